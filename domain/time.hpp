#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace motcua {

// A moment, in UTC, to the millisecond. The domain never asks a clock: moments come in as arguments.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

// A civil date of the office (Asia/Ho_Chi_Minh), counted in days like a sys_days of that civil calendar.
using Date = std::chrono::sys_days;

// The office's offset from UTC. Viet Nam has kept UTC+7 without daylight saving since 13 June 1975, so the offset is a
// constant of the product and needs no zone database and no setting of the machine.
inline constexpr std::chrono::hours kOfficeOffset{7};

// The office's civil date and time of day at `t`.
constexpr Date office_date(Instant t)
{
    return std::chrono::floor<std::chrono::days>(t + kOfficeOffset);
}

constexpr std::chrono::milliseconds office_time_of_day(Instant t)
{
    return (t + kOfficeOffset) - std::chrono::floor<std::chrono::days>(t + kOfficeOffset);
}

// The moment at which the office's clocks show `time_of_day` on `date`.
constexpr Instant at_office(Date date, std::chrono::milliseconds time_of_day)
{
    return Instant{date.time_since_epoch()} + time_of_day - kOfficeOffset;
}

constexpr std::int64_t to_milliseconds(Instant t)
{
    return t.time_since_epoch().count();
}

constexpr Instant from_milliseconds(std::int64_t ms)
{
    return Instant{std::chrono::milliseconds{ms}};
}

// RFC 3339 in office time, e.g. "2015-02-11T08:00:00+07:00"; milliseconds only when there are any.
std::string format_instant(Instant t);

// ISO 8601 date, e.g. "2015-02-11".
std::string format_date(Date date);

// Accepts RFC 3339 with any offset ("Z", "+07:00"), a fraction of up to nine digits (cut to milliseconds), upper or
// lower case T and Z. Nothing for other forms and for impossible dates and times (2015-02-29, 24:00, leap seconds).
std::optional<Instant> parse_instant(std::string_view text);

// Accepts exactly YYYY-MM-DD of the years 1900 to 2199; nothing for impossible dates.
std::optional<Date> parse_date(std::string_view text);

// Accepts exactly HH:MM from 00:00 to 24:00 (the end of a day); minutes since midnight.
std::optional<int> parse_time_of_day(std::string_view text);

// Monday = 1 … Sunday = 7, as ISO 8601 and every table of working hours count.
int iso_weekday(Date date);

}  // namespace motcua
