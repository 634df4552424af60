#pragma once

#include "domain/alarms.hpp"

#include <optional>
#include <string>
#include <vector>

namespace motcua {

// When an alarm is true of a dossier as long as no further event happens to it.
struct AlarmWindow {
    AlarmKind kind;
    std::string subject;
    Instant since;                     // as people say it: "since the due date"
    Instant first;                     // the first moment it is true; a millisecond later where `since` may be used up
    std::optional<Instant> last = {};  // the last moment, where time alone ends it

    bool holds_at(Instant t) const { return first <= t && (!last || t <= *last); }
};

// The subjects: of overdue, due_soon and apology_missing the due date; of step_late "seq due"; of handover_late the
// moment since which the desk has it; of not_accepted the number of the handoff; of supplement_late and paused_long the
// moment of the request; of filing_unanswered the moment of the filing; of opinion_late the entry
// that asked and the unit.
std::vector<AlarmWindow> alarm_windows(const Dossier& dossier,
                                       std::optional<Instant> at_desk_since,
                                       const AlarmTerms& terms);

// Whether the desk has it and no department has had it yet.
bool waits_for_handover(const Dossier& dossier);

}  // namespace motcua
