#include "storage/role_players.hpp"

#include "domain/unit_roles.hpp"
#include "storage/catalogue.hpp"

#include <algorithm>
#include <map>

namespace motcua::storage {
namespace {

Level level_of(UnitKind agency)
{
    if (agency == UnitKind::commune) return Level::commune;
    return agency == UnitKind::district ? Level::district : Level::province;
}

bool meet(const Validity& one, const Validity& other)
{
    return (!one.to || other.from <= *one.to) && (!other.to || one.from <= *other.to);
}

}  // namespace

RolePlayers::RolePlayers(Session& session)
{
    const auto places = all_unit_places(session);
    std::map<std::string, UnitKind> kinds;
    for (const UnitPlace& place : places) kinds[place.unit.code] = place.unit.kind;
    for (const UnitPlace& place : places) units_.emplace_back(place.unit, kinds[place.agency_code]);
}

bool RolePlayers::plays(std::string_view role, const Procedure& procedure) const
{
    return std::ranges::any_of(units_, [&](const auto& entry) {
        const auto& [unit, agency] = entry;
        return level_of(agency) >= procedure.level && meet(unit.validity, procedure.validity) &&
               plays_role(unit, agency, role);
    });
}

}  // namespace motcua::storage
