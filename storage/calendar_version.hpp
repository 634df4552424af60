#pragma once

#include "storage/session.hpp"

#include <cstdint>

namespace motcua::storage {

// Counts the published editions of the calendar, so that whoever keeps a calendar knows when it is out of date and
// every deadline can say which calendar it was computed with. 0 before the first.
std::int64_t calendar_version(Session& session);

// The last version published by then; 0 when there was none.
std::int64_t calendar_version_at(Session& session, Instant t);

// The version in force; whoever else asks for this, or for the next one, waits until this transaction ends.
std::int64_t lock_calendar_version(Session& session);

// The next version. Whoever else asks for one waits until this transaction ends.
std::int64_t raise_calendar_version(Session& session);

}  // namespace motcua::storage
