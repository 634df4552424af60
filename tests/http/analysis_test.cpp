#include "tests/http/contract.hpp"
#include "tests/http/load.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace motcua::tests;

// Twenty building permits of March 2015 that need the department: ten come back on the next day, ten after a month and
// too late, for they have 15 working days. Then one more comes in. Log-ins end with the clock's jumps.

namespace {

constexpr const char* kSteps = "/api/v1/analysis/steps";
constexpr const char* kWarnings = "/api/v1/analysis/warnings";
constexpr const char* kMarch = "/api/v1/analysis/steps?from=2015-03-01&to=2015-04-01&procedure=EPAR.KT01";

struct Permits {
    Office office{"2015-03-02T08:00:00+07:00"};
    Contract contract{office};
    std::vector<std::string> codes;

    Permits()
    {
        Client clerk = fresh("tiepnhan");
        for (int i = 0; i < 20; ++i) codes.push_back(receive(clerk));
        const std::string there = send(clerk, kDesk, kDepartment, codes);
        office.set_clock("2015-03-02T09:00:00+07:00");
        Client staff = fresh("chuyenvien");
        accept(staff, there);
        come_back("2015-03-03", {codes.begin(), codes.begin() + 10});
        come_back("2015-03-31", {codes.begin() + 10, codes.end()});
        office.set_clock("2015-04-01T08:00:00+07:00");
    }

    Client fresh(const char* account) const
    {
        Client client = office.client();
        client.sign_in(account);
        return client;
    }

    static Json post(Client& client, const std::string& target, const Json& body)
    {
        const Answer answer = client.post(target, body, {{"If-Match", "*"}});
        REQUIRE_MESSAGE(answer.status < 300, target, " ", answer.body);
        return answer.json();
    }
    static std::string receive(Client& clerk)
    {
        return post(clerk, "/api/v1/dossiers",
                    {{"procedure", "EPAR.KT01"},
                     {"desk", kDesk},
                     {"channel", "direct"},
                     {"applicant", {{"name", "Nguyễn Văn An"}}}})["code"];
    }
    static std::string send(Client& who, const char* from, const char* to, const std::vector<std::string>& dossiers)
    {
        return post(who, "/api/v1/handoffs", {{"from", from}, {"to", to}, {"dossiers", dossiers}})["id"].dump();
    }
    static void accept(Client& who, const std::string& handoff)
    {
        post(who, "/api/v1/handoffs/" + handoff + "/accept", Json::object());
    }

    // Decided at 8:00 and sent back, at the desk at 9:00.
    void come_back(const std::string& date, const std::vector<std::string>& dossiers)
    {
        office.set_clock(date + "T08:00:00+07:00");
        Client staff = fresh("chuyenvien");
        for (const std::string& code : dossiers)
            post(staff, "/api/v1/dossiers/" + code + "/decide", {{"outcome", "approved"}});
        const std::string back = send(staff, kDepartment, kDesk, dossiers);
        office.set_clock(date + "T09:00:00+07:00");
        Client clerk = fresh("tiepnhan");
        accept(clerk, back);
    }

    Json ask(const char* who, const char* path, const std::string& target)
    {
        Client client = fresh(who);
        const Answer answer = contract.ask(client, {"GET", path, target});
        REQUIRE_MESSAGE(answer.status == 200, answer.body);
        return answer.json();
    }
};

}  // namespace

TEST_CASE("where the time of a procedure went, step by step, and who made it late")
{
    Permits permits;
    const Json march = permits.ask("truongphong", kSteps, kMarch);
    CHECK(march["as_of"] == "2015-04-01T00:00:00+07:00");
    REQUIRE(march["items"].size() == 2);
    // The department's step loses all the time, so it comes first.
    const Json& department = march["items"][0];
    const Json& desk = march["items"][1];
    CHECK(department["step"] == 2);
    CHECK(desk["step"] == 1);
    CHECK(department["procedure"]["code"] == "EPAR.KT01");
    CHECK(department["used_minutes"]["count"] == 20);
    CHECK(department["allotted_minutes"]["count"] == 20);
    // Twelve days from 2 March are up on the 18th.
    CHECK(department["over_budget"] == Json{{"runs", 10}, {"of", 20}, {"percent", 50.0}});
    CHECK(department["rework"] == Json{{"redone", 0}, {"again", 0}, {"declined", 0}});
    // Each came back in about an hour; what little the test itself took may shift it.
    CHECK(department["waiting_minutes"]["count"] == 20);
    CHECK(department["waiting_minutes"]["median"].get<int>() >= 55);
    CHECK(department["waiting_minutes"]["median"].get<int>() <= 60);
    CHECK(desk["lost_minutes"] == 0);
    CHECK(desk["over_budget"] == Json{{"runs", 0}, {"of", 20}, {"percent", 0.0}});
    CHECK(desk["used_minutes"]["count"] == 20);

    REQUIRE(march["procedures"].size() == 1);
    CHECK(march["procedures"][0]["finished"] == 20);
    CHECK(march["procedures"][0]["late"] == 10);
    for (const auto& [lost, by] :
         {std::pair{department["lost_minutes"], department["lost_by"]},
          std::pair{march["procedures"][0]["late_minutes"], march["procedures"][0]["late_by"]}}) {
        std::int64_t sum = 0;
        for (const Json& holder : by) sum += holder["minutes"].get<std::int64_t>();
        CHECK(lost == sum);
        REQUIRE(by.size() == 2);
        CHECK(by[0]["kind"] == "department");
        CHECK(by[0]["unit"] == kDepartment);
        CHECK_FALSE(by[0].contains("person"));
        CHECK(by[1]["kind"] == "transit");
        CHECK(by[1]["to"] == kDesk);
    }
    CHECK(permits.ask("truongphong", kSteps, "/api/v1/analysis/steps?from=2015-02-01&to=2015-03-01")["items"].empty());
}

TEST_CASE("by person only who answers for others is told")
{
    Permits permits;
    const std::string people = std::string{kMarch} + "&holders=person";
    const Json march = permits.ask("truongphong", kSteps, people);
    CHECK(march["items"][0]["lost_by"][0]["person"] == "chuyenvien");
    CHECK(march["items"][0]["lost_by"][0]["person_name"].is_string());
    for (const char* who : {"tiepnhan", "chuyenvien"}) {
        Client client = permits.fresh(who);
        CHECK(permits.contract.ask(client, {"GET", kSteps, people}).status == 403);
    }
}

TEST_CASE("an open dossier is warned of with the share of those that were late from there")
{
    Permits permits;
    Client clerk = permits.fresh("tiepnhan");
    const std::string first = Permits::receive(clerk);
    const std::string second = Permits::receive(clerk);
    const std::string there = Permits::send(clerk, kDesk, kDepartment, {first});
    permits.office.set_clock("2015-04-01T09:00:00+07:00");
    Client staff = permits.fresh("chuyenvien");
    Permits::accept(staff, there);
    permits.office.set_clock("2015-04-01T10:00:00+07:00");

    const Json page = permits.ask("truongphong", kWarnings, kWarnings);
    CHECK(page["history"] == Json{{"from", "2014-04-01T00:00:00+07:00"}, {"to", "2015-04-01T00:00:00+07:00"}});
    REQUIRE(page["items"].size() == 2);
    // The one at the department has got as far as all twenty, and only the ten slow ones took longer than it has left.
    // The other one has been at the desk for two hours, and none of the twenty was there for more than one.
    CHECK(page["items"][0]["code"] == first);
    CHECK(page["items"][0]["step"] == 2);
    CHECK(page["items"][0]["probability"] == 0.5);
    CHECK(page["items"][0]["cases"] == 20);
    CHECK(page["items"][0]["no_number"].is_null());
    CHECK(page["items"][1]["code"] == second);
    CHECK(page["items"][1]["probability"].is_null());
    CHECK(page["items"][1]["no_number"] == "too_few_cases");
    CHECK(page["items"][1]["cases"] == 0);

    const std::string target = std::string{kWarnings} + "?limit=1";
    const Json one = permits.ask("truongphong", kWarnings, target);
    REQUIRE(one["next"].is_string());
    const Json two = permits.ask("truongphong", kWarnings, target + "&cursor=" + one["next"].get<std::string>());
    CHECK(one["items"][0]["code"] == first);
    CHECK(two["items"][0]["code"] == second);
    CHECK(two["next"].is_null());
    CHECK(two["as_of"] == one["as_of"]);
}

TEST_CASE("the neighbour's head is told nothing of it")
{
    Permits permits;
    const Run added =
        run({"user", "add", "truongphong.xa", "--name", "Trưởng phòng xã", "--unit", "X24.217.02", "--role",
             "head_of_department", "--password-stdin", "--database", permits.office.database_url()},
            "motcua-demo\n");
    REQUIRE_MESSAGE(added.code == 0, added.err);
    Client clerk = permits.fresh("tiepnhan");
    Permits::receive(clerk);
    CHECK(permits.ask("truongphong.xa", kSteps, kMarch)["items"].empty());
    CHECK(permits.ask("truongphong.xa", kWarnings, kWarnings)["items"].empty());
}
