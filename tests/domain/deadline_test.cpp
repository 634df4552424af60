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
                   {pause("2025-03-10 08:10:00", "2025-03-10 08:11:01")},
                   "2025-03-10 09:02"},
                  {"less than a minute moves nothing",
                   working_hours(1),
                   kEnd,
                   "2025-03-10 08:00:00",
                   {pause("2025-03-10 08:10:00", "2025-03-10 08:10:59")},
                   "2025-03-10 09:00"},
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

}  // namespace motcua::test
