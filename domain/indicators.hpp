#pragma once

#include "domain/events.hpp"

#include <cstdint>
#include <optional>
#include <span>

// Reform indicators: how the dossiers of a half-open period [from, to) came out, a fold over the journal.

namespace motcua {

// Every dossier of the period is in exactly one class, so that
//   received + carried_over = decided_early + decided_on_time + decided_late + in_progress_in_time +
//   in_progress_overdue
//                             + waiting + refused + withdrawn + no_deadline.
struct Indicators {
    std::int64_t received = 0;
    std::int64_t carried_over = 0;  // received before the period, unfinished at its start
    std::int64_t decided_early = 0;
    std::int64_t decided_on_time = 0;
    std::int64_t decided_late = 0;
    std::int64_t in_progress_in_time = 0;
    std::int64_t in_progress_overdue = 0;
    std::int64_t waiting = 0;  // for the citizen's supplement, at the end of the period
    std::int64_t refused = 0;
    std::int64_t withdrawn = 0;
    std::int64_t no_deadline = 0;  // without a time limit, decided or not: never on time, never late

    // Beside all that, what was not received: neither of these is in a class above.
    std::int64_t filed = 0;         // not yet answered at the end of the period
    std::int64_t guided = 0;        // told what to bring, and not come back by then
    std::int64_t not_accepted = 0;  // refused at the desk in the period

    bool operator==(const Indicators&) const = default;
};

// The dossier as its journal had it just before `t`, by the time things happened; nothing when there was none yet.
std::optional<Dossier> state_at(std::span<const Event> history, Instant t);

// Adds one dossier of a citizen (children: domain/linked.hpp), given as it stood at the end of the period. `as_of` is
// the moment lateness of unfinished work is judged at: the end of the period, or now when that comes first. A dossier
// finished before the period adds nothing.
void add(Indicators& indicators, const Dossier& at_end, Instant from, Instant as_of);

// Whether the two sides of the identity above agree.
bool adds_up(const Indicators& indicators);

// (early + on time) / (early + on time + late) in tenths of a percent, rounded half up; nothing when none was decided.
std::optional<std::int64_t> on_time_tenths(const Indicators& indicators);

}  // namespace motcua
