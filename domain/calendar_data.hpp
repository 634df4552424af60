#pragma once

#include "domain/catalogue.hpp"
#include "domain/result.hpp"
#include "domain/time.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What an office publishes as its calendar: the hours of its weeks and the dates that do not follow them (Labour Code
// 2019 art. 111 and 112 for days off and days in lieu; the yearly notices of the Government for swapped days).

namespace motcua {

// Working time inside one date, in minutes of the office's day, half open: 0 <= from < to <= 1440.
struct Segment {
    int from = 0;
    int to = 0;

    bool operator==(const Segment&) const = default;
};

// Accepts exactly HH:MM-HH:MM, each time from 00:00 to 24:00 (the end of a day). Which of them make sense alone and
// together is for check().
std::optional<Segment> parse_segment(std::string_view text);
// The same form back, e.g. "07:30-11:30".
std::string format_segment(const Segment& segment);

enum class DayType : std::uint8_t {
    holiday,       // statutory day off
    compensation,  // weekday off in lieu of a holiday on a weekend
    swap_off,      // weekday off exchanged for a worked Saturday
    makeup_work,   // that Saturday
    regular,       // the date follows the week, whatever the units above say: how a day is taken back
};
std::string_view to_string(DayType type);  // as the calendar's data spell it: "HOLIDAY" …
std::optional<DayType> day_type_from(std::string_view text);

// Only a Saturday or Sunday is worked to make up for another day; only a day from Monday to Friday is taken off in lieu
// or in exchange (Labour Code 2019 art. 111(3); the notices of the years).
bool fits(DayType type, Date date);

// The regular hours of a week, Monday first, while they are in force. Summer and winter hours are two of these.
struct WeeklyHours {
    Validity validity = {};
    std::array<std::vector<Segment>, 7> week = {};

    bool operator==(const WeeklyHours&) const = default;
};

// A date that does not follow the week, or is said to follow it again (regular, which has no segments of its own). A
// make-up day without segments takes Monday's hours of that time; a day off with segments is worked in these only (a
// single half day).
struct SpecialDay {
    Date date = {};
    DayType type = DayType::holiday;
    std::string name = {};
    std::vector<Segment> segments = {};

    bool operator==(const SpecialDay&) const = default;
};

struct CalendarData {
    std::string version = {};
    std::vector<WeeklyHours> hours = {};
    std::vector<SpecialDay> days = {};
    // The years whose days off were officially announced; all of them where nobody keeps notices (a calculator's own
    // calendar), none of them when the list is empty.
    std::optional<std::vector<int>> announced_years = {};

    bool operator==(const CalendarData&) const = default;
};

// Refuses segments outside the day (out_of_range), that end before they begin (reversed), or that overlap or stand
// before the one before them (out_of_order), with `pointer` and the position of the segment: "/segments/1".
Result<void> check_segments(const std::vector<Segment>& segments, const std::string& pointer);

// Refuses what no office can mean, with a JSON pointer into the data: segments as above ("/hours/0/week/2/1"), hours
// whose validity is reversed ("/hours/1/valid_to") or overlaps another's ("/hours/1/valid_from", out_of_order), two
// entries for one date ("/days/3/date", duplicate) and dates outside the table (out_of_range). The order of hours and
// of days is free.
Result<void> check(const CalendarData& data);

}  // namespace motcua
