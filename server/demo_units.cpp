#include "server/demo_units.hpp"

#include <algorithm>
#include <map>

namespace motcua::server {
namespace {

// The units right below one agency, in the order of their codes.
struct Agency {
    std::string code;
    std::vector<const Unit*> children;

    const Unit* first(UnitKind kind, std::string_view ending = "") const
    {
        const auto found = std::ranges::find_if(
            children, [&](const Unit* unit) { return unit->kind == kind && unit->code.ends_with(ending); });
        return found == children.end() ? nullptr : *found;
    }
    auto departments() const { return std::ranges::count(children, UnitKind::department, &Unit::kind); }
    bool is_complete() const
    {
        return first(UnitKind::one_stop_desk) != nullptr && first(UnitKind::office, ".UB") != nullptr &&
               departments() > 0;
    }
};

// The department a visitor finds work in: economy and infrastructure issues most permits, then land.
const Unit& busiest_department(const Agency& agency)
{
    for (const std::string_view ending : {".KT", ".TN", ""}) {
        if (const Unit* unit = agency.first(UnitKind::department, ending)) return *unit;
    }
    return *agency.children.front();
}

std::string top_ancestor(const std::vector<Unit>& units, std::string code)
{
    // No longer than there are units, should the tree hold a circle.
    for (std::size_t i = 0; i < units.size(); ++i) {
        const auto unit = std::ranges::find(units, code, &Unit::code);
        if (unit == units.end() || unit->parent_code.empty()) break;
        if (std::ranges::find(units, unit->parent_code, &Unit::code) == units.end()) break;
        code = unit->parent_code;
    }
    return code;
}

}  // namespace

std::optional<DemoUnits> choose_demo_units(const std::vector<Unit>& in_force)
{
    std::map<std::string, Agency> agencies;
    for (const Unit& unit : in_force) {
        if (unit.parent_code.empty()) continue;
        Agency& agency = agencies.try_emplace(unit.parent_code, Agency{unit.parent_code, {}}).first->second;
        agency.children.push_back(&unit);
    }
    const Agency* best = nullptr;
    for (auto& [code, agency] : agencies) {
        std::ranges::sort(agency.children, {}, [](const Unit* unit) { return unit->code; });
        if (agency.is_complete() && (best == nullptr || agency.departments() > best->departments())) best = &agency;
    }
    if (best == nullptr) return std::nullopt;
    const Unit* control = best->first(UnitKind::office, ".VP");
    return DemoUnits{.desk = best->first(UnitKind::one_stop_desk)->code,
                     .department = busiest_department(*best).code,
                     .leaders = best->first(UnitKind::office, ".UB")->code,
                     .control = control == nullptr ? best->code : control->code,
                     .top = top_ancestor(in_force, best->code)};
}

}  // namespace motcua::server
