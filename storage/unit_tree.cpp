#include "storage/unit_tree.hpp"

#include <algorithm>

namespace motcua::storage {

void UnitTree::put(const Unit& unit)
{
    units_.insert_or_assign(unit.code, unit);
}

const Unit* UnitTree::find(const std::string& code) const
{
    const auto found = units_.find(code);
    return found == units_.end() ? nullptr : &found->second;
}

std::vector<const Unit*> UnitTree::units() const
{
    std::vector<const Unit*> list;
    for (const auto& [code, unit] : units_) list.push_back(&unit);
    return list;
}

const Unit* UnitTree::parent(const Unit& unit) const
{
    return unit.parent_code.empty() ? nullptr : find(unit.parent_code);
}

bool UnitTree::is_in_a_circle(const std::string& code) const
{
    const Unit* unit = find(code);
    // A way longer than there are units goes round in a circle that the unit itself may not be part of.
    for (std::size_t steps = 0; unit != nullptr && steps < units_.size(); ++steps) {
        unit = parent(*unit);
        if (unit != nullptr && unit->code == code) return true;
    }
    return false;
}

std::vector<UnitPlace> UnitTree::places() const
{
    std::vector<UnitPlace> list;
    for (const auto& [code, unit] : units_) {
        UnitPlace place{unit, "/", ""};
        for (const Unit* above = &unit; above != nullptr; above = parent(*above)) {
            place.path.insert(0, "/" + above->code);
            if (place.agency_code.empty() && is_agency(above->kind)) place.agency_code = above->code;
        }
        list.push_back(std::move(place));
    }
    std::ranges::sort(list, {}, [](const UnitPlace& place) {
        return std::pair{std::ranges::count(place.path, '/'), std::string_view{place.unit.code}};
    });
    return list;
}

}  // namespace motcua::storage
