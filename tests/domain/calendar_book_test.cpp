#include "domain/calendar_book.hpp"

#include "domain/calendar.hpp"
#include "domain/explanation.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace motcua;

namespace {

Date on(const char* text)
{
    return parse_date(text).value();
}

const std::vector<Segment> kDay{{450, 690}, {780, 1020}};
const std::vector<Segment> kMorning{{450, 690}};
const std::array<std::string, 3> kDesk{"X24.217.MC", "X24.217", "X24"};
const std::array<std::string, 1> kNeighbour{"Y24"};

WeeklyHours week(const char* from, std::optional<Date> to, const std::vector<Segment>& segments)
{
    WeeklyHours hours{{on(from), to}, {}};
    for (std::size_t weekday = 0; weekday < 5; ++weekday) hours.week[weekday] = segments;
    return hours;
}

UnitDay day(const std::string& unit, const char* date, DayType type, std::vector<Segment> segments = {})
{
    return {unit, {on(date), type, "ngày", std::move(segments)}};
}

WorkingCalendar calendar(const CalendarBook& book, std::span<const std::string> upwards)
{
    return WorkingCalendar::make(book.data(upwards, "1")).value();
}

// The year 2026 of the notices, as far as the tests need it: Monday 31/08 is off in exchange for Saturday 22/08.
CalendarBook notices()
{
    CalendarBook book;
    book.put(UnitHours{"X24", week("2020-01-01", std::nullopt, kDay)});
    book.put(UnitHours{"Y24", week("2020-01-01", std::nullopt, kDay)});
    book.put(day(kCountry, "2026-08-22", DayType::makeup_work));
    book.put(day(kCountry, "2026-08-31", DayType::swap_off));
    book.put(day(kCountry, "2026-09-02", DayType::holiday));
    book.announce(2026);
    return book;
}

std::vector<std::string> told(const std::vector<Rejection>& faults)
{
    std::vector<std::string> list;
    for (const Rejection& fault : faults) list.push_back(std::string{to_string(fault.reason)} + " " + fault.pointer);
    return list;
}

using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("a book without any notice announces no year, one with a notice only its years")
{
    CalendarBook book;
    book.put(UnitHours{"X24", week("2020-01-01", std::nullopt, kDay)});
    CHECK_FALSE(calendar(book, kDesk).announced(2026));
    book.announce(2026);
    CHECK(calendar(book, kDesk).announced(2026));
    CHECK_FALSE(calendar(book, kDesk).announced(2027));
}

TEST_CASE("on each date the nearest of the unit, those above it and the country says what kind of day it is")
{
    CalendarBook book = notices();
    book.put(day("X24", "2026-09-03", DayType::holiday));
    book.put(day("X24.217", "2026-09-03", DayType::holiday, kMorning));
    book.put(day("X24.217.MC", "2026-09-04", DayType::holiday));
    const WorkingCalendar desk = calendar(book, kDesk);
    CHECK_FALSE(desk.works(on("2026-09-02")));
    CHECK(desk.working_time(on("2026-09-03")) == std::chrono::hours{4});
    CHECK_FALSE(desk.works(on("2026-09-04")));
    const WorkingCalendar neighbour = calendar(book, kNeighbour);
    CHECK_FALSE(neighbour.works(on("2026-09-02")));
    CHECK(neighbour.works(on("2026-09-03")));
    CHECK(neighbour.works(on("2026-09-04")));
}

TEST_CASE("a regular day follows the week again, whatever stands above")
{
    CalendarBook book = notices();
    book.put(day("X24.217.MC", "2026-08-22", DayType::regular));
    book.put(day("X24.217.MC", "2026-08-31", DayType::regular));
    const WorkingCalendar desk = calendar(book, kDesk);
    CHECK_FALSE(desk.works(on("2026-08-22")));
    CHECK(desk.working_time(on("2026-08-31")) == std::chrono::hours{8});
    CHECK(day_kind(desk, on("2026-08-22")) == DayKind::weekend);
    CHECK(day_kind(desk, on("2026-08-31")) == DayKind::workday);
    CHECK(desk.special(on("2026-08-31"))->name == "ngày");
    CHECK(calendar(book, std::span{kDesk}.subspan(1)).works(on("2026-08-22")));
}

TEST_CASE("hours without any segment leave the time to those above")
{
    CalendarBook book = notices();
    book.put(UnitHours{"X24.217.MC", week("2026-01-01", std::nullopt, kMorning)});
    CHECK(calendar(book, kDesk).working_time(on("2026-09-03")) == std::chrono::hours{4});
    book.put(UnitHours{"X24.217.MC", week("2026-01-01", std::nullopt, {})});
    CHECK(calendar(book, kDesk).working_time(on("2026-09-03")) == std::chrono::hours{8});
}

TEST_CASE("an edition says what is wrong with its days, each with its place")
{
    Edition edition;
    edition.days = {day(kCountry, "1999-12-31", DayType::holiday),
                    day(kCountry, "2026-08-24", DayType::makeup_work),   // a Monday
                    day(kCountry, "2026-08-23", DayType::compensation),  // a Sunday
                    day(kCountry, "2026-08-22", DayType::swap_off),      // a Saturday
                    day(kCountry, "2026-09-03", DayType::regular, kMorning),
                    day(kCountry, "2026-09-03", DayType::holiday),
                    day(kCountry, "2026-09-04", DayType::holiday, {{780, 1020}, {450, 690}}),
                    day(kCountry, "2026-09-07", DayType::holiday, {{450, 690}, {660, 720}})};
    edition.days.back().day.name.clear();
    CHECK(told(faults_of(edition, notices())) ==
          Told{"out-of-range /days/0/date", "not-a-weekend /days/1/type", "not-a-weekday /days/2/type",
               "not-a-weekday /days/3/type", "regular-has-no-hours /days/4/segments", "duplicate /days/5/date",
               "out-of-order /days/6/segments/1", "missing-field /days/7/name", "out-of-order /days/7/segments/1"});
}

TEST_CASE("hours of one unit are never in force twice at a time")
{
    CalendarBook book = notices();
    book.put(UnitHours{"X24.217", week("2026-01-01", on("2026-06-30"), kDay)});
    Edition edition{.unit = "X24.217"};
    edition.hours = {{"X24.217", week("2026-06-30", on("2026-12-31"), kDay)},  // overlaps the book
                     {"X24.217", week("2026-12-31", std::nullopt, kDay)},      // overlaps the one before
                     {"X24.217", week("2027-01-01", on("2026-12-31"), kDay)},  // reversed
                     {"X24.217", week("2026-08-01", on("2026-08-31"), {})}};   // none: inherits, and overlaps nothing
    CHECK(told(faults_of(edition, book)) == Told{"hours-overlap /hours/0/valid_from",
                                                 "hours-overlap /hours/1/valid_from", "reversed /hours/2/valid_to",
                                                 "hours-overlap /hours/2/valid_from"});
    // Replacing the set of the book cuts it short.
    edition.hours = {{"X24.217", week("2026-01-01", on("2026-05-31"), kDay)},
                     {"X24.217", week("2026-06-30", on("2026-12-31"), kDay)}};
    CHECK(faults_of(edition, book).empty());
}

TEST_CASE("years are announced for the country, hours belong to units, and an edition says something")
{
    Edition edition;
    CHECK(told(faults_of(edition, {})) == Told{"nothing-to-change "});
    edition.announced_years = {2027, 1999};
    edition.hours = {{kCountry, week("2026-01-01", std::nullopt, kDay)}};
    CHECK(told(faults_of(edition, {})) == Told{"out-of-range /announced_years/1", "hours-of-no-unit /hours/0"});
    edition = {.unit = "X24", .announced_years = {2027}};
    CHECK(told(faults_of(edition, {})) == Told{"national-only /announced_years"});
}
