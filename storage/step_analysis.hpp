#pragma once

#include "domain/access.hpp"
#include "domain/step_figures.hpp"
#include "storage/calendars.hpp"

#include <map>
#include <optional>
#include <string>

namespace motcua::storage {

struct StepQuery {
    RunPeriod period;
    std::optional<std::string> unit = {};  // only desks of this unit and the units below it
    std::optional<std::string> procedure = {};
    Instant now{};
};

// By procedure, the runs that were left in the period and the dossiers that were finished in it, of the agencies the
// actor answers for or oversees, as their journals had it at the end of the period, or have it now when that comes
// first; children are left out. Journals are read in groups, so that memory stays small; by today's calendars.
// calendar_missing.
Result<std::map<std::string, ProcedureFigures>> step_figures(Session& session,
                                                             Calendars& calendars,
                                                             const Actor& actor,
                                                             const StepQuery& query);

}  // namespace motcua::storage
