#include "tests/http/load.hpp"

#include <doctest/doctest.h>

using namespace motcua::tests;

// What can happen to a dossier beside the straight way, over HTTP. The desk works from 07:30 to 11:30 and from 13:30 to
// 16:00; EPAR.KT01 has fifteen working days.

namespace {

struct Life {
    Office office{"2015-03-02T08:00:00+07:00"};
    std::string code;

    Life()
    {
        const Answer answer =
            office.as("tiepnhan")
                .post("/api/v1/dossiers", {{"procedure", "EPAR.KT01"},
                                           {"desk", kDesk},
                                           {"channel", "direct"},
                                           {"applicant", {{"name", "Nguyễn Văn An"}, {"phone", "0912345678"}}}});
        REQUIRE(answer.status == 201);
        code = answer.json()["code"];
    }

    Client fresh(const char* account)
    {
        Client client = office.client();
        client.sign_in(account);
        return client;
    }
    std::string path(const std::string& part = "") const { return "/api/v1/dossiers/" + code + part; }

    // "200", or status and reason.
    std::string attempt(const char* who, const std::string& command, const Json& body)
    {
        const Answer answer = fresh(who).post(path("/" + command), body, {{"If-Match", "*"}});
        if (answer.status == 200) return "200";
        const std::string type = answer.json()["type"];
        return std::to_string(answer.status) + " " + type.substr(type.rfind(':') + 1);
    }
    Json happen(const char* who, const std::string& command, const Json& body)
    {
        const Answer answer = fresh(who).post(path("/" + command), body, {{"If-Match", "*"}});
        REQUIRE_MESSAGE(answer.status == 200, command, ": ", answer.body);
        return answer.json();
    }
    Json read(const std::string& part = "") { return fresh("motcua").get(path(part)).json(); }
    std::string due() { return read()["deadline"]["due_at"].get<std::string>().substr(0, 16); }
    void hand_over(const char* from, const char* giver, const char* to, const char* receiver)
    {
        const Answer sent = fresh(giver).post("/api/v1/handoffs", {{"from", from}, {"to", to}, {"dossiers", {code}}});
        REQUIRE(sent.status == 201);
        const std::string id = std::to_string(sent.json()["id"].get<int>());
        REQUIRE(fresh(receiver).post("/api/v1/handoffs/" + id + "/accept", Json::object()).status == 200);
    }
};

}  // namespace

TEST_CASE("a financial duty stops the clock until it is met")
{
    Life life;
    // Received on Monday 2 March: fifteen working days are Monday 23 March.
    CHECK(life.due() == "2015-03-23T16:00");
    CHECK(life.attempt("chuyenvien", "request-payment", {{"reason", "Lệ phí"}}) == "403 forbidden-role");
    const Json waiting = life.happen("tiepnhan", "request-payment", {{"amount_vnd", 150000}, {"reason", "Lệ phí"}});
    CHECK(waiting["status"] == "awaiting_payment");
    CHECK(waiting["national_status"] == 6);
    CHECK(waiting["deadline"]["state"] == "paused");
    CHECK(life.attempt("tiepnhan", "request-payment", {{"reason", "Lệ phí"}}) == "409 wrong-state");
    // Two whole days later.
    life.office.set_clock("2015-03-04T08:00:00+07:00");
    life.happen("tiepnhan", "receive-payment", Json::object());
    CHECK(life.due() == "2015-03-25T16:00");
    const Json custody = life.read("/custody");
    CHECK(custody["segments"][1]["kind"] == "citizen");
    CHECK(custody["segments"][1]["working_minutes"] == 780);
    CHECK(life.office.verify().code == 0);
}

TEST_CASE("a stop ends by itself at its latest moment")
{
    Life life;
    CHECK(life.attempt("tiepnhan", "stop", {{"until", "2015-08-03"}, {"reason", "Xin dừng"}}) == "422 stop-too-long");
    CHECK(life.attempt("tiepnhan", "stop", {{"until", "2015-03-01"}, {"reason", "Xin dừng"}}) ==
          "422 not-a-working-day");
    const Json stopped =
        life.happen("tiepnhan", "stop", {{"until", "2015-03-04T08:00:00+07:00"}, {"reason", "Xin dừng"}});
    CHECK(stopped["status"] == "stopped");
    CHECK(stopped["deadline"]["paused_until"] == "2015-03-04T08:00:00+07:00");
    CHECK(stopped["deadline"]["due_at"].get<std::string>().substr(0, 16) == "2015-03-25T16:00");
    life.office.set_clock("2015-03-04T10:00:00+07:00");
    CHECK(life.read()["deadline"]["state"] == "in_time");
    // The citizen had it for two days, the desk has it since Wednesday 08:00.
    const Json segments = life.read("/custody")["segments"];
    REQUIRE(segments.size() == 3);
    CHECK(segments[1]["working_minutes"] == 780);
    CHECK(segments[2]["kind"] == "desk");
    CHECK(segments[2]["working_minutes"] == 120);
    life.office.set_clock("2015-03-26T08:00:00+07:00");
    CHECK(life.read()["deadline"]["state"] == "overdue");
    CHECK(life.fresh("motcua").get("/api/v1/late").json()["overdue"][0]["code"] == life.code);
    life.happen("tiepnhan", "resume", Json::object());
    CHECK(life.due() == "2015-03-25T16:00");
    CHECK(life.read("/deadline")["explains_due_at"] == true);
    CHECK(life.office.verify().code == 0);
}

TEST_CASE("a correction shows what is right and keeps what was wrong")
{
    Life life;
    const Json body{{"reason", "Sai tên"}, {"applicant", {{"name", "Nguyễn Văn Ân"}}}};
    CHECK(life.attempt("tiepnhan", "correct", body) == "422 not-an-approver");
    Json approved = body;
    approved["approver"] = "motcua";
    CHECK(life.attempt("tiepnhan", "correct", {{"approver", "motcua"}, {"reason", "x"}}) == "422 nothing-to-correct");
    CHECK(life.happen("tiepnhan", "correct", approved)["applicant"]["name"] == "Nguyễn Văn Ân");
    const Json entries = life.read("/journal")["items"];
    CHECK(entries[0]["details"]["applicant"]["value"]["name"] == "Nguyễn Văn An");
    CHECK(entries[1]["details"]["applicant"]["value"]["name"] == "Nguyễn Văn Ân");
    CHECK(entries[1]["details"]["applicant"]["was"]["name"] == "Nguyễn Văn An");
    CHECK_FALSE(entries[0]["details"]["applicant"].contains("was"));
    CHECK(entries[1]["details"]["approver"] == "motcua");
    CHECK(life.fresh("motcua").get("/api/v1/dossiers?q=nguyen+van+an").json()["items"].size() == 1);
    approved.erase("applicant");
    approved["documents"] = Json::array({{{"name", "Bản vẽ"}, {"originals", 2}}});
    CHECK(life.happen("tiepnhan", "correct", approved)["documents"][0]["originals"] == 2);
    CHECK(life.read("/journal")["items"][2]["details"]["documents"]["was"].is_null());
    CHECK(life.office.verify().code == 0);
}

TEST_CASE("papers are somewhere, and may be lost by somebody")
{
    Life life;
    CHECK(life.read()["location"].is_null());
    life.happen("tiepnhan", "locate", {{"place", "Kệ 3"}});
    CHECK(life.happen("tiepnhan", "locate", {{"place", "Kệ 3, hộp 12"}})["location"] == "Kệ 3, hộp 12");
    CHECK(life.attempt("tiepnhan", "locate", {{"place", "Kệ 3\nhộp 12"}}) == "422 invalid-text");
    const Json loss{{"damage", "lost"}, {"responsible", kDepartment}, {"papers", "Bản vẽ"}};
    CHECK(life.attempt("tiepnhan", "report-loss", loss) == "422 never-had-it");
    life.hand_over(kDesk, "tiepnhan", kDepartment, "chuyenvien");
    CHECK(life.attempt("tiepnhan", "report-loss", loss) == "200");
    Json nowhere = loss;
    nowhere["responsible"] = "X99";
    CHECK(life.attempt("tiepnhan", "report-loss", nowhere) == "404 unknown-unit");
    CHECK(life.office.verify().code == 0);
}

TEST_CASE("a unit whose opinion is asked may read the dossier and answer, until it has")
{
    Life life;
    life.hand_over(kDesk, "tiepnhan", kDepartment, "chuyenvien");
    const Json asked = life.happen(
        "chuyenvien", "ask-opinion",
        {{"unit", kDesk}, {"limit", {{"amount", 2}, {"unit", "working_day"}}}, {"question", "Đã nộp lệ phí chưa?"}});
    REQUIRE(asked["opinions"].size() == 1);
    CHECK(asked["opinions"][0]["due_at"] == "2015-03-04T16:00:00+07:00");
    CHECK(asked["opinions"][0]["late"] == false);
    const Answer endless =
        life.fresh("chuyenvien")
            .post("/api/v1/dossiers/" + life.code + "/ask-opinion",
                  {{"unit", "X24.217.LD"}, {"limit", {{"amount", nullptr}, {"unit", "none"}}}, {"question", "?"}},
                  {{"If-Match", "*"}});
    CHECK(endless.status == 422);
    CHECK(endless.json()["detail"] == "Giá trị này không hợp lệ: none.");
    const Json answer{{"asked", asked["opinions"][0]["asked"]}, {"answer", "Đã nộp"}};
    CHECK(life.attempt("chuyenvien", "give-opinion", answer) == "403 forbidden-relation");
    CHECK(life.attempt("tiepnhan", "give-opinion", {{"asked", 1}, {"answer", "x"}}) == "409 opinion-not-asked");
    CHECK(life.happen("tiepnhan", "give-opinion", answer)["opinions"].empty());
    CHECK(life.attempt("tiepnhan", "give-opinion", answer) == "403 forbidden-relation");
    CHECK(life.office.verify().code == 0);
}

TEST_CASE("a result is sent back, done again, announced and handed out with a signature")
{
    Life life;
    life.hand_over(kDesk, "tiepnhan", kDepartment, "chuyenvien");
    const Json assigned =
        life.happen("truongphong", "assign", {{"person", "chuyenvien"}, {"coordinators", {"truongphong"}}});
    CHECK(assigned["coordinators"] == Json::array({"truongphong"}));
    CHECK(life.attempt("truongphong", "assign", {{"person", "chuyenvien"}, {"coordinators", {"ai"}}}) ==
          "404 unknown-account");
    life.happen("chuyenvien", "decide", {{"outcome", "approved"}});
    CHECK(life.attempt("chuyenvien", "redo", {{"reason", "x"}}) == "403 forbidden-role");
    CHECK(life.happen("truongphong", "redo", {{"reason", "Thiếu căn cứ"}})["status"] == "processing");
    life.happen("chuyenvien", "decide", {{"outcome", "approved"}});
    life.hand_over(kDepartment, "chuyenvien", kDesk, "tiepnhan");
    CHECK(life.read()["status"] == "ready");
    CHECK(life.happen("tiepnhan", "announce-early", Json::object())["announced_at"].is_string());
    CHECK(life.attempt("tiepnhan", "announce-early", Json::object()) == "409 already-announced");
    life.happen("tiepnhan", "return",
                {{"receiver", "Nguyễn Thị Bình"}, {"authority", "Giấy uỷ quyền"}, {"signature", true}});
    const Json last = life.read("/journal")["items"].back();
    CHECK(last["details"]["authority"]["value"] == "Giấy uỷ quyền");
    CHECK(last["details"]["signature"] == true);
    CHECK(life.office.verify().code == 0);
}
