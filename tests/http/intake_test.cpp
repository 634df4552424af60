#include "tests/http/reception.hpp"

using namespace motcua::tests;

// What comes in at a desk and how it is answered. The desk works from 07:30 to 11:30 and from 13:30 to 16:00; EPAR.KT01
// has fifteen working days.

TEST_CASE("what is filed online has a code and a slip, and no date before the desk receives it")
{
    Reception reception;
    const Json filed = reception.made("filings", with(came_in("online"), {{"filed_at", "2015-03-01T20:00:00+07:00"}}));
    const std::string code = filed["code"];
    CHECK(code == "X24.217-150301-0001");
    CHECK(filed["status"] == "filed");
    CHECK(filed["national_status"] == 1);
    CHECK(filed["received_at"].is_null());
    CHECK(filed["received_by"].is_null());
    CHECK(short_time(filed["filed_at"]) == "2015-03-01T20:00");
    CHECK(filed["late_entry"] == true);
    CHECK(filed["holder"]["unit"] == kDesk);
    CHECK(filed["deadline"]["due_at"].is_null());
    CHECK(filed["deadline"]["state"] == "none");
    CHECK(filed["allowed"] == Json::array({"withdraw", "note", "correct", "receive", "guide", "refuse"}));

    CHECK(reception.fresh("motcua").get("/api/v1/dossiers/" + code + "/deadline").status == 409);
    const Json custody = reception.get("dossiers/" + code + "/custody");
    CHECK(custody["segments"].empty());
    CHECK(custody["working_minutes"] == 0);
    CHECK(reception.get("dossiers?status=filed")["items"].size() == 1);
    CHECK(reception.get("dossiers?q=van+an")["items"].size() == 1);
    CHECK(reception.get("dossiers?received_from=2015-01-01")["items"].empty());
    CHECK(reception.figures() == "0 1 0 0");

    reception.office.set_clock("2015-03-03T09:00:00+07:00");
    const Json received = reception.made("dossiers/" + code + "/receive", Json::object());
    CHECK(received["status"] == "received");
    CHECK(received["channel"] == "online");
    CHECK(received["applicant"]["phone"] == "0912345678");
    CHECK(received["documents"][0]["name"] == "Đơn đề nghị");
    CHECK(short_time(received["received_at"]) == "2015-03-03T09:00");
    CHECK(short_time(received["filed_at"]) == "2015-03-01T20:00");
    // Fifteen working days from Tuesday 3 March are Tuesday 24 March.
    CHECK(short_time(received["deadline"]["due_at"]) == "2015-03-24T16:00");
    CHECK(received["deadline"]["step"]["seq"] == 1);
    CHECK(reception.kinds(code) == "filed received");
    reception.office.set_clock("2015-03-03T10:00:00+07:00");
    const Json after = reception.get("dossiers/" + code + "/custody");
    REQUIRE(after["segments"].size() == 1);
    CHECK(short_time(after["segments"][0]["from"]) == "2015-03-03T09:00");
    CHECK(after["working_minutes"] == 60);
    const Json why = reception.get("dossiers/" + code + "/deadline");
    CHECK(why["explains_due_at"] == true);
    REQUIRE(why["changes"].size() == 1);
    CHECK(why["changes"][0]["n"] == 2);
    CHECK(reception.figures() == "1 0 0 0");
    CHECK(reception.office.verify().code == 0);
}

TEST_CASE("the citizen reads what became of a filing, in words")
{
    Reception reception;
    const Json filed = reception.made("filings", came_in("post"));
    const std::string code = filed["code"];
    const std::string path = "/api/v1/public/dossiers/" + code;
    Client citizen = reception.office.client();
    const Json closed = citizen.get(path).json();
    CHECK(closed["progress"]["done"] == 0);
    CHECK(closed["due_at"].is_null());
    CHECK(citizen.get("/tra-cuu/" + code).body.find("chưa có ngày hẹn") != std::string::npos);
    const std::string pin = "?pin=" + filed["pin"].get<std::string>();
    const Json opened = citizen.get(path + pin).json();
    CHECK(opened["status"] == "filed");
    CHECK(opened["received_at"].is_null());
    CHECK(opened["next_step"].get<std::string>().find("đang chờ") != std::string::npos);

    reception.made("dossiers/" + code + "/guide",
                   {{"reason", "Thiếu bản vẽ"}, {"missing", Json::array({{{"name", "Bản vẽ"}, {"originals", 2}}})}});
    const Json guided = citizen.get(path + pin).json();
    CHECK(guided["status_text"] == "Cần hoàn thiện hồ sơ");
    CHECK(guided["papers_wanted"] == Json::array({{{"name", "Bản vẽ"}, {"originals", 2}, {"copies", 0}}}));
    CHECK(guided["reason"] == "Thiếu bản vẽ");
    reception.made("dossiers/" + code + "/refuse", {{"reason", "Không thuộc thẩm quyền"}});
    const Json refused = citizen.get(path + pin).json();
    CHECK(refused["status_text"] == "Không được tiếp nhận");
    CHECK(refused["progress"]["done"] == 0);
    CHECK(refused["reason"] == "Không thuộc thẩm quyền");
    CHECK(refused["papers_wanted"].empty());
    REQUIRE(refused["history"].size() == 3);
    CHECK(refused["history"][2]["what"] == "Hồ sơ không được tiếp nhận");
    CHECK(citizen.get("/t/" + filed["token"].get<std::string>()).body.find("Không được tiếp nhận") !=
          std::string::npos);
    CHECK(reception.figures() == "0 0 0 1");
    CHECK(reception.attempt("dossiers/" + code + "/receive", Json::object()) == "409 wrong-state");
    CHECK(reception.office.verify().code == 0);
}

TEST_CASE("a citizen is guided once, files again, and is then received or refused")
{
    Reception reception;
    const std::string code = reception.made("filings", came_in("online"))["code"];
    const std::string path = "dossiers/" + code;
    CHECK(reception.attempt(path + "/guide", {{"reason", "Thiếu"}}, "chuyenvien") == "403 forbidden-role");
    const Json guided = reception.made(path + "/guide", {{"reason", "Thiếu bản vẽ"}});
    CHECK(guided["status"] == "guided");
    CHECK(guided["national_status"] == 5);
    CHECK(guided["guidances"] == 1);
    CHECK(reception.figures() == "0 0 1 0");
    reception.office.set_clock("2015-03-04T20:00:00+07:00");
    const Json again = reception.made(path + "/file", {{"documents", Json::array({{{"name", "Bản vẽ"}}})}});
    CHECK(again["status"] == "filed");
    CHECK(short_time(again["filed_at"]) == "2015-03-02T08:00");
    CHECK(again["documents"][0]["name"] == "Bản vẽ");
    CHECK(reception.attempt(path + "/guide", {{"reason", "Thiếu nữa"}}) == "409 guidance-limit");
    reception.office.set_clock("2015-03-05T08:00:00+07:00");
    CHECK(reception.attempt(path + "/receive", {{"received_at", "2015-03-04T19:00:00+07:00"}}) ==
          "422 out-of-order /received_at");
    CHECK(reception.attempt(path + "/receive", {{"received_at", "2015-03-05T08:01:00+07:00"}}) ==
          "422 in-the-future /received_at");
    CHECK(reception.attempt(path + "/receive", {{"applicant", {{"name", "Nguyễn Văn Ân"}}}, {"note", "Đủ"}}) == "200");
    const Json received = reception.get(path);
    CHECK(received["applicant"] == Json{{"name", "Nguyễn Văn Ân"}});
    CHECK(reception.kinds(code) == "filed guided filed received");
    CHECK(reception.office.verify().code == 0);
}

TEST_CASE("what is laid on the counter is answered there: guided or refused without a receipt")
{
    Reception reception;
    CHECK(reception.attempt("filings", came_in("direct")) == "422 answered-at-counter /channel");
    const Json guided = reception.made(
        "guidances", with(came_in("direct"), {{"reason", "Thiếu bản vẽ"}, {"missing", {{{"name", "Bản vẽ"}}}}}));
    CHECK(guided["status"] == "guided");
    CHECK(guided["version"] == 2);
    CHECK(guided["pin"].get<std::string>().size() == 6);
    const std::string code = guided["code"];
    CHECK(reception.kinds(code) == "filed guided");
    CHECK(reception.attempt("dossiers/" + code + "/file", Json::object()) == "422 answered-at-counter");
    reception.office.set_clock("2015-03-03T09:00:00+07:00");
    const Json received = reception.made("dossiers/" + code + "/receive", Json::object());
    CHECK(received["code"] == "X24.217-150302-0001");
    CHECK(short_time(received["deadline"]["due_at"]) == "2015-03-24T16:00");

    const Json refused = reception.made("refusals", with(came_in("direct"), {{"reason", "Không thuộc thẩm quyền"}}));
    CHECK(refused["status"] == "not_accepted");
    CHECK(refused["national_status"] == 3);
    CHECK(refused["holder"].is_null());
    CHECK(refused["allowed"].empty());
    CHECK(short_time(refused["ended_at"]) == "2015-03-03T09:00");
    CHECK(reception.get("dossiers?status=not_accepted")["items"].size() == 1);
    const Json entry = reception.get("dossiers/" + refused["code"].get<std::string>() + "/journal")["items"][1];
    CHECK(entry["details"]["reason"]["value"] == "Không thuộc thẩm quyền");
    CHECK(reception.figures() == "1 0 0 1");
    CHECK(reception.office.verify().code == 0);
}

TEST_CASE("a filing may be taken back, and one whose procedure has ended cannot be received any more")
{
    Reception reception{"2015-12-31T08:00:00+07:00"};
    const std::string code = reception.made("filings", came_in("post"))["code"];
    const std::string other = reception.made("filings", came_in("post"))["code"];
    CHECK(reception.attempt("dossiers/" + code + "/withdraw", {{"reason", "Nộp nhầm"}}) == "200");
    CHECK(reception.get("dossiers/" + code)["national_status"] == 7);
    reception.office.set_clock("2016-01-04T08:00:00+07:00");
    CHECK(reception.attempt("dossiers/" + other + "/receive", Json::object()) == "422 not-in-force /received_at");
    CHECK(reception.attempt("dossiers/" + other + "/refuse", {{"reason", "Thủ tục đã bãi bỏ"}}) == "200");
    CHECK(reception.office.verify().code == 0);
}

TEST_CASE("a filing nobody answers is told after eight working hours, unless the office does not want that")
{
    // Eight hours from Monday 08:00: six that day (three and a half, two and a half) and two on Tuesday, 09:30.
    Reception reception{"2015-03-02T08:00:00+07:00", {"--alarm-seconds", "1"}};
    const Json at_eight{{"filed_at", "2015-03-02T08:00:00+07:00"}};
    const std::string code = reception.made("filings", with(came_in("post"), at_eight))["code"];
    reception.office.set_clock("2015-03-03T09:31:00+07:00");
    Json alarms;
    CHECK(eventually([&] {
        alarms = reception.get("alarms?kind=filing_unanswered")["items"];
        return !alarms.empty();
    }));
    REQUIRE(alarms.size() == 1);
    CHECK(alarms[0]["dossier"] == code);
    CHECK(short_time(alarms[0]["true_since"]) == "2015-03-03T09:30");
    CHECK(alarms[0]["holder"]["unit"] == kDesk);
    CHECK(alarms[0]["sentence"].get<std::string>().find("lẽ ra phải được tiếp nhận") != std::string::npos);
    reception.made("dossiers/" + code + "/refuse", {{"reason", "Không thuộc thẩm quyền"}});
    CHECK(eventually([&] { return reception.get("alarms?kind=filing_unanswered&open=true")["items"].empty(); }));
    CHECK(reception.office.verify().code == 0);
}
