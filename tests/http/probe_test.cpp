#include "tests/http/probe.hpp"

#include "storage/session.hpp"
#include "tests/http/load.hpp"
#include "tests/http/target_fixture.hpp"

#include <doctest/doctest.h>

#include <map>
#include <set>

using namespace motcua;
using namespace motcua::tests;

// Unit A is the commune of Kép, with an account of every role; unit B the district of Lạng Giang, another agency with
// dossiers, manifests, alarms, deputies and a draft of its calendar. Every account of A tries every route with
// everything of B it can have heard of.

namespace {

constexpr std::array kRoles{"reception_clerk", "department_staff", "head_of_department",
                            "head_of_desk",    "agency_leader",    "procedure_control",
                            "auditor",         "administrator"};

// What no answer to A may hold, unless the request said it.
const std::vector<std::string> kSecrets{
    "Nguyễn Bí Mật", "0987654321",  "125577993",           "mat@example.vn",      "Thị trấn Vôi số 7",
    "Trần Thị Thay", "Ghi chú kín", "Lý do kín",           "Lô hồ sơ kín",        "Kệ kín 12",
    "Bản nháp kín",  "Lê Minh Đức", "X24.217-150210-0001", "X24.217-150210-0002", "X24.217-150210-0003"};

struct TwoAgencies : Office {
    Foreign b;
    std::vector<std::string> accounts_of_a;

    TwoAgencies() : Office("2015-02-10T08:00:00+07:00", {"--alarm-seconds", "1"})
    {
        seat_a();
        fill_b();
        set_clock("2015-04-20T08:00:00+07:00");
        Client leader = fresh("lanhdao");
        REQUIRE(eventually([&] { return !leader.get("/api/v1/alarms").json()["items"].empty(); }));
    }

    Client fresh(const std::string& account) const
    {
        Client client = this->client();
        client.sign_in(account);
        return client;
    }

private:
    void seat_a()
    {
        for (std::size_t i = 0; i < kRoles.size(); ++i) {
            const std::string account = "kep" + std::to_string(i + 1);
            const std::string role = kRoles[i];
            const bool at_desk = role == "reception_clerk" || role == "head_of_desk";
            const Run added =
                run({"user", "add", account, "--name", "Người Kép", "--unit", at_desk ? "X24.217.02.MC" : "X24.217.02",
                     "--role", role, "--password-stdin", "--database", database_url()},
                    "motcua-demo\n");
            REQUIRE_MESSAGE(added.code == 0, added.err);
            accounts_of_a.push_back(account);
        }
    }

    Json done(const char* who, const std::string& target, const Json& body)
    {
        const Answer answer = as(who).post(target, body, {{"If-Match", "*"}});
        REQUIRE_MESSAGE(answer.status < 300, target, " ", answer.body);
        return answer.json();
    }
    std::string received()
    {
        const Json applicant{{"name", "Nguyễn Bí Mật"},
                             {"phone", "0987654321"},
                             {"id_number", "125577993"},
                             {"email", "mat@example.vn"},
                             {"address", "Thị trấn Vôi số 7"}};
        return done("tiepnhan", "/api/v1/dossiers",
                    {{"procedure", "EPAR.KT01"},
                     {"desk", kDesk},
                     {"channel", "direct"},
                     {"applicant", applicant},
                     {"submitter", {{"name", "Trần Thị Thay"}}},
                     {"note", "Ghi chú kín"}})["code"];
    }
    std::string sent(const std::string& code)
    {
        return done("tiepnhan", "/api/v1/handoffs",
                    {{"from", kDesk}, {"to", kDepartment}, {"dossiers", {code}}, {"note", "Lô hồ sơ kín"}})["id"]
            .dump();
    }
    std::string drafted(const char* reason, const char* date)
    {
        return done("quantri", "/api/v1/calendars",
                    {{"unit", "X24.217"},
                     {"reason", reason},
                     {"days", Json::array({{{"date", date}, {"type", "HOLIDAY"}, {"name", "Nghỉ"}}})}})["id"]
            .dump();
    }

    // One at the department, one on its way, one declined; a location, a supplement; a published day off that moved
    // them all, a draft, and a deputy.
    void fill_b()
    {
        const std::string held = received(), declined = received(), on_its_way = received();
        done("tiepnhan", "/api/v1/dossiers/" + held + "/locate", {{"place", "Kệ kín 12"}});
        done("tiepnhan", "/api/v1/dossiers/" + declined + "/request-supplement",
             {{"reason", "Lý do kín"}, {"documents", Json::array({{{"name", "Bản vẽ"}, {"originals", 1}}})}});
        done("tiepnhan", "/api/v1/dossiers/" + declined + "/receive-supplement", Json::object());
        done("chuyenvien", "/api/v1/handoffs/" + sent(held) + "/accept", Json::object());
        b.handoff = sent(declined);
        done("chuyenvien", "/api/v1/handoffs/" + b.handoff + "/decline", {{"reason", "Lý do kín"}});
        sent(on_its_way);
        done("quantri", "/api/v1/calendars/" + drafted("Nghỉ bù", "2015-02-12") + "/publish", Json::object());
        b.edition = drafted("Bản nháp kín", "2015-07-02");
        b.deputy = done("truongphong", "/api/v1/deputies",
                        {{"account", "chuyenvien"}, {"valid_from", "2015-02-10"}, {"valid_to", "2015-12-31"}})["id"]
                       .dump();
        REQUIRE(import_targets(*this).code == 0);
        b.dossier = held;
        storage::Session session{database_url()};
        b.notice =
            session
                .value<std::string>("SELECT message_id FROM notice WHERE dossier_code = :code ORDER BY id LIMIT 1",
                                    {{"code", held}})
                .value();
        b.unit = "X24.217";
        b.account = "truongphong";
        b.applicant = "Nguyễn Bí Mật";
        b.phone = "0987654321";
    }
};

std::string all_of(const Answer& answer)
{
    std::string text = std::to_string(answer.status) + "\n";
    for (const auto& [name, value] : answer.headers) text += name + ": " + value + "\n";
    return text + answer.body;
}

Answer sent(Client& client, const Probe& probe)
{
    return client.send(probe.method, probe.target, probe.body, probe.headers);
}

void replace_all(std::string& text, const std::string& what)
{
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at))
        text.replace(at, what.size(), "#");
}

// The answer without what every answer has of its own, and without the names of the thing that was asked for.
std::string likeness(Answer answer, const Foreign& b, const Foreign& nobody)
{
    for (const char* header : {"date", "content-length", "x-request-id"}) answer.headers.erase(header);
    Json json = answer.json();
    if (json.is_object()) {
        json.erase("request_id");
        answer.body = json.dump();
    }
    std::string text = all_of(answer);
    for (const auto member : {&Foreign::notice, &Foreign::dossier, &Foreign::handoff, &Foreign::edition,
                              &Foreign::deputy, &Foreign::account}) {
        replace_all(text, nobody.*member);
        replace_all(text, b.*member);
    }
    return text;
}

void check_silent(const Probe& probe, const Answer& answer)
{
    const std::string said = probe.target + probe.body, told = all_of(answer);
    for (const std::string& secret : kSecrets) {
        if (said.contains(secret)) continue;
        CHECK_MESSAGE(!told.contains(secret), probe.method, " ", probe.target, " tells ", secret);
    }
    CHECK_MESSAGE(answer.status != 0, probe.target, " was not answered");
    CHECK_MESSAGE(answer.status < 500, probe.target, " ", answer.body);
}

// Nothing of B is counted for A.
void check_counts(Client& client)
{
    const Json figures = client.get("/api/v1/indicators?from=2015-01-01&to=2016-01-01").json()["items"];
    REQUIRE(figures.size() == 1);
    for (const auto& [name, figure] : figures[0].items()) {
        if (figure.is_number()) CHECK_MESSAGE(figure == 0, name);
    }
    for (const auto& [name, count] : figures[0]["counts"].items()) CHECK_MESSAGE(count["count"] == 0, name);
    for (const char* list : {"/api/v1/dossiers", "/api/v1/handoffs", "/api/v1/alarms", "/api/v1/deputies"})
        CHECK_MESSAGE(client.get(list).json()["items"].empty(), list);
    for (const char* list : {"decided-late", "overdue", "register"}) {
        const std::string report = std::string{"/api/v1/reports/"} + list + "?from=2015-01-01&to=2016-01-01";
        CHECK_MESSAGE(client.get(report).json()["items"].empty(), list);
    }
    const Json late = client.get("/api/v1/late").json();
    for (const auto& [name, list] : late.items())
        if (list.is_array()) CHECK_MESSAGE(list.empty(), name);
}

void check_calendars(Client& client)
{
    const Json calendars = client.get("/api/v1/calendars").json();
    int of_b = 0;
    for (const Json& edition : calendars["items"]) {
        if (edition["unit"] != "X24.217") continue;
        ++of_b;
        CHECK(edition["state"] == "published");
        CHECK(edition["moved"].is_null());
        CHECK(client.get("/api/v1/calendars/" + edition["id"].dump()).json()["moved"].is_null());
    }
    CHECK(of_b == 1);
    for (const Json& year : calendars["provisional_years"]) CHECK(year["open_dossiers"] == 0);
}

}  // namespace

TEST_CASE("nobody of one agency learns anything of another's dossiers, by any route")
{
    TwoAgencies office;
    const Foreign nobody = nobodys();
    for (const std::string& account : office.accounts_of_a) {
        CAPTURE(account);
        Client client = office.fresh(account);
        for (const api::Route& route : api::routes()) {
            const auto probes = probes_of(route, office.b);
            if (!probes) {
                FAIL_CHECK(route.method << " " << route.pattern << ": say in probe.cpp what to try at this route");
                continue;
            }
            const auto twins = probes_of(route, nobody).value();
            for (std::size_t i = 0; i < probes->size(); ++i) {
                const Answer answer = sent(client, (*probes)[i]);
                check_silent((*probes)[i], answer);
                if (!(*probes)[i].hides_existence) continue;
                CHECK(likeness(answer, office.b, nobody) == likeness(sent(client, twins[i]), office.b, nobody));
            }
        }
        for (const std::string& principal : {office.b.account, nobody.account}) {
            const Answer answer = client.get("/api/v1/session", {{"On-Behalf-Of", principal}});
            CHECK(answer.json()["type"] == "urn:motcua:problem:not-a-deputy");
        }
        if (account != "kep8") check_counts(client);
        check_calendars(client);
    }
    // A plan and an actual, as they were imported.
    CHECK(office.fresh("lanhdao").get("/api/v1/scoreboards/2015/units/X24.217").json()["version"] == 2);
    CHECK(office.verify().code == 0);
}

TEST_CASE("the probe would find what there is: the agency's own people are told all of it")
{
    TwoAgencies office;
    std::set<std::string> found;
    for (const char* account : {"motcua", "quantri"}) {
        Client client = office.fresh(account);
        for (const api::Route& route : api::routes()) {
            if (route.method != "GET") continue;
            const auto probes = probes_of(route, office.b).value();
            for (const Probe& probe : probes) {
                const std::string told = all_of(sent(client, probe));
                for (const std::string& secret : kSecrets)
                    if (told.contains(secret)) found.insert(secret);
            }
        }
    }
    for (const std::string& secret : kSecrets) CHECK_MESSAGE(found.contains(secret), secret);
}
