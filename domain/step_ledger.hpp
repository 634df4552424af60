#pragma once

#include "domain/custody.hpp"
#include "domain/events.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

// What each step was allotted, what it used of it, and who had the dossier in every minute beyond: "who made it late"
// as a fact of the journal.

namespace motcua {

// Time someone had a dossier after its time was up; never while it waited for the citizen.
struct Overrun {
    std::optional<int> step = {};  // nothing: the dossier as a whole
    CustodySegment had;            // cut to the time beyond, working_minutes being those beyond

    bool operator==(const Overrun&) const = default;
};

struct StepUse {
    int seq = 0;
    std::int64_t n = 0;  // the entry it began with
    Instant entered_at{};
    std::optional<Instant> left_at = {};  // absent: it is still in the step
    std::optional<TimeLimit> budget = {};
    std::optional<Instant> due_at = {};  // as it was last
    // Once it was left: since when its date was passed, never while it waited for the citizen.
    std::optional<Instant> passed_at = {};
    // Working minutes of the budget from the entry on; nothing for a step without a budget or whose clock stands still.
    std::optional<std::int64_t> allotted_minutes = {};
    std::int64_t used_minutes = 0;  // without the waits for the citizen

    // What is left of the allotted minutes; negative when more were used.
    std::optional<std::int64_t> left_minutes() const;
    bool operator==(const StepUse&) const = default;
};

struct StepLedger {
    std::vector<StepUse> steps = {};
    std::vector<Overrun> overruns = {};  // of steps and of the whole, in the order they began

    bool operator==(const StepLedger&) const = default;
};

// The steps a dossier was in, as its journal tells them, without any minutes.
std::vector<StepUse> steps_of(std::span<const Event> history);

// The ledger of a dossier's steps until `now`, the result at the desk, or the end, whichever comes first.
// calendar_missing when a budget reaches beyond the calendar.
Result<StepLedger> step_ledger(std::span<const Event> history, const WorkingCalendar& calendar, Instant now);

}  // namespace motcua
