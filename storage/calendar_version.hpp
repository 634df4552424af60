#pragma once

#include "storage/session.hpp"

#include <cstdint>

namespace motcua::storage {

// Counts the changes of working hours and calendar days, so that whoever keeps a calendar knows when it is out of date
// and every deadline can say which calendar it was computed with. 0 before the first.
std::int64_t calendar_version(Session& session);

void raise_calendar_version(Session& session);

}  // namespace motcua::storage
