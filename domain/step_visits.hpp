#pragma once

#include "domain/calendar.hpp"
#include "domain/events.hpp"
#include "domain/survival.hpp"

#include <span>
#include <vector>

namespace motcua {

// The events before a moment; a history is in the order in which things happened.
std::span<const Event> happened_before(std::span<const Event> history, Instant t);

// One time a dossier was in a step.
struct StepVisit {
    int seq = 0;  // 0: the procedure has no steps, and the whole way from the receipt on is one
    Instant entered_at{};
    StepStay stay;

    bool operator==(const StepVisit&) const = default;
};

// The visits of a dossier in order, as known at `now`; none before it is received. A result that is sent back was none:
// the time it lay at the desk belongs to the way of the one that stood.
std::vector<StepVisit> step_visits(std::span<const Event> history, const WorkingCalendar& calendar, Instant now);

}  // namespace motcua
