#include "tests/http/reception.hpp"

using namespace motcua::tests;

TEST_CASE("several dossiers of one visit are received together, or none of them")
{
    Reception reception;
    Json body = came_in("direct");
    body.erase("procedure");
    body.erase("documents");
    body["submitter"] = {{"name", "Trần Thị Bình"}, {"authority", "Giấy uỷ quyền số 12 ngày 01/3/2015"}};
    body["dossiers"] = Json::array({{{"procedure", "EPAR.KT01"}, {"note", "Nộp cùng"}},
                                    {{"procedure", "EPAR.KT06"}, {"documents", {{{"name", "Giấy phép cũ"}}}}},
                                    {{"procedure", "EPAR.TP05"}}});
    const Json visit = reception.made("visits", body);
    CHECK(visit["visit"] == "X24.217-150302-0001");
    REQUIRE(visit["dossiers"].size() == 3);
    std::string codes;
    for (const Json& dossier : visit["dossiers"]) {
        codes += dossier["code"].get<std::string>().substr(15) + " ";
        CHECK(dossier["visit"] == visit["visit"]);
        CHECK(dossier["submitter"]["authority"] == "Giấy uỷ quyền số 12 ngày 01/3/2015");
        CHECK(dossier["pin"].get<std::string>().size() == 6);
    }
    CHECK(codes == "0001 0002 0003 ");
    CHECK(visit["dossiers"][1]["documents"][0]["name"] == "Giấy phép cũ");
    // Five working days from Monday 2 March.
    CHECK(short_time(visit["dossiers"][1]["deadline"]["due_at"]) == "2015-03-09T16:00");
    CHECK(reception.get("dossiers?visit=X24.217-150302-0001")["items"].size() == 3);
    CHECK(reception.get("dossiers?visit=X24.217-150302-0002")["items"].empty());

    Json bad = body;
    bad["dossiers"][1]["procedure"] = "EPAR.XX99";
    CHECK(reception.attempt("visits", bad) == "404 unknown-procedure /dossiers/1/procedure");
    bad = body;
    bad["dossiers"][2]["code"] = "X24.217-150302-0002";
    CHECK(reception.attempt("visits", bad) == "409 duplicate-code /dossiers/2/code");
    bad["dossiers"][2]["code"] = "X24.217-150301-0009";
    CHECK(reception.attempt("visits", bad) == "422 code-does-not-fit /dossiers/2/code");
    bad["dossiers"] = Json::array();
    CHECK(reception.attempt("visits", bad) == "422 missing-field /dossiers");
    bad["dossiers"] = Json(21, {{"procedure", "EPAR.KT01"}});
    CHECK(reception.attempt("visits", bad) == "422 too-many /dossiers");
    bad = body;
    bad["dossiers"][0]["desk"] = kDesk;
    CHECK(reception.attempt("visits", bad) == "422 unknown-field /dossiers/0/desk");
    bad = body;
    bad["desk"] = kDepartment;
    CHECK(reception.attempt("visits", bad) == "422 not-a-desk /desk");
    CHECK(reception.attempt("visits", body, "chuyenvien") == "403 forbidden-role");
    // Nothing was written, and no serial used up.
    CHECK(reception.made("dossiers", came_in("direct"))["code"] == "X24.217-150302-0004");
    CHECK(reception.get("dossiers")["items"].size() == 4);
    CHECK(reception.office.verify().code == 0);
}
