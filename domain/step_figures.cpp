#include "domain/step_figures.hpp"

#include <algorithm>
#include <tuple>

namespace motcua {
namespace {

bool contains(const RunPeriod& period, const std::optional<Instant>& t)
{
    return t && *t >= period.from && *t < period.to;
}

void add_minutes(MinutesByKeeper& minutes, const std::vector<Overrun>& overruns, bool by_person)
{
    for (const Overrun& overrun : overruns) {
        Keeper keeper = keeper_of(overrun.had);
        if (!by_person) keeper.person.clear();
        minutes[keeper] += overrun.had.working_minutes;
    }
}

void add_run(StepFigures& figures, const StepRun& run, const RunPeriod& period)
{
    add_minutes(figures.lost, run.beyond, period.by_person);
    for (const std::int64_t wait : run.waits) figures.waits.add(wait);
    figures.redone += run.redone ? 1 : 0;
    figures.again += run.again ? 1 : 0;
    figures.declined += run.declined;
    if (run.interrupted) {
        ++figures.interrupted;
        return;
    }
    figures.used.add(run.use.used_minutes);
    if (!run.use.allotted_minutes) return;
    figures.allotted.add(*run.use.allotted_minutes);
    figures.over += run.beyond.empty() ? 0 : 1;
}

}  // namespace

std::optional<std::int64_t> Distribution::percentile(int percent) const
{
    if (count_ == 0) return std::nullopt;
    const std::int64_t rank = std::max<std::int64_t>((count_ * percent + 99) / 100, 1);
    std::int64_t counted = 0;
    const auto found =
        std::ranges::find_if(counts_, [&](const auto& value) { return (counted += value.second) >= rank; });
    return found->first;
}

bool KeeperOrder::operator()(const Keeper& a, const Keeper& b) const
{
    return std::tie(a.kind, a.unit, a.to_unit, a.person) < std::tie(b.kind, b.unit, b.to_unit, b.person);
}

std::int64_t total(const MinutesByKeeper& minutes)
{
    std::int64_t sum = 0;
    for (const auto& [keeper, part] : minutes) sum += part;
    return sum;
}

void add(ProcedureFigures& figures, const DossierRuns& runs, const RunPeriod& period)
{
    for (const StepRun& run : runs.runs)
        if (contains(period, run.use.left_at)) add_run(figures.steps[run.use.seq], run, period);
    if (!contains(period, runs.finished_at)) return;
    ++figures.finished;
    figures.late += runs.late.empty() ? 0 : 1;
    add_minutes(figures.late_by, runs.late, period.by_person);
}

}  // namespace motcua
