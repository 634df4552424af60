#pragma once

#include "domain/explanation.hpp"
#include "tests/domain/naive_clock.hpp"

#include <algorithm>

// The checker: a deadline recomputed from nothing but its explanation, and what its dates add up to.

namespace motcua::test {

// Each date as the explanation gives it, as a calendar of its own for the naive oracle.
inline NaiveClock clock_of(const Explanation& explanation)
{
    CalendarData data;
    for (const ExplainedDay& day : explanation.days)
        data.days.push_back(
            {day.date, day.segments.empty() ? DayType::holiday : DayType::makeup_work, "", day.segments});
    return NaiveClock{std::move(data)};
}

inline DeadlineTerms terms_of(const Explanation& explanation)
{
    DeadlineTerms terms{explanation.limit, explanation.hour_rule, explanation.received_at, {}};
    for (const ExplainedWait& explained : explanation.waits) terms.waits.push_back(explained.wait);
    return terms;
}

// After the limit had run out, which may be up to a minute before the deadline: that is rounded up.
inline bool paused_after_due(const Explanation& explanation)
{
    return std::ranges::any_of(explanation.waits, [](const ExplainedWait& explained) {
        return explained.wait.from + std::chrono::minutes{1} > explained.due_before;
    });
}

inline bool paused_in_time(const Explanation& explanation)
{
    return std::ranges::any_of(explanation.waits, [](const ExplainedWait& explained) {
        return explained.wait.to && explained.wait.policy == SupplementPolicy::pause &&
               explained.wait.from < explained.due_before;
    });
}

// The limit ends with the day and was never paused before it ran out: its dates are simply counted.
inline Date recounted(const Explanation& explanation)
{
    std::int64_t left = explanation.limit.unit == LimitUnit::same_day ? 1 : explanation.limit.halves / 2;
    for (const ExplainedDay& day : explanation.days) {
        const bool counts = day.use == DayUse::counted || day.use == DayUse::counted_in_part;
        if (counts) --left;
        if (left <= 0 && !day.segments.empty()) return day.date;
    }
    return {};
}

inline std::int64_t whole_days_of(const TimeLimit& limit)
{
    return limit.unit == LimitUnit::same_day ? 1 : limit.halves / 2;
}

// How many dates were counted; a date that was counted in part only counts on the day of a receipt.
inline std::int64_t whole_days(const Explanation& explanation)
{
    return std::ranges::count_if(explanation.days, [](const ExplainedDay& day) {
        return day.use == DayUse::counted || day.use == DayUse::counted_in_part;
    });
}

// The limit is a position: what was counted on all dates is the limit, rounded up to the minute on the last.
inline bool adds_up(const Explanation& explanation)
{
    const bool hours = explanation.limit.unit == LimitUnit::working_hour;
    const auto share = [&](const ExplainedDay& day, std::chrono::milliseconds time) {
        std::chrono::milliseconds whole{0};
        for (const Segment& segment : day.segments) whole += std::chrono::minutes{segment.to - segment.from};
        if (time.count() == 0) return Count{0};
        return hours ? Count{time.count()} : Count::with_part(0, time.count(), whole.count());
    };
    Count left = hours ? Count{explanation.limit.halves * std::chrono::milliseconds{std::chrono::minutes{30}}.count()}
                       : Count::with_part(explanation.limit.halves / 2, explanation.limit.halves % 2, 2);
    Count last_minute;
    for (const ExplainedDay& day : explanation.days) {
        left = left - share(day, day.counted);
        if (day.counted.count() > 0) last_minute = share(day, std::chrono::minutes{1});
    }
    return left.ceil() <= 0 && (left + last_minute).ceil() > 0;
}

}  // namespace motcua::test
