#pragma once

#include "domain/catalogue.hpp"

#include <span>
#include <string_view>

// The roles that steps of procedures are written for. A step says "leader"; which unit that is depends on the agency
// that handles the dossier, and is known by the last group of the unit's code.

namespace motcua {

struct UnitRole {
    std::string_view key;
    std::string_view name;             // Vietnamese
    std::string_view district_suffix;  // empty: no unit of a district plays it
    std::string_view commune_suffix;   // empty: no unit of a commune plays it
};

std::span<const UnitRole> unit_roles();

// Null when there is no role of that key.
const UnitRole* find_unit_role(std::string_view key);

// Whether `unit`, which belongs to an agency of kind `agency`, is one that plays `role`:
// - its code ends in the role's suffix for that kind of agency;
// - every one-stop desk plays "one_stop_desk", also those of provinces and of communes before 2025, whose suffix
// differs;
// - the commune itself plays "commune_land_officer"; nobody plays "applicant" (waiting time outside the authority).
// False for unknown roles.
bool plays_role(const Unit& unit, UnitKind agency, std::string_view role);

}  // namespace motcua
