#pragma once

#include "domain/calendar.hpp"
#include "domain/deadline.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

// Short ways to write down calendars, limits and moments in the tables of tests.

namespace motcua::test {

inline Date on(std::string_view date)
{
    const auto parsed = parse_date(date);
    REQUIRE_MESSAGE(parsed.has_value(), "no date: ", date);
    return *parsed;
}

// "2015-02-11 08:00", with seconds if need be, in office time.
inline Instant at(std::string_view text)
{
    std::string iso{text};
    iso.replace(10, 1, "T");
    if (iso.size() == 16) iso += ":00";
    const auto parsed = parse_instant(iso + "+07:00");
    REQUIRE_MESSAGE(parsed.has_value(), "no moment: ", text);
    return *parsed;
}

inline const std::vector<Segment> kOfficeDay{{450, 690}, {780, 1020}};  // 07:30-11:30, 13:00-17:00
inline const std::vector<Segment> kMorning{{450, 690}};

inline WeeklyHours office_week()
{
    WeeklyHours hours;
    for (std::size_t weekday = 0; weekday < 5; ++weekday) hours.week[weekday] = kOfficeDay;
    return hours;
}

inline WorkingCalendar calendar_of(CalendarData data)
{
    auto made = WorkingCalendar::make(std::move(data));
    REQUIRE_MESSAGE(made.has_value(), "refused at ", made ? "" : made.error().pointer);
    return std::move(*made);
}

// Monday to Friday, 07:30-11:30 and 13:00-17:00, with these dates off the rule.
inline WorkingCalendar office(std::vector<SpecialDay> days = {})
{
    return calendar_of({.version = "test", .hours = {office_week()}, .days = std::move(days)});
}

inline SpecialDay special(std::string_view date,
                          DayType type,
                          std::string name = {},
                          std::vector<Segment> segments = {})
{
    return {on(date), type, std::move(name), std::move(segments)};
}

inline SpecialDay off(std::string_view date)
{
    return special(date, DayType::holiday, "off");
}

inline SpecialDay worked(std::string_view date)
{
    return special(date, DayType::makeup_work, "worked");
}

// The official days off and worked Saturdays around the vectors of 2015, 2021, 2024, 2025 and 2026.
inline std::vector<SpecialDay> official_days()
{
    using enum DayType;
    return {special("2015-02-14", makeup_work, "Làm bù cho ngày 16/02/2015"),
            special("2015-02-16", swap_off, "Nghỉ hoán đổi dịp Tết Nguyên đán (làm bù 14/02/2015)"),
            special("2015-02-17", holiday, "Tết Nguyên đán (trước giao thừa)"),
            special("2015-02-18", holiday, "Tết Nguyên đán (giao thừa)"),
            special("2015-02-19", holiday, "Tết Nguyên đán (mùng 1)"),
            special("2015-02-20", holiday, "Tết Nguyên đán (mùng 2)"),
            special("2015-02-21", holiday, "Tết Nguyên đán (mùng 3)"),
            special("2015-02-23", compensation, "Nghỉ bù Tết Nguyên đán"),
            special("2021-04-30", holiday, "Ngày Chiến thắng 30/4"),
            special("2021-05-01", holiday, "Quốc tế Lao động 1/5"),
            special("2021-05-03", compensation, "Nghỉ bù Quốc tế Lao động 1/5"),
            special("2024-04-29", swap_off, "Nghỉ hoán đổi dịp 30/4 và 1/5 (làm bù 04/05/2024)"),
            special("2024-04-30", holiday, "Ngày Chiến thắng 30/4"),
            special("2024-05-01", holiday, "Quốc tế Lao động 1/5"),
            special("2024-05-04", makeup_work, "Làm bù cho ngày 29/04/2024"),
            special("2025-04-26", makeup_work, "Làm bù cho ngày 02/05/2025"),
            special("2025-04-30", holiday, "Ngày Chiến thắng 30/4"),
            special("2025-05-01", holiday, "Quốc tế Lao động 1/5"),
            special("2025-05-02", swap_off, "Nghỉ hoán đổi dịp 30/4 và 1/5 (làm bù 26/04/2025)"),
            special("2026-11-24", holiday, "Ngày Văn hóa Việt Nam")};
}

inline TimeLimit working_days(std::int64_t days)
{
    return {LimitUnit::working_day, 2 * days};
}

inline TimeLimit half_days(std::int64_t halves)
{
    return {LimitUnit::working_day, halves};
}

inline TimeLimit working_hours(std::int64_t hours)
{
    return {LimitUnit::working_hour, 2 * hours};
}

inline TimeLimit calendar_days(std::int64_t days)
{
    return {LimitUnit::calendar_day, 2 * days};
}

inline constexpr TimeLimit kSameDay{LimitUnit::same_day, 0};
inline constexpr TimeLimit kNoLimit{LimitUnit::none, 0};

inline Wait pause(std::string_view from, std::string_view to)
{
    return {at(from), at(to), SupplementPolicy::pause, "supplement"};
}

inline Wait restart(std::string_view from, std::string_view to)
{
    return {at(from), at(to), SupplementPolicy::restart, "supplement"};
}

// An instant or the reason and place of the refusal, as text that a failed check can print.
inline std::string shown(const Result<Instant>& result)
{
    if (result) return format_instant(*result);
    return "refused " + std::to_string(static_cast<int>(result.error().reason)) + " " + result.error().pointer;
}

inline std::string shown(const Result<std::optional<Instant>>& result)
{
    if (!result) return shown(Result<Instant>{std::unexpected(result.error())});
    return *result ? format_instant(**result) : "no deadline";
}

inline std::string shown(std::string_view moment)
{
    return format_instant(at(moment));
}

}  // namespace motcua::test
