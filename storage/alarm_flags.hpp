#pragma once

#include "domain/access.hpp"
#include "domain/alarms.hpp"
#include "storage/session.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// The flags: alarms as they were raised.

namespace motcua::storage {

// How many flags were raised, by kind.
using RaisedFlags = std::array<std::int64_t, kAlarmKinds>;

// Makes the flags of a dossier (of none: of the calendars) follow what is known at `now`: raises what has no flag yet
// (and puts what heads are told of it into the outbox),
// and clears, once, what is over. A flag whose alarm is not among them any more (a calendar has changed, or a setting)
// is cleared at `now`. Adds what was raised to `raised`.
void keep_flags(Session& session,
                const std::optional<std::string>& dossier,
                const std::vector<Alarm>& alarms,
                Instant now,
                RaisedFlags& raised);

struct AlarmFlag {
    std::int64_t id = 0;
    AlarmKind kind = AlarmKind::overdue;
    std::optional<std::string> dossier = {};
    std::string subject;
    Instant true_since{};
    Instant raised_at{};
    std::optional<Instant> cleared_at = {};
    std::optional<Keeper> keeper = {};  // at true_since
    std::string unit_name;
    std::string person_name;
    std::string to_name;
};

// Where a list goes on: behind this flag, backwards in time.
struct AlarmPosition {
    Instant true_since{};
    std::int64_t id = 0;

    bool operator==(const AlarmPosition&) const = default;
};

struct AlarmQuery {
    std::optional<AlarmKind> kind = {};
    std::optional<bool> open = {};
    // Was the holder, or on the way to it, or a unit below it was.
    std::optional<std::string> unit = {};
    std::optional<Instant> from = {};  // true_since
    std::optional<Instant> to = {};    // exclusive
    std::optional<AlarmPosition> after = {};
    int limit = 50;
};

// The flags that fit of dossiers the actor may read (the rule of storage/dossier_lists.hpp) and of the calendars, the
// latest first.
std::vector<AlarmFlag> list_alarms(Session& session, const Actor& actor, const AlarmQuery& query);

std::optional<AlarmFlag> find_alarm(Session& session, std::int64_t id);

}  // namespace motcua::storage
