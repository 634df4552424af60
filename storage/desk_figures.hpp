#pragma once

#include "domain/indicators.hpp"
#include "storage/session.hpp"

#include <map>
#include <string>

namespace motcua::storage {

// The figures of citizens' dossiers in a half-open period, by desk of receipt, over all agencies: the same fold as that
// of GET /api/v1/indicators. `as_of` as in add().
std::map<std::string, Indicators> desk_figures(Session& session, Instant from, Instant to, Instant as_of);

}  // namespace motcua::storage
