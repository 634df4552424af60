#include "domain/target_access.hpp"

#include "domain/names.hpp"

#include <algorithm>
#include <array>

namespace motcua {
namespace {

using enum TargetAction;
using enum TargetRelation;

constexpr EnumNames<TargetAction, 4> kActions{{"set-rule", "set-targets", "report-actual", "withdraw-target"}};
constexpr EnumNames<TargetRelation, 4> kRelations{{"own_unit", "own_agency", "below", "top"}};

// Heads answer for the targets of their own unit; procedure control keeps those of all units below its agency. Targets
// come with a file, from those who keep them.
constexpr std::array kPermissions{
    TargetPermission{set_rule, Role::procedure_control, top},
    TargetPermission{set_rule, Role::administrator, top},
    TargetPermission{set, Role::procedure_control, below},
    TargetPermission{set, Role::administrator, below},
    TargetPermission{report, Role::head_of_department, own_unit},
    TargetPermission{report, Role::head_of_desk, own_unit},
    TargetPermission{report, Role::agency_leader, own_agency},
    TargetPermission{report, Role::procedure_control, below},
    TargetPermission{withdraw, Role::head_of_department, own_unit},
    TargetPermission{withdraw, Role::head_of_desk, own_unit},
    TargetPermission{withdraw, Role::agency_leader, own_agency},
    TargetPermission{withdraw, Role::procedure_control, below},
};

bool is_top(std::string_view path)
{
    return std::ranges::count(path, '/') == 2;
}

bool ends_with_unit(std::string_view path, const std::string& unit)
{
    return !unit.empty() && path.ends_with("/" + unit + "/");
}

bool stands_so(const Actor& actor, TargetRelation relation, std::string_view unit_path)
{
    switch (relation) {
        case own_unit:
            return ends_with_unit(unit_path, actor.unit);
        case own_agency:
            return ends_with_unit(unit_path, actor.agency);
        case below:
            return !actor.agency_path.empty() && unit_path.starts_with(actor.agency_path);
        case top:
            return is_top(actor.agency_path);
    }
    return false;
}

}  // namespace

std::string_view to_string(TargetAction action)
{
    return kActions.text(action);
}

std::string_view to_string(TargetRelation relation)
{
    return kRelations.text(relation);
}

std::span<const TargetPermission> target_permissions()
{
    return kPermissions;
}

Result<void> check_target_role(Role role, TargetAction action)
{
    const auto granted = [&](const TargetPermission& row) { return row.action == action && row.role == role; };
    if (std::ranges::any_of(kPermissions, granted)) return {};
    return reject(Reason::forbidden_role, "", {std::string{to_string(role)}, std::string{to_string(action)}});
}

Result<void> check_target_permission(const Actor& actor, TargetAction action, std::string_view unit_path)
{
    if (auto role = check_target_role(actor.role, action); !role) return role;
    const bool related = std::ranges::any_of(kPermissions, [&](const TargetPermission& row) {
        return row.action == action && row.role == actor.role && stands_so(actor, row.relation, unit_path);
    });
    if (related) return {};
    return reject(Reason::target_not_yours, "", {actor.unit});
}

Result<void> check_target_approver(const Actor& approver, std::string_view unit_path)
{
    const bool own = unit_path == approver.agency_path;
    const bool above =
        !approver.agency_path.empty() && unit_path.starts_with(approver.agency_path) && (!own || is_top(unit_path));
    if (approver.role == Role::agency_leader && above) return {};
    return reject(Reason::not_above_target, "/approver", {approver.account});
}

}  // namespace motcua
