#pragma once

#include "domain/result.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Who may do what: one table of role × action × relation to the dossier answers "may I" and "what may I do now".

namespace motcua {

struct Dossier;

enum class Role : std::uint8_t {
    reception_clerk,
    department_staff,
    head_of_department,
    head_of_desk,
    agency_leader,
    procedure_control,
    auditor,        // reads all, changes nothing
    administrator,  // configures, sees no personal data
};
std::string_view to_string(Role role);
std::optional<Role> role_from(std::string_view text);

// Everything that can be done with a dossier. The texts are the names in the URL and in "allowed".
enum class Action : std::uint8_t {
    receive,
    send,
    accept,
    decline,
    recall,
    assign,
    request_supplement,
    receive_supplement,
    request_payment,
    receive_payment,
    stop,
    resume,
    reappoint,
    decide,
    redo,
    announce_early,
    return_result,
    withdraw,
    note,
    correct,
    report_loss,
    locate,
    ask_opinion,
    give_opinion,
    file,
    guide,
    refuse,
    open_child,
    send_paper,
    accept_paper,
    decline_paper,
    recall_paper,
};
std::string_view to_string(Action action);
std::optional<Action> action_from(std::string_view text);

// Who acts. The agency is the nearest ancestor of the unit that issues codes; its path names all its ancestors.
struct Actor {
    std::string account;
    Role role = Role::auditor;
    std::string unit;
    std::string agency;
    std::string agency_path;
    // Whose place the actor takes as a deputy (domain/deputies.hpp): role, unit and agency are then theirs.
    std::optional<std::string> on_behalf_of = {};
    // The units of its agency and below it, its own left out, among those that have a dossier at hand.
    std::vector<std::string> oversees = {};

    bool operator==(const Actor&) const = default;
};

// How an actor stands to a dossier.
enum class Relation : std::uint8_t {
    desk_of_receipt,  // of the desk that received it
    holder_unit,      // of the unit that holds it now
    giver_unit,       // of the unit that sent it and may recall it
    receiver_unit,    // of the unit it is on its way to
    asked_unit,       // of a unit whose opinion is waited for
    same_agency,      // of the agency that answers for it
    holder_person,    // of the unit that holds it, and nobody else there has it assigned to them
    superior_unit,    // of an agency above the unit that has it
    paper_unit,       // of the unit where its paper lies
    paper_giver,      // of the unit that sent its paper alone and may recall it
    paper_receiver,   // of the unit its paper alone is on its way to
    home_of_child,    // of the unit that opened it as the child of another
};
std::string_view to_string(Relation relation);

struct Permission {
    Action action;
    Role role;
    Relation relation;
};

// The whole table.
std::span<const Permission> permissions();

bool stands_in(const Actor& actor, Relation relation, const Dossier& dossier);

// The units that have a dossier: the holder, or in transit the giver and the receiver.
std::vector<std::string> units_with(const Dossier& dossier);

// Whether the table lets the actor do this with this dossier. forbidden_role when the role never may;
// assigned_to_another when it is a colleague's; forbidden_relation when it is not of this unit.
Result<void> check_permission(const Actor& actor, Action action, const Dossier& dossier);

// Whether a role ever may do this, whatever the dossier.
bool role_may(Role role, Action action);

// Whether a role ever may do anything with a dossier, and anything in this relation to it.
bool works_on_dossiers(Role role);
bool acts_as(Role role, Relation relation);

// Whether the actor may draft, publish and discard calendars of the unit with this path ("/X24/X24.217/"); nothing
// stands for the whole country. Administrators do, for the units of their agency and those below it; for the country
// only one who stands in a unit without another above it. forbidden_role, forbidden_relation.
Result<void> check_calendar_permission(const Actor& actor, const std::optional<std::string>& unit_path);

// Whether the actor may know how many dossiers a change of that unit's calendar moved: who may read or administers all
// below it.
bool may_count_below(const Actor& actor, const std::optional<std::string>& unit_path);

// Whether the actor may see how notices go out, and have them sent again: administrators, for the dossiers received
// below their agency (see Actor::agency_path). forbidden_role, forbidden_relation.
Result<void> check_notice_permission(const Actor& actor);

// Which dossiers an account may read. Personal data of dossiers are never shown to administrators.
enum class ReadScope : std::uint8_t {
    nothing,     // administrator
    own_agency,  // dossiers of the agency, and those the own unit holds, has sent or is being sent
    subtree,     // dossiers of the agency and of all below it, and those of the own unit as above
};
ReadScope read_scope(Role role);

}  // namespace motcua
