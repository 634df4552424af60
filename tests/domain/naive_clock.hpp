#pragma once

#include "domain/deadline.hpp"

#include <cstdint>
#include <map>
#include <numeric>
#include <optional>
#include <vector>

// A second reading of the deadline rules, written from the rules and not from the code under test: it walks the
// calendar minute by minute and counts down whole numbers. Slow on purpose; it shares nothing with the product but
// plain data.

namespace motcua::test {

class NaiveClock {
public:
    explicit NaiveClock(CalendarData data) : data_(std::move(data))
    {
        for (const WeeklyHours& hours : data_.hours)
            for (const auto& segments : hours.week) include(length(segments));
        for (const SpecialDay& special : data_.days) include(length(special.segments));
    }

    // Seconds of the office's clock since 1970; nothing when the rules of this oracle do not reach the case: a wait
    // that begins when the time is up already, or no work for years.
    // `days_before_a_restart`: whether the calendar knows what was before one; an explanation need not list it.
    std::optional<std::int64_t> due(const DeadlineTerms& terms, bool days_before_a_restart = true) const
    {
        std::int64_t started = local(terms.received_at);
        auto due = from_start(terms, started);
        std::int64_t left = amount(terms);
        for (const Wait& wait : terms.waits) {
            if (!wait.to || wait.policy == SupplementPolicy::none) continue;
            if (!due && (days_before_a_restart || wait.policy != SupplementPolicy::restart)) continue;
            const std::int64_t stop = local(wait.from);
            const std::int64_t resume = local(*wait.to);
            if (wait.policy == SupplementPolicy::pause && passed(terms, stop, resume) < 60) continue;
            if (wait.policy == SupplementPolicy::restart) {
                due = from_start(terms, resume);
                left = amount(terms);
            } else if (terms.limit.unit == LimitUnit::calendar_day) {
                due = closing_from((*due + resume - stop - 1) / kDay);
            } else if (by_position(terms)) {
                left -= elapsed(terms, started, stop);
                due = left > 0 ? walk(terms, resume, left) : std::nullopt;
            } else {
                const std::int64_t rest = stop < *due ? elapsed(terms, stop, *due) : 0;
                due = rest > 0 ? walk(terms, resume, rest) : std::nullopt;
                if (due) due = closing_from((*due - 1) / kDay);
            }
            started = resume;
        }
        return due;
    }

    std::vector<Segment> segments(std::int64_t day) const
    {
        const auto known = cache_.find(day);
        if (known != cache_.end()) return known->second;
        return cache_[day] = look_up(Date{std::chrono::days{day}});
    }

private:
    static constexpr std::int64_t kDay = 86'400;
    static constexpr std::int64_t kFurthest = 4'000;  // days

    static std::int64_t local(Instant t) { return to_milliseconds(t) / 1000 + 7 * 3600; }

    static std::int64_t length(const std::vector<Segment>& segments)
    {
        std::int64_t minutes = 0;
        for (const Segment& segment : segments) minutes += segment.to - segment.from;
        return minutes;
    }

    // A day is as many parts as every length of day divides, so that a minute of any day is a whole number of parts.
    void include(std::int64_t minutes)
    {
        if (minutes > 0) parts_ = std::lcm(parts_, 2 * minutes);
    }

    std::vector<Segment> look_up(Date date) const
    {
        const auto weekday = static_cast<std::size_t>((date.time_since_epoch().count() + 3) % 7);
        const WeeklyHours* in_force = nullptr;
        for (const WeeklyHours& hours : data_.hours)
            if (hours.validity.from <= date && (!hours.validity.to || date <= *hours.validity.to)) in_force = &hours;
        for (const SpecialDay& special : data_.days) {
            if (special.date != date) continue;
            if (special.type != DayType::makeup_work || !special.segments.empty()) return special.segments;
            return in_force ? in_force->week[0] : std::vector<Segment>{};
        }
        return in_force ? in_force->week[weekday] : std::vector<Segment>{};
    }

    static bool by_position(const DeadlineTerms& terms)
    {
        if (terms.limit.unit == LimitUnit::working_hour) return true;
        return terms.limit.unit == LimitUnit::working_day &&
               (terms.hour_rule == HourRule::same_position || terms.limit.halves % 2 != 0);
    }

    // The limit in parts of a day, or in seconds for hours.
    std::int64_t amount(const DeadlineTerms& terms) const
    {
        return terms.limit.halves * (terms.limit.unit == LimitUnit::working_hour ? 1800 : 60 * parts_ / 2);
    }

    // What a working second of a day takes off the limit.
    std::int64_t worth(const DeadlineTerms& terms, std::int64_t day) const
    {
        return terms.limit.unit == LimitUnit::working_hour ? 1 : parts_ / length(segments(day));
    }

    // Seconds of waiting that count: of the calendar's day or of working time.
    std::int64_t passed(const DeadlineTerms& terms, std::int64_t from, std::int64_t to) const
    {
        if (terms.limit.unit == LimitUnit::calendar_day) return to - from;
        DeadlineTerms in_seconds = terms;
        in_seconds.limit.unit = LimitUnit::working_hour;
        return elapsed(in_seconds, from, to);
    }

    std::optional<std::int64_t> closing_from(std::int64_t day) const
    {
        for (std::int64_t d = day; d < day + kFurthest; ++d)
            if (const auto hours = segments(d); !hours.empty()) return d * kDay + hours.back().to * 60;
        return std::nullopt;
    }

    std::optional<std::int64_t> from_start(const DeadlineTerms& terms, std::int64_t start) const
    {
        const std::int64_t day = start / kDay;
        const std::int64_t days = terms.limit.halves / 2;
        if (terms.limit.unit == LimitUnit::calendar_day) return closing_from(day + days);
        if (terms.limit.unit == LimitUnit::same_day) {
            const auto hours = segments(day);
            const bool today = !hours.empty() && start % kDay <= 15 * 3600 && start % kDay < hours.back().to * 60;
            return closing_from(today ? day : day + 1);
        }
        if (by_position(terms)) return walk(terms, start, amount(terms));
        std::int64_t counted = 0;
        for (std::int64_t d = day + 1; d < day + kFurthest; ++d)
            if (!segments(d).empty() && ++counted == days) return closing_from(d);
        return std::nullopt;
    }

    // The end of the minute in which the amount is used up.
    std::optional<std::int64_t> walk(const DeadlineTerms& terms, std::int64_t from, std::int64_t amount) const
    {
        for (std::int64_t day = from / kDay; day < from / kDay + kFurthest; ++day) {
            for (const Segment& segment : segments(day)) {
                const std::int64_t value = worth(terms, day);
                for (std::int64_t minute = segment.from; minute < segment.to; ++minute) {
                    const std::int64_t end = day * kDay + (minute + 1) * 60;
                    if (end <= from) continue;
                    amount -= std::min<std::int64_t>(60, end - from) * value;
                    if (amount <= 0) return end;
                }
            }
        }
        return std::nullopt;
    }

    std::int64_t elapsed(const DeadlineTerms& terms, std::int64_t from, std::int64_t to) const
    {
        std::int64_t total = 0;
        for (std::int64_t day = from / kDay; day <= to / kDay; ++day) {
            for (const Segment& segment : segments(day)) {
                const std::int64_t value = worth(terms, day);
                for (std::int64_t minute = segment.from; minute < segment.to; ++minute) {
                    const std::int64_t begin = std::max(from, day * kDay + minute * 60);
                    const std::int64_t end = std::min(to, day * kDay + (minute + 1) * 60);
                    if (begin < end) total += (end - begin) * value;
                }
            }
        }
        return total;
    }

    CalendarData data_;
    std::int64_t parts_ = 2;
    mutable std::map<std::int64_t, std::vector<Segment>> cache_;
};

}  // namespace motcua::test
