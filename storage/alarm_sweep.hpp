#pragma once

#include "storage/alarm_flags.hpp"
#include "storage/calendars.hpp"
#include "storage/follower.hpp"

#include <cstdint>

// Raises and clears flags while nobody asks: follows the journal, and looks at a dossier again when time alone makes
// something true of it.

namespace motcua::storage {

struct Sweep {
    bool leads = false;  // another instance does it: nothing was done
    bool more = false;   // there was more than one piece of work can hold: go on at once
    std::int64_t dossiers = 0;
    RaisedFlags raised = {};
};

// One bounded piece of work, in the caller's transaction. Only the instance that has the lease (take_lead())
// sweeps; the table itself keeps a second flag about the same thing out besides.
// The first sweep ever, and one after a change of calendars or rules, puts every open dossier on the list.
Sweep sweep_alarms(Session& session, Calendars& calendars, const AlarmRules& rules, const Turn& turn);

}  // namespace motcua::storage
