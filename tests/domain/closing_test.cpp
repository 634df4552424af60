#include "domain/closing.hpp"

#include "domain/measures.hpp"
#include "tests/domain/tales.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace motcua;
using namespace motcua::test;

namespace {

Actor in_role(Role role)
{
    return {"an", role, kLeaders, kAgency, "/X24/X24.217/"};
}

std::int64_t value(const Figures& figures, const char* measure)
{
    return measured(figures)[measure_from(measure).value()].value();
}

}  // namespace

TEST_CASE("only the leader of an agency closes its periods, and only those that are over")
{
    for (const Role role : kRoles) {
        const auto may = check_may_close(in_role(role));
        CHECK(may.has_value() == (role == Role::agency_leader));
        if (!may) CHECK(may.error().reason == Reason::forbidden_role);
    }
    Actor nobodys = in_role(Role::agency_leader);
    nobodys.agency = "";
    CHECK(check_may_close(nobodys).error().reason == Reason::forbidden_relation);

    const Period january{at("2015-01-01 00:00"), at("2015-02-01 00:00")};
    CHECK(check_over(january, at("2015-02-01 00:00"), "/period"));
    const auto early = check_over(january, at("2015-02-01 00:00") - std::chrono::milliseconds{1}, "/period");
    REQUIRE_FALSE(early);
    CHECK(early.error().reason == Reason::period_not_over);
    CHECK(early.error().pointer == "/period");
}

TEST_CASE("measures have names of their own, and each has the value its name says")
{
    std::set<std::string> names;
    for (const Measure& measure : measures()) names.insert(measure.name);
    CHECK(names.size() == measures().size());
    CHECK(measured({}).size() == measures().size());
    CHECK_FALSE(measure_from("sent"));

    // Twice an hour on its way.
    const Facts facts = Tale{}
                            .received("2015-03-02 08:00", "2015-03-09 17:00")
                            .sent("2015-03-02 09:00")
                            .accepted("2015-03-02 10:00")
                            .done("2015-03-05 10:00", "2015-03-05 11:00")
                            .facts();
    Figures figures;
    figures.add(life_of(facts), {at("2015-03-01 00:00"), at("2015-04-01 00:00")}, at("2015-04-01 00:00"));
    CHECK(value(figures, "received") == 1);
    CHECK(value(figures, "received_direct") == 1);
    CHECK(value(figures, "received_online") == 0);
    CHECK(value(figures, "decided") == 1);
    CHECK(value(figures, "decided_early") == 1);
    CHECK(value(figures, "in_progress") == 0);
    CHECK(value(figures, "uncollected") == 1);
    CHECK(value(figures, "counts.accepted.count") == 2);
    CHECK(value(figures, "counts.accepted.minutes") == 120);
    CHECK(value(figures, "overdue_ages.4.count") == 0);
    const std::size_t median = measure_from("working_minutes.median").value();
    CHECK_FALSE(measures()[median].adds_up);
    CHECK_FALSE(measured({})[median]);
    CHECK(measured(figures)[median] == figures.worked.front());
}
