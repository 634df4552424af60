#include "domain/access.hpp"

#include "domain/dossier.hpp"
#include "domain/names.hpp"

#include <algorithm>
#include <array>

namespace motcua {
namespace {

constexpr EnumNames<Role, 8> kRoles{{"reception_clerk", "department_staff", "head_of_department", "head_of_desk",
                                     "agency_leader", "procedure_control", "auditor", "administrator"}};

constexpr EnumNames<Action, 32> kActions{{"receive",
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
                                          "give-opinion",
                                          "file",
                                          "guide",
                                          "refuse",
                                          "open-child",
                                          "send-paper",
                                          "accept-paper",
                                          "decline-paper",
                                          "recall-paper"}};

constexpr EnumNames<Relation, 12> kRelations{{"desk_of_receipt", "holder_unit", "giver_unit", "receiver_unit",
                                              "asked_unit", "same_agency", "holder_person", "superior_unit",
                                              "paper_unit", "paper_giver", "paper_receiver", "home_of_child"}};

bool holds_in_person(const Actor& actor, const Dossier& dossier)
{
    if (!stands_in(actor, Relation::holder_unit, dossier)) return false;
    const std::string& person = dossier.holder->person;
    return !dossier.assigned || person == actor.account || person == actor.on_behalf_of;
}

bool oversees_one_of(const Actor& actor, const std::vector<std::string>& units)
{
    return std::ranges::any_of(actor.oversees,
                               [&](const std::string& unit) { return std::ranges::find(units, unit) != units.end(); });
}

bool any_permission(auto&& fits)
{
    return std::ranges::any_of(permissions(), fits);
}

// Whether the unit is the actor's agency or below it; the country is of a unit without another above it.
bool covers(const Actor& actor, const std::optional<std::string>& unit_path)
{
    if (actor.agency_path.empty()) return false;
    return unit_path ? unit_path->starts_with(actor.agency_path) : actor.agency_path == "/" + actor.unit + "/";
}

}  // namespace

std::string_view to_string(Relation relation)
{
    return kRelations.text(relation);
}

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
        case Relation::holder_person:
            return holds_in_person(actor, dossier);
        case Relation::superior_unit:
            return oversees_one_of(actor, units_with(dossier));
        case Relation::paper_unit:
            return actor.unit == dossier.paper_unit();
        case Relation::paper_giver:
            return dossier.paper_transit() && actor.unit == dossier.paper_transit()->from;
        case Relation::paper_receiver:
            return dossier.paper_transit() && actor.unit == dossier.paper_transit()->to;
        case Relation::home_of_child:
            return dossier.parent && actor.unit == dossier.desk;
    }
    return false;
}

std::vector<std::string> units_with(const Dossier& dossier)
{
    if (dossier.holder) return {dossier.holder->unit};
    if (dossier.transit) return {dossier.transit->from, dossier.transit->to};
    return {};
}

Result<void> check_permission(const Actor& actor, Action action, const Dossier& dossier)
{
    if (!role_may(actor.role, action)) {
        return reject(Reason::forbidden_role, "", {std::string{to_string(actor.role)}, std::string{to_string(action)}});
    }
    const auto granted = [&](const Permission& row) { return row.action == action && row.role == actor.role; };
    const bool related =
        any_permission([&](const Permission& row) { return granted(row) && stands_in(actor, row.relation, dossier); });
    if (related) return {};
    const bool of_a_colleague =
        stands_in(actor, Relation::holder_unit, dossier) &&
        any_permission([&](const Permission& row) { return granted(row) && row.relation == Relation::holder_person; });
    if (of_a_colleague) return reject(Reason::assigned_to_another, "", {dossier.holder->person});
    return reject(Reason::forbidden_relation, "", {actor.unit, std::string{to_string(action)}});
}

bool role_may(Role role, Action action)
{
    return any_permission([&](const Permission& row) { return row.action == action && row.role == role; });
}

bool works_on_dossiers(Role role)
{
    return any_permission([&](const Permission& row) { return row.role == role; });
}

bool acts_as(Role role, Relation relation)
{
    return any_permission([&](const Permission& row) { return row.role == role && row.relation == relation; });
}

Result<void> check_calendar_permission(const Actor& actor, const std::optional<std::string>& unit_path)
{
    constexpr auto kWhat = "calendar";
    if (actor.role != Role::administrator)
        return reject(Reason::forbidden_role, "", {std::string{to_string(actor.role)}, kWhat});
    if (!covers(actor, unit_path)) return reject(Reason::forbidden_relation, "", {actor.unit, kWhat});
    return {};
}

bool may_count_below(const Actor& actor, const std::optional<std::string>& unit_path)
{
    const bool of_all_below = actor.role == Role::administrator || read_scope(actor.role) == ReadScope::subtree;
    return of_all_below && covers(actor, unit_path);
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
