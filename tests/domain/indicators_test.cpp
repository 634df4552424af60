#include "domain/indicators.hpp"

#include "tests/support/dossiers.hpp"

using namespace motcua;
using namespace motcua::test;

namespace {

// March 2015 in office time.
constexpr Instant kFrom = at_office(std::chrono::sys_days{std::chrono::year{2015} / 3 / 1}, std::chrono::hours{0});
constexpr Instant kTo = at_office(std::chrono::sys_days{std::chrono::year{2015} / 4 / 1}, std::chrono::hours{0});

Indicators of(const Dossier& dossier, Instant as_of = kTo)
{
    Indicators indicators;
    add(indicators, dossier, kFrom, as_of);
    CHECK(adds_up(indicators));
    return indicators;
}

std::vector<Event> life(const char* received, const char* decided)
{
    const Received body{.procedure = "1.000001",
                        .desk = kDesk,
                        .agency = kAgency,
                        .limit_unit = LimitUnit::working_day,
                        .limit_halves = 10,
                        .due_at = at("2015-03-31 17:00"),
                        .calendar = "test",
                        .applicant = seal()};
    return {{"X", 1, at(received), at("2015-03-31 08:00"), "an", body},
            {"X", 2, at(decided), at(decided), "an", Decided{}}};
}

}  // namespace

TEST_CASE("a decided dossier is early, on time or late by the date it was back at the desk")
{
    CHECK(of(a_dossier().ready_at("2015-03-06 17:00")) == Indicators{.received = 1, .decided_early = 1});
    CHECK(of(a_dossier().ready_at("2015-03-09 07:30")) == Indicators{.received = 1, .decided_on_time = 1});
    CHECK(of(a_dossier().ready_at("2015-03-09 19:00")) == Indicators{.received = 1, .decided_on_time = 1});
    CHECK(of(a_dossier().ready_at("2015-03-10 07:30")) == Indicators{.received = 1, .decided_late = 1});
}

TEST_CASE("limits in hours are judged to the minute")
{
    const auto within = [](const char* ready) {
        return of(a_dossier().limited(working_hours(8), "2015-03-03 08:00").ready_at(ready));
    };
    CHECK(within("2015-03-03 08:00") == Indicators{.received = 1, .decided_on_time = 1});
    CHECK(within("2015-03-03 08:01") == Indicators{.received = 1, .decided_late = 1});
    CHECK(within("2015-03-02 17:00") == Indicators{.received = 1, .decided_early = 1});
}

TEST_CASE("decided and not yet back at the desk is still in progress, and its clock runs")
{
    CHECK(of(a_dossier().in(Status::decided).held_by(kLand)) == Indicators{.received = 1, .in_progress_overdue = 1});
    CHECK(of(a_dossier().in(Status::decided).held_by(kLand), at("2015-03-09 17:00")) ==
          Indicators{.received = 1, .in_progress_in_time = 1});
}

TEST_CASE("decided exactly at the end belongs to the next period, exactly at the beginning to this one")
{
    const auto history = life("2015-03-10 08:00", "2015-04-01 00:00");
    const auto march = state_at(history, kTo);
    REQUIRE(march);
    CHECK(of(*march) == Indicators{.received = 1, .in_progress_overdue = 1});
    const auto april = state_at(history, at("2015-05-01 00:00"));
    REQUIRE(april);
    Indicators next;
    add(next, *april, kTo, at("2015-05-01 00:00"));
    CHECK(next == Indicators{.carried_over = 1, .decided_late = 1});
    Indicators after;
    add(after, *april, kTo + std::chrono::milliseconds{1}, at("2015-05-01 00:00"));
    CHECK(after == Indicators{});
}

TEST_CASE("received exactly at the beginning is received, exactly at the end not yet there")
{
    const auto first = state_at(life("2015-03-01 00:00", "2015-03-31 09:00"), kTo);
    REQUIRE(first);
    CHECK(of(*first) == Indicators{.received = 1, .decided_on_time = 1});
    CHECK_FALSE(state_at(life("2015-04-01 00:00", "2015-04-02 00:00"), kTo).has_value());
}

TEST_CASE("what is carried over at the end of a month is carried into the next")
{
    const auto history = life("2015-03-10 08:00", "2015-04-20 09:00");
    Indicators march, april;
    add(march, *state_at(history, kTo), kFrom, kTo);
    add(april, *state_at(history, at("2015-05-01 00:00")), kTo, at("2015-05-01 00:00"));
    CHECK(march.in_progress_overdue + march.in_progress_in_time == april.carried_over);
}

TEST_CASE("a late entry counts where it happened, not where it was written")
{
    // Received on 27 February, entered on 31 March: carried over into March, whatever day it was entered.
    const auto entered = state_at(life("2015-02-27 08:00", "2015-03-31 09:00"), kTo);
    REQUIRE(entered);
    CHECK(of(*entered) == Indicators{.carried_over = 1, .decided_on_time = 1});
    CHECK(state_at(life("2015-02-27 08:00", "2015-03-31 09:00"), kFrom).has_value());
}

TEST_CASE("refused, withdrawn and without a limit are classes of their own, never on time and never late")
{
    DossierBuilder refused = a_dossier().ready_at("2015-03-20 09:00");
    refused->outcome = Outcome::refused;
    CHECK(of(refused) == Indicators{.received = 1, .refused = 1});
    CHECK(of(a_dossier().in(Status::withdrawn)) == Indicators{.received = 1, .withdrawn = 1});
    CHECK(of(a_dossier().without_deadline()) == Indicators{.received = 1, .no_deadline = 1});
    CHECK(of(a_dossier().without_deadline().ready_at("2015-03-20 09:00")) ==
          Indicators{.received = 1, .no_deadline = 1});
}

TEST_CASE("waiting for the citizen over the end of the period is waiting, also past the due date")
{
    CHECK(of(a_dossier().waiting_since("2015-03-04 10:00")) == Indicators{.received = 1, .waiting = 1});
}

TEST_CASE("withdrawn before the period adds nothing, in it was carried over")
{
    DossierBuilder withdrawn = a_dossier().in(Status::withdrawn);
    Indicators april;
    add(april, withdrawn, kTo, at("2015-05-01 00:00"));
    CHECK(april == Indicators{});
    withdrawn->received_at = at("2015-02-20 08:00");
    CHECK(of(withdrawn) == Indicators{.carried_over = 1, .withdrawn = 1});
}

TEST_CASE("returned later than the period it is still judged by when it was ready")
{
    DossierBuilder returned = a_dossier().in(Status::returned);
    returned->ready_at = at("2015-03-05 10:00");
    returned->ended_at = at("2015-04-05 10:00");
    CHECK(of(returned) == Indicators{.received = 1, .decided_early = 1});
    Indicators april;
    add(april, returned, kTo, at("2015-05-01 00:00"));
    CHECK(april == Indicators{});
}

TEST_CASE("the on-time share is rounded half up to a tenth of a percent, and nothing when nothing was decided")
{
    CHECK_FALSE(on_time_tenths({.received = 3, .refused = 3}).has_value());
    CHECK(on_time_tenths({.decided_on_time = 1, .decided_late = 2}) == 333);
    CHECK(on_time_tenths({.decided_early = 1, .decided_on_time = 1, .decided_late = 1}) == 667);
    CHECK(on_time_tenths({.decided_early = 5}) == 1000);
    CHECK(on_time_tenths({.decided_late = 5}) == 0);
    // 1 of 2000 is 0.05 %: half up.
    CHECK(on_time_tenths({.decided_on_time = 1, .decided_late = 1999}) == 1);
    CHECK(on_time_tenths({.decided_on_time = 1, .decided_late = 2000}) == 0);
}

TEST_CASE("the identity notices a dossier that is in no class or in two")
{
    CHECK(adds_up({}));
    CHECK_FALSE(adds_up({.received = 1}));
    CHECK_FALSE(adds_up({.received = 1, .decided_late = 1, .withdrawn = 1}));
    CHECK(adds_up({.received = 1, .carried_over = 1, .decided_late = 1, .waiting = 1}));
}
