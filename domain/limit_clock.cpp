#include "domain/limit_clock.hpp"

namespace motcua {

using namespace std::chrono;

std::string_view to_string(HourRule rule)
{
    return rule == HourRule::end_of_day ? "end_of_day" : "same_position";
}

std::optional<HourRule> hour_rule_from(std::string_view text)
{
    for (const HourRule rule : {HourRule::end_of_day, HourRule::same_position})
        if (to_string(rule) == text) return rule;
    return std::nullopt;
}

LimitClock::LimitClock(const WorkingCalendar& calendar, const TimeLimit& limit, HourRule hour_rule)
    : calendar_(calendar),
      limit_(limit),
      ticks_(limit.unit == LimitUnit::working_hour   ? Ticks::working_time
             : limit.unit == LimitUnit::calendar_day ? Ticks::civil_time
                                                     : Ticks::working_days),
      ends_with_the_day_(
          limit.unit == LimitUnit::calendar_day || limit.unit == LimitUnit::same_day ||
          (limit.unit == LimitUnit::working_day && hour_rule == HourRule::end_of_day && limit.halves % 2 == 0))
{
}

std::optional<Count> LimitClock::due_from(Instant start) const
{
    switch (limit_.unit) {
        case LimitUnit::calendar_day:
            return due_by_calendar_days(office_date(start));
        case LimitUnit::same_day:
            return due_the_same_day(start);
        case LimitUnit::working_hour:
            return at(start) + Count{limit_.halves * milliseconds{30min}.count()};
        case LimitUnit::working_day:
        case LimitUnit::none:
            break;
    }
    if (ends_with_the_day_) return Count{calendar_.working_dates_through(office_date(start)) + limit_.halves / 2};
    return at(start) + Count::with_part(limit_.halves / 2, limit_.halves % 2, 2);
}

bool LimitClock::runs_a_minute(Instant from, Instant to) const
{
    const milliseconds ran =
        ticks_ == Ticks::civil_time ? to - from : calendar_.working_time_until(to) - calendar_.working_time_until(from);
    return ran >= 1min;
}

std::optional<Count> LimitClock::after_pause(const Count& due, Instant stopped, Instant resumed) const
{
    return settled(due + (at(resumed) - at(stopped)));
}

Count LimitClock::at(Instant t) const
{
    switch (ticks_) {
        case Ticks::working_time:
            return Count{calendar_.working_time_until(t).count()};
        case Ticks::civil_time:
            return Count{to_milliseconds(t)};
        case Ticks::working_days:
            break;
    }
    return calendar_.working_days_until(t);
}

std::optional<Instant> LimitClock::when(const Count& reading) const
{
    switch (ticks_) {
        case Ticks::working_time:
            return calendar_.at_working_time(milliseconds{reading.floor()});
        case Ticks::civil_time:
            return from_milliseconds(reading.floor());
        case Ticks::working_days:
            break;
    }
    return calendar_.at_working_days(reading);
}

std::optional<Count> LimitClock::due_by_calendar_days(Date start) const
{
    return closing_from(start + days{limit_.halves / 2});
}

std::optional<Count> LimitClock::due_the_same_day(Instant start) const
{
    return same_day_date(calendar_, start).transform([&](Date date) {
        return Count{calendar_.working_dates_through(date)};
    });
}

// A deadline that is the end of a day is so again after every change.
std::optional<Count> LimitClock::settled(const Count& due) const
{
    if (!ends_with_the_day_ || !due.exact()) return due;
    if (ticks_ == Ticks::civil_time) return closing_from(due_date(from_milliseconds(due.floor())));
    return Count{due.ceil()};
}

std::optional<Count> LimitClock::closing_from(Date date) const
{
    return calendar_.working_date_from(date).transform(
        [&](Date worked) { return Count{to_milliseconds(calendar_.closing(worked))}; });
}

std::optional<Date> same_day_date(const WorkingCalendar& calendar, Instant received_at)
{
    const Date date = office_date(received_at);
    const bool in_time = calendar.works(date) && office_time_of_day(received_at) <= kSameDayUntil &&
                         received_at < calendar.closing(date);
    return calendar.working_date_from(in_time ? date : date + days{1});
}

}  // namespace motcua
