#include "domain/step_runs.hpp"

#include <algorithm>
#include <utility>

namespace motcua {
namespace {

// What happened in the runs besides time passing.
class Happenings {
public:
    Happenings(std::vector<StepRun>& runs, const WorkingCalendar& calendar) : runs_(runs), calendar_(calendar) {}

    void take(const Event& event)
    {
        if (std::holds_alternative<HandoffSent>(event.body)) sent_ = &event;
        if (std::holds_alternative<HandoffDeclined>(event.body) && run_of_sent()) ++run_of_sent()->declined;
        if (std::holds_alternative<HandoffAccepted>(event.body) && run_of_sent()) {
            run_of_sent()->waits.push_back(working_minutes_total(calendar_, sent_->happened_at, event.happened_at));
        }
        if (!std::holds_alternative<RedoOrdered>(event.body)) return;
        if (StepRun* run = run_at(event.n); run != nullptr && (run->use.n == event.n || run->use.seq == 0))
            run->redone = true;
    }

private:
    // The run that was going on after the n-th entry.
    StepRun* run_at(std::int64_t n)
    {
        const auto later = std::ranges::find_if(runs_, [&](const StepRun& run) { return run.use.n > n; });
        return later == runs_.begin() ? nullptr : &*std::prev(later);
    }
    StepRun* run_of_sent() { return sent_ == nullptr ? nullptr : run_at(sent_->n); }

    std::vector<StepRun>& runs_;
    const WorkingCalendar& calendar_;
    const Event* sent_ = nullptr;
};

// What has no steps has one run.
std::vector<StepUse> whole_way(std::span<const Event> history,
                               const WorkingCalendar& calendar,
                               const Dossier& dossier,
                               Instant now)
{
    if (!dossier.was_received()) return {};
    const auto left_at = dossier.ready_at ? dossier.ready_at : dossier.ended_at;
    const auto segments = custody(history, calendar, now);
    return {{.entered_at = dossier.received_at,
             .left_at = left_at,
             .used_minutes = minutes_at_work(segments, calendar, dossier.received_at, left_at.value_or(now))}};
}

void mark_returns(std::vector<StepRun>& runs)
{
    for (auto run = runs.begin(); run != runs.end(); ++run) {
        const auto same = [&](const StepRun& earlier) { return earlier.use.seq == run->use.seq; };
        run->again = !run->redone && std::any_of(runs.begin(), run, same);
    }
}

// The run in whose time a step's overrun lies.
StepRun* run_of(std::vector<StepRun>& runs, const Overrun& overrun)
{
    const auto found = std::ranges::find_if(runs, [&](const StepRun& run) {
        return run.use.seq == overrun.step && run.use.entered_at <= overrun.had.from &&
               (!run.use.left_at || overrun.had.from < *run.use.left_at);
    });
    return found == runs.end() ? nullptr : &*found;
}

}  // namespace

Result<DossierRuns> dossier_runs(std::span<const Event> history, const WorkingCalendar& calendar, Instant now)
{
    auto ledger = step_ledger(history, calendar, now);
    if (!ledger) return std::unexpected(ledger.error());
    Dossier dossier;
    for (const Event& event : history) dossier = apply(std::move(dossier), event);
    DossierRuns all{.finished_at = dossier.ready_at ? dossier.ready_at : dossier.ended_at};
    now = std::max(now, dossier.last_event_at);
    auto uses = ledger->steps.empty() ? whole_way(history, calendar, dossier, now) : std::move(ledger->steps);
    for (StepUse& use : uses) all.runs.push_back({.use = std::move(use)});
    if (!all.runs.empty()) all.runs.back().interrupted = !dossier.ready_at;
    Happenings happenings{all.runs, calendar};
    for (const Event& event : history) happenings.take(event);
    mark_returns(all.runs);
    for (Overrun& overrun : ledger->overruns) {
        if (!overrun.step) {
            all.late.push_back(std::move(overrun));
        } else if (StepRun* run = run_of(all.runs, overrun)) {
            run->beyond.push_back(std::move(overrun));
        }
    }
    return all;
}

}  // namespace motcua
