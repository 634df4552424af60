#include "domain/access.hpp"

#include <array>

namespace motcua {
namespace {

using enum Action;
using enum Relation;

// A department speaks to the citizen only through the desk (NĐ 61/2018 art. 5(1)e), so everything that faces the
// citizen is tied to the desk of receipt; everything else to whoever holds, gives or receives the dossier. Who stands
// above its holder urges, by a note (art. 8(2)b, 9), and does nothing else: no rule we know lets them act in the unit's
// place.
constexpr std::array kPermissions{
    Permission{file, Role::reception_clerk, desk_of_receipt},
    Permission{file, Role::head_of_desk, desk_of_receipt},
    Permission{guide, Role::reception_clerk, desk_of_receipt},
    Permission{guide, Role::head_of_desk, desk_of_receipt},
    Permission{refuse, Role::reception_clerk, desk_of_receipt},
    Permission{refuse, Role::head_of_desk, desk_of_receipt},
    Permission{receive, Role::reception_clerk, desk_of_receipt},
    Permission{receive, Role::head_of_desk, desk_of_receipt},

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

    Permission{decide, Role::department_staff, holder_person},
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

    // Children are no affair of the citizen's: who opened one ends it.
    Permission{open_child, Role::reception_clerk, holder_unit},
    Permission{open_child, Role::head_of_desk, holder_unit},
    Permission{open_child, Role::department_staff, holder_unit},
    Permission{open_child, Role::head_of_department, holder_unit},
    Permission{open_child, Role::agency_leader, holder_unit},
    Permission{return_result, Role::department_staff, home_of_child},
    Permission{return_result, Role::head_of_department, home_of_child},
    Permission{return_result, Role::agency_leader, home_of_child},
    Permission{withdraw, Role::department_staff, home_of_child},
    Permission{withdraw, Role::head_of_department, home_of_child},
    Permission{withdraw, Role::agency_leader, home_of_child},

    Permission{note, Role::reception_clerk, desk_of_receipt},
    Permission{note, Role::reception_clerk, holder_unit},
    Permission{note, Role::head_of_desk, desk_of_receipt},
    Permission{note, Role::head_of_desk, holder_unit},
    Permission{note, Role::department_staff, holder_unit},
    Permission{note, Role::head_of_department, holder_unit},
    Permission{note, Role::agency_leader, same_agency},
    Permission{note, Role::head_of_desk, superior_unit},
    Permission{note, Role::agency_leader, superior_unit},

    Permission{correct, Role::reception_clerk, desk_of_receipt},
    Permission{correct, Role::head_of_desk, desk_of_receipt},

    Permission{report_loss, Role::reception_clerk, desk_of_receipt},
    Permission{report_loss, Role::head_of_desk, desk_of_receipt},
    Permission{report_loss, Role::head_of_desk, holder_unit},
    Permission{report_loss, Role::department_staff, holder_unit},
    Permission{report_loss, Role::head_of_department, holder_unit},
    Permission{report_loss, Role::head_of_desk, paper_unit},
    Permission{report_loss, Role::department_staff, paper_unit},
    Permission{report_loss, Role::head_of_department, paper_unit},

    Permission{locate, Role::reception_clerk, paper_unit},
    Permission{locate, Role::head_of_desk, paper_unit},
    Permission{locate, Role::department_staff, paper_unit},
    Permission{locate, Role::head_of_department, paper_unit},
    Permission{locate, Role::agency_leader, paper_unit},

    Permission{ask_opinion, Role::head_of_desk, holder_unit},
    Permission{ask_opinion, Role::department_staff, holder_unit},
    Permission{ask_opinion, Role::head_of_department, holder_unit},
    Permission{ask_opinion, Role::agency_leader, holder_unit},

    Permission{give_opinion, Role::reception_clerk, asked_unit},
    Permission{give_opinion, Role::head_of_desk, asked_unit},
    Permission{give_opinion, Role::department_staff, asked_unit},
    Permission{give_opinion, Role::head_of_department, asked_unit},
    Permission{give_opinion, Role::agency_leader, asked_unit},

    Permission{send_paper, Role::reception_clerk, paper_unit},
    Permission{send_paper, Role::head_of_desk, paper_unit},
    Permission{send_paper, Role::department_staff, paper_unit},
    Permission{send_paper, Role::head_of_department, paper_unit},
    Permission{send_paper, Role::agency_leader, paper_unit},

    Permission{accept_paper, Role::reception_clerk, paper_receiver},
    Permission{accept_paper, Role::head_of_desk, paper_receiver},
    Permission{accept_paper, Role::department_staff, paper_receiver},
    Permission{accept_paper, Role::head_of_department, paper_receiver},
    Permission{accept_paper, Role::agency_leader, paper_receiver},

    Permission{decline_paper, Role::reception_clerk, paper_receiver},
    Permission{decline_paper, Role::head_of_desk, paper_receiver},
    Permission{decline_paper, Role::department_staff, paper_receiver},
    Permission{decline_paper, Role::head_of_department, paper_receiver},
    Permission{decline_paper, Role::agency_leader, paper_receiver},

    Permission{recall_paper, Role::reception_clerk, paper_giver},
    Permission{recall_paper, Role::head_of_desk, paper_giver},
    Permission{recall_paper, Role::department_staff, paper_giver},
    Permission{recall_paper, Role::head_of_department, paper_giver},
    Permission{recall_paper, Role::agency_leader, paper_giver},
};

}  // namespace

std::span<const Permission> permissions()
{
    return kPermissions;
}

}  // namespace motcua
