#include "tests/crowd/deeds.hpp"
#include "tests/http/load.hpp"
#include "tests/support/possible.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <utility>

using namespace motcua;
using namespace motcua::tests;

namespace {

// A dossier in each status, in somebody's hands and, where that can be, on its way.
class States {
public:
    explicit States(Office& office) : office_(office) {}

    struct Case {
        Status status;
        bool moving;
        std::string code;
    };
    std::vector<Case> all()
    {
        using enum Status;
        std::vector<Case> cases;
        const auto add = [&](Status status, std::string code, bool moving = false) {
            cases.push_back({status, moving, std::move(code)});
        };
        add(filed, made("filings", {{"channel", "online"}}));
        add(guided, made("guidances", {{"reason", "Thiếu bản vẽ"}}));
        add(not_accepted, made("refusals", {{"reason", "Không thuộc thẩm quyền"}}));
        add(received, made("dossiers"));
        add(received, sent(made("dossiers")), true);
        add(awaiting_supplement, after(made("dossiers"), "request-supplement", kReason));
        add(awaiting_payment, after(made("dossiers"), "request-payment", kReason));
        add(stopped, after(made("dossiers"), "stop", {{"until", "2015-03-10"}, {"reason", "đi xa"}}));
        add(withdrawn, after(made("dossiers"), "withdraw", kReason));
        add(processing, in_department());
        add(processing, sent(in_department(), kDepartment, kDesk, "chuyenvien"), true);
        add(decided, decided_one());
        add(decided, sent(decided_one(), kDepartment, kDesk, "chuyenvien"), true);
        add(ready, ready_one());
        add(returned, after(ready_one(), "return", {{"receiver", "Nguyễn Văn An"}}));
        return cases;
    }

private:
    inline static const Json kReason{{"reason", "theo quy định"}};

    Json ask(const char* who, const std::string& target, const Json& body)
    {
        const Answer answer = office_.as(who).post("/api/v1/" + target, body, {{"If-Match", "*"}});
        REQUIRE_MESSAGE(answer.status < 300, target, ": ", answer.body);
        return answer.json();
    }
    std::string made(const std::string& what, const Json& more = Json::object())
    {
        Json body{{"procedure", "EPAR.KT01"},
                  {"desk", kDesk},
                  {"channel", "direct"},
                  {"applicant", {{"name", "Nguyễn Văn An"}}}};
        body.update(more);
        return ask("tiepnhan", what, body)["code"];
    }
    std::string after(std::string code, const std::string& command, const Json& body, const char* who = "tiepnhan")
    {
        ask(who, "dossiers/" + code + "/" + command, body);
        return code;
    }
    std::string sent(std::string code,
                     const char* from = kDesk,
                     const char* to = kDepartment,
                     const char* who = "tiepnhan")
    {
        manifest_ = ask(who, "handoffs", {{"from", from}, {"to", to}, {"dossiers", Json::array({code})}})["id"];
        return code;
    }
    std::string accepted(std::string code, const char* who)
    {
        ask(who, "handoffs/" + std::to_string(manifest_) + "/accept", Json::object());
        return code;
    }
    std::string in_department() { return accepted(sent(made("dossiers")), "chuyenvien"); }
    std::string decided_one() { return after(in_department(), "decide", {{"outcome", "approved"}}, "chuyenvien"); }
    std::string ready_one() { return accepted(sent(decided_one(), kDepartment, kDesk, "chuyenvien"), "tiepnhan"); }

    Office& office_;
    std::int64_t manifest_ = 0;
};

bool is_possible(const States::Case& state, Action action)
{
    const auto& possible = test::kPossible.at(state.status);
    return test::among(state.moving ? possible.on_its_way : possible.in_hand, action);
}

// As it was read; what is on no manifest is asked about under one there is.
Json with_a_manifest(Json dossier)
{
    const Json some{{"handoff", 1}};
    if (dossier["in_transit"].is_null()) dossier["in_transit"] = some;
    if (dossier["paper"].is_null()) dossier["paper"] = {{"in_transit", some}};
    if (dossier["received_at"].is_null()) dossier["received_at"] = "2015-03-02T08:00:00+07:00";
    if (dossier["deadline"]["due_at"].is_null()) dossier["deadline"]["due_at"] = "2015-03-23T16:00:00+07:00";
    return dossier;
}

// Everybody of the agency who ever acts on dossiers.
std::vector<Colleague> everybody(const Office& office)
{
    std::vector<Colleague> people{{"tiepnhan", Role::reception_clerk, kDesk, {}},
                                  {"motcua", Role::head_of_desk, kDesk, {}},
                                  {"chuyenvien", Role::department_staff, kDepartment, {}},
                                  {"truongphong", Role::head_of_department, kDepartment, {}},
                                  {"lanhdao", Role::agency_leader, "X24.217.UB", {}}};
    for (Colleague& who : people) who.cookie = cookie_of(office.port(), who.account);
    return people;
}

}  // namespace

TEST_CASE(
    "in every status every command that the workflow does not know is refused to everybody, by a problem of the "
    "contract")
{
    Office office{"2015-03-02T08:00:00+07:00"};
    const auto people = everybody(office);
    const Json known = office.client().get("/api/openapi.json").json()["x-problems"];
    std::mt19937 random{1};
    std::map<std::string, int> refusals;
    for (const States::Case& state : States{office}.all()) {
        for (int i = 0; i <= static_cast<int>(Action::open_child); ++i) {
            const auto action = static_cast<Action>(i);
            if (is_possible(state, action)) continue;
            for (const Colleague& who : people) {
                CAPTURE(to_string(state.status));
                CAPTURE(state.moving);
                CAPTURE(to_string(action));
                CAPTURE(who.account);
                const Answer before = office.as("motcua").get("/api/v1/dossiers/" + state.code);
                const auto deed =
                    deed_for(std::string{to_string(action)}, with_a_manifest(before.json()), who, people, {}, random);
                REQUIRE(deed.has_value());
                const Answer answer = office.as(who.account.c_str())
                                          .post(deed->target, deed->body, {{"If-Match", before.header("etag")}});
                CHECK(Complaints::fault_of(answer, {403, 404, 409, 422}) == "");
                const Json problem = answer.json();
                const std::string type = problem.value("type", "").substr(std::string{"urn:motcua:problem:"}.size());
                CHECK(known.value(type, 0) == answer.status);
                ++refusals[type];
                CHECK(office.as("motcua").get("/api/v1/dossiers/" + state.code).header("etag") ==
                      before.header("etag"));
            }
        }
    }
    for (const auto& [type, count] : refusals) MESSAGE(type, ": ", count);
    CHECK(refusals["wrong-state"] > 0);
    CHECK(refusals["in-transit"] > 0);
    CHECK(office.verify().code == 0);
}
