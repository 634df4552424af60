#pragma once

#include "domain/access.hpp"
#include "storage/step_pasts.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// Which open dossiers will probably be late.

namespace motcua::storage {

// Where a list goes on. `rank` is the probability in millionths, -1 where there is no number.
struct WarningPosition {
    std::int64_t rank = 0;
    Instant due_at{};
    std::string code;

    bool operator==(const WarningPosition&) const = default;
};

struct WarningQuery {
    std::optional<std::string> unit = {};  // has it at hand, or it is on its way to it; or to a unit below it
    std::optional<std::string> procedure = {};
    Instant now{};
    std::optional<WarningPosition> after = {};
    int limit = 50;
};

struct Warning {
    WarningPosition position;  // with the dossier's code
    std::optional<int> step = {};
    bool waiting = false;              // for the citizen: when it will be due is not known, so there is no estimate
    std::int64_t elapsed_minutes = 0;  // working minutes used in the step, without waits for the citizen
    std::int64_t left_minutes = 0;     // working minutes until it is due, or at the wait for the citizen
    Chance chance = {};                // see StepPast::exceeds()
};

// The open dossiers the actor may read that have a due date and are not late yet: the most endangered first, those due
// first before the others, those without a number last. At most query.limit of them. Children are left out.
std::vector<Warning> list_warnings(
    Session& session, Calendars& calendars, const StepPasts& pasts, const Actor& actor, const WarningQuery& query);

}  // namespace motcua::storage
