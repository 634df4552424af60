#include "domain/deadline_history.hpp"

#include <algorithm>
#include <utility>

namespace motcua {
namespace {

// Takes in what each event says about the deadline.
struct HistoryFold {
    DeadlineHistory& history;
    SupplementPolicy& policy;
    const Event& event;

    void operator()(const Received& e) const
    {
        history.terms = {{e.limit_unit, e.limit_halves}, e.hour_rule, event.happened_at, {}};
        history.calendar = e.calendar;
        policy = e.supplement_policy;
    }
    void operator()(const SupplementRequested&) const
    {
        history.terms.waits.push_back({event.happened_at, std::nullopt, policy, "supplement"});
    }
    void operator()(const SupplementReceived& e) const
    {
        if (!history.terms.waits.empty()) history.terms.waits.back().to = event.happened_at;
        history.calendar = e.calendar;
    }
    void operator()(const Reappointed& e) const
    {
        const auto ended =
            std::ranges::count_if(history.terms.waits, [](const Wait& wait) { return wait.to.has_value(); });
        history.appointment = {event.happened_at, e.due_at, e.approver, static_cast<std::size_t>(ended)};
    }
    void operator()(const CalendarChanged& e) const { history.calendar = e.calendar; }
    void operator()(const auto&) const {}
};

// What a step's budget is worth on its clock when nothing of it may be lost: a pause moves its end by what the clock
// would have run, also when the budget is zero.
TimeLimit clock_of(TimeLimit budget)
{
    constexpr std::int64_t kOneUnit = 2;  // in halves
    if (budget.unit == LimitUnit::none) budget.unit = LimitUnit::working_day;
    budget.halves = std::max(budget.halves, kOneUnit);
    return budget;
}

}  // namespace

DeadlineHistory deadline_history(std::span<const Event> history)
{
    DeadlineHistory folded;
    SupplementPolicy policy = SupplementPolicy::restart;
    for (const Event& event : history) std::visit(HistoryFold{folded, policy, event}, event.body);
    return folded;
}

std::optional<DeadlineHistory> plain_history(const Dossier& dossier)
{
    if (dossier.supplements > 0 || dossier.reappointments > 0) return std::nullopt;
    return DeadlineHistory{{dossier.limit, dossier.hour_rule, dossier.received_at, {}}};
}

Result<Instant> kept_appointment(const WorkingCalendar& calendar, Instant due_at)
{
    const Date date = due_date(due_at);
    if (calendar.works(date)) return due_at;
    const auto next = calendar.working_date_from(date);
    if (!next || !calendar.known(date, *next)) return reject(Reason::calendar_missing);
    return calendar.closing(*next);
}

Result<std::optional<Instant>> due_at(const WorkingCalendar& calendar, const DeadlineHistory& history)
{
    const DeadlineTerms& terms = history.terms;
    if (!history.appointment) return due_at(calendar, terms);
    auto due = kept_appointment(calendar, history.appointment->due_at);
    for (std::size_t i = history.appointment->waits_before; due && i < terms.waits.size(); ++i) {
        const Wait& wait = terms.waits[i];
        if (!wait.to) continue;
        const auto moved =
            due_after_wait(calendar, terms.limit, terms.hour_rule, *due, wait.from, *wait.to, wait.policy);
        if (!moved) return std::unexpected(moved.error());
        due = std::max(*due, *moved);
    }
    if (!due) return std::unexpected(due.error());
    return *due;
}

Result<std::optional<Instant>> step_due(const WorkingCalendar& calendar,
                                        const StepState& step,
                                        std::span<const Wait> waits)
{
    if (!step.due_at || !step.budget) return step.due_at;
    auto due = step_due(calendar, *step.budget, step.entered_at);
    for (const Wait& wait : waits) {
        if (!due || !*due) return due;
        if (wait.from < step.entered_at || !wait.to) continue;
        const auto moved = due_after_wait(calendar, clock_of(*step.budget), HourRule::same_position, **due, wait.from,
                                          *wait.to, SupplementPolicy::pause);
        if (!moved) return std::unexpected(moved.error());
        due = *moved;
    }
    return due;
}

}  // namespace motcua
