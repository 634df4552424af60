#include "tests/support/office.hpp"

#include <doctest/doctest.h>

using namespace motcua::tests;

TEST_CASE("a dossier goes from the desk to the department and back to the citizen")
{
    Office office;
    Client& clerk = office.as("tiepnhan");
    const Answer received = clerk.post("/api/v1/dossiers", {{"procedure", "EPAR.KT01"},
                                                            {"desk", "X24.217.MC"},
                                                            {"channel", "direct"},
                                                            {"applicant", {{"name", "Nguyễn Văn An"}}}});
    REQUIRE(received.status == 201);
    const std::string code = received.json()["code"];
    CHECK(code == "X24.217-150211-0001");
    // Fifteen working days over Tết 2015, by hand: 12, 13, 14 (worked Saturday), 24–27 February, 2–6 and 9–11 March.
    CHECK(received.json()["deadline"]["due_at"] == "2015-03-11T16:00:00+07:00");

    const Answer sent =
        clerk.post("/api/v1/handoffs", {{"from", "X24.217.MC"}, {"to", "X24.217.KT"}, {"dossiers", {code}}});
    REQUIRE(sent.status == 201);
    const std::string manifest = "/api/v1/handoffs/" + std::to_string(sent.json()["id"].get<int>());
    Client& staff = office.as("chuyenvien");
    CHECK(staff.post(manifest + "/accept", Json::object()).status == 200);
    CHECK(
        staff.post("/api/v1/dossiers/" + code + "/decide", {{"outcome", "approved"}}, {{"If-Match", "\"3\""}}).status ==
        200);
    const Answer back =
        staff.post("/api/v1/handoffs", {{"from", "X24.217.KT"}, {"to", "X24.217.MC"}, {"dossiers", {code}}});
    REQUIRE(back.status == 201);
    const std::string result = "/api/v1/handoffs/" + std::to_string(back.json()["id"].get<int>());
    CHECK(clerk.post(result + "/accept", Json::object()).status == 200);
    const Answer returned = clerk.post("/api/v1/dossiers/" + code + "/return", Json::object(), {{"If-Match", "\"6\""}});
    REQUIRE(returned.status == 200);
    CHECK(returned.json()["status"] == "returned");
    CHECK(returned.json()["national_status"] == 10);
    CHECK(returned.json()["deadline"]["state"] == "decided_early");
    CHECK(office.verify().code == 0);
}
