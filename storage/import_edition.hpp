#pragma once

#include "storage/import_rows.hpp"
#include "storage/publication.hpp"

// Used by the importers only: what they change in calendars is an edition, too.

namespace motcua::storage {

// Publishes what an import changes. An import that would move open dossiers is refused: that is for people to see
// before it happens.
void publish_unless_moving(
    Session& session, const CalendarState& before, const Edition& edition, ImportReport& report, Instant now);

// The same for a change of where units stand, before it is written; false when it is refused, with `advice` what to do.
bool check_unmoving(Session& session,
                    const CalendarState& before,
                    const CalendarState& after,
                    const std::string& advice,
                    ImportReport& report,
                    Instant now);

}  // namespace motcua::storage
