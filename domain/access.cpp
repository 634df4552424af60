#include "domain/access.hpp"

#include "domain/dossier.hpp"
#include "domain/names.hpp"

#include <algorithm>
#include <array>

namespace motcua {
namespace {

constexpr EnumNames<Role, 8> kRoles{{"reception_clerk", "department_staff", "head_of_department", "head_of_desk",
                                     "agency_leader", "procedure_control", "auditor", "administrator"}};

constexpr EnumNames<Action, 24> kActions{{"receive",
                                          "send",
                                          "accept",
                                          "decline",
                                          "recall",
                                          "assign",
                                          "request-supplement",
                                          "receive-supplement",
                                          "request-payment",
                                          "receive-payment",
                                          "stop",
                                          "resume",
                                          "reappoint",
                                          "decide",
                                          "redo",
                                          "announce-early",
                                          "return",
                                          "withdraw",
                                          "note",
                                          "correct",
                                          "report-loss",
                                          "locate",
                                          "ask-opinion",
                                          "give-opinion"}};

}  // namespace

std::string_view to_string(Role role)
{
    return kRoles.text(role);
}

std::optional<Role> role_from(std::string_view text)
{
    return kRoles.value(text);
}

std::string_view to_string(Action action)
{
    return kActions.text(action);
}

std::optional<Action> action_from(std::string_view text)
{
    return kActions.value(text);
}

bool stands_in(const Actor& actor, Relation relation, const Dossier& dossier)
{
    switch (relation) {
        case Relation::desk_of_receipt:
            return actor.unit == dossier.desk;
        case Relation::holder_unit:
            return dossier.holder && actor.unit == dossier.holder->unit;
        case Relation::giver_unit:
            return dossier.transit && actor.unit == dossier.transit->from;
        case Relation::receiver_unit:
            return dossier.transit && actor.unit == dossier.transit->to;
        case Relation::asked_unit:
            return std::ranges::any_of(dossier.opinions,
                                       [&](const OpenOpinion& opinion) { return opinion.unit == actor.unit; });
        case Relation::same_agency:
            return actor.agency == dossier.agency;
        case Relation::anyone:
            return true;
    }
    return false;
}

Result<void> check_permission(const Actor& actor, Action action, const Dossier& dossier)
{
    if (!role_may(actor.role, action)) {
        return reject(Reason::forbidden_role, "", {std::string{to_string(actor.role)}, std::string{to_string(action)}});
    }
    const bool related = std::ranges::any_of(permissions(), [&](const Permission& row) {
        return row.action == action && row.role == actor.role && stands_in(actor, row.relation, dossier);
    });
    if (!related) return reject(Reason::forbidden_relation, "", {actor.unit, std::string{to_string(action)}});
    return {};
}

bool role_may(Role role, Action action)
{
    return std::ranges::any_of(permissions(),
                               [&](const Permission& row) { return row.action == action && row.role == role; });
}

Result<void> check_calendar_permission(const Actor& actor, const std::optional<std::string>& unit_path)
{
    constexpr auto kWhat = "calendar";
    if (actor.role != Role::administrator)
        return reject(Reason::forbidden_role, "", {std::string{to_string(actor.role)}, kWhat});
    const bool own =
        unit_path ? unit_path->starts_with(actor.agency_path) : actor.agency_path == "/" + actor.unit + "/";
    if (!own || actor.agency_path.empty()) return reject(Reason::forbidden_relation, "", {actor.unit, kWhat});
    return {};
}

Result<void> check_notice_permission(const Actor& actor)
{
    constexpr auto kWhat = "notices";
    if (actor.role != Role::administrator)
        return reject(Reason::forbidden_role, "", {std::string{to_string(actor.role)}, kWhat});
    if (actor.agency_path.empty()) return reject(Reason::forbidden_relation, "", {actor.unit, kWhat});
    return {};
}

ReadScope read_scope(Role role)
{
    switch (role) {
        case Role::administrator:
            return ReadScope::nothing;
        case Role::reception_clerk:
        case Role::department_staff:
        case Role::head_of_department:
        case Role::head_of_desk:
            return ReadScope::own_agency;
        case Role::agency_leader:
        case Role::procedure_control:
        case Role::auditor:
            return ReadScope::subtree;
    }
    return ReadScope::nothing;
}

}  // namespace motcua
