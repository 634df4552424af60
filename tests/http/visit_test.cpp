#include "tests/http/counter.hpp"

using namespace motcua::tests;

TEST_CASE("several dossiers of one visit are received together, or none of them")
{
    Counter counter;
    Json body = came_in("direct");
    body.erase("procedure");
    body.erase("documents");
    body["submitter"] = {{"name", "Trần Thị Bình"}, {"authority", "Giấy uỷ quyền số 12 ngày 01/3/2015"}};
    body["dossiers"] = Json::array({{{"procedure", "EPAR.KT01"}, {"note", "Nộp cùng"}},
                                    {{"procedure", "EPAR.KT06"}, {"documents", {{{"name", "Giấy phép cũ"}}}}},
                                    {{"procedure", "EPAR.TP05"}}});
    const Json visit = counter.made("visits", body);
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
    CHECK(counter.get("dossiers?visit=X24.217-150302-0001")["items"].size() == 3);
    CHECK(counter.get("dossiers?visit=X24.217-150302-0002")["items"].empty());

    Json bad = body;
    bad["dossiers"][1]["procedure"] = "EPAR.XX99";
    CHECK(counter.attempt("visits", bad) == "404 unknown-procedure /dossiers/1/procedure");
    bad = body;
    bad["dossiers"][2]["code"] = "X24.217-150302-0002";
    CHECK(counter.attempt("visits", bad) == "409 duplicate-code /dossiers/2/code");
    bad["dossiers"][2]["code"] = "X24.217-150301-0009";
    CHECK(counter.attempt("visits", bad) == "422 code-does-not-fit /dossiers/2/code");
    bad["dossiers"] = Json::array();
    CHECK(counter.attempt("visits", bad) == "422 missing-field /dossiers");
    bad["dossiers"] = Json(21, {{"procedure", "EPAR.KT01"}});
    CHECK(counter.attempt("visits", bad) == "422 too-many /dossiers");
    bad = body;
    bad["dossiers"][0]["desk"] = kDesk;
    CHECK(counter.attempt("visits", bad) == "422 unknown-field /dossiers/0/desk");
    bad = body;
    bad["desk"] = kDepartment;
    CHECK(counter.attempt("visits", bad) == "422 not-a-desk /desk");
    CHECK(counter.attempt("visits", body, "chuyenvien") == "403 forbidden-role");
    // Nothing was written, and no serial used up.
    CHECK(counter.made("dossiers", came_in("direct"))["code"] == "X24.217-150302-0004");
    CHECK(counter.get("dossiers")["items"].size() == 4);
    CHECK(counter.office.verify().code == 0);
}
