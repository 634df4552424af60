#include "domain/dossier.hpp"

#include "tests/support/dossiers.hpp"

using namespace motcua;
using namespace motcua::test;

namespace {

std::string state(const Dossier& dossier, std::string_view now)
{
    return std::string{to_string(deadline_state(dossier, *district_calendar(), at(now), 2))};
}

}  // namespace

TEST_CASE("an open dossier is in time, due within two working days, or overdue")
{
    // Due Monday 9 March 17:00: two working days before is Thursday 17:00.
    CHECK(state(a_dossier(), "2015-03-05 16:59") == "in_time");
    CHECK(state(a_dossier(), "2015-03-05 17:00") == "due_soon");
    CHECK(state(a_dossier(), "2015-03-09 17:00") == "due_soon");
    CHECK(state(a_dossier(), "2015-03-09 17:01") == "overdue");
    CHECK(state(a_dossier().without_deadline(), "2015-03-20 08:00") == "none");
}

TEST_CASE("a waiting dossier is paused, a withdrawn one stands as it stood")
{
    CHECK(state(a_dossier().waiting_since("2015-03-04 10:00"), "2015-03-20 08:00") == "paused");
    DossierBuilder withdrawn = a_dossier().in(Status::withdrawn);
    withdrawn->ended_at = at("2015-03-03 10:00");
    CHECK(state(withdrawn, "2015-03-20 08:00") == "in_time");
    withdrawn->ended_at = at("2015-03-10 10:00");
    CHECK(state(withdrawn, "2015-03-20 08:00") == "overdue");
}

TEST_CASE("the verdict is taken when the result is back at the desk and does not change at the counter")
{
    CHECK(state(a_dossier().ready_at("2015-03-06 10:00"), "2015-05-01 08:00") == "decided_early");
    CHECK(state(a_dossier().ready_at("2015-03-09 18:00"), "2015-05-01 08:00") == "decided_on_time");
    CHECK(state(a_dossier().ready_at("2015-03-10 07:30"), "2015-05-01 08:00") == "decided_late");
    CHECK(state(a_dossier().in(Status::decided).held_by(kLand), "2015-03-10 07:30") == "overdue");
}

TEST_CASE("the minutes left are working minutes, negative when overdue, and stand still with the clock")
{
    const auto left = [](const Dossier& dossier, std::string_view now) {
        return working_minutes_left(dossier, *district_calendar(), at(now));
    };
    CHECK(left(a_dossier(), "2015-03-09 10:00") == 330);
    CHECK(left(a_dossier(), "2015-03-06 16:00") == 540);
    CHECK(left(a_dossier(), "2015-03-10 08:00") == -30);
    CHECK_FALSE(left(a_dossier().without_deadline(), "2015-03-10 08:00").has_value());
    CHECK(left(a_dossier().waiting_since("2015-03-09 10:00"), "2015-03-20 08:00") == 330);
    CHECK(left(a_dossier().ready_at("2015-03-09 16:00"), "2015-03-20 08:00") == 60);
}

TEST_CASE("a step is late while the whole is not")
{
    const auto late = [](DossierBuilder dossier, std::string_view now) {
        return is_step_late(dossier.in_step(2, at("2015-03-05 10:00")), at(now));
    };
    CHECK_FALSE(late(a_dossier(), "2015-03-05 10:00"));
    CHECK(late(a_dossier(), "2015-03-05 10:01"));
    CHECK(late(a_dossier(), "2015-03-09 17:00"));
    CHECK_FALSE(late(a_dossier(), "2015-03-09 17:01"));
    CHECK(late(a_dossier().without_deadline(), "2015-05-09 17:01"));
    CHECK_FALSE(late(a_dossier().waiting_since("2015-03-04 10:00"), "2015-03-06 10:00"));
    CHECK_FALSE(late(a_dossier().ready_at("2015-03-06 10:00"), "2015-03-06 11:00"));
    CHECK_FALSE(late(a_dossier().in(Status::withdrawn), "2015-03-06 11:00"));
    CHECK_FALSE(is_step_late(a_dossier().in_step(2), at("2015-03-06 11:00")));
}
