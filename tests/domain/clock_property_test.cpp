#include "domain/deadline.hpp"
#include "tests/domain/calendars.hpp"
#include "tests/domain/naive_clock.hpp"
#include "tests/domain/random_cases.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <random>
#include <string>

namespace motcua::test {
namespace {

using namespace std::chrono;

std::uint64_t number_from(const char* variable, std::uint64_t otherwise)
{
    const char* text = std::getenv(variable);
    return text ? std::stoull(text) : otherwise;
}

std::uint64_t cases()
{
    return number_from("MOTCUA_PROPERTY_CASES", 200'000);
}

std::uint64_t seed()
{
    static const std::uint64_t chosen = number_from("MOTCUA_PROPERTY_SEED", std::random_device{}());
    return chosen;
}

std::string shown(const DeadlineTerms& terms)
{
    std::string text = std::to_string(static_cast<int>(terms.limit.unit)) + " x " + std::to_string(terms.limit.halves) +
                       "/2 " + std::string(to_string(terms.hour_rule)) + " from " + format_instant(terms.received_at);
    for (const Wait& wait : terms.waits)
        text += " wait " + std::to_string(static_cast<int>(wait.policy)) + " " + format_instant(wait.from) + " to " +
                (wait.to ? format_instant(*wait.to) : "open");
    return text;
}

Instant office_second(std::int64_t seconds)
{
    return Instant{std::chrono::seconds{seconds}} - kOfficeOffset;
}

// Runs `law` on random terms over random calendars, each calendar used for several of them.
template <class Law>
void for_random_cases(std::uint64_t count, Law law)
{
    MESSAGE("MOTCUA_PROPERTY_SEED=", seed(), " MOTCUA_PROPERTY_CASES=", count);
    constexpr std::uint64_t kPerCalendar = 40;
    RandomCases random{seed()};
    for (std::uint64_t done = 0; done < count; done += kPerCalendar) {
        const CalendarData data = random.calendar();
        const WorkingCalendar calendar = calendar_of(data);
        const NaiveClock oracle{data};
        for (std::uint64_t i = 0; i < kPerCalendar; ++i) law(random, calendar, oracle);
    }
}

Instant forward(const WorkingCalendar& calendar, TimeLimit limit, HourRule rule, Instant start)
{
    const auto due = due_at(calendar, {limit, rule, start, {}});
    return due ? due->value() : Instant::max();
}

}  // namespace

TEST_CASE("the clock agrees with an oracle that walks minute by minute")
{
    std::uint64_t decided = 0;
    std::uint64_t paused = 0;
    for_random_cases(cases(), [&](RandomCases& random, const WorkingCalendar& calendar, const NaiveClock& oracle) {
        const DeadlineTerms terms = random.terms();
        const auto expected = oracle.due(terms);
        if (!expected) return;
        ++decided;
        paused += terms.waits.empty() ? 0 : 1;
        const auto due = due_at(calendar, terms);
        const bool agrees = due && *due && **due == office_second(*expected);
        if (!agrees)
            FAIL_CHECK(shown(terms), ": ", shown(due), " instead of ", format_instant(office_second(*expected)));
    });
    CHECK(decided >= cases() / 2);
    CHECK(paused >= cases() / 8);
}

TEST_CASE("deadlines never move back when the start or the amount grows")
{
    for_random_cases(cases() / 4, [&](RandomCases& random, const WorkingCalendar& calendar, const NaiveClock&) {
        const TimeLimit limit = random.limit();
        const HourRule rule = random.one_in(2) ? HourRule::end_of_day : HourRule::same_position;
        const Instant start = random.moment() + milliseconds{random.between(0, 999)};
        const Instant due = forward(calendar, limit, rule, start);
        const Instant later = forward(calendar, limit, rule, start + milliseconds{random.between(0, 5'000'000)});
        if (later < due) FAIL_CHECK("start: ", shown(DeadlineTerms{limit, rule, start, {}}));
        const TimeLimit more{limit.unit, limit.halves + 2};
        if (forward(calendar, more, rule, start) < due)
            FAIL_CHECK("amount: ", shown(DeadlineTerms{limit, rule, start, {}}));
    });
}

TEST_CASE("what has elapsed at the deadline is the limit")
{
    for_random_cases(cases() / 4, [&](RandomCases& random, const WorkingCalendar& calendar, const NaiveClock&) {
        const Instant start = random.moment() + milliseconds{random.between(0, 999)};
        const std::int64_t halves = random.between(1, 20);
        const auto due = due_at(calendar, {{LimitUnit::working_day, halves}, HourRule::same_position, start, {}});
        if (!due) return;
        const Count limit = Count::with_part(halves / 2, halves % 2, 2);
        const auto short_of = [&](Instant t) {
            return (calendar.working_days_until(t) - calendar.working_days_until(start) - limit).floor() < 0;
        };
        if (short_of(**due) || !short_of(**due - minutes{1}))
            FAIL_CHECK("days from ", format_instant(start), " x ", halves);

        const Instant minute = floor<minutes>(start);
        const Instant hours_due = forward(calendar, {LimitUnit::working_hour, halves}, HourRule::end_of_day, minute);
        if (hours_due != Instant::max() && calendar.working_minutes_between(minute, hours_due) != 30 * halves)
            FAIL_CHECK("hours from ", format_instant(minute), " x ", halves);
    });
}

TEST_CASE("a moment of working time is found again from its reading")
{
    for_random_cases(cases() / 4, [&](RandomCases& random, const WorkingCalendar& calendar, const NaiveClock&) {
        const auto inside = calendar.working_instant_from(floor<minutes>(random.moment()));
        if (!inside || *inside > at("2040-01-01 00:00")) return;
        const Instant t = *inside + minutes{1};
        if (calendar.at_working_days(calendar.working_days_until(t)) != t) FAIL_CHECK("days at ", format_instant(t));
        if (calendar.at_working_time(calendar.working_time_until(t)) != t) FAIL_CHECK("time at ", format_instant(t));
    });
}

TEST_CASE("limits one after the other are one limit")
{
    for_random_cases(cases() / 4, [&](RandomCases& random, const WorkingCalendar& calendar, const NaiveClock&) {
        const Instant start = floor<minutes>(random.moment());
        const std::int64_t a = random.between(1, 10);
        const std::int64_t b = random.between(1, 10);
        const auto hours = [&](Instant from, std::int64_t n) {
            return forward(calendar, working_hours(n), HourRule::end_of_day, from);
        };
        const auto days = [&](Instant from, std::int64_t n) {
            return forward(calendar, working_days(n), HourRule::end_of_day, from);
        };
        if (hours(start, a + b) == Instant::max() || days(start, a + b) == Instant::max()) return;
        if (hours(hours(start, a), b) != hours(start, a + b)) FAIL_CHECK("hours from ", format_instant(start));
        // A day that ends at 24:00 is over a moment before, not on the next date.
        if (days(days(start, a) - milliseconds{1}, b) != days(start, a + b))
            FAIL_CHECK("days from ", format_instant(start));
    });
}

TEST_CASE("working time from one moment to a third goes through the second")
{
    for_random_cases(cases() / 4, [&](RandomCases& random, const WorkingCalendar& calendar, const NaiveClock&) {
        const Instant a = floor<minutes>(random.moment());
        const Instant b = floor<minutes>(random.moment());
        const Instant c = floor<minutes>(random.moment());
        const auto between = [&](Instant from, Instant to) { return calendar.working_minutes_between(from, to); };
        if (between(a, b) + between(b, c) != between(a, c) || between(a, b) != -between(b, a))
            FAIL_CHECK(format_instant(a), " ", format_instant(b), " ", format_instant(c));
    });
}

TEST_CASE("a pause adds exactly the share of days it took")
{
    for_random_cases(cases() / 4, [&](RandomCases& random, const WorkingCalendar& calendar, const NaiveClock&) {
        const std::int64_t halves = random.between(1, 20);
        const Instant start = random.moment() + milliseconds{random.between(0, 999)};
        const Instant stop = start + minutes{random.between(0, 8000)};
        const Instant resume = stop + minutes{random.between(0, 8000)};
        const DeadlineTerms terms{{LimitUnit::working_day, halves},
                                  HourRule::same_position,
                                  start,
                                  {{stop, resume, SupplementPolicy::pause, ""}}};
        const auto due = due_at(calendar, terms);
        if (!due) return;
        const Count limit = Count::with_part(halves / 2, halves % 2, 2);
        const bool counts = calendar.working_time_until(resume) - calendar.working_time_until(stop) >= minutes{1};
        const Count paused =
            counts ? calendar.working_days_until(resume) - calendar.working_days_until(stop) : Count{0};
        const auto short_of = [&](Instant t) {
            return (calendar.working_days_until(t) - calendar.working_days_until(start) - paused - limit).floor() < 0;
        };
        if (short_of(**due) || !short_of(**due - minutes{1})) FAIL_CHECK(shown(terms), ": ", shown(due));
    });
}

TEST_CASE("a pause adds exactly the working time it took")
{
    for_random_cases(cases() / 4, [&](RandomCases& random, const WorkingCalendar& calendar, const NaiveClock&) {
        const Instant start = floor<minutes>(random.moment());
        const Instant stop = start + minutes{random.between(0, 8000)};
        const Instant resume = stop + minutes{random.between(0, 8000)};
        DeadlineTerms terms{working_hours(random.between(1, 40)), HourRule::end_of_day, start, {}};
        const auto before = due_at(calendar, terms);
        terms.waits.push_back({stop, resume, SupplementPolicy::pause, ""});
        const auto after = due_at(calendar, terms);
        if (!before || !after) return;
        const auto once =
            due_after_wait(calendar, terms.limit, terms.hour_rule, **before, stop, resume, SupplementPolicy::pause);
        if (calendar.working_minutes_between(**before, **after) != calendar.working_minutes_between(stop, resume))
            FAIL_CHECK(shown(terms), ": ", shown(after));
        if (once != **after) FAIL_CHECK(shown(terms), ": ", shown(once), " instead of ", shown(after));
    });
}

}  // namespace motcua::test
