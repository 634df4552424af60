#include "tests/http/reception.hpp"

#include <algorithm>

using namespace motcua::tests;

// A closed period as people meet it.

namespace {

struct Closings : Reception {
    Closings() : Reception("2015-01-28T08:00:00+07:00") {}

    std::string late_entry()
    {
        return made("dossiers", with(came_in("direct"), {{"received_at", "2015-01-30T15:00:00+07:00"}}))["code"];
    }
    std::string close(const Json& body, const char* who = "lanhdao") { return attempt("closings", body, who); }
};

Json pointed(const Json& item, std::string measure)
{
    std::ranges::replace(measure, '.', '/');
    return item[Json::json_pointer("/" + measure)];
}

// "received 1>2; …"
std::string shown(const Json& changes)
{
    std::string text;
    for (const Json& change : changes) {
        text += (text.empty() ? "" : "; ") + change["measure"].get<std::string>() + " " + change["closed"].dump() +
                ">" + change["today"].dump();
    }
    return text;
}

}  // namespace

TEST_CASE("a month that was closed stays as it was, and what came late is listed with who wrote it down")
{
    Closings desk;
    desk.made("dossiers", came_in("direct"));
    desk.office.set_clock("2015-02-01T10:00:00+07:00");
    const Answer closed = desk.post("closings", {{"period", "2015-01"}}, "lanhdao");
    REQUIRE_MESSAGE(closed.status == 201, closed.body);
    const Json january = closed.json();
    CHECK(january["agency"] == "X24.217");
    CHECK(january["period"] ==
          Json{{"name", "2015-01"}, {"from", "2015-01-01T00:00:00+07:00"}, {"to", "2015-02-01T00:00:00+07:00"}});
    CHECK(january["closed_by"] == "lanhdao");
    CHECK(january["journal_position"] == 1);
    CHECK(desk.get("closings/1/restatements")["changes"].empty());

    desk.office.set_clock("2015-02-02T09:00:00+07:00");
    const std::string late = desk.late_entry();
    const Json figures = desk.get("closings/1");
    CHECK(figures["closing"] == january);
    REQUIRE(figures["items"].size() == 1);
    CHECK(figures["items"][0]["group"].is_null());
    CHECK(figures["items"][0]["closed"]["received"] == 1);
    CHECK(figures["items"][0]["today"]["received"] == 2);
    // Measures are called by where they stand among the indicators.
    const Json indicators = desk.get("indicators?period=2015-01")["items"][0];
    for (const auto& [measure, value] : figures["items"][0]["today"].items())
        CHECK_MESSAGE(pointed(indicators, measure) == value, measure);

    const Json found = desk.get("closings/1/restatements?group_by=none");
    CHECK(found["same_basis"] == true);
    const std::string changes =
        "received 1>2; received_direct 1>2; total 1>2; in_progress 1>2; in_progress_in_time 1>2; "
        "counts.entered_late.count 0>1";
    CHECK(shown(found["changes"]) == changes);
    for (const Json& change : found["changes"]) {
        CHECK(change["by_entries"] == 1);
        CHECK(change["otherwise"] == 0);
    }
    REQUIRE(found["items"].size() == 1);
    CHECK(found["items"][0]["dossier"] == late);
    REQUIRE(found["items"][0]["entries"].size() == 1);
    const Json entry = found["items"][0]["entries"][0];
    CHECK(entry["n"] == 1);
    CHECK(entry["kind"] == "received");
    CHECK(short_time(entry["happened_at"]) == "2015-01-30T15:00");
    CHECK(short_time(entry["recorded_at"]) == "2015-02-02T09:00");
    CHECK(entry["actor"] == "tiepnhan");
    CHECK(desk.get("closings/1/restatements?group_by=unit")["changes"].size() == 6);
    CHECK(desk.get("indicators?period=2015-02")["items"][0]["carried_over"] == 2);

    const std::string other = desk.late_entry();
    const Json first = desk.get("closings/1/restatements?limit=1");
    CHECK(first["items"].size() == 1);
    CHECK(first["next"] == late);
    const Json second = desk.get("closings/1/restatements?limit=1&cursor=" + late);
    CHECK(second["items"][0]["dossier"] == other);
    CHECK(second["next"].is_null());
    const Run verified = desk.office.verify();
    CHECK(verified.code == 0);
    CHECK(verified.out.contains("1 closed periods verified"));
}

TEST_CASE("a filing that is received with the true time after the close leaves one figure and enters others")
{
    Closings desk;
    const std::string code = desk.made("filings", came_in("online"))["code"];
    desk.office.set_clock("2015-02-01T10:00:00+07:00");
    REQUIRE(desk.close({{"period", "2015-01"}}) == "201");
    desk.office.set_clock("2015-02-02T09:00:00+07:00");
    REQUIRE(desk.attempt("dossiers/" + code + "/receive", {{"received_at", "2015-01-30T15:00:00+07:00"}}) == "200");
    const Json found = desk.get("closings/1/restatements?group_by=none");
    CHECK(shown(found["changes"]) ==
          "received 0>1; received_online 0>1; total 0>1; in_progress 0>1; in_progress_in_time 0>1; filed 1>0; "
          "counts.entered_late.count 0>1");
    REQUIRE(found["items"].size() == 1);
    CHECK(found["items"][0]["entries"].size() == 1);
    CHECK(found["items"][0]["entries"][0]["n"] == 2);
    CHECK(desk.office.verify().code == 0);
}

TEST_CASE("a close that cannot be is refused with its reason")
{
    Closings desk;
    desk.office.set_clock("2015-02-01T10:00:00+07:00");
    const Json january{{"period", "2015-01"}};
    for (const char* who : {"tiepnhan", "chuyenvien", "truongphong", "motcua", "kiemsoat", "thanhtra", "quantri"})
        CHECK(desk.close(january, who) == "403 forbidden-role");
    CHECK(desk.close(Json::object()) == "422 missing-field /period");
    CHECK(desk.close({{"period", "2015-13"}}) == "422 invalid-value /period");
    CHECK(desk.close({{"period", "2015-01"}, {"from", "2015-01-01"}}) == "422 exactly-one /period");
    CHECK(desk.close({{"from", "2015-01-01"}}) == "422 missing-field /to");
    CHECK(desk.close({{"to", "2015-01-01"}}) == "422 missing-field /from");
    CHECK(desk.close({{"from", "2015-02-30"}, {"to", "2015-03-01"}}) == "422 impossible-date /from");
    CHECK(desk.close({{"from", "2015-01-01"}, {"to", "2015-01-01"}}) == "422 out-of-range /to");
    CHECK(desk.close({{"from", "2014-01-01"}, {"to", "2015-01-03"}}) == "422 out-of-range /to");
    CHECK(desk.close(with(january, {{"cutoff", 29}})) == "422 out-of-range /cutoff");
    CHECK(desk.close(with(january, {{"agency", "X24.217"}})) == "422 unknown-field /agency");
    CHECK(desk.close({{"period", "2015-02"}}) == "409 period-not-over /period");
    CHECK(desk.close({{"from", "2015-01-01"}, {"to", "2015-02-02"}}) == "409 period-not-over /to");
    // Until the first moment of February.
    CHECK(desk.close({{"from", "2015-01-01"}, {"to", "2015-02-01"}}) == "201");
    CHECK(desk.close(january) == "409 period-closed /period");
    CHECK(desk.close(with(january, {{"cutoff", 15}})) == "201");
    CHECK(desk.get("closings")["items"].size() == 2);
    CHECK(desk.get("closings?limit=1")["next"] == "2");
    CHECK(desk.get("closings?cursor=2")["items"][0]["id"] == 1);
    CHECK(desk.get("closings?agency=X24")["items"].empty());
    CHECK(desk.fresh().get("/api/v1/closings/1?group_by=person").status == 422);
    CHECK(desk.fresh().get("/api/v1/closings/1/restatements?limit=x").status == 422);
    CHECK(desk.fresh().get("/api/v1/closings/3").status == 404);

    const Run added = run({"user", "add", "kep", "--name", "Chủ tịch Kép", "--unit", "X24.217.02", "--role",
                           "agency_leader", "--password-stdin", "--database", desk.office.database_url()},
                          "motcua-demo\n");
    REQUIRE_MESSAGE(added.code == 0, added.err);
    CHECK(desk.fresh("kep").get("/api/v1/closings/1").status == 404);
    CHECK(desk.get("closings", "kep")["items"].empty());
    CHECK(desk.close(january, "kep") == "201");
    // The district reads what is below it.
    CHECK(desk.get("closings/3", "lanhdao")["closing"]["agency"] == "X24.217.02");
    CHECK(desk.fresh("motcua").get("/api/v1/closings/3").status == 404);
}

TEST_CASE("a close that is sent twice under one key happens once, and a deputy's names both")
{
    Closings desk;
    desk.office.set_clock("2015-02-01T10:00:00+07:00");
    const Headers key{{"Idempotency-Key", "khoa-so-thang-1"}};
    const Answer first = desk.fresh("lanhdao").post("/api/v1/closings", {{"period", "2015-01"}}, key);
    const Answer again = desk.fresh("lanhdao").post("/api/v1/closings", {{"period", "2015-01"}}, key);
    CHECK(first.status == 201);
    CHECK(again.status == 201);
    CHECK(first.body == again.body);

    const Json term{{"account", "truongphong"}, {"valid_from", "2015-02-01"}, {"valid_to", "2015-02-10"}};
    REQUIRE(desk.fresh("lanhdao").post("/api/v1/deputies", term).status == 201);
    const Answer deputy =
        desk.fresh("truongphong").post("/api/v1/closings", {{"period", "2014"}}, {{"On-Behalf-Of", "lanhdao"}});
    REQUIRE_MESSAGE(deputy.status == 201, deputy.body);
    CHECK(deputy.json()["closed_by"] == "truongphong");
    CHECK(deputy.json()["on_behalf_of"] == "lanhdao");
    CHECK(desk.office.verify().code == 0);
}
