#pragma once

#include "domain/deadline.hpp"
#include "tests/domain/calendars.hpp"

#include <algorithm>
#include <cstdint>
#include <random>
#include <set>
#include <vector>

// Random calendars and limits, odd on purpose: nights, half hours, lonely minutes, weeks without work.

namespace motcua::test {

class RandomCases {
public:
    explicit RandomCases(std::uint64_t seed) : engine_(seed) {}

    std::int64_t between(std::int64_t least, std::int64_t most)
    {
        return std::uniform_int_distribution<std::int64_t>{least, most}(engine_);
    }

    bool one_in(std::int64_t n) { return between(1, n) == 1; }

    CalendarData calendar()
    {
        pool_ = {segments(1), segments(between(0, 3)), segments(2), one_in(2) ? kOfficeDay : segments(4)};
        CalendarData data{.version = "random"};
        Date from = on("2020-01-01");
        for (std::int64_t seasons = between(1, 3); seasons > 0; --seasons) {
            const Date to = on("2024-01-01") + std::chrono::days{between(0, 180) + (seasons == 1 ? 9000 : 0)};
            if (to < from) continue;
            data.hours.push_back({{from, to}, week()});
            from = to + std::chrono::days{1};
        }
        std::set<Date> taken;
        for (std::int64_t days = between(0, 30); days > 0; --days)
            taken.insert(on("2023-12-15") + std::chrono::days{between(0, 400)});
        for (const Date date : taken) data.days.push_back(special(date));
        return data;
    }

    // A moment of 2024, often on the edge of a segment of some day.
    Instant moment()
    {
        const Date date = on("2024-01-01") + std::chrono::days{between(0, 365)};
        return at_office(date, std::chrono::seconds{one_in(3) ? edge() * 60 : between(0, 86'399)});
    }

    TimeLimit limit()
    {
        constexpr LimitUnit kUnits[]{LimitUnit::working_day, LimitUnit::working_day, LimitUnit::working_hour,
                                     LimitUnit::calendar_day, LimitUnit::same_day};
        const LimitUnit unit = kUnits[between(0, 4)];
        const std::int64_t amount = one_in(200) ? between(1, 600) : between(1, 20);
        return {unit, unit == LimitUnit::calendar_day ? 2 * amount : unit == LimitUnit::same_day ? 0 : amount};
    }

    DeadlineTerms terms()
    {
        DeadlineTerms terms{limit(), one_in(2) ? HourRule::end_of_day : HourRule::same_position, moment(), {}};
        Instant free_from = terms.received_at;
        for (std::int64_t waits = one_in(2) ? 0 : between(1, 3); waits > 0; --waits) {
            const Instant from = free_from + span(3);
            const Instant to = from + span(4);
            terms.waits.push_back({from, to, policy(), "random"});
            free_from = to;
        }
        if (!terms.waits.empty() && one_in(10)) terms.waits.back().to.reset();
        return terms;
    }

private:
    std::vector<Segment> segments(std::int64_t count)
    {
        std::set<int> points;
        while (points.size() < static_cast<std::size_t>(2 * count))
            points.insert(static_cast<int>(one_in(20) ? 1440 * between(0, 1) : between(0, 1440)));
        const std::vector<int> sorted(points.begin(), points.end());
        std::vector<Segment> segments;
        for (std::size_t i = 0; i < sorted.size(); i += 2) segments.push_back({sorted[i], sorted[i + 1]});
        return segments;
    }

    const std::vector<Segment>& from_pool() { return pool_[static_cast<std::size_t>(between(0, 3))]; }

    std::array<std::vector<Segment>, 7> week()
    {
        std::array<std::vector<Segment>, 7> week;
        for (auto& day : week)
            if (!one_in(3)) day = from_pool();
        return week;
    }

    SpecialDay special(Date date)
    {
        const auto type = static_cast<DayType>(between(0, 3));
        const bool own = type == DayType::makeup_work ? one_in(2) : one_in(4);
        return {date, type, "special", own ? from_pool() : std::vector<Segment>{}};
    }

    std::int64_t edge()
    {
        const auto& segments = from_pool();
        if (segments.empty()) return 15 * 60;
        const Segment& segment = segments[static_cast<std::size_t>(between(0, std::ssize(segments) - 1))];
        return one_in(2) ? segment.from : std::min(segment.to, 1439);
    }

    std::chrono::seconds span(std::int64_t days)
    {
        if (one_in(10)) return std::chrono::seconds{between(0, 120)};
        const std::int64_t seconds = between(0, days * 86'400);
        return std::chrono::seconds{one_in(3) ? seconds / 60 * 60 : seconds};
    }

    SupplementPolicy policy()
    {
        if (one_in(10)) return SupplementPolicy::none;
        return one_in(4) ? SupplementPolicy::restart : SupplementPolicy::pause;
    }

    std::mt19937_64 engine_;
    std::vector<std::vector<Segment>> pool_;
};

}  // namespace motcua::test
