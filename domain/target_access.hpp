#pragma once

#include "domain/access.hpp"

// Who may do what with the targets of key tasks: one table of role × action × relation to the unit.

namespace motcua {

enum class TargetAction : std::uint8_t {
    set_rule,  // by which the units of a year are classified
    set,       // targets, with a file
    report,    // an actual
    withdraw,  // a target; approved by a leader above
};
std::string_view to_string(TargetAction action);

// How an actor stands to a unit that has targets.
enum class TargetRelation : std::uint8_t {
    own_unit,    // of this very unit
    own_agency,  // of this agency, in whatever unit of it
    below,       // the unit is the actor's agency or stands below it
    top,         // of an agency with none above it
};
std::string_view to_string(TargetRelation relation);

struct TargetPermission {
    TargetAction action;
    Role role;
    TargetRelation relation;
};
std::span<const TargetPermission> target_permissions();

// Whether a role ever may do this: forbidden_role.
Result<void> check_target_role(Role role, TargetAction action);

// Whether the actor may do it with the targets of the unit with this path ("/X24/X24.SNV/"; of no unit for set_rule).
// forbidden_role, target_not_yours.
Result<void> check_target_permission(const Actor& actor, TargetAction action, std::string_view unit_path);

// A withdrawal is approved by a leader of an agency above the unit, so that nobody takes back what they have missed
// themselves; of a unit with none above it by a leader of its own. not_above_target.
Result<void> check_target_approver(const Actor& approver, std::string_view unit_path);

}  // namespace motcua
