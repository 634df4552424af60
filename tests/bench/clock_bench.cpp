// bench_clock [SECONDS]: how many deadlines a second the calendar's tables give, and the loop over minutes that the
// tests hold against them, on the same limits and receipts. Both are asked once before, so that every table is warm.

#define DOCTEST_CONFIG_IMPLEMENT
#include "tests/domain/calendars.hpp"
#include "tests/domain/naive_clock.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>

namespace motcua::test {
namespace {

using Clock = std::chrono::steady_clock;

std::vector<DeadlineTerms> questions(LimitUnit unit, HourRule rule, std::int64_t halves)
{
    std::mt19937_64 random{2015};
    std::vector<DeadlineTerms> all;
    for (int i = 0; i < 1024; ++i) {
        const Date date = on("2015-01-05") + std::chrono::days{static_cast<int>(random() % 300)};
        const auto time = std::chrono::seconds{7 * 3600 + static_cast<int>(random() % (9 * 3600))};
        all.push_back({{unit, halves}, rule, at_office(date, time), {}});
    }
    return all;
}

// Deadlines a second. The sum keeps the compiler from leaving the work out.
template <class Ask>
double rate(const std::vector<DeadlineTerms>& terms, double seconds, std::int64_t& sum, Ask ask)
{
    for (const DeadlineTerms& each : terms) sum += ask(each);
    const auto start = Clock::now();
    double elapsed = 0;
    std::size_t done = 0;
    while (elapsed < seconds) {
        for (const DeadlineTerms& each : terms) sum += ask(each);
        done += terms.size();
        elapsed = std::chrono::duration<double>(Clock::now() - start).count();
    }
    return static_cast<double>(done) / elapsed;
}

void compare(const char* name, const std::vector<DeadlineTerms>& terms, double seconds)
{
    const CalendarData data{.version = "bench", .hours = {office_week()}, .days = official_days()};
    const WorkingCalendar calendar = calendar_of(data);
    const NaiveClock naive{data};
    for (const DeadlineTerms& each : terms) {
        const auto due = due_at(calendar, each);
        const auto expected = naive.due(each);
        if (due && *due && expected && to_milliseconds(**due) / 1000 + 7 * 3600 == *expected) continue;
        std::printf("%s: the two disagree\n", name);
        std::exit(1);
    }
    std::int64_t sum = 0;
    const double table =
        rate(terms, seconds, sum, [&](const DeadlineTerms& t) { return to_milliseconds(**due_at(calendar, t)); });
    const double loop = rate(terms, seconds, sum, [&](const DeadlineTerms& t) { return *naive.due(t); });
    std::printf("%-42s %12.0f %12.0f %8.0f%s\n", name, table, loop, table / loop, sum == 0 ? "!" : "");
}

}  // namespace
}  // namespace motcua::test

int main(int argc, char** argv)
{
    using namespace motcua;
    using namespace motcua::test;
    // The helpers of the tests check what they read, outside of any test here.
    doctest::Context checks;
    checks.setAsDefaultForAssertsOutOfTestCases();
    checks.setAssertHandler([](const doctest::AssertData&) { std::abort(); });
    const double seconds = argc > 1 ? std::atof(argv[1]) : 1.0;
    std::printf("%-42s %12s %12s %8s\n", "deadlines a second", "table", "naive loop", "ratio");
    compare("5 working days, end of day", questions(LimitUnit::working_day, HourRule::end_of_day, 10), seconds);
    compare("5 working days, same position", questions(LimitUnit::working_day, HourRule::same_position, 10), seconds);
    compare("30 working days, same position", questions(LimitUnit::working_day, HourRule::same_position, 60), seconds);
    compare("8 working hours", questions(LimitUnit::working_hour, HourRule::end_of_day, 16), seconds);
    compare("15 calendar days", questions(LimitUnit::calendar_day, HourRule::end_of_day, 30), seconds);
}
