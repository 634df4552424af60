#pragma once

#include "domain/step_runs.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

// Where the time goes: sums over the runs of many dossiers. From them a procedure is simplified.

namespace motcua {

// Whole numbers, each counted exactly.
class Distribution {
public:
    void add(std::int64_t value)
    {
        ++counts_[value];
        ++count_;
        sum_ += value;
    }
    std::int64_t count() const { return count_; }
    std::int64_t sum() const { return sum_; }
    // The smallest value that at least `percent` of the values do not exceed (nearest rank); with 0 the least of all.
    // Nothing of nothing.
    std::optional<std::int64_t> percentile(int percent) const;

    bool operator==(const Distribution&) const = default;

private:
    std::map<std::int64_t, std::int64_t> counts_;
    std::int64_t count_ = 0;
    std::int64_t sum_ = 0;
};

// Minutes by who had them; the order is only there to find one.
struct KeeperOrder {
    bool operator()(const Keeper& a, const Keeper& b) const;
};
using MinutesByKeeper = std::map<Keeper, std::int64_t, KeeperOrder>;
std::int64_t total(const MinutesByKeeper& minutes);

struct StepFigures {
    std::int64_t interrupted = 0;  // ended in the step without a result: in no distribution
    Distribution used;             // working minutes of each other run, without waits for the citizen
    // Of those the ones that were left with a date: what they were allotted, and how many passed their date. The date
    // is what counts, not the minutes: a wait for the citizen may give the budget anew.
    Distribution allotted;
    std::int64_t over = 0;
    Distribution waits;         // working minutes on the way, of each accepted handoff out of the step
    std::int64_t redone = 0;    // runs that were work on a result sent back
    std::int64_t again = 0;     // runs into a step that had been left before
    std::int64_t declined = 0;  // handoffs out of the step that were declined
    MinutesByKeeper lost;       // beyond the step's date, of all runs

    bool operator==(const StepFigures&) const = default;
};

struct ProcedureFigures {
    std::map<int, StepFigures> steps = {};
    std::int64_t finished = 0;  // dossiers: with a result, or ended without
    std::int64_t late = 0;      // of them those with minutes beyond their date
    MinutesByKeeper late_by = {};

    bool operator==(const ProcedureFigures&) const = default;
};

// The half-open period in which a step was left, or a dossier finished, to be counted; and whether minutes are told by
// person or only by unit.
struct RunPeriod {
    Instant from{};
    Instant to{};
    bool by_person = false;
};

void add(ProcedureFigures& figures, const DossierRuns& runs, const RunPeriod& period);

}  // namespace motcua
