#include "api/routes.hpp"
#include "tests/http/bad_input.hpp"
#include "tests/http/target_fixture.hpp"

#include <doctest/doctest.h>

#include <array>
#include <map>
#include <string_view>

using namespace motcua;
using namespace motcua::tests;

// Every role at every route. Who may use a route at all is written down here by hand: clerk C, department staff S, head
// of department H, head of desk D, agency leader L, procedure control P, auditor A, administrator Q.

namespace {

struct Person {
    char letter;
    const char* account;
};
// Those who may not change anything come first: what they try must leave no trace.
constexpr std::array kPeople{Person{'P', "kiemsoat"},   Person{'A', "thanhtra"},    Person{'C', "tiepnhan"},
                             Person{'S', "chuyenvien"}, Person{'H', "truongphong"}, Person{'D', "motcua"},
                             Person{'L', "lanhdao"},    Person{'Q', "quantri"}};

constexpr std::string_view kAll = "CSHDLPAQ";
constexpr std::string_view kReaders = "CSHDLPA";
constexpr std::string_view kWorkers = "CSHDL";

const std::map<std::string, std::string_view, std::less<>> kMay{
    {"GET /api/v1/session", kAll},
    {"DELETE /api/v1/session", kAll},
    {"POST /api/v1/deputies", "CSHDLQ"},
    {"GET /api/v1/deputies", kAll},
    {"POST /api/v1/deputies/{id}/revoke", "CSHDLQ"},
    {"GET /api/v1/notices", "Q"},
    {"POST /api/v1/notices/{id}/replay", "Q"},
    {"GET /api/v1/units", kAll},
    {"GET /api/v1/procedures", kAll},
    {"GET /api/v1/procedures/{code}", kAll},
    {"POST /api/v1/calendars", "Q"},
    {"GET /api/v1/calendars", kAll},
    {"GET /api/v1/calendars/{id}", kAll},
    {"GET /api/v1/calendars/{id}/preview", "Q"},
    {"POST /api/v1/calendars/{id}/publish", "Q"},
    {"POST /api/v1/calendars/{id}/discard", "Q"},
    {"GET /api/v1/units/{code}/calendar", kAll},
    {"POST /api/v1/dossiers", "CD"},
    {"POST /api/v1/visits", "CD"},
    {"POST /api/v1/filings", "CD"},
    {"POST /api/v1/guidances", "CD"},
    {"POST /api/v1/refusals", "CD"},
    {"GET /api/v1/dossiers", kReaders},
    {"GET /api/v1/dossiers/{code}", kReaders},
    {"GET /api/v1/dossiers/{code}/journal", kReaders},
    {"GET /api/v1/dossiers/{code}/custody", kReaders},
    {"GET /api/v1/dossiers/{code}/deadline", kReaders},
    {"POST /api/v1/dossiers/{code}/file", "CD"},
    {"POST /api/v1/dossiers/{code}/receive", "CD"},
    {"POST /api/v1/dossiers/{code}/guide", "CD"},
    {"POST /api/v1/dossiers/{code}/refuse", "CD"},
    {"POST /api/v1/dossiers/{code}/children", kWorkers},
    {"POST /api/v1/dossiers/{code}/assign", "HDL"},
    {"POST /api/v1/dossiers/{code}/request-supplement", "CD"},
    {"POST /api/v1/dossiers/{code}/receive-supplement", "CD"},
    {"POST /api/v1/dossiers/{code}/request-payment", "CD"},
    {"POST /api/v1/dossiers/{code}/receive-payment", "CD"},
    {"POST /api/v1/dossiers/{code}/stop", "CD"},
    {"POST /api/v1/dossiers/{code}/resume", "CD"},
    {"POST /api/v1/dossiers/{code}/reappoint", "CDL"},
    {"POST /api/v1/dossiers/{code}/decide", "SHDL"},
    {"POST /api/v1/dossiers/{code}/redo", "HL"},
    {"POST /api/v1/dossiers/{code}/announce-early", "CD"},
    {"POST /api/v1/dossiers/{code}/return", kWorkers},
    {"POST /api/v1/dossiers/{code}/withdraw", kWorkers},
    {"POST /api/v1/dossiers/{code}/note", kWorkers},
    {"POST /api/v1/dossiers/{code}/correct", "CD"},
    {"POST /api/v1/dossiers/{code}/report-loss", "CSHD"},
    {"POST /api/v1/dossiers/{code}/locate", kWorkers},
    {"POST /api/v1/dossiers/{code}/ask-opinion", "SHDL"},
    {"POST /api/v1/dossiers/{code}/give-opinion", kWorkers},
    {"POST /api/v1/handoffs", kWorkers},
    {"GET /api/v1/handoffs", kReaders},
    {"GET /api/v1/handoffs/{id}", kReaders},
    {"POST /api/v1/handoffs/{id}/accept", kWorkers},
    {"POST /api/v1/handoffs/{id}/decline", kWorkers},
    {"POST /api/v1/handoffs/{id}/recall", kWorkers},
    {"GET /api/v1/late", kReaders},
    {"GET /api/v1/alarms", kAll},
    {"GET /api/v1/indicators", kReaders},
    {"GET /api/v1/indicators/definitions", kReaders},
    {"GET /api/v1/reports/06a", kReaders},
    {"GET /api/v1/reports/progress", kReaders},
    {"GET /api/v1/reports/decided-late", kReaders},
    {"GET /api/v1/reports/overdue", kReaders},
    {"GET /api/v1/reports/register", kReaders},
    {"GET /api/v1/scoreboards/{year}", kReaders},
    {"GET /api/v1/scoreboards/{year}/units/{unit}", kReaders},
    {"POST /api/v1/scoreboards/{year}/units/{unit}/report", "HDLP"},
    {"POST /api/v1/scoreboards/{year}/units/{unit}/withdraw", "HDLP"},
    {"GET /api/v1/analysis/steps", kReaders},
    {"GET /api/v1/analysis/warnings", kReaders},
};

struct Roles : Office {
    std::string code;

    Roles()
    {
        const Answer answer =
            as("tiepnhan")
                .post(
                    "/api/v1/dossiers",
                    {{"procedure", "EPAR.KT01"},
                     {"desk", "X24.217.MC"},
                     {"channel", "direct"},
                     {"applicant", {{"name", "Nguyễn Bí Mật"}, {"phone", "0987654321"}, {"id_number", "121456789"}}}});
        REQUIRE(answer.status == 201);
        code = answer.json()["code"];
        // One on its way, so that there is a manifest, and one draft of a calendar.
        const Json manifest{{"from", "X24.217.MC"}, {"to", "X24.217.KT"}, {"dossiers", {received(*this)}}};
        REQUIRE(as("tiepnhan").post("/api/v1/handoffs", manifest).status == 201);
        REQUIRE(as("quantri").post("/api/v1/calendars", draft()).status == 201);
        REQUIRE(import_targets(*this).code == 0);
    }

    static Json draft()
    {
        return {{"reason", "Nghỉ bù"},
                {"days", Json::array({{{"date", "2015-07-01"}, {"type", "HOLIDAY"}, {"name", "Nghỉ bù"}}})}};
    }

    // What the route is asked for: an empty body is refused by everybody who may use it at all, and that is enough.
    Answer ask(const Person& person, const api::Route& route)
    {
        std::string target{route.pattern};
        const bool procedure = target.find("/procedures/") != std::string::npos;
        const bool unit = target.find("/units/") != std::string::npos;
        for (const auto& [name, value] : {std::pair{"{code}", procedure ? "EPAR.KT01"
                                                              : unit    ? "X24.217.MC"
                                                                        : code.c_str()},
                                          {"{id}", "1"},
                                          {"{year}", "2015"},
                                          {"{unit}", "X24.217.KT"}}) {
            if (const auto at = target.find(name); at != std::string::npos)
                target.replace(at, std::string_view{name}.size(), value);
        }
        if (route.pattern == "/api/v1/indicators" || route.pattern == "/api/v1/analysis/steps" ||
            route.pattern.starts_with("/api/v1/reports/"))
            target += "?from=2015-01-01&to=2016-01-01";
        Client client = this->client();
        client.sign_in(person.account);
        const bool calendar = route.pattern == "/api/v1/calendars";
        if (route.method != "POST") return client.send(route.method, target);
        return client.post(target, calendar ? draft() : Json::object(), {{"If-Match", "*"}});
    }
};

}  // namespace

TEST_CASE("every role is let in by exactly the routes that are its own, readers change nothing")
{
    Roles office;
    const std::string before = on_record(office);
    for (const Person& person : kPeople) {
        CAPTURE(person.account);
        for (const api::Route& route : api::routes()) {
            if (route.auth == api::Auth::open) continue;
            const std::string name = std::string{route.method} + " " + std::string{route.pattern};
            const auto may = kMay.find(name);
            if (may == kMay.end()) {
                FAIL_CHECK(name << " is in no row of this test: say here who may use it");
                continue;
            }
            const Answer answer = office.ask(person, route);
            const bool let_in = !(answer.status == 403 && answer.body.contains("problem:forbidden-role"));
            CHECK_MESSAGE(let_in == may->second.contains(person.letter), name, " ", answer.status, " ", answer.body);
            if (person.letter == 'Q') {
                for (const char* secret : {"Bí Mật", "0987654321", "121456789", "Nguyễn Văn An"})
                    CHECK_MESSAGE(!answer.body.contains(secret), name, " shows an administrator ", secret);
            }
        }
        if (person.letter == 'P' || person.letter == 'A') CHECK(on_record(office) == before);
    }
    for (const auto& [name, may] : kMay) {
        const auto served = [&](const api::Route& route) {
            return name == std::string{route.method} + " " + std::string{route.pattern};
        };
        CHECK_MESSAGE(std::ranges::any_of(api::routes(), served), name, " is no route");
    }
    CHECK(office.verify().code == 0);
}

TEST_CASE("a leader of the province urges a dossier of a district and does nothing else with it")
{
    Roles office;
    const Run added = run({"user", "add", "chutich.tinh", "--name", "Chủ tịch tỉnh", "--unit", "X24.VPU", "--role",
                           "agency_leader", "--password-stdin", "--database", office.database_url()},
                          "motcua-demo\n");
    REQUIRE_MESSAGE(added.code == 0, added.err);
    Client& leader = office.as("chutich.tinh");
    const std::string dossier = "/api/v1/dossiers/" + office.code;
    CHECK(leader.get(dossier).json()["allowed"] == Json::array({"note"}));
    const Answer urged = leader.post(dossier + "/note", {{"text", "Đề nghị giải quyết sớm"}}, {{"If-Match", "*"}});
    CHECK(urged.status == 200);
    CHECK(urged.json()["allowed"] == Json::array({"note"}));
    const Answer decided = leader.post(dossier + "/decide", {{"outcome", "approved"}}, {{"If-Match", "*"}});
    CHECK(decided.json()["type"] == "urn:motcua:problem:forbidden-relation");
}
