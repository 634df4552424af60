#pragma once

#include "domain/calendar.hpp"
#include "domain/exact_count.hpp"
#include "domain/hour_rule.hpp"

#include <optional>

namespace motcua {

// The clock a time limit runs on, and the deadline as a reading of it. Working days and same_day run on D, working
// hours on W, calendar days on civil time. A reading is exact; only when() rounds, up to the minute.
class LimitClock {
public:
    // The limit is valid and has a deadline (its unit is not none).
    LimitClock(const WorkingCalendar& calendar, const TimeLimit& limit, HourRule hour_rule);

    // Whether every deadline of this limit is the end of a working day.
    bool ends_with_the_day() const { return ends_with_the_day_; }

    // The reading at the end of the whole limit when it starts at `start`; nothing beyond the calendar's table.
    std::optional<Count> due_from(Instant start) const;

    // Whether the clock would have run for a whole minute between two moments. A shorter pause moves nothing: a
    // deadline at the end of a day would move by a day each time, as often as somebody asks.
    bool runs_a_minute(Instant from, Instant to) const;

    // The reading after the clock stood still from `stopped` to `resumed`: what was left then is left now. The clock
    // would have run a minute in it at least.
    std::optional<Count> after_pause(const Count& due, Instant stopped, Instant resumed) const;

    Count at(Instant t) const;
    std::optional<Instant> when(const Count& reading) const;

private:
    enum class Ticks : std::uint8_t { working_days, working_time, civil_time };

    std::optional<Count> due_by_calendar_days(Date start) const;
    std::optional<Count> due_the_same_day(Instant start) const;
    std::optional<Count> settled(const Count& due) const;
    std::optional<Count> closing_from(Date date) const;

    const WorkingCalendar& calendar_;
    TimeLimit limit_;
    Ticks ticks_;
    bool ends_with_the_day_;
};

// A same_day limit and the desk's handover count a receipt up to and including this time of day as of that day
// (NĐ 61/2018 art. 18; civil status and certification law for same-day procedures).
inline constexpr std::chrono::hours kSameDayUntil{15};

// The date a deadline belongs to: 24:00 belongs to the day it ends.
constexpr Date due_date(Instant due)
{
    return office_date(due - std::chrono::milliseconds{1});
}

// The working day at whose end a same_day limit is due: the date of receipt when it was received by 15:00:00.000 and
// before that day's closing, otherwise the next working date. Nothing beyond the table.
std::optional<Date> same_day_date(const WorkingCalendar& calendar, Instant received_at);

}  // namespace motcua
