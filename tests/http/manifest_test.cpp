#include "tests/http/counter.hpp"

using namespace motcua::tests;

// Manifests as two sides use them: numbers, scanning, declining item by item.

namespace {

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a manifest has a number in its unit and year, and is found by it")
{
    Counter counter;
    const std::string first = counter.receive();
    const std::string second = counter.receive();
    CHECK(counter.send("tiepnhan", kDesk, kDepartment, {first})["number"] == "1/2015");
    // A manifest that is refused takes no number.
    CHECK(counter.office.as("tiepnhan")
              .post("/api/v1/handoffs", {{"from", kDesk}, {"to", kDepartment}, {"dossiers", {first}}})
              .status == 409);
    const Json sent = counter.send("tiepnhan", kDesk, kDepartment, {second});
    CHECK(sent["number"] == "2/2015");
    CHECK(sent["carries"] == "both");
    CHECK(counter.close("chuyenvien", sent, "accept", Json::object()).status == 200);
    CHECK(counter.send("chuyenvien", kDepartment, kDesk, {second})["number"] == "1/2015");
    const Json found = counter.read("chuyenvien", "/api/v1/handoffs?number=2/2015&from=X24.217.MC")["items"];
    REQUIRE(found.size() == 1);
    CHECK(found[0]["id"] == sent["id"]);
    CHECK(counter.read("chuyenvien", "/api/v1/handoffs?number=1/2015")["items"].size() == 2);
    CHECK(counter.read("chuyenvien", "/api/v1/handoffs?number=1/2014")["items"].empty());
    for (const char* number : {"2", "x", "2/", "/2015", "2/2015/1", "2-2015"}) {
        const Answer answer = counter.office.as("chuyenvien").get(std::string{"/api/v1/handoffs?number="} + number);
        CHECK(counter.refusals(answer).front().starts_with("422 invalid-value /number"));
    }
}

TEST_CASE("scanned one by one: each is taken, and what does not fit is told by its code and why")
{
    Counter counter;
    std::vector<std::string> codes;
    for (int i = 0; i < 4; ++i) codes.push_back(counter.receive());
    const Json ours = counter.send("tiepnhan", kDesk, kDepartment, {codes[0], codes[1]});
    counter.send("tiepnhan", kDesk, kDepartment, {codes[2]});
    const auto scan = [&](const std::string& code) {
        return counter.close("chuyenvien", ours, "accept", {{"dossiers", {code}}});
    };
    CHECK(scan(codes[1]).status == 200);
    CHECK(counter.refusals(scan(codes[1])) ==
          Lines{"409 already-accepted /dossiers/0: Hồ sơ " + codes[1] + " đã được chuyenvien nhận trong phiếu này."});
    CHECK(counter.refusals(scan(codes[2])) == Lines{"409 on-another-handoff /dossiers/0: Hồ sơ " + codes[2] +
                                                    " nằm trong phiếu bàn giao 2/2015 từ X24.217.MC đến X24.217.KT."});
    CHECK(counter.refusals(scan(codes[3])) ==
          Lines{"409 not-in-handoff /dossiers/0: Hồ sơ " + codes[3] + " không chờ nhận trong phiếu bàn giao này."});
    CHECK(counter.refusals(scan("X24.217-150302-9999")) ==
          Lines{"409 not-in-handoff /dossiers/0: Hồ sơ X24.217-150302-9999 không chờ nhận trong phiếu bàn giao này."});
    // A bad one in a batch undoes the batch, and all bad ones are named.
    const Answer batch = counter.close("chuyenvien", ours, "accept", {{"dossiers", {codes[3], codes[0], codes[1]}}});
    CHECK(counter.refusals(batch).size() == 2);
    CHECK(counter.dossier(codes[0])["in_transit"]["handoff"] == ours["id"]);
    CHECK(scan(codes[0]).status == 200);
    CHECK(counter.close("chuyenvien", ours, "accept", Json::object()).json()["type"] ==
          "urn:motcua:problem:nothing-open");
    // And the two other ends.
    const Json back = counter.send("chuyenvien", kDepartment, kDesk, {codes[0], codes[1]});
    CHECK(counter.close("tiepnhan", back, "decline", {{"dossiers", {codes[0]}}, {"reason", "Thiếu bản vẽ"}}).status ==
          200);
    CHECK(counter.close("chuyenvien", back, "recall", {{"dossiers", {codes[1]}}}).status == 200);
    const Answer late = counter.close("tiepnhan", back, "accept", {{"dossiers", {codes[0], codes[1]}}});
    CHECK(counter.refusals(late) ==
          Lines{"409 already-declined /dossiers/0: Hồ sơ " + codes[0] + " đã bị tiepnhan từ chối nhận trong phiếu này.",
                "409 already-recalled /dossiers/1: Hồ sơ " + codes[1] + " đã được chuyenvien thu hồi khỏi phiếu này."});
    CHECK(counter.office.verify().code == 0);
}

TEST_CASE("many are declined in one call, each for its own reason, and are the giver's again")
{
    Counter counter;
    std::vector<std::string> codes;
    for (int i = 0; i < 3; ++i) codes.push_back(counter.receive());
    const Json handoff = counter.send("tiepnhan", kDesk, kDepartment, codes);
    const auto item = [](const std::string& code, const Json& reason) {
        return Json{{"dossier", code}, {"reason", reason}};
    };
    const auto refused = [&](const Json& body) {
        const Answer answer = counter.close("chuyenvien", handoff, "decline", body);
        std::string text = counter.refusals(answer).front();
        return text.substr(0, text.find(':'));
    };
    CHECK(refused({{"items", Json::array()}}) == "422 missing-field /items");
    CHECK(refused({{"items", {item(codes[0], nullptr)}}}) == "422 missing-field /items/0/reason");
    CHECK(refused({{"items", {item(codes[0], "x"), item(codes[0], "y")}}}) == "422 duplicate-dossier /items/1");
    CHECK(refused({{"items", {{{"reason", "x"}}}}}) == "422 missing-field /items/0/dossier");
    CHECK(refused({{"items", {item(codes[0], 5)}}}) == "422 wrong-type /items/0/reason");
    CHECK(refused({{"items", {item(codes[0], "x")}}, {"dossiers", {codes[1]}}}) == "422 exactly-one /items");
    CHECK(refused({{"items", {item(codes[0], "x"), item("zzz", "y")}}}) == "409 not-in-handoff /items/1/dossier");
    Json extra = item(codes[0], "x");
    extra["x"] = 1;
    CHECK(refused({{"items", {extra}}}) == "422 unknown-field /items/0/x");
    CHECK(counter.close("chuyenvien", handoff, "accept", {{"items", {item(codes[0], "x")}}}).status == 422);

    const Answer done = counter.close(
        "chuyenvien", handoff, "decline",
        {{"items", {item(codes[2], "Sai mẫu đơn"), item(codes[0], nullptr)}}, {"reason", "Thiếu bản vẽ"}});
    REQUIRE_MESSAGE(done.status == 200, done.body);
    const Json items = done.json()["items"];
    CHECK(items[0]["reason"] == "Thiếu bản vẽ");
    CHECK(items[1]["state"] == "open");
    CHECK(items[2]["reason"] == "Sai mẫu đơn");
    CHECK(items[2]["state"] == "declined");
    CHECK(counter.dossier(codes[2])["holder"]["unit"] == kDesk);
    CHECK(counter.office.verify().code == 0);
}

TEST_CASE("a whole manifest is sent and taken in one call each, however many there are in it")
{
    Counter counter;
    std::vector<std::string> codes;
    for (int i = 0; i < 75; ++i) codes.push_back(counter.receive());
    const Json sent = counter.send("tiepnhan", kDesk, kDepartment, codes);
    CHECK(sent["count"] == 75);
    CHECK(sent["open"] == 75);
    const Json taken = counter.close("chuyenvien", sent, "accept", Json::object()).json();
    CHECK(taken["open"] == 0);
    for (const Json& item : taken["items"]) CHECK(item["state"] == "accepted");
    const Json held = counter.read("chuyenvien", "/api/v1/dossiers?holder=X24.217.KT&limit=200")["items"];
    CHECK(held.size() == 75);
    const Json back = counter.send("chuyenvien", kDepartment, kDesk, codes);
    CHECK(counter.close("tiepnhan", back, "decline", {{"reason", "Chưa ký"}}).json()["items"][74]["reason"] ==
          "Chưa ký");
    CHECK(counter.office.verify().code == 0);
}
