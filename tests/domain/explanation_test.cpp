#include "domain/explanation.hpp"

#include "tests/domain/calendars.hpp"
#include "tests/domain/explanation_sums.hpp"
#include "tests/domain/random_cases.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace motcua::test {
namespace {

using namespace std::chrono;

Explanation explained(const WorkingCalendar& calendar, const DeadlineTerms& terms)
{
    auto explanation = explain(calendar, terms);
    REQUIRE(explanation.has_value());
    return std::move(*explanation);
}

// "2025-04-30 holiday not_worked 0h Ngày Chiến thắng 30/4" for each range.
std::vector<std::string> lines(const Explanation& explanation)
{
    std::vector<std::string> out;
    for (const DayRange& range : ranges(explanation)) {
        std::string line = format_date(range.from);
        if (range.to != range.from) line += ".." + format_date(range.to);
        line += " " + std::string(to_string(range.kind)) + " " + std::string(to_string(range.use));
        line += " " + std::to_string(range.counted / 1min) + "m";
        if (range.wait) line += " pause " + std::to_string(*range.wait);
        out.push_back(range.name.empty() ? line : line + " " + range.name);
    }
    return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("an explanation gives each date with its reason")
{
    const auto e =
        explained(office(official_days()), {working_days(3), HourRule::end_of_day, at("2025-04-29 09:00"), {}});
    CHECK(e.calendar_version == "test");
    CHECK(e.start_rule == StartRule::next_date);
    CHECK(e.counted_from == at("2025-04-30 00:00"));
    CHECK(e.ends_with_the_day);
    CHECK(e.due == at("2025-05-07 17:00"));
    CHECK(e.original_due == e.due);
    CHECK_FALSE(e.provisional);
    CHECK(e.days.size() == 9);
    CHECK(e.days.back().segments == kOfficeDay);
    CHECK(lines(e) == Lines{"2025-04-29 workday first_day 0m", "2025-04-30 holiday not_worked 0m Ngày Chiến thắng 30/4",
                            "2025-05-01 holiday not_worked 0m Quốc tế Lao động 1/5",
                            "2025-05-02 swap_off not_worked 0m Nghỉ hoán đổi dịp 30/4 và 1/5 (làm bù 26/04/2025)",
                            "2025-05-03..2025-05-04 weekend not_worked 0m",
                            "2025-05-05..2025-05-07 workday counted 1440m"});
}

TEST_CASE("make-up days and days in lieu are named")
{
    const auto e =
        explained(office(official_days()), {working_days(5), HourRule::end_of_day, at("2015-02-11 08:00"), {}});
    CHECK(lines(e) ==
          Lines{"2015-02-11 workday first_day 0m", "2015-02-12..2015-02-13 workday counted 960m",
                "2015-02-14 makeup_work counted 480m Làm bù cho ngày 16/02/2015", "2015-02-15 weekend not_worked 0m",
                "2015-02-16 swap_off not_worked 0m Nghỉ hoán đổi dịp Tết Nguyên đán (làm bù 14/02/2015)",
                "2015-02-17 holiday not_worked 0m Tết Nguyên đán (trước giao thừa)",
                "2015-02-18 holiday not_worked 0m Tết Nguyên đán (giao thừa)",
                "2015-02-19 holiday not_worked 0m Tết Nguyên đán (mùng 1)",
                "2015-02-20 holiday not_worked 0m Tết Nguyên đán (mùng 2)",
                "2015-02-21 holiday not_worked 0m Tết Nguyên đán (mùng 3)", "2015-02-22 weekend not_worked 0m",
                "2015-02-23 compensation not_worked 0m Nghỉ bù Tết Nguyên đán",
                "2015-02-24..2015-02-25 workday counted 960m"});
}

TEST_CASE("an explanation tells what each pause did")
{
    const auto e = explained(office(), {working_days(4),
                                        HourRule::same_position,
                                        at("2025-03-04 09:00"),
                                        {pause("2025-03-05 09:00", "2025-03-06 17:00"),
                                         {at("2025-03-10 08:00"), {}, SupplementPolicy::pause, "fee"}}});
    CHECK(e.start_rule == StartRule::at_once);
    CHECK(e.original_due == at("2025-03-10 09:00"));
    CHECK(e.due == at("2025-03-11 17:00"));
    REQUIRE(e.waits.size() == 2);
    CHECK(e.waits[0].working_time == minutes{390 + 480});
    CHECK(e.waits[0].due_before == at("2025-03-10 09:00"));
    CHECK(e.waits[0].due_after == at("2025-03-11 17:00"));
    CHECK(e.waits[1].working_time == 0ms);
    CHECK(e.waits[1].due_after == e.due);
    CHECK(lines(e) == Lines{"2025-03-04 workday counted_in_part 390m", "2025-03-05 workday counted_in_part 90m pause 0",
                            "2025-03-06 workday waited 0m pause 0", "2025-03-07 workday counted 480m",
                            "2025-03-08..2025-03-09 weekend not_worked 0m",
                            "2025-03-10..2025-03-11 workday counted 960m"});
}

TEST_CASE("a pause after the due date moves it on and is not counted")
{
    // Two working days from 10:00 on Monday ran out at 10:00 on Wednesday: 330 + 480 + 150 minutes.
    const auto e = explained(office(), {working_days(2),
                                        HourRule::same_position,
                                        at("2025-03-10 10:00"),
                                        {pause("2025-03-20 09:00", "2025-03-21 09:00")}});
    CHECK(e.original_due == at("2025-03-12 10:00"));
    CHECK(e.due == at("2025-03-13 10:00"));
    CHECK(lines(e) == Lines{"2025-03-10 workday counted_in_part 330m", "2025-03-11 workday counted 480m",
                            "2025-03-12 workday counted_in_part 150m", "2025-03-13 workday moved_by_wait 0m pause 0",
                            "2025-03-14 workday after_due 0m", "2025-03-15..2025-03-16 weekend after_due 0m",
                            "2025-03-17..2025-03-19 workday after_due 0m",
                            "2025-03-20..2025-03-21 workday after_due 0m pause 0"});
}

TEST_CASE("each pause after the due date is named where it moved the date to")
{
    // By the end of Thursday, then of Friday for a quarter of a day and of Monday for a whole one.
    const auto e = explained(
        office(), {working_days(1),
                   HourRule::end_of_day,
                   at("2025-03-12 10:00"),
                   {pause("2025-03-17 08:00", "2025-03-17 10:00"), pause("2025-03-18 08:00", "2025-03-19 08:00")}});
    CHECK(e.due == at("2025-03-17 17:00"));
    CHECK(lines(e) ==
          Lines{"2025-03-12 workday first_day 0m", "2025-03-13 workday counted 480m",
                "2025-03-14 workday moved_by_wait 0m pause 0", "2025-03-15..2025-03-16 weekend not_worked 0m",
                "2025-03-17 workday moved_by_wait 0m pause 1", "2025-03-18..2025-03-19 workday after_due 0m pause 1"});
}

TEST_CASE("calendar days that ran out before a pause are counted to their last day")
{
    // To Saturday, moved to Monday; the pause of a day moves it to Tuesday.
    const auto e = explained(office(), {calendar_days(5),
                                        HourRule::end_of_day,
                                        at("2025-03-03 09:00"),
                                        {pause("2025-03-10 18:00", "2025-03-11 18:00")}});
    CHECK(e.due == at("2025-03-11 17:00"));
    CHECK(lines(e) == Lines{"2025-03-03 workday first_day 0m", "2025-03-04..2025-03-07 workday counted 5760m",
                            "2025-03-08 weekend counted 1440m", "2025-03-09 weekend moved_forward 0m",
                            "2025-03-10 workday moved_forward 0m", "2025-03-11 workday moved_by_wait 0m pause 0"});
}

TEST_CASE("a restart discards what was counted before")
{
    const auto e = explained(office(), {working_days(2),
                                        HourRule::end_of_day,
                                        at("2025-03-03 09:00"),
                                        {restart("2025-03-04 10:00", "2025-03-10 10:00")}});
    CHECK(e.started_at == at("2025-03-10 10:00"));
    CHECK(e.original_due == at("2025-03-05 17:00"));
    CHECK(lines(e) == Lines{"2025-03-03..2025-03-07 workday discarded 0m",
                            "2025-03-08..2025-03-09 weekend not_worked 0m", "2025-03-10 workday first_day 0m",
                            "2025-03-11..2025-03-12 workday counted 960m"});
}

TEST_CASE("calendar days count every date and move forward at the end")
{
    const auto e = explained(office(), {calendar_days(5), HourRule::end_of_day, at("2025-03-03 09:00"), {}});
    CHECK(e.due == at("2025-03-10 17:00"));
    CHECK(lines(e) == Lines{"2025-03-03 workday first_day 0m", "2025-03-04..2025-03-07 workday counted 5760m",
                            "2025-03-08 weekend counted 1440m", "2025-03-09 weekend moved_forward 0m",
                            "2025-03-10 workday moved_forward 0m"});
}

TEST_CASE("a pause before a restart leaves no trace in the dates that count")
{
    const auto e = explained(
        office(), {calendar_days(2),
                   HourRule::end_of_day,
                   at("2025-03-03 09:00"),
                   {pause("2025-03-04 09:00", "2025-03-05 09:00"), restart("2025-03-06 09:00", "2025-03-06 10:00")}});
    CHECK(e.waits[0].due_after == at("2025-03-06 17:00"));
    CHECK(e.due == at("2025-03-10 17:00"));
    CHECK(lines(e) == Lines{"2025-03-03..2025-03-05 workday discarded 0m", "2025-03-06 workday first_day 0m",
                            "2025-03-07 workday counted 1440m", "2025-03-08 weekend counted 1440m",
                            "2025-03-09 weekend moved_forward 0m", "2025-03-10 workday moved_forward 0m"});
}

TEST_CASE("a start outside working time is explained by where the count begins")
{
    const auto night = explained(office(), {half_days(1), HourRule::same_position, at("2025-03-07 22:00"), {}});
    CHECK(night.start_rule == StartRule::next_opening);
    CHECK(night.counted_from == at("2025-03-10 07:30"));
    CHECK(lines(night) == Lines{"2025-03-07 workday before_start 0m", "2025-03-08..2025-03-09 weekend not_worked 0m",
                                "2025-03-10 workday counted_in_part 240m"});
    const auto late = explained(office(), {kSameDay, HourRule::end_of_day, at("2025-03-10 15:30"), {}});
    CHECK(late.start_rule == StartRule::next_work_day);
    CHECK(lines(late) == Lines{"2025-03-10 workday before_start 0m", "2025-03-11 workday counted 480m"});
    const auto early = explained(office(), {kSameDay, HourRule::end_of_day, at("2025-03-10 15:00"), {}});
    CHECK(early.start_rule == StartRule::same_day);
    CHECK(lines(early) == Lines{"2025-03-10 workday counted_in_part 120m"});
}

TEST_CASE("no limit and no calendar are told apart")
{
    const auto none = explained(office(), {kNoLimit, HourRule::end_of_day, at("2025-03-10 15:30"), {}});
    CHECK(none.start_rule == StartRule::no_limit);
    CHECK_FALSE(none.due.has_value());
    CHECK(none.days.empty());
    const auto missing = explain(office(), {working_days(1), HourRule::end_of_day, at("1990-03-10 15:30"), {}});
    REQUIRE_FALSE(missing.has_value());
    CHECK(missing.error().reason == Reason::calendar_missing);
}

TEST_CASE("a deadline in a year without notice is explained as provisional")
{
    const auto calendar = calendar_of({.hours = {office_week()}, .announced_years = std::vector{2026}});
    CHECK(explained(calendar, {working_days(5), HourRule::end_of_day, at("2026-12-30 09:00"), {}}).provisional);
    CHECK_FALSE(explained(calendar, {working_days(1), HourRule::end_of_day, at("2026-12-30 09:00"), {}}).provisional);
}

TEST_CASE("a deadline can be recomputed from its explanation alone")
{
    RandomCases random{20'250'428};
    int recomputed = 0;
    int overdue = 0;
    for (int i = 0; i < 4'000; ++i) {
        static WorkingCalendar calendar = office();
        if (i % 40 == 0) calendar = calendar_of(random.calendar());
        const DeadlineTerms terms = random.terms();
        const auto due = due_at(calendar, terms);
        if (!due) continue;
        const auto e = explained(calendar, terms);
        CAPTURE(format_instant(terms.received_at));
        REQUIRE(e.due == *due);
        REQUIRE(e.days.front().date == office_date(terms.received_at));
        if (!e.ends_with_the_day) REQUIRE(adds_up(e));
        if (e.ends_with_the_day && !paused_in_time(e)) REQUIRE(whole_days(e) == whole_days_of(e.limit));
        if (paused_after_due(e)) {
            ++overdue;
            continue;
        }
        ++recomputed;
        const auto naive = clock_of(e).due(terms_of(e), false);
        REQUIRE(naive.has_value());
        REQUIRE(format_instant(from_milliseconds(*naive * 1000) - kOfficeOffset) == format_instant(**due));
        if (e.ends_with_the_day && !paused_in_time(e)) REQUIRE(recounted(e) == due_date(**due));
    }
    CHECK(recomputed > 2'000);
    CHECK(overdue > 100);
}

TEST_CASE("the compact form leaves out no date and no time")
{
    RandomCases random{7};
    const auto calendar = calendar_of(random.calendar());
    for (int i = 0; i < 200; ++i) {
        const auto e = explain(calendar, random.terms());
        if (!e) continue;
        milliseconds counted{0};
        Date next = e->days.front().date;
        for (const DayRange& range : ranges(*e)) {
            REQUIRE(range.from == next);
            next = range.to + days{1};
            counted += range.counted;
        }
        for (const ExplainedDay& day : e->days) counted -= day.counted;
        REQUIRE(next == e->days.back().date + days{1});
        REQUIRE(counted == 0ms);
    }
}

TEST_CASE("the parts of an explanation have stable names")
{
    CHECK(to_string(StartRule::next_date) == "next_date");
    CHECK(to_string(DayKind::makeup_work) == "makeup_work");
    CHECK(to_string(DayUse::moved_forward) == "moved_forward");
}

}  // namespace motcua::test
