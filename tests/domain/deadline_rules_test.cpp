#include "domain/deadline.hpp"
#include "tests/domain/calendars.hpp"

#include <doctest/doctest.h>

namespace motcua::test {
namespace {

void refuses(const Result<std::optional<Instant>>& result, Reason reason, const char* pointer)
{
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().reason == reason);
    CHECK(result.error().pointer == pointer);
}

constexpr auto kEnd = HourRule::end_of_day;
constexpr auto kPosition = HourRule::same_position;

}  // namespace

TEST_CASE("the desk hands over the same working day, or first thing on the next after 15:00")
{
    const auto calendar = office({off("2025-03-14"), special("2025-03-22", DayType::makeup_work, "", kMorning)});
    const std::vector<std::pair<const char*, const char*>> vectors{
        {"2025-03-12 14:59", "2025-03-12 17:00"},    {"2025-03-12 15:00:00", "2025-03-12 17:00"},
        {"2025-03-12 15:00:01", "2025-03-13 07:30"}, {"2025-03-12 15:00:00.001", "2025-03-13 07:30"},
        {"2025-03-12 06:00", "2025-03-12 17:00"},    {"2025-03-12 19:00", "2025-03-13 07:30"},
        {"2025-03-13 16:00", "2025-03-17 07:30"},    {"2025-03-14 09:00", "2025-03-17 17:00"},
        {"2025-03-15 16:00", "2025-03-17 17:00"},    {"2025-03-22 09:00", "2025-03-22 11:30"},
        {"2025-03-22 13:00", "2025-03-24 17:00"},    {"2025-03-22 15:30", "2025-03-24 07:30"},
    };
    for (const auto& [received, due] : vectors) {
        CAPTURE(received);
        CHECK(shown(handover_due(calendar, at(received))) == shown(due));
    }
    CHECK_FALSE(handover_due(calendar, at("1999-12-31 09:00")).has_value());
    CHECK_FALSE(handover_due(calendar, at("2060-12-31 16:00")).has_value());
}

TEST_CASE("a step runs on its own clock from the moment it is entered")
{
    const auto calendar = office();
    const auto due = [&](TimeLimit budget, const char* entered) {
        return shown(step_due(calendar, budget, at(entered)));
    };
    CHECK(due(working_days(1), "2025-03-10 10:00") == shown("2025-03-11 10:00"));
    CHECK(due(half_days(1), "2025-03-10 10:00") == shown("2025-03-10 15:30"));
    CHECK(due(working_hours(3), "2025-03-10 10:00") == shown("2025-03-10 14:30"));
    CHECK(due(calendar_days(5), "2025-03-10 10:00") == shown("2025-03-17 17:00"));
    CHECK(due(kSameDay, "2025-03-10 15:30") == shown("2025-03-11 17:00"));
    CHECK(due(working_days(0), "2025-03-08 10:00") == shown("2025-03-10 07:30"));
    CHECK(due(working_hours(0), "2025-03-10 10:00:30") == shown("2025-03-10 10:01"));
    CHECK(due(kNoLimit, "2025-03-10 10:00") == "no deadline");
    refuses(step_due(calendar, half_days(-1), at("2025-03-10 10:00")), Reason::out_of_range, "/budget/amount");
    refuses(step_due(calendar, half_days(1), at("1999-03-10 10:00")), Reason::calendar_missing, "/entered");
}

TEST_CASE("terms that mean nothing are refused with the field at fault")
{
    const auto calendar = office();
    const auto asked = [&](TimeLimit limit, std::vector<Wait> waits = {}, const char* received = "2025-03-10 09:00") {
        return due_at(calendar, {limit, kEnd, at(received), std::move(waits)});
    };
    refuses(asked(working_days(0)), Reason::out_of_range, "/limit/amount");
    refuses(asked(working_hours(-1)), Reason::out_of_range, "/limit/amount");
    refuses(asked({LimitUnit::working_day, 9'000'000'000'000'000'000}), Reason::out_of_range, "/limit/amount");
    refuses(asked({LimitUnit::calendar_day, 3}), Reason::invalid_value, "/limit/amount");
    refuses(asked(working_days(5), {pause("2025-03-10 08:00", "2025-03-11 08:00")}), Reason::out_of_order,
            "/waits/0/from");
    refuses(asked(working_days(5), {pause("2025-03-11 08:00", "2025-03-11 07:59")}), Reason::reversed, "/waits/0/to");
    refuses(asked(working_days(5),
                  {pause("2025-03-11 08:00", "2025-03-12 08:00"), pause("2025-03-12 07:00", "2025-03-13 08:00")}),
            Reason::out_of_order, "/waits/1/from");
    refuses(asked(working_days(5), {{at("2025-03-11 08:00"), {}, SupplementPolicy::pause, ""},
                                    pause("2025-03-12 07:00", "2025-03-13 08:00")}),
            Reason::out_of_order, "/waits/1/from");
    refuses(asked(working_days(5), std::vector<Wait>(201, pause("2025-03-11 08:00", "2025-03-11 08:00"))),
            Reason::too_many, "/waits");
    refuses(asked(kNoLimit, {pause("2025-03-11 08:00", "2025-03-11 07:59")}), Reason::reversed, "/waits/0/to");
}

TEST_CASE("the dates on the way are those of the waits so far")
{
    const DeadlineTerms terms{working_days(5),
                              kEnd,
                              at("2025-03-03 09:00"),
                              {pause("2025-03-05 09:00", "2025-03-06 09:00"),
                               restart("2025-03-07 09:00", "2025-03-10 09:00"),
                               {at("2025-03-11 08:00"), {}, SupplementPolicy::pause, ""}}};
    CHECK(due_dates(office(), terms) ==
          std::vector{at("2025-03-10 17:00"), at("2025-03-11 17:00"), at("2025-03-17 17:00"), at("2025-03-17 17:00")});
    CHECK(due_dates(office(), {kNoLimit, kEnd, at("2025-03-03 09:00"), {}}).value().empty());
    CHECK(due_dates(office(), {working_days(0), kEnd, at("2025-03-03 09:00"), {}}).error().reason ==
          Reason::out_of_range);
}

TEST_CASE("nothing is computed outside the calendar or across a gap in it")
{
    refuses(due_at(office(), {working_days(5), kEnd, at("1999-12-31 09:00"), {}}), Reason::calendar_missing,
            "/received_at");
    refuses(due_at(office(), {working_days(5), kEnd, at("2060-12-30 09:00"), {}}), Reason::calendar_missing, "");
    refuses(due_at(office(), {calendar_days(5), kEnd, at("2060-12-30 09:00"), {}}), Reason::calendar_missing, "");
    refuses(due_at(office(),
                   {working_days(5), kEnd, at("2025-03-10 09:00"), {pause("2025-03-11 09:00", "2061-03-11 09:00")}}),
            Reason::calendar_missing, "/waits/0/to");
    refuses(due_at(calendar_of({.hours = {WeeklyHours{}}}), {working_days(1), kEnd, at("2025-03-10 09:00"), {}}),
            Reason::calendar_missing, "");
    refuses(due_at(calendar_of({}), {working_days(1), kEnd, at("2025-03-10 09:00"), {}}), Reason::calendar_missing,
            "/received_at");

    auto until = office_week();
    auto since = office_week();
    until.validity.to = on("2025-03-31");
    since.validity.from = on("2025-04-07");
    const auto gap = calendar_of({.hours = {since, until}});
    CHECK(shown(due_at(gap, {working_days(1), kEnd, at("2025-03-28 09:00"), {}})) == shown("2025-03-31 17:00"));
    refuses(due_at(gap, {working_days(2), kEnd, at("2025-03-28 09:00"), {}}), Reason::calendar_missing, "");
    refuses(due_at(gap, {working_days(2), kEnd, at("2025-04-01 09:00"), {}}), Reason::calendar_missing, "/received_at");
}

TEST_CASE("too many days of different lengths are refused rather than rounded")
{
    std::vector<SpecialDay> days;
    std::vector<Wait> waits;
    for (int i = 0; i < 24; ++i) {
        const Date date = on("2025-01-01") + std::chrono::days{i};
        days.push_back({date, DayType::makeup_work, "", {{0, 1439 - 2 * i}}});
        if (i % 2 == 1)
            waits.push_back({at_office(date - std::chrono::days{1}, std::chrono::hours{1}),
                             at_office(date, std::chrono::hours{2}), SupplementPolicy::pause, ""});
    }
    const auto calendar = office(days);
    const auto asked = [&](std::size_t count) {
        return due_at(calendar, {working_days(40),
                                 kPosition,
                                 at("2025-01-01 00:30"),
                                 {waits.begin(), waits.begin() + static_cast<std::ptrdiff_t>(count)}});
    };
    CHECK(asked(4).has_value());
    refuses(asked(12), Reason::too_many, "/waits");
}

TEST_CASE("verdicts compare dates for limits in days and moments for limits in hours")
{
    const Instant due = at("2025-03-12 17:00");
    CHECK(verdict(working_days(5), due, at("2025-03-11 23:59:59")) == Verdict::early);
    CHECK(verdict(working_days(5), due, at("2025-03-12 00:00")) == Verdict::on_time);
    CHECK(verdict(working_days(5), due, at("2025-03-12 23:59:59")) == Verdict::on_time);
    CHECK(verdict(working_days(5), due, at("2025-03-13 00:00")) == Verdict::late);
    CHECK(verdict(working_hours(5), due, at("2025-03-11 18:00")) == Verdict::early);
    CHECK(verdict(working_hours(5), due, at("2025-03-12 17:00")) == Verdict::on_time);
    CHECK(verdict(working_hours(5), due, at("2025-03-12 17:00:00.001")) == Verdict::late);
    CHECK(verdict(kSameDay, due, at("2025-03-12 18:00")) == Verdict::on_time);
    CHECK(verdict(calendar_days(5), at("2025-03-13 00:00"), at("2025-03-12 18:00")) == Verdict::on_time);
    // 24:00 is both the end of the date and the first moment of the next.
    CHECK(verdict(calendar_days(5), at("2025-03-13 00:00"), at("2025-03-13 00:00")) == Verdict::on_time);
    CHECK(verdict(calendar_days(5), at("2025-03-13 00:00"), at("2025-03-13 00:00:00.001")) == Verdict::late);
}

TEST_CASE("a deadline in a year without an official notice is provisional")
{
    const auto calendar = calendar_of({.hours = {office_week()}, .announced_years = std::vector{2026, 2025}});
    CHECK_FALSE(provisional(calendar, at("2025-03-10 09:00"), at("2026-12-31 17:00")));
    CHECK(provisional(calendar, at("2026-12-30 09:00"), at("2027-01-04 17:00")));
    CHECK(provisional(calendar, at("2024-12-30 09:00"), at("2025-01-04 17:00")));
    CHECK_FALSE(provisional(office(), at("2026-12-30 09:00"), at("2027-01-04 17:00")));
}

TEST_CASE("working days are added and taken away by position")
{
    const auto calendar = office({off("2025-03-11")});
    CHECK(shown(add_working_days(calendar, at("2025-03-12 17:00"), -2)) == shown("2025-03-10 17:00"));
    CHECK(shown(add_working_days(calendar, at("2025-03-12 10:00"), -2)) == shown("2025-03-10 10:00"));
    CHECK(shown(add_working_days(calendar, at("2025-03-12 10:00"), -3)) == shown("2025-03-07 15:30"));
    CHECK(shown(add_working_days(calendar, at("2025-03-10 10:00"), 3)) == shown("2025-03-12 15:30"));
    CHECK(shown(add_working_days(calendar, at("2025-03-08 10:00"), 0)) == shown("2025-03-10 07:30"));
    CHECK_FALSE(add_working_days(calendar, at("2000-01-03 10:00"), -20).has_value());
}

TEST_CASE("due soon counts working days")
{
    const auto calendar = office({off("2025-03-11")});
    const Instant due = at("2025-03-13 17:00");
    CHECK_FALSE(due_soon(calendar, at("2025-03-10 16:59"), due, 2));
    CHECK(due_soon(calendar, at("2025-03-10 17:00"), due, 2));
    CHECK(due_soon(calendar, at("2025-03-13 17:00"), due, 2));
    CHECK_FALSE(due_soon(calendar, at("2025-03-13 17:01"), due, 2));
    CHECK_FALSE(due_soon(calendar, at("2025-03-13 07:00"), due, 0));
}

TEST_CASE("hour rules and verdicts have stable names")
{
    CHECK(to_string(kEnd) == "end_of_day");
    CHECK(hour_rule_from("same_position") == kPosition);
    CHECK_FALSE(hour_rule_from("END_OF_DAY").has_value());
    CHECK(to_string(Verdict::on_time) == "on_time");
}

}  // namespace motcua::test
