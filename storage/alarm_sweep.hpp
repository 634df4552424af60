#pragma once

#include "storage/alarm_flags.hpp"
#include "storage/calendars.hpp"

#include <string>

// Raises and clears flags while nobody asks: follows the journal, and looks at a dossier again when time alone makes
// something true of it.

namespace motcua::storage {

// Who sweeps, and when.
struct SweepTurn {
    std::string instance;   // unique among all that share the database
    Instant machine_now{};  // for the lease: clocks of demos jump
    Instant now{};          // of the service
};

struct Sweep {
    bool leads = false;  // another instance does it: nothing was done
    bool more = false;   // there was more than one piece of work can hold: go on at once
    std::int64_t dossiers = 0;
    RaisedFlags raised = {};
};

// One bounded piece of work, in the caller's transaction. Only the instance that has the lease sweeps, others wait
// until it has not renewed it for 30 seconds; the table itself keeps a second flag about the same thing out besides.
// The first sweep ever, and one after a change of calendars or rules, puts every open dossier on the list.
Sweep sweep_alarms(Session& session, Calendars& calendars, const AlarmRules& rules, const SweepTurn& turn);

}  // namespace motcua::storage
