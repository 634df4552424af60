#include "tests/http/load.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace motcua::tests;

// Manifests as two sides use them: numbers, scanning, declining item by item; paper by hand while the data goes at
// once; and the custody ledger that follows. The desk works from 07:30 to 11:30 and from 13:30 to 16:00; EPAR.KT01
// allots half a day to the desk and twelve days to the department.

namespace {

struct Counter {
    Office office{"2015-03-02T08:00:00+07:00"};

    std::string receive()
    {
        const Answer answer = office.as("tiepnhan")
                                  .post("/api/v1/dossiers", {{"procedure", "EPAR.KT01"},
                                                             {"desk", kDesk},
                                                             {"channel", "direct"},
                                                             {"applicant", {{"name", "Nguyễn Văn An"}}}});
        REQUIRE(answer.status == 201);
        return answer.json()["code"];
    }
    Json send(const char* who, const char* from, const char* to, const Json& codes, const char* carries = "both")
    {
        const Answer answer = office.as(who).post(
            "/api/v1/handoffs", {{"from", from}, {"to", to}, {"dossiers", codes}, {"carries", carries}});
        REQUIRE_MESSAGE(answer.status == 201, answer.body);
        return answer.json();
    }
    Answer close(const char* who, const Json& handoff, const std::string& how, const Json& body)
    {
        return office.as(who).post("/api/v1/handoffs/" + std::to_string(handoff["id"].get<int>()) + "/" + how, body);
    }
    // Every error of a refusal as "status reason pointer: sentence".
    std::vector<std::string> refusals(const Answer& answer)
    {
        std::vector<std::string> all;
        for (const Json& error : answer.json()["errors"]) {
            all.push_back(std::to_string(answer.status) + " " + error["code"].get<std::string>() + " " +
                          error["pointer"].get<std::string>() + ": " + error["detail"].get<std::string>());
        }
        return all;
    }
    Json read(const char* who, const std::string& target)
    {
        const Answer answer = office.as(who).get(target);
        REQUIRE_MESSAGE(answer.status == 200, target, ": ", answer.body);
        return answer.json();
    }
    Json dossier(const std::string& code, const std::string& part = "")
    {
        return read("motcua", "/api/v1/dossiers/" + code + part);
    }
    bool may(const char* who, const std::string& code, const char* action)
    {
        const Json allowed = read(who, "/api/v1/dossiers/" + code)["allowed"];
        return std::ranges::find(allowed, action) != allowed.end();
    }
};

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
          Lines{"404 unknown-dossier /dossiers/0: Không tìm thấy hồ sơ X24.217-150302-9999."});
    // A bad one in a batch undoes the batch, and all bad ones are named.
    const Answer batch = counter.close("chuyenvien", ours, "accept", {{"dossiers", {codes[3], codes[0], codes[1]}}});
    CHECK(counter.refusals(batch).size() == 2);
    CHECK(counter.dossier(codes[0])["in_transit"]["handoff"] == ours["id"]);
    CHECK(scan(codes[0]).status == 200);
    CHECK(counter.refusals(counter.close("chuyenvien", ours, "accept", Json::object()))
              .front()
              .starts_with("409 nothing-open"));
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
    CHECK(refused({{"items", {item(codes[0], "x"), item("zzz", "y")}}}) == "404 unknown-dossier /items/1/dossier");
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

TEST_CASE("data goes at once, paper by hand, and each is known to be where it is")
{
    Counter counter;
    const std::string code = counter.receive();
    const std::string locate = "/api/v1/dossiers/" + code + "/locate";
    CHECK(counter.dossier(code)["paper"].is_null());
    const Json data = counter.send("tiepnhan", kDesk, kDepartment, {code}, "data");
    CHECK(data["carries"] == "data");
    CHECK(counter.dossier(code)["paper"]["unit"] == kDesk);
    CHECK(counter.close("chuyenvien", data, "accept", Json::object()).status == 200);
    // The desk has the paper, and says where it lies; the department cannot.
    CHECK(counter.office.as("tiepnhan").post(locate, {{"place", "Kệ 3"}}, {{"If-Match", "*"}}).json()["location"] ==
          "Kệ 3");
    CHECK(counter.office.as("chuyenvien").post(locate, {{"place", "Kệ 9"}}, {{"If-Match", "*"}}).status == 403);
    CHECK(counter.may("tiepnhan", code, "send-paper"));
    CHECK_FALSE(counter.may("chuyenvien", code, "send-paper"));
    const std::string at_desk = "/api/v1/dossiers?paper=X24.217.MC";
    CHECK(counter.read("tiepnhan", at_desk)["items"][0]["code"] == code);
    const Answer both = counter.office.as("chuyenvien")
                            .post("/api/v1/handoffs", {{"from", kDepartment}, {"to", kDesk}, {"dossiers", {code}}});
    CHECK(counter.refusals(both).front().starts_with("409 paper-apart /dossiers/0: Hồ sơ giấy đang ở X24.217.MC;"));

    counter.office.set_clock("2015-03-02T10:00:00+07:00");
    const Json paper = counter.send("tiepnhan", kDesk, kDepartment, {code}, "paper");
    CHECK(paper["number"] == "2/2015");
    Json moving = counter.dossier(code);
    CHECK(moving["holder"]["unit"] == kDepartment);
    CHECK(moving["paper"]["unit"].is_null());
    CHECK(moving["paper"]["in_transit"] == Json{{"handoff", paper["id"]}, {"from", kDesk}, {"to", kDepartment}});
    CHECK(moving["location"].is_null());
    CHECK(counter.may("chuyenvien", code, "accept-paper"));
    CHECK(counter.may("tiepnhan", code, "recall-paper"));
    // Four working hours later, 10:00-11:30 and 13:30-16:00, it should have been accepted.
    counter.office.set_clock("2015-03-03T08:00:00+07:00");
    const Json late = counter.read("motcua", "/api/v1/late");
    CHECK(late["not_accepted"].empty());
    REQUIRE(late["paper_not_accepted"].size() == 1);
    CHECK(late["paper_not_accepted"][0]["late_since"].get<std::string>().starts_with("2015-03-02T16:00"));
    CHECK(late["paper_not_accepted"][0]["held_minutes"] == 90 + 150 + 30);
    CHECK(counter.close("chuyenvien", paper, "accept", {{"dossiers", {code}}}).status == 200);
    CHECK(counter.dossier(code)["paper"].is_null());
    CHECK(counter.read("tiepnhan", at_desk)["items"].empty());
    CHECK(counter.office.as("chuyenvien").post(locate, {{"place", "Kệ 9"}}, {{"If-Match", "*"}}).status == 200);

    const Json trail = counter.dossier(code, "/custody")["paper"];
    REQUIRE(trail.size() == 4);
    CHECK(trail[0]["unit"] == kDesk);
    CHECK(trail[0]["apart"] == false);
    CHECK(trail[1]["unit"] == kDesk);
    CHECK(trail[1]["apart"] == true);
    CHECK(trail[2]["to"] == kDepartment);
    CHECK(trail[3]["unit"] == kDepartment);
    CHECK(trail[3]["until"].is_null());
    CHECK(counter.office.verify().code == 0);
}

TEST_CASE("paper that is declined or recalled stays with its giver, and none is on its way when a dossier ends")
{
    Counter counter;
    const std::string code = counter.receive();
    const std::string path = "/api/v1/dossiers/" + code;
    const Json first = counter.send("tiepnhan", kDesk, kDepartment, {code}, "paper");
    CHECK(counter.dossier(code)["holder"]["unit"] == kDesk);
    const auto withdraw = [&] {
        return counter.office.as("tiepnhan").post(path + "/withdraw", {{"reason", "Đề nghị"}}, {{"If-Match", "*"}});
    };
    CHECK(withdraw().json()["detail"] == "Hồ sơ giấy đang trên đường từ X24.217.MC đến X24.217.KT, chưa được nhận.");
    CHECK(withdraw().status == 409);
    CHECK(counter.close("tiepnhan", first, "accept", Json::object()).status == 403);
    const Json declined = counter.close("chuyenvien", first, "decline", {{"reason", "Chưa có dữ liệu"}}).json();
    CHECK(declined["items"][0]["reason"] == "Chưa có dữ liệu");
    CHECK(counter.dossier(code)["paper"].is_null());
    const Json second = counter.send("tiepnhan", kDesk, kDepartment, {code}, "paper");
    CHECK(counter.office.as("tiepnhan")
              .post("/api/v1/handoffs",
                    {{"from", kDesk}, {"to", kDepartment}, {"dossiers", {code}}, {"carries", "paper"}})
              .json()["errors"][0]["code"] == "paper-in-transit");
    CHECK(counter.close("tiepnhan", second, "recall", Json::object()).status == 200);
    CHECK(withdraw().status == 200);
    const Json kinds = counter.dossier(code, "/journal")["items"];
    CHECK(kinds[1]["kind"] == "paper_sent");
    CHECK(kinds[2]["kind"] == "paper_declined");
    CHECK(kinds[4]["kind"] == "paper_recalled");
    CHECK(counter.office.as("tiepnhan")
              .post("/api/v1/handoffs",
                    {{"from", kDesk}, {"to", kDepartment}, {"dossiers", {code}}, {"carries", "nothing"}})
              .json()["errors"][0]["pointer"] == "/carries");
    CHECK(counter.office.verify().code == 0);
}

TEST_CASE("the ledger says what each step was allotted and used, who made it late, and what each had in all")
{
    Counter counter;
    const std::string code = counter.receive();
    counter.office.set_clock("2015-03-02T09:00:00+07:00");
    const Json handoff = counter.send("tiepnhan", kDesk, kDepartment, {code});
    counter.office.set_clock("2015-03-02T14:30:00+07:00");
    CHECK(counter.close("chuyenvien", handoff, "accept", Json::object()).status == 200);
    counter.office.set_clock("2015-03-02T15:00:00+07:00");
    const Json ledger = counter.dossier(code, "/custody");
    // 08:00-11:30 and 13:30-15:00.
    CHECK(ledger["working_minutes"] == 300);
    const Json& sums = ledger["by_holder"];
    REQUIRE(sums.size() == 3);
    CHECK(sums[0]["person"] == "tiepnhan");
    CHECK(sums[0]["working_minutes"] == 60);
    CHECK(sums[1]["kind"] == "transit");
    CHECK(sums[1]["to"] == kDepartment);
    CHECK(sums[1]["working_minutes"] == 210);
    CHECK(sums[2]["unit"] == kDepartment);
    CHECK(sums[2]["working_minutes"] == 30);
    // Half a day of 390 minutes from 08:00 is up at 11:15; twelve days are 4680 minutes.
    const Json& steps = ledger["steps"];
    REQUIRE(steps.size() == 2);
    CHECK(steps[0]["allotted_minutes"] == 195);
    CHECK(steps[0]["used_minutes"] == 270);
    CHECK(steps[0]["left_minutes"] == -75);
    CHECK(steps[1]["allotted_minutes"] == 4680);
    CHECK(steps[1]["used_minutes"] == 30);
    CHECK(steps[1]["left_minutes"] == 4650);
    CHECK(steps[1]["left_at"].is_null());
    // 11:15-11:30 and 13:30-14:30, on the way.
    const Json& overruns = ledger["overruns"];
    REQUIRE(overruns.size() == 1);
    CHECK(overruns[0]["step"] == 1);
    CHECK(overruns[0]["kind"] == "transit");
    CHECK(overruns[0]["person"] == "tiepnhan");
    CHECK(overruns[0]["working_minutes"] == 75);
    CHECK(overruns[0]["from"].get<std::string>().starts_with("2015-03-02T11:15"));
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
