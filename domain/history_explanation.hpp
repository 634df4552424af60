#pragma once

#include "domain/deadline_history.hpp"
#include "domain/explanation.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Why the dates of a dossier are what they are: its due date with a re-appointment, its step's, and every date it has
// had.

namespace motcua {

struct ExplainedAppointment {
    Appointment appointment;
    Instant due_before{};                      // in force when the new date was appointed
    Instant kept{};                            // the appointed date, or the working day it was moved to
    std::vector<ExplainedWait> waits_after{};  // each moves the appointed date

    bool operator==(const ExplainedAppointment&) const = default;
};

struct ExplainedHistory {
    Explanation counted;  // by the limit, with the waits that had ended before a date was appointed
    std::optional<ExplainedAppointment> appointment = {};
    std::optional<Instant> due = {};

    bool operator==(const ExplainedHistory&) const = default;
};

// The derivation of due_at(calendar, history), with its errors.
Result<ExplainedHistory> explain(const WorkingCalendar& calendar, const DeadlineHistory& history);

// The derivation of the step's due date, with the errors of step_due(). Nothing for a step without a date or a budget;
// a budget of zero is due at the first working minute after the step was entered and has no derivation either.
Result<std::optional<Explanation>> explain(const WorkingCalendar& calendar,
                                           const StepState& step,
                                           std::span<const Wait> waits);

// A date the dossier has had, and the journal entry it came with.
struct DueChange {
    std::int64_t n = 0;
    Instant at{};
    std::string_view kind;
    std::string actor;
    std::string calendar;  // the version it was computed with; empty for an appointed date
    std::optional<Instant> due_before = {};
    std::optional<Instant> due_after = {};

    bool operator==(const DueChange&) const = default;
};

// The first date and every change of it, in order.
std::vector<DueChange> due_changes(std::span<const Event> history);

}  // namespace motcua
