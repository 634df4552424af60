#include "tests/http/counter.hpp"

using namespace motcua::tests;

// Paper by hand while the data goes at once, and the ledgers of both.

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

    counter.office.set_clock("2015-03-02T09:50:00+07:00");
    const Json paper = counter.send("tiepnhan", kDesk, kDepartment, {code}, "paper");
    CHECK(paper["number"] == "2/2015");
    Json moving = counter.dossier(code);
    CHECK(moving["holder"]["unit"] == kDepartment);
    CHECK(moving["paper"]["unit"].is_null());
    CHECK(moving["paper"]["in_transit"] == Json{{"handoff", paper["id"]}, {"from", kDesk}, {"to", kDepartment}});
    CHECK(moving["location"].is_null());
    CHECK(counter.may("chuyenvien", code, "accept-paper"));
    CHECK(counter.may("tiepnhan", code, "recall-paper"));
    // Four working hours later, 09:50-11:30 and 13:30-15:50 and a moment, it should have been accepted.
    counter.office.set_clock("2015-03-02T16:30:00+07:00");
    const Json late = counter.read("motcua", "/api/v1/late");
    CHECK(late["not_accepted"].empty());
    REQUIRE(late["paper_not_accepted"].size() == 1);
    CHECK(late["paper_not_accepted"][0]["late_since"].get<std::string>().starts_with("2015-03-02T15:5"));
    CHECK(late["paper_not_accepted"][0]["held_minutes"] == 100 + 150);
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
    const std::string apart = counter.receive();
    const Json away = counter.send("tiepnhan", kDesk, kDepartment, {apart}, "paper");
    CHECK(counter.close("chuyenvien", away, "accept", Json::object()).status == 200);
    CHECK_FALSE(counter.may("tiepnhan", apart, "withdraw"));
    const Answer refused =
        counter.office.as("tiepnhan")
            .post("/api/v1/dossiers/" + apart + "/withdraw", {{"reason", "Đề nghị"}}, {{"If-Match", "*"}});
    CHECK(refused.status == 409);
    CHECK(refused.json()["type"] == "urn:motcua:problem:paper-apart");
    CHECK(refused.json()["detail"] ==
          "Hồ sơ giấy đang ở X24.217.KT; hãy nhận hồ sơ giấy về trước, hoặc chỉ bàn giao hồ sơ điện tử.");
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
    // Half a day of 390 minutes from a moment after 08:00 is up a moment after 11:15, which is 11:16; twelve days from
    // a moment after 14:30 are 4680 minutes and the one begun.
    const Json& steps = ledger["steps"];
    REQUIRE(steps.size() == 2);
    CHECK(steps[0]["allotted_minutes"] == 196);
    CHECK(steps[0]["used_minutes"] == 270);
    CHECK(steps[0]["left_minutes"] == -74);
    CHECK(steps[1]["allotted_minutes"] == 4681);
    CHECK(steps[1]["used_minutes"] == 30);
    CHECK(steps[1]["left_minutes"] == 4651);
    CHECK(steps[1]["left_at"].is_null());
    // 11:16-11:30 and 13:30-14:30, on the way.
    const Json& overruns = ledger["overruns"];
    REQUIRE(overruns.size() == 1);
    CHECK(overruns[0]["step"] == 1);
    CHECK(overruns[0]["kind"] == "transit");
    CHECK(overruns[0]["person"] == "tiepnhan");
    CHECK(overruns[0]["working_minutes"] == 74);
    CHECK(overruns[0]["from"].get<std::string>().starts_with("2015-03-02T11:16"));
}
