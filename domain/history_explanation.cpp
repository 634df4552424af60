#include "domain/history_explanation.hpp"

#include <algorithm>
#include <utility>

namespace motcua {
namespace {

// The history as it was once only so many of its waits had happened.
Result<Instant> due_after_waits(const WorkingCalendar& calendar, DeadlineHistory history, std::size_t count)
{
    history.terms.waits.resize(count);
    const auto due = due_at(calendar, history);
    if (!due) return std::unexpected(due.error());
    return due->value();
}

Result<std::vector<ExplainedWait>> explain_waits_after(const WorkingCalendar& calendar,
                                                       const DeadlineHistory& history,
                                                       Instant due)
{
    std::vector<ExplainedWait> explained;
    for (std::size_t i = history.appointment->waits_before; i < history.terms.waits.size(); ++i) {
        const Wait& wait = history.terms.waits[i];
        const auto after = due_after_waits(calendar, history, i + 1);
        if (!after) return std::unexpected(after.error());
        explained.push_back(explain_wait(calendar, wait, due, *after));
        due = *after;
    }
    return explained;
}

Result<ExplainedAppointment> explain_appointment(const WorkingCalendar& calendar,
                                                 const DeadlineHistory& history,
                                                 Instant due_before)
{
    const auto kept = kept_appointment(calendar, history.appointment->due_at);
    if (!kept) return std::unexpected(kept.error());
    auto waits = explain_waits_after(calendar, history, *kept);
    if (!waits) return std::unexpected(waits.error());
    return ExplainedAppointment{*history.appointment, due_before, *kept, *std::move(waits)};
}

// The version of the calendar an event reckoned with; null for an event that reckons nothing.
struct CalendarOf {
    const std::string* operator()(const auto& e) const
    {
        if constexpr (requires { e.calendar; }) return &e.calendar;
        return nullptr;
    }
};

}  // namespace

Result<ExplainedHistory> explain(const WorkingCalendar& calendar, const DeadlineHistory& history)
{
    DeadlineTerms counted_terms = history.terms;
    if (history.appointment) counted_terms.waits.resize(history.appointment->waits_before);
    auto counted = explain(calendar, counted_terms);
    if (!counted) return std::unexpected(counted.error());
    ExplainedHistory explained{*std::move(counted)};
    explained.due = explained.counted.due;
    if (!history.appointment || !explained.due) return explained;

    auto appointment = explain_appointment(calendar, history, *explained.due);
    if (!appointment) return std::unexpected(appointment.error());
    explained.due = appointment->waits_after.empty() ? appointment->kept : appointment->waits_after.back().due_after;
    explained.appointment = *std::move(appointment);
    return explained;
}

Result<std::optional<Explanation>> explain(const WorkingCalendar& calendar,
                                           const StepState& step,
                                           std::span<const Wait> waits)
{
    const auto terms = step_terms(step, waits);
    if (!terms) return std::nullopt;
    auto explained = explain(calendar, *terms);
    if (!explained) return std::unexpected(explained.error());
    return *std::move(explained);
}

std::vector<DueChange> due_changes(std::span<const Event> history)
{
    std::vector<DueChange> changes;
    Dossier dossier;
    for (const Event& event : history) {
        const auto before = dossier.due_at;
        dossier = apply(std::move(dossier), event);
        if (event.n > 1 && dossier.due_at == before) continue;
        const std::string* calendar = std::visit(CalendarOf{}, event.body);
        changes.push_back({event.n, event.happened_at, kind_of(event.body), event.actor,
                           calendar != nullptr ? *calendar : std::string{}, before, dossier.due_at});
    }
    return changes;
}

}  // namespace motcua
