#pragma once

#include "domain/deadline_history.hpp"

#include <optional>

namespace motcua {

// What a newly published calendar means for a dossier: its due date and its step's by that calendar. Nothing when
// neither moves, and for a dossier whose clock has ended: its verdict stands. The original due date is never touched.
// The errors of due_at() and step_due(), without a pointer: no field of a request is to blame.
Result<std::optional<CalendarChanged>> recalculate(const Dossier& dossier,
                                                   const DeadlineHistory& history,
                                                   const WorkingCalendar& calendar);

}  // namespace motcua
