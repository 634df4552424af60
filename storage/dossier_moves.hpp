#pragma once

#include "domain/calendar.hpp"
#include "domain/recalculate.hpp"
#include "storage/dossier_row.hpp"
#include "storage/session.hpp"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace motcua::storage {

// An open dossier whose dates are others by another calendar.
struct DossierMove {
    StoredDossier before;
    CalendarChanged change;
};

// The calendar a dossier is recalculated by; null leaves it alone.
using CalendarOf = std::function<const WorkingCalendar*(const Dossier&)>;

// Calls `take` with those of the dossiers that move by their calendars, a group of storage/many_rows.hpp at a time.
// One that cannot be computed is noted in `skipped`; without it, beyond_calendar.
Result<void> each_move(Session& session,
                       std::span<const std::string> codes,
                       const CalendarOf& calendar_of,
                       const std::function<void(std::vector<DossierMove>&&)>& take,
                       std::vector<std::string>* skipped = nullptr);

// Journals a CalendarChanged for each of the dossiers that moves; how many did. What a command of somebody else
// changed meanwhile is read again and recalculated again. beyond_calendar or `skipped` as above.
Result<std::int64_t> move_dossiers(Session& session,
                                   std::span<const std::string> codes,
                                   const CalendarOf& calendar_of,
                                   const std::string& account,
                                   Instant now,
                                   std::vector<std::string>* skipped = nullptr);

}  // namespace motcua::storage
