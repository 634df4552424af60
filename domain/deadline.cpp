#include "domain/deadline.hpp"

#include "domain/amount.hpp"

#include <algorithm>

namespace motcua {
namespace {

using namespace std::chrono;

Result<void> check_limit(const TimeLimit& limit, std::int64_t least, const char* pointer)
{
    if (limit.unit == LimitUnit::none || limit.unit == LimitUnit::same_day) return {};
    if (limit.halves < least || limit.halves > kMostHalves)
        return reject(Reason::out_of_range, pointer, {format_halves(least), format_halves(kMostHalves)});
    if (limit.unit == LimitUnit::calendar_day && limit.halves % 2 != 0)
        return reject(Reason::invalid_value, pointer, {format_halves(limit.halves)});
    return {};
}

std::string wait_field(std::size_t position, const char* field)
{
    return "/waits/" + std::to_string(position) + field;
}

Result<void> check_waits(const DeadlineTerms& terms)
{
    if (terms.waits.size() > kMostWaits) return reject(Reason::too_many, "/waits", {std::to_string(kMostWaits)});
    std::optional<Instant> free_from = terms.received_at;
    for (std::size_t i = 0; i < terms.waits.size(); ++i) {
        const Wait& wait = terms.waits[i];
        if (!free_from || wait.from < *free_from)
            return reject(Reason::out_of_order, wait_field(i, "/from"), {format_instant(wait.from)});
        if (wait.to && *wait.to < wait.from)
            return reject(Reason::reversed, wait_field(i, "/to"), {format_instant(*wait.to)});
        free_from = wait.to;
    }
    return {};
}

std::unexpected<Rejection> missing(std::string pointer = {})
{
    return reject(Reason::calendar_missing, std::move(pointer));
}

// Whether the calendar knows every date between two moments, in whichever order they are.
bool known_between(const WorkingCalendar& calendar, Instant a, Instant b)
{
    return calendar.known(office_date(std::min(a, b)), due_date(std::max(a, b)));
}

bool known_at(const WorkingCalendar& calendar, Instant t)
{
    return calendar.known(office_date(t), office_date(t));
}

bool moves_deadline(const LimitClock& clock, const Wait& wait)
{
    if (!wait.to || wait.policy == SupplementPolicy::none) return false;
    return wait.policy == SupplementPolicy::restart || clock.runs_a_minute(wait.from, *wait.to);
}

std::optional<Count> after_wait(const LimitClock& clock, const Count& due, const Wait& wait)
{
    if (!moves_deadline(clock, wait)) return due;
    if (wait.policy == SupplementPolicy::restart) return clock.due_from(*wait.to);
    return clock.after_pause(due, wait.from, *wait.to);
}

// The exact reading of the deadline after all waits; `visit` sees it before the first and after each of them.
template <class Visit>
Result<Count> due_reading(const WorkingCalendar& calendar,
                          const LimitClock& clock,
                          const DeadlineTerms& terms,
                          Visit visit)
{
    if (!known_at(calendar, terms.received_at)) return missing("/received_at");
    auto due = clock.due_from(terms.received_at);
    if (due) visit(*due);
    for (std::size_t i = 0; due && i < terms.waits.size(); ++i) {
        const Wait& wait = terms.waits[i];
        if (!known_between(calendar, terms.received_at, wait.to.value_or(wait.from)))
            return missing(wait_field(i, wait.to ? "/to" : "/from"));
        due = after_wait(clock, *due, wait);
        if (due && !due->exact()) return reject(Reason::too_many, "/waits", {std::to_string(i)});
        if (due) visit(*due);
    }
    if (!due) return missing();
    return *due;
}

// The instant of a reading, provided that the calendar knows everything between it and where it was counted from.
Result<Instant> instant_of(const WorkingCalendar& calendar,
                           const LimitClock& clock,
                           std::optional<Count> reading,
                           Instant from)
{
    const auto due = reading.and_then([&](const Count& count) { return clock.when(count); });
    if (!due || !known_between(calendar, from, *due)) return missing();
    return *due;
}

Result<Instant> first_working_minute(const WorkingCalendar& calendar, Instant from)
{
    const auto start = calendar.working_instant_from(from);
    if (!start || !known_between(calendar, from, *start)) return missing();
    return ceil<minutes>(*start);
}

}  // namespace

std::string_view to_string(Verdict verdict)
{
    switch (verdict) {
        case Verdict::early:
            return "early";
        case Verdict::on_time:
            return "on_time";
        case Verdict::late:
            return "late";
    }
    return {};
}

Result<void> check(const DeadlineTerms& terms)
{
    if (auto checked = check_limit(terms.limit, 1, "/limit/amount"); !checked) return checked;
    return check_waits(terms);
}

Result<std::optional<Instant>> due_at(const WorkingCalendar& calendar, const DeadlineTerms& terms)
{
    if (auto checked = check(terms); !checked) return std::unexpected(std::move(checked).error());
    if (terms.limit.unit == LimitUnit::none) return std::nullopt;
    const LimitClock clock{calendar, terms.limit, terms.hour_rule};
    const auto due = due_reading(calendar, clock, terms, [](const Count&) {});
    if (!due) return std::unexpected(due.error());
    return instant_of(calendar, clock, *due, terms.received_at);
}

Result<std::vector<Instant>> due_dates(const WorkingCalendar& calendar, const DeadlineTerms& terms)
{
    if (auto checked = check(terms); !checked) return std::unexpected(std::move(checked).error());
    if (terms.limit.unit == LimitUnit::none) return {};
    const LimitClock clock{calendar, terms.limit, terms.hour_rule};
    std::vector<Count> readings;
    const auto last = due_reading(calendar, clock, terms, [&](const Count& due) { readings.push_back(due); });
    if (!last) return std::unexpected(last.error());
    std::vector<Instant> dates;
    for (const Count& reading : readings) {
        const auto due = instant_of(calendar, clock, reading, terms.received_at);
        if (!due) return std::unexpected(due.error());
        dates.push_back(*due);
    }
    return dates;
}

Result<Instant> due_after_wait(const WorkingCalendar& calendar,
                               const TimeLimit& limit,
                               HourRule hour_rule,
                               Instant due,
                               Instant stopped,
                               Instant resumed,
                               SupplementPolicy policy)
{
    if (limit.unit == LimitUnit::none)
        return reject(Reason::invalid_value, "/limit/unit", {std::string{to_string(limit.unit)}});
    if (auto checked = check_limit(limit, 1, "/limit/amount"); !checked)
        return std::unexpected(std::move(checked).error());
    if (resumed < stopped) return reject(Reason::reversed, "/to", {format_instant(resumed)});
    if (policy == SupplementPolicy::none) return due;
    if (!known_between(calendar, stopped, resumed) || !known_between(calendar, stopped, due)) return missing();
    const LimitClock clock{calendar, limit, hour_rule};
    const Wait wait{stopped, resumed, policy, {}};
    if (!moves_deadline(clock, wait)) return due;
    const auto reading = after_wait(clock, clock.at(due), wait);
    return instant_of(calendar, clock, reading, resumed);
}

Result<Instant> handover_due(const WorkingCalendar& calendar, Instant received_at)
{
    const Date date = office_date(received_at);
    const bool after_cutoff = calendar.works(date) && office_time_of_day(received_at) > kSameDayUntil;
    const auto day = same_day_date(calendar, received_at);
    if (!day || !calendar.known(date, *day)) return missing("/received_at");
    return after_cutoff ? calendar.opening(*day) : calendar.closing(*day);
}

Result<std::optional<Instant>> step_due(const WorkingCalendar& calendar, const TimeLimit& budget, Instant entered)
{
    if (auto checked = check_limit(budget, 0, "/budget/amount"); !checked)
        return std::unexpected(std::move(checked).error());
    if (budget.unit == LimitUnit::none) return std::nullopt;
    if (!known_at(calendar, entered)) return missing("/entered");
    if (budget.unit != LimitUnit::same_day && budget.halves == 0) return first_working_minute(calendar, entered);
    const LimitClock clock{calendar, budget, HourRule::same_position};
    return instant_of(calendar, clock, clock.due_from(entered), entered);
}

bool provisional(const WorkingCalendar& calendar, Instant from, Instant due)
{
    const year_month_day first{office_date(from)};
    const year_month_day last{std::max(due_date(due), office_date(from))};
    for (auto year = first.year(); year <= last.year(); ++year)
        if (!calendar.announced(static_cast<int>(year))) return true;
    return false;
}

Verdict verdict(const TimeLimit& limit, Instant due, Instant ready)
{
    const Date date = office_date(ready);
    if (date < due_date(due)) return Verdict::early;
    const bool on_the_day = limit.unit != LimitUnit::working_hour && date == due_date(due);
    const bool in_time = ready <= due || on_the_day;
    return in_time ? Verdict::on_time : Verdict::late;
}

Result<Instant> add_working_days(const WorkingCalendar& calendar, Instant t, std::int64_t halves)
{
    if (!known_at(calendar, t)) return missing();
    if (halves == 0) return first_working_minute(calendar, t);
    const std::int64_t days = halves >= 0 ? halves / 2 : (halves - 1) / 2;
    const auto there =
        calendar.at_working_days(calendar.working_days_until(t) + Count::with_part(days, halves - 2 * days, 2));
    if (!there || !known_between(calendar, t, *there)) return missing();
    return *there;
}

bool due_soon(const WorkingCalendar& calendar, Instant now, Instant due, int working_days)
{
    const Count left = calendar.working_days_until(due) - calendar.working_days_until(now);
    return now <= due && left.ceil() <= working_days;
}

Instant due_soon_from(const WorkingCalendar& calendar, Instant due, int working_days)
{
    const auto from = calendar.at_working_days(calendar.working_days_until(due) - Count{working_days});
    return from.value_or(at_office(WorkingCalendar::first(), {}));
}

std::optional<Instant> eve_of(const WorkingCalendar& calendar, Instant due)
{
    const auto worked = calendar.working_dates_through(due_date(due) - days{1});
    return calendar.working_date(worked).transform([&](Date date) { return calendar.closing(date); });
}

}  // namespace motcua
