#include "domain/deadline_history.hpp"

#include <algorithm>
#include <iterator>
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
    void operator()(const Linked& e) const
    {
        history.terms = {{e.limit_unit, e.limit_halves}, e.hour_rule, event.happened_at, {}};
        history.calendar = e.calendar;
    }
    void operator()(const SupplementRequested&) const { wait(policy, kSupplementReason); }
    void operator()(const SupplementReceived& e) const { go_on(e.calendar); }
    void operator()(const PaymentRequested&) const { wait(SupplementPolicy::pause, kPaymentReason); }
    void operator()(const PaymentReceived& e) const { go_on(e.calendar); }
    void operator()(const Stopped& e) const
    {
        wait(SupplementPolicy::pause, kStopReason);
        history.terms.waits.back().to = e.until;
        history.calendar = e.calendar;
    }
    void operator()(const Resumed& e) const { go_on(e.calendar); }
    void operator()(const Reappointed& e) const
    {
        const auto ended = std::ranges::count_if(
            history.terms.waits, [&](const Wait& wait) { return wait.to && *wait.to <= event.happened_at; });
        history.appointment = {event.happened_at, e.due_at, e.approver, static_cast<std::size_t>(ended)};
    }
    void operator()(const CalendarChanged& e) const { history.calendar = e.calendar; }
    void operator()(const auto&) const {}

private:
    void wait(SupplementPolicy how, const char* reason) const
    {
        history.terms.waits.push_back({event.happened_at, std::nullopt, how, reason});
    }
    // A stop ends by itself when its time is over.
    void go_on(const std::string& calendar) const
    {
        end_wait(history, event.happened_at);
        history.calendar = calendar;
    }
};

std::vector<Wait> waits_since(Instant entered, std::span<const Wait> waits)
{
    std::vector<Wait> since;
    std::ranges::copy_if(waits, std::back_inserter(since), [&](const Wait& wait) { return entered <= wait.from; });
    for (Wait& wait : since) wait.policy = SupplementPolicy::pause;
    return since;
}

// A step without time of its own: what matters of its budget is the clock it runs on.
Result<std::optional<Instant>> due_without_time(const WorkingCalendar& calendar,
                                                const StepState& step,
                                                std::span<const Wait> waits)
{
    auto due = step_due(calendar, *step.budget, step.entered_at);
    for (const Wait& wait : waits_since(step.entered_at, waits)) {
        if (!due || !*due) return due;
        if (!wait.to) continue;
        const TimeLimit one{step.budget->unit, 2};
        const auto moved =
            due_after_wait(calendar, one, HourRule::same_position, **due, wait.from, *wait.to, wait.policy);
        if (!moved) return std::unexpected(moved.error());
        due = *moved;
    }
    return due;
}

}  // namespace

void end_wait(DeadlineHistory& history, Instant at)
{
    if (history.terms.waits.empty()) return;
    auto& end = history.terms.waits.back().to;
    end = std::min(end.value_or(at), at);
}

DeadlineHistory deadline_history(std::span<const Event> history)
{
    DeadlineHistory folded;
    SupplementPolicy policy = SupplementPolicy::restart;
    for (const Event& event : history) std::visit(HistoryFold{folded, policy, event}, event.body);
    return folded;
}

std::optional<DeadlineHistory> plain_history(const Dossier& dossier)
{
    if (dossier.pauses > 0 || dossier.reappointments > 0) return std::nullopt;
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

std::optional<DeadlineTerms> step_terms(const StepState& step, std::span<const Wait> waits)
{
    if (!step.due_at || !step.budget) return std::nullopt;
    if (step.budget->halves == 0 && step.budget->unit != LimitUnit::same_day) return std::nullopt;
    return DeadlineTerms{*step.budget, HourRule::same_position, step.entered_at, waits_since(step.entered_at, waits)};
}

Result<std::optional<Instant>> step_due(const WorkingCalendar& calendar,
                                        const StepState& step,
                                        std::span<const Wait> waits)
{
    if (const auto terms = step_terms(step, waits)) return due_at(calendar, *terms);
    if (!step.due_at || !step.budget) return step.due_at;
    return due_without_time(calendar, step, waits);
}

}  // namespace motcua
