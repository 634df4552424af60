#include "domain/calendar.hpp"

#include "tests/domain/calendars.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace motcua::test {
namespace {

using namespace std::chrono_literals;

struct Mistake {
    const char* name;
    CalendarData data;
    Reason reason;
    const char* pointer;
    std::vector<std::string> arguments;
};

CalendarData with_tuesday(std::vector<Segment> segments)
{
    CalendarData data{.hours = {office_week()}};
    data.hours[0].week[1] = std::move(segments);
    return data;
}

CalendarData with_validities(std::vector<Validity> validities)
{
    CalendarData data;
    for (const Validity& validity : validities) {
        data.hours.push_back(office_week());
        data.hours.back().validity = validity;
    }
    return data;
}

// 07:00-11:30 and 13:30-17:00 from 16 April to 15 October, the office's usual hours before and after.
WorkingCalendar seasonal()
{
    auto data = with_validities(
        {{on("2015-04-16"), on("2015-10-15")}, {on("2014-01-01"), on("2015-04-15")}, {on("2015-10-16"), {}}});
    for (std::size_t weekday = 0; weekday < 5; ++weekday) data.hours[0].week[weekday] = {{420, 690}, {810, 1020}};
    data.days.push_back(worked("2015-04-25"));
    return calendar_of(std::move(data));
}

}  // namespace

TEST_CASE("a calendar refuses what no office can mean, with the place of the mistake")
{
    const std::vector<Mistake> mistakes{
        {"a reversed segment",
         with_tuesday({{450, 690}, {1020, 780}}),
         Reason::reversed,
         "/hours/0/week/1/1",
         {"17:00-13:00"}},
        {"an empty segment", with_tuesday({{450, 450}}), Reason::reversed, "/hours/0/week/1/0", {"07:30-07:30"}},
        {"overlapping segments",
         with_tuesday({{450, 690}, {689, 780}}),
         Reason::out_of_order,
         "/hours/0/week/1/1",
         {"11:29-13:00"}},
        {"the same segment twice",
         with_tuesday({{450, 690}, {450, 690}}),
         Reason::out_of_order,
         "/hours/0/week/1/1",
         {"07:30-11:30"}},
        {"segments out of order",
         with_tuesday({{780, 1020}, {450, 690}}),
         Reason::out_of_order,
         "/hours/0/week/1/1",
         {"07:30-11:30"}},
        {"a segment before midnight",
         with_tuesday({{-1, 690}}),
         Reason::out_of_range,
         "/hours/0/week/1/0",
         {"00:00", "24:00"}},
        {"a segment after midnight",
         with_tuesday({{450, 1441}}),
         Reason::out_of_range,
         "/hours/0/week/1/0",
         {"00:00", "24:00"}},
        {"a wrong segment of a special day",
         {.hours = {office_week()},
          .days = {off("2025-01-01"), special("2025-01-02", DayType::makeup_work, "", {{690, 450}})}},
         Reason::reversed,
         "/days/1/segments/0",
         {"11:30-07:30"}},
        {"a reversed validity",
         with_validities({{on("2015-01-02"), on("2015-01-01")}}),
         Reason::reversed,
         "/hours/0/valid_to",
         {"2015-01-01"}},
        {"validities that share a date",
         with_validities({{on("2015-06-30"), {}}, {on("2015-01-01"), on("2015-06-30")}}),
         Reason::out_of_order,
         "/hours/0/valid_from",
         {"2015-06-30"}},
        {"validities one inside the other",
         with_validities({{on("2015-01-01"), {}}, {on("2015-02-01"), on("2015-03-01")}}),
         Reason::out_of_order,
         "/hours/1/valid_from",
         {"2015-02-01"}},
        {"one date twice",
         {.hours = {office_week()}, .days = {off("2025-01-02"), off("2025-01-01"), worked("2025-01-02")}},
         Reason::duplicate,
         "/days/2/date",
         {"2025-01-02"}},
        {"a date outside the table",
         {.hours = {office_week()}, .days = {off("1999-12-31")}},
         Reason::out_of_range,
         "/days/0/date",
         {"2000-01-01", "2060-12-31"}},
    };
    for (const Mistake& mistake : mistakes) {
        CAPTURE(mistake.name);
        const auto made = WorkingCalendar::make(mistake.data);
        REQUIRE_FALSE(made.has_value());
        CHECK(made.error() == Rejection{mistake.reason, mistake.pointer, mistake.arguments});
    }
}

TEST_CASE("segments that touch, empty weeks and dates in any order are fine")
{
    CHECK(check(with_tuesday({{0, 690}, {690, 1440}})).has_value());
    CHECK(check(with_validities({{on("2015-07-01"), {}}, {on("2015-01-01"), on("2015-06-30")}})).has_value());
    CHECK(check({.hours = {office_week()}, .days = {off("2025-04-30"), worked("2025-04-26")}}).has_value());
    CHECK(check(CalendarData{}).has_value());
}

TEST_CASE("the table reaches from 2010 to 2040 at least")
{
    CHECK(WorkingCalendar::first() <= on("2010-01-01"));
    CHECK(WorkingCalendar::last() >= on("2040-12-31"));
}

TEST_CASE("special days overrule the week")
{
    const auto calendar =
        office({off("2025-05-01"), worked("2025-04-26"), special("2025-05-10", DayType::makeup_work, "half", kMorning),
                special("2025-05-02", DayType::swap_off, "afternoon off", kMorning)});
    CHECK_FALSE(calendar.works(on("2025-05-01")));
    CHECK_FALSE(calendar.works(on("2025-05-03")));
    CHECK(std::ranges::equal(calendar.segments(on("2025-04-26")), kOfficeDay));
    CHECK(std::ranges::equal(calendar.segments(on("2025-05-10")), kMorning));
    CHECK(std::ranges::equal(calendar.segments(on("2025-05-02")), kMorning));
    CHECK(calendar.special(on("2025-05-10"))->name == "half");
    CHECK(calendar.special(on("2025-05-11")) == nullptr);
    CHECK(calendar.working_time(on("2025-05-02")) == 4h);
}

TEST_CASE("a make-up day takes the Monday of its own season")
{
    const auto calendar = seasonal();
    CHECK(calendar.opening(on("2015-04-25")) == at("2015-04-25 07:00"));
    CHECK(calendar.opening(on("2015-04-15")) == at("2015-04-15 07:30"));
    CHECK(calendar.opening(on("2015-04-16")) == at("2015-04-16 07:00"));
    CHECK(calendar.opening(on("2015-10-16")) == at("2015-10-16 07:30"));
    CHECK(calendar.working_minutes_between(at("2015-04-15 16:00"), at("2015-04-16 08:00")) == 120);
}

TEST_CASE("a calendar knows which dates it was told about")
{
    const auto calendar = seasonal();
    CHECK(calendar.known(on("2014-01-01"), on("2060-12-31")));
    CHECK_FALSE(calendar.known(on("2013-12-31"), on("2014-01-01")));
    CHECK_FALSE(calendar.known(on("2060-12-31"), on("2061-01-01")));
    CHECK_FALSE(calendar.known(on("1999-12-31"), on("2015-01-01")));
    CHECK(calendar.announced(2031));
    CHECK_FALSE(calendar_of({.hours = {office_week()}, .announced_years = std::vector<int>{}}).announced(2031));
}

TEST_CASE("working minutes between two moments are signed and leave out begun minutes")
{
    const auto calendar = office();
    CHECK(calendar.working_minutes_between(at("2025-03-07 16:00"), at("2025-03-10 08:30")) == 120);
    CHECK(calendar.working_minutes_between(at("2025-03-10 08:30"), at("2025-03-07 16:00")) == -120);
    CHECK(calendar.working_minutes_between(at("2025-03-10 08:30:00"), at("2025-03-10 08:31:59")) == 1);
    CHECK(calendar.working_minutes_between(at("2025-03-10 08:31:59"), at("2025-03-10 08:30:00")) == -1);
    CHECK(calendar.working_minutes_between(at("2025-03-08 00:00"), at("2025-03-09 23:59")) == 0);
}

TEST_CASE("working dates are numbered and found")
{
    const auto calendar = office({off("2025-03-12")});
    const std::int64_t n = calendar.working_dates_through(on("2025-03-11"));
    CHECK(calendar.working_date(n) == on("2025-03-11"));
    CHECK(calendar.working_date(n + 1) == on("2025-03-13"));
    CHECK(calendar.working_dates_through(on("2025-03-12")) == n);
    CHECK(calendar.working_date_from(on("2025-03-12")) == on("2025-03-13"));
    CHECK(calendar.working_date_from(on("2025-03-13")) == on("2025-03-13"));
    CHECK_FALSE(calendar.working_date(0).has_value());
    CHECK_FALSE(calendar.working_date_from(on("2061-01-01")).has_value());
}

TEST_CASE("the first working moment is inside a segment")
{
    const auto calendar = office();
    CHECK(calendar.working_instant_from(at("2025-03-10 06:00")) == at("2025-03-10 07:30"));
    CHECK(calendar.working_instant_from(at("2025-03-10 09:15:01")) == at("2025-03-10 09:15:01"));
    CHECK(calendar.working_instant_from(at("2025-03-10 11:30")) == at("2025-03-10 13:00"));
    CHECK(calendar.working_instant_from(at("2025-03-14 17:00")) == at("2025-03-17 07:30"));
    CHECK_FALSE(calendar.working_instant_from(at("2060-12-31 17:00")).has_value());
}

TEST_CASE("the two clocks stand still outside the table and outside working time")
{
    const auto calendar = office();
    CHECK(calendar.working_time_until(at("1990-01-01 10:00")) == 0ms);
    CHECK(calendar.working_time_until(at("2061-01-01 00:00")) == calendar.working_time_until(at("2199-01-01 00:00")));
    CHECK_FALSE(calendar.at_working_time(0ms).has_value());
    CHECK_FALSE(calendar.at_working_time(calendar.working_time_until(at("2199-01-01 00:00")) + 1ms).has_value());
    CHECK((calendar.working_days_until(at("2025-03-10 07:30")) - calendar.working_days_until(at("2025-03-07 17:00")))
              .ceil() == 0);
}

TEST_CASE("an office open all night counts until midnight")
{
    CalendarData data{.hours = {WeeklyHours{}}};
    for (auto& day : data.hours[0].week) day = {{0, 1440}};
    const auto calendar = calendar_of(std::move(data));
    CHECK(calendar.closing(on("2025-03-10")) == at("2025-03-11 00:00"));
    CHECK(shown(due_at(calendar, {working_days(1), HourRule::end_of_day, at("2025-03-10 09:00"), {}})) ==
          shown("2025-03-12 00:00"));
    CHECK(calendar.working_minutes_between(at("2025-03-10 00:00"), at("2025-03-12 00:00")) == 2880);
}

TEST_CASE("a segment is written as two times of day")
{
    CHECK(parse_segment("07:30-11:30") == Segment{450, 690});
    CHECK(parse_segment("00:00-24:00") == Segment{0, 1440});
    CHECK(parse_segment("17:00-13:00") == Segment{1020, 780});
    for (const char* text : {"", "-", "07:30", "07:30-", "-11:30", "7:30-11:30", "07:30 - 11:30", "07:30-11:60",
                             "07:30-24:01", "07:30-11:30-", "07.30-11.30", "07:30–11:30"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_segment(text).has_value());
    }
    CHECK(format_segment({450, 690}) == "07:30-11:30");
    CHECK(format_segment({0, 1440}) == "00:00-24:00");
    CHECK(format_segment({5, 9}) == "00:05-00:09");
}

TEST_CASE("day types are spelled as the calendar's data spell them")
{
    for (const DayType type : {DayType::holiday, DayType::compensation, DayType::swap_off, DayType::makeup_work})
        CHECK(day_type_from(to_string(type)) == type);
    CHECK(to_string(DayType::makeup_work) == "MAKEUP_WORK");
    CHECK_FALSE(day_type_from("holiday").has_value());
}

}  // namespace motcua::test
