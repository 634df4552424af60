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

using enum Action;
using enum Relation;

// A department speaks to the citizen only through the desk (NĐ 61/2018 art. 5(1)e), so everything that faces the
// citizen is tied to the desk of receipt; everything else to whoever holds, gives or receives the dossier.
constexpr std::array kPermissions{
    Permission{receive, Role::reception_clerk, anyone},
    Permission{receive, Role::head_of_desk, anyone},

    Permission{send, Role::reception_clerk, holder_unit},
    Permission{send, Role::head_of_desk, holder_unit},
    Permission{send, Role::department_staff, holder_unit},
    Permission{send, Role::head_of_department, holder_unit},
    Permission{send, Role::agency_leader, holder_unit},

    Permission{accept, Role::reception_clerk, receiver_unit},
    Permission{accept, Role::head_of_desk, receiver_unit},
    Permission{accept, Role::department_staff, receiver_unit},
    Permission{accept, Role::head_of_department, receiver_unit},
    Permission{accept, Role::agency_leader, receiver_unit},

    Permission{decline, Role::reception_clerk, receiver_unit},
    Permission{decline, Role::head_of_desk, receiver_unit},
    Permission{decline, Role::department_staff, receiver_unit},
    Permission{decline, Role::head_of_department, receiver_unit},
    Permission{decline, Role::agency_leader, receiver_unit},

    Permission{recall, Role::reception_clerk, giver_unit},
    Permission{recall, Role::head_of_desk, giver_unit},
    Permission{recall, Role::department_staff, giver_unit},
    Permission{recall, Role::head_of_department, giver_unit},
    Permission{recall, Role::agency_leader, giver_unit},

    Permission{assign, Role::head_of_desk, holder_unit},
    Permission{assign, Role::head_of_department, holder_unit},
    Permission{assign, Role::agency_leader, holder_unit},

    Permission{request_supplement, Role::reception_clerk, desk_of_receipt},
    Permission{request_supplement, Role::head_of_desk, desk_of_receipt},
    Permission{receive_supplement, Role::reception_clerk, desk_of_receipt},
    Permission{receive_supplement, Role::head_of_desk, desk_of_receipt},

    Permission{request_payment, Role::reception_clerk, desk_of_receipt},
    Permission{request_payment, Role::head_of_desk, desk_of_receipt},
    Permission{receive_payment, Role::reception_clerk, desk_of_receipt},
    Permission{receive_payment, Role::head_of_desk, desk_of_receipt},
    Permission{stop, Role::reception_clerk, desk_of_receipt},
    Permission{stop, Role::head_of_desk, desk_of_receipt},
    Permission{resume, Role::reception_clerk, desk_of_receipt},
    Permission{resume, Role::head_of_desk, desk_of_receipt},

    Permission{reappoint, Role::reception_clerk, desk_of_receipt},
    Permission{reappoint, Role::head_of_desk, desk_of_receipt},
    Permission{reappoint, Role::agency_leader, same_agency},

    Permission{decide, Role::department_staff, holder_unit},
    Permission{decide, Role::head_of_department, holder_unit},
    Permission{decide, Role::agency_leader, holder_unit},
    Permission{decide, Role::head_of_desk, holder_unit},

    Permission{redo, Role::head_of_department, holder_unit},
    Permission{redo, Role::agency_leader, same_agency},

    Permission{announce_early, Role::reception_clerk, desk_of_receipt},
    Permission{announce_early, Role::head_of_desk, desk_of_receipt},

    Permission{return_result, Role::reception_clerk, desk_of_receipt},
    Permission{return_result, Role::head_of_desk, desk_of_receipt},
    Permission{withdraw, Role::reception_clerk, desk_of_receipt},
    Permission{withdraw, Role::head_of_desk, desk_of_receipt},

    Permission{note, Role::reception_clerk, desk_of_receipt},
    Permission{note, Role::reception_clerk, holder_unit},
    Permission{note, Role::head_of_desk, desk_of_receipt},
    Permission{note, Role::head_of_desk, holder_unit},
    Permission{note, Role::department_staff, holder_unit},
    Permission{note, Role::head_of_department, holder_unit},
    Permission{note, Role::agency_leader, same_agency},

    Permission{correct, Role::reception_clerk, desk_of_receipt},
    Permission{correct, Role::head_of_desk, desk_of_receipt},

    Permission{report_loss, Role::reception_clerk, desk_of_receipt},
    Permission{report_loss, Role::head_of_desk, desk_of_receipt},
    Permission{report_loss, Role::head_of_desk, holder_unit},
    Permission{report_loss, Role::department_staff, holder_unit},
    Permission{report_loss, Role::head_of_department, holder_unit},

    Permission{locate, Role::reception_clerk, holder_unit},
    Permission{locate, Role::head_of_desk, holder_unit},
    Permission{locate, Role::department_staff, holder_unit},
    Permission{locate, Role::head_of_department, holder_unit},
    Permission{locate, Role::agency_leader, holder_unit},

    Permission{ask_opinion, Role::head_of_desk, holder_unit},
    Permission{ask_opinion, Role::department_staff, holder_unit},
    Permission{ask_opinion, Role::head_of_department, holder_unit},
    Permission{ask_opinion, Role::agency_leader, holder_unit},

    Permission{give_opinion, Role::reception_clerk, asked_unit},
    Permission{give_opinion, Role::head_of_desk, asked_unit},
    Permission{give_opinion, Role::department_staff, asked_unit},
    Permission{give_opinion, Role::head_of_department, asked_unit},
    Permission{give_opinion, Role::agency_leader, asked_unit},
};

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

std::span<const Permission> permissions()
{
    return kPermissions;
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
    const bool related = std::ranges::any_of(kPermissions, [&](const Permission& row) {
        return row.action == action && row.role == actor.role && stands_in(actor, row.relation, dossier);
    });
    if (!related) return reject(Reason::forbidden_relation, "", {actor.unit, std::string{to_string(action)}});
    return {};
}

bool role_may(Role role, Action action)
{
    return std::ranges::any_of(kPermissions,
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
