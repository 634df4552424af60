#include "domain/access.hpp"

#include "tests/support/dossiers.hpp"

#include <array>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

using namespace motcua;
using namespace motcua::test;

namespace {

constexpr std::array kRelations{Relation::desk_of_receipt, Relation::holder_unit,    Relation::giver_unit,
                                Relation::receiver_unit,   Relation::asked_unit,     Relation::same_agency,
                                Relation::holder_person,   Relation::superior_unit,  Relation::paper_unit,
                                Relation::paper_giver,     Relation::paper_receiver, Relation::home_of_child};
const std::map<Relation, std::string> kRelationNames{{Relation::desk_of_receipt, "desk"},
                                                     {Relation::holder_unit, "holder"},
                                                     {Relation::giver_unit, "giver"},
                                                     {Relation::receiver_unit, "receiver"},
                                                     {Relation::asked_unit, "asked"},
                                                     {Relation::same_agency, "agency"},
                                                     {Relation::holder_person, "person"},
                                                     {Relation::superior_unit, "superior"},
                                                     {Relation::paper_unit, "paper"},
                                                     {Relation::paper_giver, "paper-giver"},
                                                     {Relation::paper_receiver, "paper-receiver"},
                                                     {Relation::home_of_child, "home"}};

// Who may do what, from the duties in the decree: the desk faces the citizen, whoever has the dossier works on it and
// hands it on, heads assign, the leader may do so for the whole agency, the rest only look.
const std::map<Role, std::string> kMay{
    {Role::reception_clerk,
     "receive@desk file@desk guide@desk refuse@desk send@holder accept@receiver decline@receiver recall@giver "
     "request-supplement@desk "
     "receive-supplement@desk request-payment@desk receive-payment@desk stop@desk resume@desk reappoint@desk "
     "announce-early@desk return@desk withdraw@desk note@desk note@holder correct@desk report-loss@desk locate@paper "
     "give-opinion@asked send-paper@paper accept-paper@paper-receiver "
     "decline-paper@paper-receiver recall-paper@paper-giver open-child@holder"},
    {Role::head_of_desk,
     "receive@desk file@desk guide@desk refuse@desk send@holder accept@receiver decline@receiver recall@giver "
     "request-supplement@desk "
     "receive-supplement@desk request-payment@desk receive-payment@desk stop@desk resume@desk reappoint@desk "
     "announce-early@desk return@desk withdraw@desk note@desk note@holder note@superior assign@holder decide@holder "
     "correct@desk "
     "report-loss@desk report-loss@holder report-loss@paper locate@paper ask-opinion@holder give-opinion@asked "
     "send-paper@paper accept-paper@paper-receiver "
     "decline-paper@paper-receiver recall-paper@paper-giver open-child@holder"},
    {Role::department_staff,
     "send@holder accept@receiver decline@receiver recall@giver decide@person note@holder report-loss@holder "
     "report-loss@paper "
     "locate@paper ask-opinion@holder give-opinion@asked send-paper@paper accept-paper@paper-receiver "
     "decline-paper@paper-receiver recall-paper@paper-giver open-child@holder return@home withdraw@home"},
    {Role::head_of_department,
     "send@holder accept@receiver decline@receiver recall@giver decide@holder note@holder assign@holder redo@holder "
     "report-loss@holder report-loss@paper locate@paper ask-opinion@holder give-opinion@asked send-paper@paper "
     "accept-paper@paper-receiver "
     "decline-paper@paper-receiver recall-paper@paper-giver open-child@holder return@home withdraw@home"},
    {Role::agency_leader,
     "send@holder accept@receiver decline@receiver recall@giver decide@holder assign@holder reappoint@agency "
     "note@agency note@superior redo@agency locate@paper ask-opinion@holder give-opinion@asked send-paper@paper "
     "accept-paper@paper-receiver "
     "decline-paper@paper-receiver recall-paper@paper-giver open-child@holder return@home withdraw@home"},
    {Role::procedure_control, ""},
    {Role::auditor, ""},
    {Role::administrator, ""},
};

std::set<std::string> words(const std::string& text)
{
    std::istringstream in{text};
    return {std::istream_iterator<std::string>{in}, {}};
}

// A dossier to which a person of X24.217.TN stands in this relation and in no other.
Dossier related(Relation relation)
{
    DossierBuilder dossier = a_dossier().held_by(kJustice);
    dossier->agency = "X24.218";
    switch (relation) {
        case Relation::desk_of_receipt:
            dossier->desk = kLand;
            break;
        case Relation::holder_unit:
            dossier.held_by(kLand).assigned_to("binh").paper_at(kJustice);
            break;
        case Relation::holder_person:
            dossier.held_by(kLand).assigned_to("an").paper_at(kJustice);
            break;
        case Relation::giver_unit:
            dossier.on_its_way(kLand, kJustice);
            break;
        case Relation::receiver_unit:
            dossier.on_its_way(kJustice, kLand);
            break;
        case Relation::asked_unit:
            dossier.asking(kLand);
            break;
        case Relation::same_agency:
            dossier->agency = kAgency;
            break;
        case Relation::home_of_child:
            dossier.child_of(kLand);
            break;
        case Relation::superior_unit:
            break;
        case Relation::paper_unit:
            dossier.paper_at(kLand);
            break;
        case Relation::paper_giver:
            dossier.paper_on_its_way(kLand, kJustice);
            break;
        case Relation::paper_receiver:
            dossier.paper_on_its_way(kJustice, kLand);
            break;
    }
    return dossier;
}

// Who stands so to it: only a superior oversees the unit that holds it.
Actor standing(Relation relation, Role role)
{
    Actor actor = somebody(role, kLand);
    if (relation == Relation::superior_unit) actor.oversees = {kJustice};
    return actor;
}

std::string expected(Role role, Action action, Relation relation)
{
    const auto may = words(kMay.at(role));
    const std::string prefix = std::string{to_string(action)} + "@";
    // A child's home stands for its desk.
    const bool at_home = relation == Relation::home_of_child && may.contains(prefix + "desk");
    if (at_home || may.contains(prefix + kRelationNames.at(relation))) return "accepted";
    // Who has it in person is of the unit that has it.
    if (relation == Relation::holder_person && may.contains(prefix + "holder")) return "accepted";
    if (relation == Relation::holder_unit && may.contains(prefix + "person")) return "assigned-to-another";
    const auto ever = std::ranges::any_of(may, [&](const std::string& word) { return word.starts_with(prefix); });
    return ever ? "forbidden-relation" : "forbidden-role";
}

}  // namespace

TEST_CASE("every role does exactly what its duties say, for every action and relation")
{
    for (const Role role : kRoles) {
        for (const Action action : kActions) {
            for (const Relation relation : kRelations) {
                const auto result = check_permission(standing(relation, role), action, related(relation));
                CAPTURE(to_string(role));
                CAPTURE(to_string(action));
                CAPTURE(kRelationNames.at(relation));
                CHECK(refusal(result) == expected(role, action, relation));
            }
        }
    }
}

TEST_CASE("an actor stands in exactly the relations that hold")
{
    for (const Relation placed : kRelations) {
        for (const Relation asked : kRelations) {
            const bool in_its_unit = placed == Relation::holder_person && asked == Relation::holder_unit;
            // A child's home stands for its desk.
            const bool at_home = placed == Relation::home_of_child && asked == Relation::desk_of_receipt;
            const bool holds = placed == asked || in_its_unit || at_home;
            CHECK(stands_in(standing(placed, Role::auditor), asked, related(placed)) == holds);
        }
    }
}

TEST_CASE("a dossier assigned to nobody is everybody's of the unit that holds it, and nobody's else")
{
    const Dossier dossier = a_dossier().held_by(kLand, "binh");
    CHECK(stands_in(somebody(Role::department_staff, kLand), Relation::holder_person, dossier));
    CHECK_FALSE(stands_in(somebody(Role::department_staff, kJustice, "binh"), Relation::holder_person, dossier));
}

TEST_CASE("a deputy has in person what is assigned to the deputy or to the one stood in for, and loses it afterwards")
{
    Actor deputy = somebody(Role::department_staff, kLand, "lan");
    deputy.on_behalf_of = "an";
    CHECK(stands_in(deputy, Relation::holder_person, a_dossier().held_by(kLand).assigned_to("an")));
    CHECK(stands_in(deputy, Relation::holder_person, a_dossier().held_by(kLand).assigned_to("lan")));
    CHECK_FALSE(stands_in(deputy, Relation::holder_person, a_dossier().held_by(kLand).assigned_to("binh")));
    const Actor herself = somebody(Role::department_staff, kJustice, "lan");
    CHECK_FALSE(stands_in(herself, Relation::holder_person, a_dossier().held_by(kLand).assigned_to("lan")));
}

TEST_CASE("what is on its way is overseen by who stands above one of its ends")
{
    Actor actor = somebody(Role::agency_leader, kLeaders);
    const Dossier dossier = a_dossier().on_its_way(kDesk, kLand);
    CHECK_FALSE(stands_in(actor, Relation::superior_unit, dossier));
    for (const std::string& unit : {kDesk, kLand}) {
        actor.oversees = {unit};
        CHECK(stands_in(actor, Relation::superior_unit, dossier));
    }
    actor.oversees = {kJustice};
    CHECK_FALSE(stands_in(actor, Relation::superior_unit, dossier));
    CHECK(units_with(a_dossier().in(Status::returned)).empty());
}

TEST_CASE("who stands above the holder urges and does nothing else")
{
    for (const Permission& row : permissions())
        if (row.relation == Relation::superior_unit) CHECK(row.action == Action::note);
}

TEST_CASE("no permission stands in the table twice")
{
    std::set<std::tuple<Action, Role, Relation>> seen;
    for (const Permission& row : permissions()) CHECK(seen.emplace(row.action, row.role, row.relation).second);
}

TEST_CASE("roles and actions have texts that read back")
{
    for (const Role role : kRoles) CHECK(role_from(to_string(role)) == role);
    for (const Action action : kActions) CHECK(action_from(to_string(action)) == action);
    CHECK_FALSE(role_from("king"));
    CHECK_FALSE(action_from(""));
}

TEST_CASE("administrators read nothing, inspectors and leaders what lies below them, others their agency")
{
    CHECK(read_scope(Role::administrator) == ReadScope::nothing);
    for (const Role role : {Role::agency_leader, Role::procedure_control, Role::auditor})
        CHECK(read_scope(role) == ReadScope::subtree);
    for (const Role role :
         {Role::reception_clerk, Role::department_staff, Role::head_of_department, Role::head_of_desk})
        CHECK(read_scope(role) == ReadScope::own_agency);
}

TEST_CASE("administrators change the calendars of their agency and below it; the country's only at the top")
{
    const Actor top{"quantri", Role::administrator, "X24", "X24", "/X24/"};
    const Actor office_at_the_top{"quantri", Role::administrator, "X24.VP", "X24", "/X24/"};
    const Actor district{"quantri", Role::administrator, "X24.217", "X24.217", "/X24/X24.217/"};
    const Actor head{"motcua", Role::head_of_desk, "X24", "X24", "/X24/"};
    const Actor nowhere{"quantri", Role::administrator, "", "", ""};
    CHECK(refusal(check_calendar_permission(top, {})) == "accepted");
    CHECK(refusal(check_calendar_permission(top, "/X24/X24.217/X24.217.MC/")) == "accepted");
    CHECK(refusal(check_calendar_permission(top, "/Y24/")) == "forbidden-relation");
    CHECK(refusal(check_calendar_permission(office_at_the_top, {})) == "forbidden-relation");
    CHECK(refusal(check_calendar_permission(office_at_the_top, "/X24/")) == "accepted");
    CHECK(refusal(check_calendar_permission(district, {})) == "forbidden-relation");
    CHECK(refusal(check_calendar_permission(district, "/X24/")) == "forbidden-relation");
    CHECK(refusal(check_calendar_permission(district, "/X24/X24.217/X24.217.MC/")) == "accepted");
    CHECK(refusal(check_calendar_permission(district, "/X24/X24.218/")) == "forbidden-relation");
    CHECK(refusal(check_calendar_permission(head, "/X24/")) == "forbidden-role");
    CHECK(refusal(check_calendar_permission(nowhere, "/X24/")) == "forbidden-relation");
    // How many dossiers a change of it moved.
    CHECK(may_count_below(top, {}));
    CHECK(may_count_below(district, "/X24/X24.217/X24.217.MC/"));
    CHECK_FALSE(may_count_below(district, "/X24/X24.218/"));
    CHECK_FALSE(may_count_below(district, {}));
    CHECK_FALSE(may_count_below(head, "/X24/"));
    CHECK(may_count_below({"thanhtra", Role::auditor, "X24", "X24", "/X24/"}, {}));
    CHECK_FALSE(may_count_below(nowhere, "/X24/"));
}
