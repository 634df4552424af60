#pragma once

#include "domain/deadline.hpp"
#include "domain/dossier.hpp"
#include "domain/events.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>

namespace motcua {

// A new date appointed with an apology (NĐ 61/2018 art. 19(9)).
struct Appointment {
    Instant appointed_at{};
    Instant due_at{};
    std::string approver;
    std::size_t waits_before = 0;  // how many waits had ended by then

    bool operator==(const Appointment&) const = default;
};

// Everything in a dossier's journal that its due date follows from.
struct DeadlineHistory {
    DeadlineTerms terms;  // the rule frozen at receipt, and every wait; the last may still last
    std::optional<Appointment> appointment = {};
    std::string calendar = {};  // the version the date in force was computed with

    bool operator==(const DeadlineHistory&) const = default;
};

DeadlineHistory deadline_history(std::span<const Event> history);

// The same without the journal, for a dossier that never waited and was never re-appointed, except for the version of
// the calendar, which only the journal knows; nothing for another.
std::optional<DeadlineHistory> plain_history(const Dossier& dossier);

// The appointed date as a calendar keeps it: a date that is not worked moves to the end of the next working day (Civil
// Code 2015 art. 148(5)). calendar_missing.
Result<Instant> kept_appointment(const WorkingCalendar& calendar, Instant due_at);

// The due date by this calendar; the errors of due_at() of the terms. An appointed date is a promise: later waits move
// it, but a limit that starts again does not bring it forward.
Result<std::optional<Instant>> due_at(const WorkingCalendar& calendar, const DeadlineHistory& history);

// What the end of a step follows from: its budget from the moment it was entered, always by position, and the waits
// since then, which stop the step's own clock and never start it again. Nothing for a step whose clock stands still,
// whose budget is zero or not told by the journal.
std::optional<DeadlineTerms> step_terms(const StepState& step, std::span<const Wait> waits);

// The due date of the step a dossier is in, from step_terms(). A budget of zero is due at the first working minute and
// moved by what the clock would have run in the waits. A step whose clock stands still has no due date; one whose
// budget the journal does not tell keeps the date it has. The errors of due_at() and step_due().
Result<std::optional<Instant>> step_due(const WorkingCalendar& calendar,
                                        const StepState& step,
                                        std::span<const Wait> waits);

}  // namespace motcua
