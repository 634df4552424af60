#include "api/routes.hpp"
#include "storage/session.hpp"
#include "tests/http/contract_talk.hpp"

#include <doctest/doctest.h>

using namespace motcua;
using namespace motcua::tests;

namespace {

void go_through_the_work(Talk& talk)
{
    const std::string first = talk.receive(full_receipt())["code"];
    const std::string second = talk.receive(receipt("Trần Thị Cúc"))["code"];
    const std::string third = talk.receive(receipt("Lê Văn Dũng"))["code"];
    talk.command("tiepnhan", first, "note", {{"text", "Đã gọi điện"}});
    talk.command("tiepnhan", first, "request-supplement",
                 {{"reason", "Thiếu bản vẽ"}, {"documents", Json::array({{{"name", "Bản vẽ"}, {"originals", 1}}})}});
    talk.read_all_of(first);
    talk.command("tiepnhan", first, "receive-supplement",
                 {{"documents", Json::array({{{"name", "Bản vẽ"}, {"originals", 1}}})}, {"note", "đủ"}});
    talk.command("tiepnhan", first, "reappoint",
                 {{"due_at", "2015-04-15"}, {"reason", "Chờ ý kiến"}, {"approver", "lanhdao"}});
    const std::string there = talk.send("tiepnhan", kDesk, kDepartment, {first, second});
    const std::string recalled = talk.send("tiepnhan", kDesk, kDepartment, {third});
    talk.read_all_of(first);
    talk.read("motcua", "/api/v1/late", "/api/v1/late");
    talk.close("chuyenvien", there, "accept", {{"dossiers", {first}}});
    talk.close("chuyenvien", there, "decline", {{"reason", "Thiếu giấy tờ"}});
    talk.close("tiepnhan", recalled, "recall", {{"reason", "Gửi nhầm"}});
    talk.command("truongphong", first, "assign", {{"person", "chuyenvien"}});
    talk.command("chuyenvien", first, "decide", {{"outcome", "refused"}, {"reason", "Không đủ điều kiện"}});
    const std::string back = talk.send("chuyenvien", kDepartment, kDesk, {first});
    talk.close("tiepnhan", back, "accept", Json::object());
    talk.command("tiepnhan", first, "return", {{"receiver", "Nguyễn Thị Bình"}, {"note", "đã ký nhận"}});
    talk.command("tiepnhan", second, "withdraw", {{"reason", "Chủ hồ sơ đề nghị"}});
    for (const auto& code : {first, second, third}) talk.read_all_of(code);
    talk.read("tiepnhan", "/api/v1/handoffs/{id}", "/api/v1/handoffs/" + there);
}

// What happens to a dossier beside the straight way.
void go_through_the_rest(Talk& talk)
{
    const std::string code = talk.receive(receipt("Phạm Thị Én"))["code"];
    talk.command("tiepnhan", code, "locate", {{"place", "Kệ 3, hộp 12"}});
    talk.command("tiepnhan", code, "correct",
                 {{"approver", "motcua"}, {"reason", "Sai tên"}, {"applicant", {{"name", "Phạm Thị Yến"}}}});
    talk.command("tiepnhan", code, "report-loss",
                 {{"damage", "damaged"}, {"responsible", kDesk}, {"papers", "Bản vẽ"}});
    talk.command("tiepnhan", code, "request-payment", {{"amount_vnd", 150000}, {"reason", "Lệ phí"}});
    talk.read_all_of(code);
    talk.command("tiepnhan", code, "receive-payment", {{"note", "Biên lai 1"}});
    talk.command("tiepnhan", code, "stop", {{"until", "2015-02-12"}, {"reason", "Theo đề nghị"}});
    talk.read_all_of(code);
    talk.command("tiepnhan", code, "resume", {{"note", "Tiếp tục"}});
    talk.close("chuyenvien", talk.send("tiepnhan", kDesk, kDepartment, {code}), "accept", Json::object());
    talk.command("truongphong", code, "assign", {{"person", "chuyenvien"}, {"coordinators", {"truongphong"}}});
    const Answer asked = talk.command(
        "chuyenvien", code, "ask-opinion",
        {{"unit", kDesk}, {"limit", {{"amount", 1}, {"unit", "working_day"}}}, {"question", "Đã nộp lệ phí chưa?"}});
    talk.read_all_of(code);
    talk.command("tiepnhan", code, "give-opinion",
                 {{"asked", asked.json()["opinions"][0]["asked"]}, {"answer", "Đã nộp"}});
    talk.command("chuyenvien", code, "decide", {{"outcome", "approved"}});
    talk.command("truongphong", code, "redo", {{"reason", "Thiếu căn cứ"}});
    talk.command("chuyenvien", code, "decide", {{"outcome", "approved"}});
    talk.close("tiepnhan", talk.send("chuyenvien", kDepartment, kDesk, {code}), "accept", Json::object());
    talk.command("tiepnhan", code, "announce-early", {{"note", "Đã gọi điện"}});
    talk.command("tiepnhan", code, "return",
                 {{"receiver", "Phạm Văn Út"}, {"authority", "Giấy uỷ quyền 12"}, {"signature", true}});
    talk.read_all_of(code);
}

// Paper by hand, data at once.
void go_apart(Talk& talk)
{
    const std::string code = talk.receive(receipt("Đỗ Văn Giang"))["code"];
    talk.close("chuyenvien", talk.send("tiepnhan", kDesk, kDepartment, {code}, "data"), "accept", Json::object());
    const auto paper = [&] { return talk.send("tiepnhan", kDesk, kDepartment, {code}, "paper"); };
    talk.close("chuyenvien", paper(), "decline",
               {{"items", Json::array({{{"dossier", code}, {"reason", "Thiếu bản vẽ"}}})}});
    const std::string last = paper();
    talk.read_all_of(code);
    talk.read("motcua", "/api/v1/late", "/api/v1/late");
    talk.close("tiepnhan", last, "recall", {{"reason", "Gửi nhầm"}});
    talk.close("chuyenvien", paper(), "accept", Json::object());
    talk.command("tiepnhan", code, "withdraw", {{"reason", "Chủ hồ sơ đề nghị"}});
}

void read_lists(Talk& talk)
{
    for (const char* query :
         {"", "?limit=1", "?late=overdue", "?late=due_soon", "?late=step", "?status=received", "?holder=X24.217.MC",
          "?holder=tiepnhan", "?q=nguyen+an", "?received_from=2015-02-01", "?provisional=true", "?paper=X24.217.MC"}) {
        talk.read("tiepnhan", "/api/v1/dossiers", std::string{"/api/v1/dossiers"} + query);
    }
    for (const char* query : {"", "?state=closed", "?limit=1", "?from=X24.217.MC&to=X24.217.KT", "?number=1/2015"}) {
        talk.read("tiepnhan", "/api/v1/handoffs", std::string{"/api/v1/handoffs"} + query);
    }
    for (const char* group :
         {"", "&group_by=agency", "&group_by=desk", "&group_by=unit", "&group_by=field", "&group_by=procedure",
          "&group_by=level", "&group_by=channel", "&group_by=person", "&span=month", "&span=week",
          "&unit=X24.217.MC&channel=direct&level=district", "&as_of=2015-02-11"}) {
        talk.read("lanhdao", "/api/v1/indicators",
                  std::string{"/api/v1/indicators?from=2015-02-01&to=2015-04-01"} + group);
    }
    talk.read("lanhdao", "/api/v1/indicators", "/api/v1/indicators?period=2015-Q1&cutoff=15");
    talk.read("lanhdao", "/api/v1/indicators/definitions", "/api/v1/indicators/definitions");
    for (const char* form : {"06a", "progress", "decided-late", "overdue", "register"}) {
        const std::string report = std::string{"/api/v1/reports/"} + form;
        talk.read("lanhdao", report.c_str(), report + "?from=2015-02-01&to=2015-04-01");
    }
    const std::string nine = "/api/v1/reports/nine-indices";
    for (const char* group : {"", "&group_by=person", "&group_by=procedure"})
        talk.read("lanhdao", nine, nine + "?from=2015-02-01&to=2015-04-01" + group);
    talk.read("lanhdao", nine + "/dossiers", nine + "/dossiers?from=2015-02-01&to=2015-04-01&by_unit=X24.217.KT");
    for (const char* more : {"", "&holders=person", "&unit=X24.217&procedure=EPAR.KT01"}) {
        talk.read("lanhdao", "/api/v1/analysis/steps",
                  std::string{"/api/v1/analysis/steps?from=2015-02-01&to=2015-04-01"} + more);
    }
    for (const char* query : {"", "?limit=1", "?unit=X24.217&procedure=EPAR.KT01"})
        talk.read("lanhdao", "/api/v1/analysis/warnings", std::string{"/api/v1/analysis/warnings"} + query);
    for (const char* query : {"", "?kind=step_late&open=true&limit=1", "?from=2015-02-01&to=2015-03-01"}) {
        talk.read("tiepnhan", "/api/v1/alarms", std::string{"/api/v1/alarms"} + query);
    }
    talk.read("tiepnhan", "/api/v1/units", "/api/v1/units?kind=department");
    talk.read("tiepnhan", "/api/v1/procedures", "/api/v1/procedures?q=cgpxd");
    talk.read("tiepnhan", "/api/v1/procedures/{code}", "/api/v1/procedures/EPAR.KT01");
}

// Sessions have ended by then: somebody signs in anew.
void read_what_is_late(Talk& talk)
{
    talk.office.set_clock("2015-06-01T08:00:00+07:00");
    Client head = talk.office.client();
    head.sign_in("motcua");
    const Json late = talk.contract.ask(head, {"GET", "/api/v1/late", "/api/v1/late?limit=5"}).json();
    CHECK(late["overdue"].size() == 2);
    const Asked overdue{"GET", "/api/v1/dossiers", "/api/v1/dossiers?late=overdue"};
    CHECK(talk.contract.ask(head, overdue).json()["items"].size() == 2);
}

void change_calendars(Talk& talk)
{
    const std::string root = "/api/v1/calendars";
    const auto ask = [&](const std::string& method, const std::string& id, const std::string& rest, const Json& body) {
        const std::string path = root + (id.empty() ? "" : "/{id}") + rest;
        const Asked asked{method, path, root + (id.empty() ? "" : "/" + id) + rest,
                          body.is_null() ? std::optional<Json>{} : std::optional{body}};
        return talk.contract.ask(talk.office.as("quantri"), asked);
    };
    Json edition{{"unit", "X24.217"}, {"reason", "Công văn 12"}};
    edition["days"] = Json::array({{{"date", "2015-03-06"}, {"type", "HOLIDAY"}, {"name", "Nghỉ"}}});
    edition["hours"] =
        Json::array({{{"valid_from", "2030-01-01"},
                      {"week", Json::array({{{"weekday", 1}, {"segments", {"07:30-11:30", "13:00-17:00"}}}})}}});
    const std::string kept = std::to_string(ask("POST", "", "", edition).json()["id"].get<int>());
    const std::string dropped = std::to_string(ask("POST", "", "", edition).json()["id"].get<int>());
    CHECK(ask("GET", kept, "/preview", nullptr).status == 200);
    CHECK(ask("POST", kept, "/publish", Json::object()).status == 200);
    CHECK(ask("POST", dropped, "/discard", Json::object()).status == 200);
    for (const std::string& id : {std::string{"1"}, kept, dropped}) CHECK(ask("GET", id, "", nullptr).status == 200);
    CHECK(ask("GET", "", "", nullptr).json()["items"].size() == 4);
    talk.read("tiepnhan", "/api/v1/units/{code}/calendar", "/api/v1/units/X24.217.MC/calendar");
}

// As if the first notice had failed for days.
void replay_a_notice(Talk& talk)
{
    storage::Session session{talk.office.database_url()};
    session.execute(
        "INSERT INTO delivery (notice_id, channel, state, failures, next_at, last_error) "
        "SELECT min(id), 'webhook', 'dead', 20, 0, 'answered 500' FROM notice");
    const Json dead = talk.read("quantri", "/api/v1/notices", "/api/v1/notices?state=dead").json()["items"];
    REQUIRE(dead.size() == 1);
    const std::string target = "/api/v1/notices/" + dead[0]["id"].get<std::string>() + "/replay";
    const Asked replay{"POST", "/api/v1/notices/{id}/replay", target, Json::object()};
    const Json replayed = talk.contract.ask(talk.office.as("quantri"), replay).json();
    CHECK(replayed["deliveries"][0]["state"] == "pending");
    CHECK(talk.read("quantri", "/api/v1/notices", "/api/v1/notices?limit=1").json()["items"].size() == 1);
}

void look_up(Talk& talk)
{
    const Json dossier = talk.receive(receipt("Phạm Văn Em"));
    const std::string code = dossier["code"];
    const std::string pin = dossier["pin"];
    const std::string token = dossier["token"];
    Client citizen = talk.office.client();
    const auto ask = [&](const std::string& method, const std::string& path, const std::string& target) {
        return talk.contract.ask(citizen, {method, path, target});
    };
    CHECK(ask("GET", "/api/v1/public/dossiers/{code}", "/api/v1/public/dossiers/" + code).json().size() == 3);
    const Json opened =
        ask("GET", "/api/v1/public/dossiers/{code}", "/api/v1/public/dossiers/" + code + "?pin=" + pin).json();
    CHECK(opened.contains("history"));
    CHECK(opened.dump().find("Phạm Văn Em") == std::string::npos);
    ask("GET", "/tra-cuu/{code}", "/tra-cuu/" + code);
    ask("GET", "/t/{token}", "/t/" + token);
    ask("GET", "/", "/");
    ask("GET", "/thong-ke", "/thong-ke?lang=en");
    ask("GET", "/thong-ke/du-lieu.csv", "/thong-ke/du-lieu.csv");
    CHECK(citizen.send("POST", "/", "code=" + code + "&pin=" + pin).status == 303);
    ask("GET", "/healthz", "/healthz");
    ask("GET", "/readyz", "/readyz");
    ask("GET", "/metrics", "/metrics");
    ask("GET", "/api/openapi.json", "/api/openapi.json");
}

void name_deputies(Talk& talk)
{
    const std::string root = "/api/v1/deputies";
    const auto ask = [&](const char* who, const Asked& asked) { return talk.contract.ask(talk.office.as(who), asked); };
    const Json wish{{"account", "chuyenvien"}, {"valid_from", "2015-02-11"}, {"valid_to", "2015-02-13"}};
    const Answer named = ask("truongphong", {"POST", root, root, wish});
    REQUIRE(named.status == 201);
    talk.read("thanhtra", root, root + "?limit=1");
    const std::string session = "/api/v1/session", ending = root + "/" + named.json()["id"].dump() + "/revoke";
    const Answer acting = ask("chuyenvien", {"GET", session, session, {}, {{"On-Behalf-Of", "truongphong"}}});
    CHECK(acting.json()["role"] == "head_of_department");
    CHECK(ask("quantri", {"POST", root + "/{id}/revoke", ending, Json::object()}).json()["state"] == "ended");
}

void compute(Talk& talk)
{
    Client stranger = talk.office.client();
    const Json known{{"limit", {{"amount", 5}, {"unit", "working_day"}}},
                     {"received_at", "2015-02-11T08:00:00+07:00"},
                     {"waits", {{{"from", "2015-02-12T08:00:00+07:00"}, {"policy", "pause"}}}},
                     {"unit", kDesk},
                     {"at", "2015-02-25T15:30:00+07:00"}};
    for (const char* query : {"", "?form=full", "?form=compact"}) {
        const Answer answer =
            talk.contract.ask(stranger, {"POST", "/api/v1/deadline", std::string{"/api/v1/deadline"} + query, known});
        CHECK(answer.status == 200);
        CHECK(answer.json()["due_at"] == "2015-02-25T16:00:00+07:00");
    }
}

void sign_in_and_out(Talk& talk)
{
    Client client = talk.office.client();
    const Json credentials{{"account", "chuyenvien"}, {"password", "motcua-demo"}};
    const Answer signed_in = talk.contract.ask(client, {"POST", "/api/v1/session", "/api/v1/session", credentials});
    const std::string cookie = signed_in.header("set-cookie");
    CHECK(cookie.find("; HttpOnly; SameSite=Lax") != std::string::npos);
    const Headers session{{"Cookie", cookie.substr(0, cookie.find(';'))}};
    talk.contract.ask(client, {"GET", "/api/v1/session", "/api/v1/session", {}, session});
    CHECK(talk.contract.ask(client, {"DELETE", "/api/v1/session", "/api/v1/session", {}, session}).status == 204);
    CHECK(talk.contract.ask(client, {"GET", "/api/v1/session", "/api/v1/session", {}, session}).status == 401);
}

}  // namespace

TEST_CASE("every route answers as the contract says")
{
    Office office;
    Contract contract{office};
    Talk talk{office, contract};
    go_through_the_work(talk);
    go_through_the_rest(talk);
    go_through_the_intake(talk);
    go_through_the_links(talk);
    go_apart(talk);
    go_through_the_targets(talk);
    go_through_the_closings(talk);
    change_calendars(talk);
    name_deputies(talk);
    read_lists(talk);
    replay_a_notice(talk);
    look_up(talk);
    compute(talk);
    sign_in_and_out(talk);
    read_what_is_late(talk);
    for (const api::Route& route : api::routes()) {
        const std::string name = std::string{route.method} + " " + std::string{route.pattern};
        // The form is sent as a form, not as JSON.
        if (name != "POST /") CHECK_MESSAGE(contract.answered().contains(name), name, " was not asked");
    }
    CHECK(office.verify().code == 0);
}
