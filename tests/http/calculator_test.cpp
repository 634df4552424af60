#include "tests/http/bad_input.hpp"
#include "tests/support/deadline_vectors.hpp"

#include <doctest/doctest.h>

using namespace motcua::tests;

namespace {

constexpr const char* kPath = "/api/v1/deadline";

Json known_case()
{
    return {{"unit", "X24.217.MC"},
            {"limit", {{"amount", 5}, {"unit", "working_day"}}},
            {"received_at", "2015-02-11T08:00:00+07:00"}};
}

Json own_calendar()
{
    return {{"week", {{{"weekday", 1}, {"segments", {"07:30-11:30"}}}}}};
}

// One wait after the other of an hour each, on consecutive days.
Json waits_of_an_hour(int count)
{
    Json waits = Json::array();
    for (int day = 10; day < 10 + count; ++day) {
        const std::string date = "2015-03-" + std::to_string(day);
        waits.push_back({{"from", date + "T09:00:00+07:00"}, {"to", date + "T10:00:00+07:00"}, {"policy", "pause"}});
    }
    return waits;
}

// A wait that lasts until a date and moves nothing.
Json waiting_until(const std::string& date)
{
    return {{{"from", "2015-03-10T09:00:00+07:00"}, {"to", date + "T09:00:00+07:00"}, {"policy", "none"}}};
}

}  // namespace

TEST_CASE("anybody may have a deadline computed, with a calendar of their own")
{
    const Office office;
    Client stranger = office.client();
    const auto table = deadline_table();
    for (const auto& vector : deadline_vectors(table, "case")) {
        CAPTURE(vector.dump());
        const Answer answer =
            stranger.send("POST", kPath, case_of(table, vector).dump(), {{"Content-Type", "application/json"}});
        REQUIRE(answer.status == 200);
        for (const auto& [name, value] : vector["expect"].items()) CHECK(answer.json()[name].dump() == value.dump());
    }
}

TEST_CASE("a unit's published calendar is taken with its name")
{
    const Office office;
    Client stranger = office.client();
    // By hand: 12, 13 and 14 (worked Saturday), 24 and 25 February.
    const Answer vi = stranger.post(kPath, known_case());
    REQUIRE(vi.status == 200);
    CHECK(vi.header("content-language") == "vi");
    CHECK(vi.json()["due_at"] == "2015-02-25T16:00:00+07:00");
    CHECK(vi.json()["calendar_version"] != "");
    CHECK(vi.json()["start_sentence"].get<std::string>().starts_with("Tiếp nhận lúc 08 giờ 00"));
    CHECK_FALSE(vi.json().contains("verdict"));
    const Answer en = stranger.post("/api/v1/deadline?form=full", known_case(), {{"Accept-Language", "en"}});
    CHECK(en.header("content-language") == "en");
    CHECK(en.json()["explanation"].size() == 15);
    CHECK(en.json()["explanation"][3]["sentence"].get<std::string>().starts_with("Sat 14/02/2015: "));
    CHECK(en.json()["explanation"][3]["segments"].size() == 2);
}

TEST_CASE("every fault of a request to the calculator is told in both languages")
{
    const Office office;
    Client stranger = office.client();
    Json own = known_case();
    own.erase("unit");
    own["calendar"] = own_calendar();
    Json reversed = own;
    reversed["calendar"]["week"][0]["segments"] = {"11:30-07:30"};
    std::vector<BadInput> table = bad_json();
    table.insert(table.end(),
                 {{"no calendar", without(known_case(), "", "unit"), 422, "exactly-one", "/calendar"},
                  {"two calendars", with(own, "/unit", "X24.217.MC"), 422, "exactly-one", "/unit"},
                  {"an unknown unit", with(known_case(), "/unit", "X99"), 404, "unknown-unit", "/unit"},
                  {"a reversed segment", reversed.dump(), 422, "reversed", "/calendar/week/0/segments/0"},
                  {"no whole number of halves", with(own, "/limit/amount", 0.3), 422, "wrong-type", "/limit/amount"},
                  {"far too long a limit", with(own, "/limit/amount", 900'000), 409, "calendar-missing", "/calendar"},
                  {"before the calendar", with(known_case(), "/received_at", "1999-02-11T08:00:00+07:00"), 409,
                   "calendar-missing", "/received_at"},
                  {"far too large", "{\"a\": \"" + std::string(256 * 1024, 'a') + "\"}", 413, "body-too-large"}});
    check_refused(stranger, {"POST", kPath, {}}, table);
    check_refused(stranger, {"POST", "/api/v1/deadline?form=long", {}},
                  {{"an unknown form", own.dump(), 422, "invalid-value", "/form"}});
}

TEST_CASE("a stranger's derivation has at most twenty waits and 3700 dates")
{
    const Office office;
    Client stranger = office.client();
    Json own = known_case();
    own.erase("unit");
    own["calendar"] = own_calendar();
    own["limit"] = {{"amount", 10}, {"unit", "calendar_day"}};
    // From 11 February 2015 the 3700th date is 29 March 2025.
    own["waits"] = waits_of_an_hour(20);
    CHECK(stranger.post(kPath, own).status == 200);
    own["waits"] = waiting_until("2025-03-29");
    const Answer longest = stranger.post("/api/v1/deadline?form=full", own);
    REQUIRE(longest.status == 200);
    CHECK(longest.json()["explanation"].size() == 3'700);
    Json far = own;
    far.erase("waits");
    // Counted to Tuesday 1 April 2025 and moved to a Monday.
    far["limit"]["amount"] = 3'702;
    check_refused(
        stranger, {"POST", kPath, {}},
        {{"too many waits", with(own, "/waits", waits_of_an_hour(21)), 422, "out-of-range", "/waits"},
         {"too long a wait", with(own, "/waits", waiting_until("2025-03-30")), 422, "out-of-range", "/waits/0/to"},
         {"too far a date", far.dump(), 422, "out-of-range", "/limit"}});
}

TEST_CASE("the dates of a dossier are explained in both forms")
{
    Office office;
    Client& clerk = office.as("tiepnhan");
    const std::string code = clerk
                                 .post("/api/v1/dossiers", {{"procedure", "EPAR.KT01"},
                                                            {"desk", "X24.217.MC"},
                                                            {"channel", "direct"},
                                                            {"applicant", {{"name", "Nguyễn Văn An"}}}})
                                 .json()["code"];
    const std::string path = "/api/v1/dossiers/" + code + "/deadline";
    // Wednesday 11 February to Wednesday 11 March.
    CHECK(clerk.get(path + "?form=full").json()["explanation"]["days"].size() == 29);
    CHECK(clerk.get(path).json()["explanation"]["days"].size() < 29);
    CHECK(clerk.get(path + "?form=short").status == 422);
}

TEST_CASE("whoever asks too often has to wait, and nobody else")
{
    Office office;
    Client stranger = office.client();
    Answer answer = stranger.post(kPath, Json::object());
    for (int tries = 1; answer.status == 422 && tries < 5'000; ++tries) answer = stranger.post(kPath, Json::object());
    REQUIRE(answer.status == 429);
    CHECK(answer.header("retry-after") == "1");
    CHECK(answer.json()["type"] == "urn:motcua:problem:too-many-requests");
    CHECK(stranger.get("/healthz").status == 200);
    office.set_clock("2015-02-11T08:10:00+07:00");
    CHECK(stranger.post(kPath, known_case()).status == 200);
}
