#pragma once

#include "domain/catalogue.hpp"
#include "storage/session.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Reads the catalogue. Nothing here changes it: imports do (storage/import.hpp).

namespace motcua::storage {

// A unit and its place in the tree.
struct UnitPlace {
    Unit unit;
    std::string path;         // codes from the root to the unit itself: "/X24/X24.217/X24.217.MC/"
    std::string agency_code;  // the nearest agency, itself first

    bool operator==(const UnitPlace&) const = default;
};

// Absent parts leave everything through.
struct UnitFilter {
    std::optional<std::string> parent_code = {};
    std::optional<UnitKind> kind = {};
};

// The units in force on `date`, by code.
std::vector<Unit> units_in_force(Session& session, Date date, const UnitFilter& filter = {});

// Whether in force or not.
std::optional<Unit> find_unit(Session& session, const std::string& code);
std::optional<UnitPlace> find_unit_place(Session& session, const std::string& code);
std::vector<UnitPlace> all_unit_places(Session& session);

// The procedures in force on `date` that the query finds (see matches() in storage/folding.hpp), best first: its very
// code; the initials, whole and then begun; names whose first word begins with the query's first word; all others.
// Equals are ordered by name, then code. A leading "Thủ tục" of a name counts for nothing in this. Never more than
// `limit`.
std::vector<Procedure> search_procedures(
    Session& session, std::string_view query, Date date, std::optional<Level> level, std::size_t limit);

// The version in force on `date`; nothing when there is none, even if the code is known.
std::optional<Procedure> find_procedure(Session& session, const std::string& code, Date date);
// The version that came into force on `valid_from`, the other half of its key.
std::optional<Procedure> find_procedure_version(Session& session, const std::string& code, Date valid_from);
// All versions of all procedures, by code and date.
std::vector<Procedure> all_procedures(Session& session);

// In the order of seq; empty for unknown codes.
std::vector<Step> steps_of(Session& session, const std::string& procedure_code);
std::vector<Paper> papers_of(Session& session, const std::string& procedure_code);

}  // namespace motcua::storage
