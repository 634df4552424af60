#include "domain/step_visits.hpp"

#include "domain/custody.hpp"

#include <algorithm>
#include <utility>

namespace motcua {
namespace {

bool done(const Dossier& dossier)
{
    return dossier.ready_at || dossier.ended_at;
}

// Notes the step the dossier is in when it is another than before.
void note_step(std::vector<StepVisit>& visits, const Dossier& dossier)
{
    if (!dossier.was_received() || done(dossier)) return;
    const int seq = dossier.step ? dossier.step->seq : 0;
    const Instant entered_at = dossier.step ? dossier.step->entered_at : dossier.received_at;
    if (!visits.empty() && visits.back().seq == seq && visits.back().entered_at == entered_at) return;
    visits.push_back({seq, entered_at, {}});
}

}  // namespace

std::span<const Event> happened_before(std::span<const Event> history, Instant t)
{
    const auto end = std::ranges::find_if(history, [&](const Event& event) { return event.happened_at >= t; });
    return {history.begin(), end};
}

std::vector<StepVisit> step_visits(std::span<const Event> history, const WorkingCalendar& calendar, Instant now)
{
    std::vector<StepVisit> visits;
    Dossier dossier;
    for (const Event& event : history) {
        dossier = apply(std::move(dossier), event);
        note_step(visits, dossier);
    }
    if (visits.empty()) return visits;
    now = std::max(now, dossier.last_event_at);
    const Instant end = dossier.ready_at ? *dossier.ready_at : dossier.ended_at.value_or(now);
    const auto segments = custody(history, calendar, now);
    Instant left = end;
    for (auto visit = visits.rbegin(); visit != visits.rend(); ++visit) {
        visit->stay = {minutes_at_work(segments, calendar, visit->entered_at, left),
                       minutes_at_work(segments, calendar, visit->entered_at, end), dossier.ready_at.has_value()};
        left = visit->entered_at;
    }
    return visits;
}

}  // namespace motcua
