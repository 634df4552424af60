#pragma once

#include "api/call.hpp"
#include "api/statistics_kept.hpp"

namespace motcua::api {

// Counts whole months, by agency or by unit of one agency, and leaves of them what everybody may see. unknown_unit for
// what is no agency, unknown_period for a year without whole months, figures_not_ready.
Outcome<Statistics> gather_statistics(storage::Session& session, Call& call, const StatisticsQuestion& question);

}  // namespace motcua::api
