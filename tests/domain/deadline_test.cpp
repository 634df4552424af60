#include "domain/deadline.hpp"

#include "tests/domain/calendars.hpp"

#include <doctest/doctest.h>

namespace motcua::test {
namespace {

struct Vector {
    const char* name;
    TimeLimit limit;
    HourRule rule;
    const char* received;
    std::vector<Wait> waits;
    const char* due;
};

void check_all(const WorkingCalendar& calendar, const std::vector<Vector>& vectors)
{
    for (const Vector& v : vectors) {
        CAPTURE(v.name);
        CHECK(shown(due_at(calendar, {v.limit, v.rule, at(v.received), v.waits})) == shown(v.due));
    }
}

void refuses(const Result<std::optional<Instant>>& result, Reason reason, const char* pointer)
{
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().reason == reason);
    CHECK(result.error().pointer == pointer);
}

constexpr auto kEnd = HourRule::end_of_day;
constexpr auto kPosition = HourRule::same_position;

}  // namespace

TEST_CASE("a limit by position keeps the share of the day")
{
    check_all(
        office(),
        {
            {"Monday 10:00 and two days", working_days(2), kPosition, "2016-10-31 10:00", {}, "2016-11-02 10:00"},
            {"Friday night and half a day", half_days(1), kPosition, "2025-03-07 22:00", {}, "2025-03-10 11:30"},
            {"opening and one day end at closing",
             working_days(1),
             kPosition,
             "2025-03-10 07:30",
             {},
             "2025-03-10 17:00"},
            {"closing and one day end at the next closing",
             working_days(1),
             kPosition,
             "2025-03-10 17:00",
             {},
             "2025-03-11 17:00"},
            {"inside the lunch break is the afternoon's start",
             working_days(1),
             kPosition,
             "2025-03-10 12:10",
             {},
             "2025-03-11 11:30"},
            {"seconds are rounded up once", working_days(1), kPosition, "2025-03-10 10:00:01", {}, "2025-03-11 10:01"},
            {"three thousand days", working_days(3000), kPosition, "2015-01-05 10:00", {}, "2026-07-06 10:00"},
        });
    check_all(office({off("2025-01-27"), off("2025-01-28"), off("2025-01-29"), off("2025-01-30"), off("2025-01-31")}),
              {{"five days over Tet", working_days(5), kPosition, "2025-01-23 09:00", {}, "2025-02-06 09:00"}});
    check_all(
        office({off("2025-04-30"), off("2025-05-01"), off("2025-05-02"), worked("2025-04-26")}),
        {
            {"over a worked Saturday", working_days(3), kPosition, "2025-04-24 14:00", {}, "2025-04-28 14:00"},
            {"received on the holiday", working_days(1), kPosition, "2025-04-30 09:00", {}, "2025-05-05 17:00"},
            {"received on the worked Saturday", working_days(1), kPosition, "2025-04-26 09:00", {}, "2025-04-28 09:00"},
        });
}

TEST_CASE("a pause by position adds exactly what the clock would have run")
{
    check_all(
        office(),
        {
            {"the deadline before any pause", working_days(8), kPosition, "2025-03-04 09:00", {}, "2025-03-14 09:00"},
            {"a pause that ends at closing",
             working_days(8),
             kPosition,
             "2025-03-04 09:00",
             {pause("2025-03-05 09:00", "2025-03-06 17:00")},
             "2025-03-17 17:00"},
            {"a pause of one day",
             working_days(8),
             kPosition,
             "2025-03-04 09:00",
             {pause("2025-03-05 09:00", "2025-03-06 09:00")},
             "2025-03-17 09:00"},
            {"a pause outside working time adds nothing",
             working_days(8),
             kPosition,
             "2025-03-04 09:00",
             {pause("2025-03-07 17:00", "2025-03-10 07:30")},
             "2025-03-14 09:00"},
            {"two pauses of a quarter of a day",
             working_days(8),
             kPosition,
             "2025-03-04 09:00",
             {pause("2025-03-05 09:00", "2025-03-05 11:00"), pause("2025-03-06 14:00", "2025-03-06 16:00")},
             "2025-03-14 14:30"},
            {"a pause after the deadline moves it as well",
             working_days(1),
             kPosition,
             "2025-03-04 09:00",
             {pause("2025-03-06 09:00", "2025-03-07 09:00")},
             "2025-03-06 09:00"},
            {"an open wait moves nothing",
             working_days(1),
             kPosition,
             "2025-03-04 09:00",
             {{at("2025-03-04 10:00"), {}, SupplementPolicy::pause, "fee"}},
             "2025-03-05 09:00"},
            {"a wait of an immediate procedure moves nothing",
             working_days(1),
             kPosition,
             "2025-03-04 09:00",
             {{at("2025-03-04 10:00"), at("2025-03-05 10:00"), SupplementPolicy::none, ""}},
             "2025-03-05 09:00"},
        });
    for (const auto& [resumed, due] :
         {std::pair{"2025-03-06 17:00", "2025-03-17 17:00"}, {"2025-03-06 09:00", "2025-03-17 09:00"}})
        CHECK(shown(due_after_wait(office(), working_days(8), kPosition, at("2025-03-14 09:00"), at("2025-03-05 09:00"),
                                   at(resumed), SupplementPolicy::pause)) == shown(due));
}

TEST_CASE("the legal reading does not count the first day and knows the official calendar")
{
    check_all(
        office(official_days()),
        {
            {"Tet 2015 with a worked Saturday", working_days(5), kEnd, "2015-02-11 08:00", {}, "2015-02-25 17:00"},
            {"a make-up Saturday is a working day", working_days(1), kEnd, "2015-02-13 08:00", {}, "2015-02-14 17:00"},
            {"a day in lieu", working_days(1), kEnd, "2021-04-29 08:00", {}, "2021-05-04 17:00"},
            {"a swapped day and its Saturday", working_days(3), kEnd, "2024-04-26 08:00", {}, "2024-05-04 17:00"},
            {"a swapped bridge day", working_days(1), kEnd, "2025-04-29 08:00", {}, "2025-05-05 17:00"},
            {"the new holiday of 24 November", working_days(1), kEnd, "2026-11-23 08:00", {}, "2026-11-25 17:00"},
            {"received on a holiday, which is not counted",
             working_days(1),
             kEnd,
             "2025-04-30 09:00",
             {},
             "2025-05-05 17:00"},
            {"received on a Sunday", working_days(1), kEnd, "2025-03-09 09:00", {}, "2025-03-10 17:00"},
            {"received in the last second of a day",
             working_days(1),
             kEnd,
             "2025-03-10 23:59:59",
             {},
             "2025-03-11 17:00"},
            {"half days use the position", half_days(3), kEnd, "2025-03-10 10:00", {}, "2025-03-11 15:30"},
        });
}

TEST_CASE("a restart grants the full limit again and a pause runs to the end of the day it reaches")
{
    check_all(office(),
              {
                  {"restart: supplement asked on Wednesday, complete next Tuesday",
                   working_days(5),
                   kEnd,
                   "2025-03-03 09:00",
                   {restart("2025-03-05 10:00", "2025-03-11 10:00")},
                   "2025-03-18 17:00"},
                  {"pause of a little becomes a day",
                   working_days(5),
                   kEnd,
                   "2025-03-03 09:00",
                   {pause("2025-03-05 09:00", "2025-03-05 09:01")},
                   "2025-03-11 17:00"},
                  {"pause of a day is a day",
                   working_days(5),
                   kEnd,
                   "2025-03-03 09:00",
                   {pause("2025-03-05 09:00", "2025-03-06 09:00")},
                   "2025-03-11 17:00"},
                  {"pause of a day and a bit is two",
                   working_days(5),
                   kEnd,
                   "2025-03-03 09:00",
                   {pause("2025-03-05 09:00", "2025-03-06 09:01")},
                   "2025-03-12 17:00"},
                  {"each pause runs to the end of its day",
                   working_days(5),
                   kEnd,
                   "2025-03-03 09:00",
                   {pause("2025-03-05 09:00", "2025-03-05 10:00"), pause("2025-03-06 09:00", "2025-03-06 10:00")},
                   "2025-03-12 17:00"},
                  {"a restart forgets the pause before",
                   working_days(5),
                   kEnd,
                   "2025-03-03 09:00",
                   {pause("2025-03-05 09:00", "2025-03-06 09:00"), restart("2025-03-07 09:00", "2025-03-10 09:00")},
                   "2025-03-17 17:00"},
                  {"a pause after a restart",
                   working_days(5),
                   kPosition,
                   "2025-03-03 09:00",
                   {restart("2025-03-04 09:00", "2025-03-05 10:00"), pause("2025-03-06 09:00", "2025-03-07 09:00")},
                   "2025-03-13 10:00"},
              });
    CHECK(shown(due_after_wait(office(), working_days(5), kEnd, at("2025-03-10 17:00"), at("2025-03-05 10:00"),
                               at("2025-03-11 10:00"), SupplementPolicy::restart)) == shown("2025-03-18 17:00"));
    CHECK(shown(due_after_wait(office(), working_days(5), kEnd, at("2025-03-10 17:00"), at("2025-03-05 10:00"),
                               at("2025-03-11 10:00"), SupplementPolicy::none)) == shown("2025-03-10 17:00"));
}

TEST_CASE("limits in hours run on working time")
{
    check_all(office(),
              {
                  {"within the morning", working_hours(2), kEnd, "2025-03-10 08:00", {}, "2025-03-10 10:00"},
                  {"to the end of the morning", working_hours(4), kEnd, "2025-03-10 07:30", {}, "2025-03-10 11:30"},
                  {"over lunch", working_hours(2), kEnd, "2025-03-10 10:30", {}, "2025-03-10 14:00"},
                  {"over the weekend", working_hours(8), kEnd, "2025-03-07 16:00", {}, "2025-03-10 16:00"},
                  {"half an hour", {LimitUnit::working_hour, 1}, kEnd, "2025-03-07 16:45", {}, "2025-03-10 07:45"},
                  {"a pause over night costs its working time only",
                   working_hours(8),
                   kEnd,
                   "2025-03-10 08:00",
                   {pause("2025-03-10 16:00", "2025-03-11 08:00")},
                   "2025-03-11 09:30"},
                  {"a begun minute is rounded up",
                   working_hours(1),
                   kEnd,
                   "2025-03-10 08:00:00",
                   {pause("2025-03-10 08:10:00", "2025-03-10 08:10:01")},
                   "2025-03-10 09:01"},
              });
}

TEST_CASE("limits in calendar days end on a working day")
{
    check_all(
        office(official_days()),
        {
            {"ten days", calendar_days(10), kEnd, "2025-03-03 09:00", {}, "2025-03-13 17:00"},
            {"on a Saturday: moved to Monday", calendar_days(5), kEnd, "2025-03-03 09:00", {}, "2025-03-10 17:00"},
            {"on a holiday: moved behind the bridge day",
             calendar_days(3),
             kPosition,
             "2025-04-28 09:00",
             {},
             "2025-05-05 17:00"},
            {"on a worked Saturday: stays", calendar_days(2), kEnd, "2025-04-24 09:00", {}, "2025-04-26 17:00"},
            {"a pause of two days",
             calendar_days(7),
             kEnd,
             "2025-03-03 09:00",
             {pause("2025-03-04 09:00", "2025-03-06 09:00")},
             "2025-03-12 17:00"},
            {"a pause up to midnight stays on the date",
             calendar_days(7),
             kEnd,
             "2025-03-03 09:00",
             {pause("2025-03-04 09:00", "2025-03-04 16:00")},
             "2025-03-10 17:00"},
            {"a restart",
             calendar_days(7),
             kEnd,
             "2025-03-03 09:00",
             {restart("2025-03-04 09:00", "2025-03-06 09:00")},
             "2025-03-13 17:00"},
        });
}

TEST_CASE("same-day procedures are due by closing, or the next working day's after 15:00")
{
    check_all(office(official_days()),
              {
                  {"in the morning", kSameDay, kEnd, "2025-03-10 09:00", {}, "2025-03-10 17:00"},
                  {"before opening", kSameDay, kEnd, "2025-03-10 06:00", {}, "2025-03-10 17:00"},
                  {"at 15:00:00", kSameDay, kEnd, "2025-03-10 15:00:00", {}, "2025-03-10 17:00"},
                  {"at 15:00:01", kSameDay, kEnd, "2025-03-10 15:00:01", {}, "2025-03-11 17:00"},
                  {"at a millisecond past 15:00", kSameDay, kEnd, "2025-03-10 15:00:00.001", {}, "2025-03-11 17:00"},
                  {"Friday 15:30", kSameDay, kEnd, "2025-03-14 15:30", {}, "2025-03-17 17:00"},
                  {"on a Sunday", kSameDay, kEnd, "2025-03-09 16:00", {}, "2025-03-10 17:00"},
                  {"after 15:00 before the holidays", kSameDay, kEnd, "2025-04-29 15:30", {}, "2025-05-05 17:00"},
                  {"a restart in the afternoon",
                   kSameDay,
                   kEnd,
                   "2025-03-10 09:00",
                   {restart("2025-03-10 10:00", "2025-03-10 15:30")},
                   "2025-03-11 17:00"},
                  {"a pause of a day",
                   kSameDay,
                   kEnd,
                   "2025-03-10 09:00",
                   {pause("2025-03-10 10:00", "2025-03-11 10:00")},
                   "2025-03-11 17:00"},
              });
    const auto morning = office({special("2025-03-15", DayType::makeup_work, "", kMorning)});
    check_all(morning, {
                           {"on a worked morning", kSameDay, kEnd, "2025-03-15 09:00", {}, "2025-03-15 11:30"},
                           {"after that morning", kSameDay, kEnd, "2025-03-15 11:30", {}, "2025-03-17 17:00"},
                       });
    CHECK(shown(due_at(morning, {kNoLimit, kEnd, at("2025-03-15 09:00"), {}})) == "no deadline");
}

TEST_CASE("a working day is one day however long it is")
{
    // The Friday is worked in the morning only, and the Saturday is made up in the morning only.
    const auto calendar = office({special("2025-03-14", DayType::holiday, "half", kMorning),
                                  special("2025-03-15", DayType::makeup_work, "", kMorning)});
    check_all(
        calendar,
        {
            {"a quarter of eight hours is a quarter of four",
             working_days(1),
             kPosition,
             "2025-03-13 09:30",
             {},
             "2025-03-14 08:30"},
            {"and back on Monday", working_days(2), kPosition, "2025-03-14 08:30", {}, "2025-03-17 09:30"},
            {"half of a half day", half_days(1), kPosition, "2025-03-14 07:00", {}, "2025-03-14 09:30"},
            {"the end of a half day", working_days(1), kEnd, "2025-03-13 08:00", {}, "2025-03-14 11:30"},
            {"the end of a Saturday morning", working_days(2), kEnd, "2025-03-13 08:00", {}, "2025-03-15 11:30"},
            {"hours are hours", working_hours(8), kEnd, "2025-03-14 07:30", {}, "2025-03-15 11:30"},
            {"half a minute is rounded up", working_days(1), kPosition, "2025-03-13 07:31", {}, "2025-03-14 07:31"},
        });
}

TEST_CASE("the desk hands over the same working day, or first thing on the next after 15:00")
{
    const auto calendar = office({off("2025-03-14"), special("2025-03-22", DayType::makeup_work, "", kMorning)});
    const std::vector<std::pair<const char*, const char*>> vectors{
        {"2025-03-12 14:59", "2025-03-12 17:00"},    {"2025-03-12 15:00:00", "2025-03-12 17:00"},
        {"2025-03-12 15:00:01", "2025-03-13 07:30"}, {"2025-03-12 15:00:00.001", "2025-03-13 07:30"},
        {"2025-03-12 06:00", "2025-03-12 17:00"},    {"2025-03-12 19:00", "2025-03-13 07:30"},
        {"2025-03-13 16:00", "2025-03-17 07:30"},    {"2025-03-14 09:00", "2025-03-17 17:00"},
        {"2025-03-15 16:00", "2025-03-17 17:00"},    {"2025-03-22 09:00", "2025-03-22 11:30"},
        {"2025-03-22 13:00", "2025-03-24 17:00"},    {"2025-03-22 15:30", "2025-03-24 07:30"},
    };
    for (const auto& [received, due] : vectors) {
        CAPTURE(received);
        CHECK(shown(handover_due(calendar, at(received))) == shown(due));
    }
    CHECK_FALSE(handover_due(calendar, at("1999-12-31 09:00")).has_value());
    CHECK_FALSE(handover_due(calendar, at("2060-12-31 16:00")).has_value());
}

TEST_CASE("a step runs on its own clock from the moment it is entered")
{
    const auto calendar = office();
    const auto due = [&](TimeLimit budget, const char* entered) {
        return shown(step_due(calendar, budget, at(entered)));
    };
    CHECK(due(working_days(1), "2025-03-10 10:00") == shown("2025-03-11 10:00"));
    CHECK(due(half_days(1), "2025-03-10 10:00") == shown("2025-03-10 15:30"));
    CHECK(due(working_hours(3), "2025-03-10 10:00") == shown("2025-03-10 14:30"));
    CHECK(due(calendar_days(5), "2025-03-10 10:00") == shown("2025-03-17 17:00"));
    CHECK(due(kSameDay, "2025-03-10 15:30") == shown("2025-03-11 17:00"));
    CHECK(due(working_days(0), "2025-03-08 10:00") == shown("2025-03-10 07:30"));
    CHECK(due(working_hours(0), "2025-03-10 10:00:30") == shown("2025-03-10 10:01"));
    CHECK(due(kNoLimit, "2025-03-10 10:00") == "no deadline");
    refuses(step_due(calendar, half_days(-1), at("2025-03-10 10:00")), Reason::out_of_range, "/budget/amount");
    refuses(step_due(calendar, half_days(1), at("1999-03-10 10:00")), Reason::calendar_missing, "/entered");
}

TEST_CASE("terms that mean nothing are refused with the field at fault")
{
    const auto calendar = office();
    const auto asked = [&](TimeLimit limit, std::vector<Wait> waits = {}, const char* received = "2025-03-10 09:00") {
        return due_at(calendar, {limit, kEnd, at(received), std::move(waits)});
    };
    refuses(asked(working_days(0)), Reason::out_of_range, "/limit/amount");
    refuses(asked(working_hours(-1)), Reason::out_of_range, "/limit/amount");
    refuses(asked({LimitUnit::working_day, 9'000'000'000'000'000'000}), Reason::out_of_range, "/limit/amount");
    refuses(asked({LimitUnit::calendar_day, 3}), Reason::invalid_value, "/limit/amount");
    refuses(asked(working_days(5), {pause("2025-03-10 08:00", "2025-03-11 08:00")}), Reason::invalid_value,
            "/waits/0/from");
    refuses(asked(working_days(5), {pause("2025-03-11 08:00", "2025-03-11 07:59")}), Reason::invalid_value,
            "/waits/0/to");
    refuses(asked(working_days(5),
                  {pause("2025-03-11 08:00", "2025-03-12 08:00"), pause("2025-03-12 07:00", "2025-03-13 08:00")}),
            Reason::invalid_value, "/waits/1/from");
    refuses(asked(working_days(5), {{at("2025-03-11 08:00"), {}, SupplementPolicy::pause, ""},
                                    pause("2025-03-12 07:00", "2025-03-13 08:00")}),
            Reason::invalid_value, "/waits/1/from");
    refuses(asked(kNoLimit, {pause("2025-03-11 08:00", "2025-03-11 07:59")}), Reason::invalid_value, "/waits/0/to");
}

TEST_CASE("nothing is computed outside the calendar or across a gap in it")
{
    refuses(due_at(office(), {working_days(5), kEnd, at("1999-12-31 09:00"), {}}), Reason::calendar_missing,
            "/received_at");
    refuses(due_at(office(), {working_days(5), kEnd, at("2060-12-30 09:00"), {}}), Reason::calendar_missing, "");
    refuses(due_at(office(), {calendar_days(5), kEnd, at("2060-12-30 09:00"), {}}), Reason::calendar_missing, "");
    refuses(due_at(office(),
                   {working_days(5), kEnd, at("2025-03-10 09:00"), {pause("2025-03-11 09:00", "2061-03-11 09:00")}}),
            Reason::calendar_missing, "/waits/0/to");
    refuses(due_at(calendar_of({.hours = {WeeklyHours{}}}), {working_days(1), kEnd, at("2025-03-10 09:00"), {}}),
            Reason::calendar_missing, "");
    refuses(due_at(calendar_of({}), {working_days(1), kEnd, at("2025-03-10 09:00"), {}}), Reason::calendar_missing,
            "/received_at");

    auto until = office_week();
    auto since = office_week();
    until.validity.to = on("2025-03-31");
    since.validity.from = on("2025-04-07");
    const auto gap = calendar_of({.hours = {since, until}});
    CHECK(shown(due_at(gap, {working_days(1), kEnd, at("2025-03-28 09:00"), {}})) == shown("2025-03-31 17:00"));
    refuses(due_at(gap, {working_days(2), kEnd, at("2025-03-28 09:00"), {}}), Reason::calendar_missing, "");
    refuses(due_at(gap, {working_days(2), kEnd, at("2025-04-01 09:00"), {}}), Reason::calendar_missing, "/received_at");
}

TEST_CASE("too many days of different lengths are refused rather than rounded")
{
    std::vector<SpecialDay> days;
    std::vector<Wait> waits;
    for (int i = 0; i < 24; ++i) {
        const Date date = on("2025-01-01") + std::chrono::days{i};
        days.push_back({date, DayType::makeup_work, "", {{0, 1439 - 2 * i}}});
        if (i % 2 == 1)
            waits.push_back({at_office(date - std::chrono::days{1}, std::chrono::hours{1}),
                             at_office(date, std::chrono::hours{2}), SupplementPolicy::pause, ""});
    }
    const auto calendar = office(days);
    const auto asked = [&](std::size_t count) {
        return due_at(calendar, {working_days(40),
                                 kPosition,
                                 at("2025-01-01 00:30"),
                                 {waits.begin(), waits.begin() + static_cast<std::ptrdiff_t>(count)}});
    };
    CHECK(asked(4).has_value());
    refuses(asked(12), Reason::too_many, "/waits");
}

TEST_CASE("verdicts compare dates for limits in days and moments for limits in hours")
{
    const Instant due = at("2025-03-12 17:00");
    CHECK(verdict(working_days(5), due, at("2025-03-11 23:59:59")) == Verdict::early);
    CHECK(verdict(working_days(5), due, at("2025-03-12 00:00")) == Verdict::on_time);
    CHECK(verdict(working_days(5), due, at("2025-03-12 23:59:59")) == Verdict::on_time);
    CHECK(verdict(working_days(5), due, at("2025-03-13 00:00")) == Verdict::late);
    CHECK(verdict(working_hours(5), due, at("2025-03-11 18:00")) == Verdict::early);
    CHECK(verdict(working_hours(5), due, at("2025-03-12 17:00")) == Verdict::on_time);
    CHECK(verdict(working_hours(5), due, at("2025-03-12 17:00:00.001")) == Verdict::late);
    CHECK(verdict(kSameDay, due, at("2025-03-12 18:00")) == Verdict::on_time);
    CHECK(verdict(calendar_days(5), at("2025-03-13 00:00"), at("2025-03-12 18:00")) == Verdict::on_time);
}

TEST_CASE("a deadline in a year without an official notice is provisional")
{
    const auto calendar = calendar_of({.hours = {office_week()}, .announced_years = {2026, 2025}});
    CHECK_FALSE(provisional(calendar, at("2025-03-10 09:00"), at("2026-12-31 17:00")));
    CHECK(provisional(calendar, at("2026-12-30 09:00"), at("2027-01-04 17:00")));
    CHECK(provisional(calendar, at("2024-12-30 09:00"), at("2025-01-04 17:00")));
    CHECK_FALSE(provisional(office(), at("2026-12-30 09:00"), at("2027-01-04 17:00")));
}

TEST_CASE("working days are added and taken away by position")
{
    const auto calendar = office({off("2025-03-11")});
    CHECK(shown(add_working_days(calendar, at("2025-03-12 17:00"), -2)) == shown("2025-03-10 17:00"));
    CHECK(shown(add_working_days(calendar, at("2025-03-12 10:00"), -2)) == shown("2025-03-10 10:00"));
    CHECK(shown(add_working_days(calendar, at("2025-03-12 10:00"), -3)) == shown("2025-03-07 15:30"));
    CHECK(shown(add_working_days(calendar, at("2025-03-10 10:00"), 3)) == shown("2025-03-12 15:30"));
    CHECK(shown(add_working_days(calendar, at("2025-03-08 10:00"), 0)) == shown("2025-03-10 07:30"));
    CHECK_FALSE(add_working_days(calendar, at("2000-01-03 10:00"), -20).has_value());
}

TEST_CASE("due soon counts working days")
{
    const auto calendar = office({off("2025-03-11")});
    const Instant due = at("2025-03-13 17:00");
    CHECK_FALSE(due_soon(calendar, at("2025-03-10 16:59"), due, 2));
    CHECK(due_soon(calendar, at("2025-03-10 17:00"), due, 2));
    CHECK(due_soon(calendar, at("2025-03-13 17:00"), due, 2));
    CHECK_FALSE(due_soon(calendar, at("2025-03-13 17:01"), due, 2));
    CHECK_FALSE(due_soon(calendar, at("2025-03-13 07:00"), due, 0));
}

TEST_CASE("hour rules and verdicts have stable names")
{
    CHECK(to_string(kEnd) == "end_of_day");
    CHECK(hour_rule_from("same_position") == kPosition);
    CHECK_FALSE(hour_rule_from("END_OF_DAY").has_value());
    CHECK(to_string(Verdict::on_time) == "on_time");
}

}  // namespace motcua::test
