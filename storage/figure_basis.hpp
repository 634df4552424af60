#pragma once

#include "domain/alarms.hpp"
#include "storage/session.hpp"

#include <cstdint>
#include <string>

namespace motcua::storage {

// What figures depend on besides the journal: with the same, the same entries give the same figures.
struct FigureBasis {
    std::int64_t facts_form = 0;
    std::int64_t calendar_version = 0;
    std::int64_t accept_hours = 0;
    std::string catalogue;  // SHA-256 over units, fields of procedures and roles of steps

    bool operator==(const FigureBasis&) const = default;
};

FigureBasis figure_basis(Session& session, const AlarmRules& rules);

// The rules of that basis, as far as figures depend on them.
AlarmRules rules_of(const FigureBasis& basis);

}  // namespace motcua::storage
