#include "domain/step_ledger.hpp"

#include <algorithm>
#include <utility>

namespace motcua {
namespace {

// A stretch of time in which something was overdue.
struct Beyond {
    std::optional<int> step;
    Instant from{};
    Instant to{};
};

// Follows one due date through the journal and notes when it was passed. While the dossier waits for the citizen
// nothing is passed, and a date that moves afterwards takes nothing back: what was late before the wait was late.
class DueWatch {
public:
    // Time went on to `t` with this date in force.
    void advance(const std::optional<Instant>& due, bool paused, Instant t)
    {
        if (!due || paused || t <= *due) return;
        if (!since_) since_ = std::max(*due, resumed_);
    }
    void resumed(Instant t) { resumed_ = t; }
    // By a new calendar the time was never up, or it was up at another moment.
    void forget() { since_.reset(); }
    const std::optional<Instant>& since() const { return since_; }

private:
    std::optional<Instant> since_;
    Instant resumed_{};
};

class LedgerFold {
public:
    void take(const Event& event)
    {
        pass_time(event.happened_at);
        const auto before = dossier_.step;
        const bool was_done = done();
        const bool rested = dossier_.rests(event.happened_at);
        dossier_ = apply(std::move(dossier_), event);
        if (rested && !dossier_.rests(event.happened_at)) on_resumption(event.happened_at);
        if (std::holds_alternative<CalendarChanged>(event.body)) step_watch_.forget(), whole_watch_.forget();
        if (!was_done && done()) finish(event.happened_at);
        if (was_done && !done()) take_up(event);
        if (!done() && entered_another(before)) enter(event);
        if (!steps_.empty() && dossier_.step && !done()) steps_.back().due_at = dossier_.step->due_at;
    }

    void pass_time(Instant t)
    {
        if (done()) return;
        if (dossier_.paused_until && *dossier_.paused_until < t) on_resumption(*dossier_.paused_until);
        const bool paused = dossier_.rests(t);
        if (dossier_.step) step_watch_.advance(dossier_.step->due_at, paused, t);
        whole_watch_.advance(dossier_.due_at, paused, t);
    }

    // Ends what still goes on at `t`; where the time beyond ends for now.
    void close(Instant t)
    {
        if (!done()) leave_step(t, false);
        if (whole_watch_.since()) beyond_.push_back({std::nullopt, *whole_watch_.since(), done() ? finished_at_ : t});
    }

    std::vector<StepUse> take_steps() { return std::move(steps_); }
    std::vector<Beyond> take_beyond()
    {
        std::ranges::sort(beyond_, {}, [](const Beyond& beyond) { return std::pair{beyond.from, !beyond.step}; });
        return std::move(beyond_);
    }

private:
    bool done() const { return dossier_.ready_at || dossier_.ended_at; }

    bool entered_another(const std::optional<StepState>& before) const
    {
        if (!dossier_.step) return false;
        return !before || before->seq != dossier_.step->seq || before->entered_at != dossier_.step->entered_at;
    }

    void enter(const Event& event)
    {
        leave_step(event.happened_at, true);
        steps_.push_back({.seq = dossier_.step->seq,
                          .n = event.n,
                          .entered_at = dossier_.step->entered_at,
                          .budget = dossier_.step->budget,
                          .due_at = dossier_.step->due_at});
    }

    void leave_step(Instant t, bool left)
    {
        if (steps_.empty() || steps_.back().left_at) return;
        if (left) steps_.back().left_at = t;
        if (left) steps_.back().passed_at = step_watch_.since();
        if (step_watch_.since()) beyond_.push_back({steps_.back().seq, *step_watch_.since(), t});
        step_watch_ = DueWatch{};
    }

    void finish(Instant t)
    {
        leave_step(t, true);
        finished_at_ = t;
    }

    // A result that is sent back to be worked on: the step goes on where it was left, as one more stretch. What it lay
    // at the desk is the dossier's again, but no step's.
    void take_up(const Event& event)
    {
        if (!dossier_.step) return;
        step_watch_.resumed(event.happened_at);
        steps_.push_back({.seq = dossier_.step->seq,
                          .n = event.n,
                          .entered_at = event.happened_at,
                          .budget = dossier_.step->budget,
                          .due_at = dossier_.step->due_at});
    }

    void on_resumption(Instant t)
    {
        step_watch_.resumed(t);
        whole_watch_.resumed(t);
    }

    Dossier dossier_;
    std::vector<StepUse> steps_;
    std::vector<Beyond> beyond_;
    DueWatch step_watch_;
    DueWatch whole_watch_;
    Instant finished_at_{};
};

// The part of a segment of the custody ledger inside [from, to); nothing when there is none, or it was the citizen's.
std::optional<CustodySegment> cut(const CustodySegment& segment,
                                  const WorkingCalendar& calendar,
                                  Instant from,
                                  Instant to)
{
    if (segment.kind == CustodyKind::citizen) return std::nullopt;
    CustodySegment part = segment;
    part.from = std::max(segment.from, from);
    part.to = std::min(segment.to.value_or(to), to);
    if (*part.to <= part.from) return std::nullopt;
    part.working_minutes = working_minutes_total(calendar, part.from, *part.to);
    return part;
}

Result<std::optional<std::int64_t>> allotted(const StepUse& step, const WorkingCalendar& calendar)
{
    if (!step.budget || !step.due_at) return std::nullopt;
    const auto due = step_due(calendar, *step.budget, step.entered_at);
    if (!due) return std::unexpected(due.error());
    if (!*due) return std::nullopt;
    return working_minutes_total(calendar, step.entered_at, **due);
}

}  // namespace

std::optional<std::int64_t> StepUse::left_minutes() const
{
    if (!allotted_minutes) return std::nullopt;
    return *allotted_minutes - used_minutes;
}

std::vector<StepUse> steps_of(std::span<const Event> history)
{
    LedgerFold fold;
    for (const Event& event : history) fold.take(event);
    return fold.take_steps();
}

Result<StepLedger> step_ledger(std::span<const Event> history, const WorkingCalendar& calendar, Instant now)
{
    if (history.empty()) return StepLedger{};
    now = std::max(now, history.back().happened_at);
    LedgerFold fold;
    for (const Event& event : history) fold.take(event);
    fold.pass_time(now);
    fold.close(now);

    const auto segments = custody(history, calendar, now);
    StepLedger ledger{.steps = fold.take_steps()};
    for (StepUse& step : ledger.steps) {
        const auto minutes = allotted(step, calendar);
        if (!minutes) return std::unexpected(minutes.error());
        step.allotted_minutes = *minutes;
        step.used_minutes = minutes_at_work(segments, calendar, step.entered_at, step.left_at.value_or(now));
    }
    for (const Beyond& beyond : fold.take_beyond())
        for (const CustodySegment& segment : segments)
            if (auto part = cut(segment, calendar, beyond.from, beyond.to); part && part->working_minutes > 0)
                ledger.overruns.push_back({beyond.step, *std::move(part)});
    return ledger;
}

}  // namespace motcua
