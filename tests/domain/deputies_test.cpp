#include "domain/deputies.hpp"

#include "domain/canonical.hpp"
#include "domain/custody.hpp"
#include "domain/decide.hpp"
#include "tests/support/dossiers.hpp"

using namespace motcua;
using namespace motcua::test;

namespace {

const Actor kHead = somebody(Role::head_of_department, kLand, "truongphong");
const Actor kStaff = somebody(Role::department_staff, kLand, "binh");
const Actor kClerk = somebody(Role::reception_clerk, kDesk, "tiepnhan");
const Actor kNeighbour{"langgieng", Role::reception_clerk, "X24.218.MC", "X24.218", "/X24/X24.218/"};

constexpr Date kToday = std::chrono::year{2015} / 3 / 2;

KnownTerm term(const char* from, const char* to, bool ended = false)
{
    return {{on(from), on(to)}, ended};
}

std::string on_duty(std::vector<KnownTerm> terms)
{
    const auto checked = check_on_duty(terms, "truongphong", kToday);
    if (checked) return "accepted";
    std::string text{to_string(checked.error().reason)};
    for (const std::string& argument : checked.error().arguments) text += " " + argument;
    return text;
}

}  // namespace

TEST_CASE("a deputy is named by the person, a head of theirs, or an administrator over them")
{
    const auto names = [](const Actor& by, const Actor& principal) {
        return refusal(check_deputy_namer(by, principal));
    };
    CHECK(names(kStaff, kStaff) == "accepted");
    CHECK(names(kHead, kHead) == "accepted");
    CHECK(names(kHead, kStaff) == "accepted");
    CHECK(names(kHead, kClerk) == "deputy-not-yours");
    CHECK(names(kStaff, kHead) == "deputy-not-yours");
    CHECK(names(somebody(Role::head_of_desk, kDesk), kClerk) == "accepted");
    CHECK(names(somebody(Role::head_of_desk, kDesk), kStaff) == "deputy-not-yours");
    CHECK(names(somebody(Role::agency_leader, kLeaders), kClerk) == "accepted");
    CHECK(names(somebody(Role::agency_leader, kLeaders), kNeighbour) == "deputy-not-yours");
    const Actor administrator = somebody(Role::administrator, kAgency, "quantri");
    CHECK(names(administrator, kClerk) == "accepted");
    CHECK(names(administrator, kNeighbour) == "deputy-not-yours");
    CHECK(names({"quantri", Role::administrator, "X24", "X24", "/X24/"}, kNeighbour) == "accepted");
    CHECK(names({"quantri", Role::administrator, "", "", ""}, kNeighbour) == "deputy-not-yours");
    for (const Role role : {Role::auditor, Role::procedure_control}) {
        const Actor reader = somebody(role, kAgency);
        CHECK(names(reader, reader) == "forbidden-role");
    }
}

TEST_CASE("deputy and principal are two people of one agency who both work on dossiers")
{
    const auto fits = [](const Actor& deputy, const Actor& principal) {
        return refusal(check_deputy(deputy, principal));
    };
    CHECK(fits(kStaff, kHead) == "accepted");
    CHECK(fits(kClerk, kHead) == "accepted");
    CHECK(fits(kStaff, kStaff) == "deputy-of-oneself/account");
    CHECK(fits(kNeighbour, kClerk) == "deputy-agency/account");
    for (const Role role : {Role::auditor, Role::procedure_control, Role::administrator}) {
        CHECK(fits(somebody(role, kAgency), kHead) == "deputy-role/account");
        CHECK(fits(kHead, somebody(role, kAgency)) == "deputy-role/stands_in_for");
    }
}

TEST_CASE("a term begins today or later and lasts 366 days at most")
{
    const auto check = [](const char* from, const char* to) {
        return refusal(check_deputy_term({on(from), on(to)}, kToday));
    };
    CHECK(check("2015-03-02", "2015-03-02") == "accepted");
    CHECK(check("2015-03-01", "2015-03-05") == "out-of-range/valid_from");
    CHECK(check("2016-03-02", "2016-03-02") == "accepted");  // 2016 has 366 days
    CHECK(check("2016-03-03", "2016-03-03") == "out-of-range/valid_from");
    CHECK(check("2015-03-03", "2015-03-02") == "out-of-range/valid_to");
    CHECK(check("2015-03-02", "2016-03-01") == "accepted");
    CHECK(check("2015-03-02", "2016-03-02") == "out-of-range/valid_to");
}

TEST_CASE("both days of a term are in it; what is wrong is told of the term that is nearest")
{
    CHECK(on_duty({}) == "not-a-deputy truongphong");
    CHECK(on_duty({term("2015-03-02", "2015-03-02")}) == "accepted");
    CHECK(on_duty({term("2015-02-01", "2015-03-01")}) == "deputy-expired truongphong 2015-03-01");
    CHECK(on_duty({term("2015-03-03", "2015-03-09")}) == "deputy-not-yet truongphong 2015-03-03");
    CHECK(on_duty({term("2015-03-01", "2015-03-09", true)}) == "deputy-ended truongphong");
    CHECK(on_duty({term("2015-03-01", "2015-03-09", true), term("2015-03-02", "2015-03-02")}) == "accepted");
    CHECK(on_duty({term("2015-01-01", "2015-01-31"), term("2015-05-01", "2015-05-09"), term("2015-04-01", "2015-04-09"),
                   term("2015-02-01", "2015-02-28")}) == "deputy-not-yet truongphong 2015-04-01");
    CHECK(on_duty({term("2015-02-01", "2015-02-28"), term("2015-01-01", "2015-01-31")}) ==
          "deputy-expired truongphong 2015-02-28");
    CHECK(to_string(state_of({on("2015-03-01"), on("2015-03-09")}, true, kToday)) == "ended");
}

TEST_CASE("what a deputy does bears both names, and only then do the bytes that are hashed")
{
    Actor deputy = kHead;
    deputy.account = "binh";
    deputy.on_behalf_of = "truongphong";
    const Dossier dossier = a_dossier().in(Status::processing).held_by(kLand);
    const auto event = decide(dossier, Decide{Outcome::approved, {}}, at_moment("2015-03-03 10:00", deputy));
    REQUIRE(event);
    CHECK(event->actor == "binh");
    CHECK(event->on_behalf_of == "truongphong");
    CHECK(canonical_bytes(*event).find("\nactor:binh\non_behalf_of:truongphong\n") != std::string::npos);
    Event own = *event;
    own.on_behalf_of.reset();
    CHECK(canonical_bytes(own).find("on_behalf_of") == std::string::npos);
}

TEST_CASE("the ledger names the deputy who took a dossier and for whom, until somebody else has it")
{
    const Received receipt{.procedure = "1.000001",
                           .procedure_valid_from = on("2015-01-01"),
                           .desk = kDesk,
                           .agency = kAgency,
                           .limit_unit = LimitUnit::none,
                           .calendar = "test",
                           .applicant = seal()};
    const auto event = [](std::int64_t n, const char* moment, const char* actor, EventBody body,
                          std::optional<std::string> principal = {}) {
        return Event{"X24.217-150302-0001", n, at(moment), at(moment), actor, std::move(body), std::move(principal)};
    };
    const std::vector<Event> history{
        event(1, "2015-03-02 08:00", "tiepnhan", receipt),
        event(2, "2015-03-02 09:00", "tiepnhan", HandoffSent{1, kDesk, kLand}),
        event(3, "2015-03-02 10:00", "lan", HandoffAccepted{1, kLand}, "truongphong"),
        event(4, "2015-03-02 11:00", "lan", Noted{seal()}),
        event(5, "2015-03-03 09:00", "truongphong", Assigned{"binh"}),
    };
    const auto segments = custody(history, office({}), at("2015-03-03 10:00"));
    REQUIRE(segments.size() == 4);
    CHECK_FALSE(segments[0].on_behalf_of);
    CHECK_FALSE(segments[1].on_behalf_of);
    CHECK(segments[2].person == "lan");
    CHECK(segments[2].on_behalf_of == "truongphong");
    CHECK(segments[3].person == "binh");
    CHECK_FALSE(segments[3].on_behalf_of);
}
