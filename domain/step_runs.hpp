#pragma once

#include "domain/step_ledger.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

// The runs of a dossier through its steps, with what figures of a procedure are made of.

namespace motcua {

struct StepRun {
    StepUse use;                // seq 0: the procedure has no steps, and the whole way from the receipt on is one run
    bool interrupted = false;   // it ended without a result, or still goes on
    bool redone = false;        // a result was sent back, and the work on it is this, or in this
    bool again = false;         // not redone, but the step had been left before
    std::int64_t declined = 0;  // handoffs out of it that were declined
    std::vector<std::int64_t> waits = {};  // working minutes on the way of each handoff out of it that was accepted
    std::vector<Overrun> beyond = {};      // who had it in the minutes beyond the step's date

    bool operator==(const StepRun&) const = default;
};

struct DossierRuns {
    std::vector<StepRun> runs = {};
    std::optional<Instant> finished_at = {};  // the result at the desk, or the end
    std::vector<Overrun> late = {};           // who had it in the minutes beyond the dossier's date

    bool operator==(const DossierRuns&) const = default;
};

// As known at `now`. The minutes in `beyond` and `late` are the overruns of the step ledger (domain/step_ledger.hpp),
// each in one place: added up they are the working minutes from the moment the date was passed until the step was left,
// or the dossier was finished, without waits for the citizen. calendar_missing as there.
Result<DossierRuns> dossier_runs(std::span<const Event> history, const WorkingCalendar& calendar, Instant now);

}  // namespace motcua
