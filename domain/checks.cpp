#include "domain/checks.hpp"

#include "domain/texts.hpp"
#include "domain/transitions.hpp"

#include <algorithm>
#include <array>

namespace motcua {
namespace {

// A child has no citizen, and no children: it is worked on, handed on and ended, no more.
bool is_for_citizens(Action action)
{
    constexpr std::array kActions{Action::request_supplement, Action::request_payment, Action::stop,
                                  Action::reappoint,          Action::announce_early,  Action::correct,
                                  Action::open_child};
    return std::ranges::find(kActions, action) != kActions.end();
}

// What one of two linked dossiers does not allow the other.
Result<void> check_links(const Dossier& dossier, Action action)
{
    if (dossier.parent && is_for_citizens(action)) return reject(Reason::not_for_child);
    const bool settles = action == Action::decide || action == Action::withdraw;
    if (settles && !dossier.children.empty())
        return reject(Reason::children_open, "", {joined(dossier.children, ", ")});
    return {};
}

bool ends(Action action)
{
    return action == Action::return_result || action == Action::withdraw;
}

bool concerns_paper(Action action)
{
    return action == Action::send_paper || action == Action::accept_paper || action == Action::decline_paper ||
           action == Action::recall_paper || action == Action::locate;
}

bool closes_handoff(Action action)
{
    return action == Action::accept || action == Action::decline || action == Action::recall ||
           action == Action::accept_paper || action == Action::decline_paper || action == Action::recall_paper;
}

// What is on its way has to arrive, or come back, before the dossier ends: afterwards nobody could accept it. Paper
// that lies with another unit may stay there when the result is given: a department files it. What is withdrawn goes
// back to the citizen, and has to be brought to where it is taken back first.
Result<void> check_paper(const Dossier& dossier, Action action)
{
    if (!dossier.paper) return {};
    if (const Transit* moving = dossier.paper_transit()) {
        return reject(Reason::paper_in_transit, "", {moving->from, moving->to});
    }
    if (action == Action::withdraw && dossier.paper->unit != dossier.desk) {
        return reject(Reason::paper_apart, "", {dossier.paper->unit});
    }
    return {};
}

// What is used up, beyond what the tables of permissions and transitions say.
Result<void> check_limits(const Dossier& dossier, Action action)
{
    if (auto free = check_links(dossier, action); !free) return free;
    if (action == Action::request_supplement) {
        if (dossier.supplement_policy == SupplementPolicy::none) return reject(Reason::supplement_not_allowed);
        if (dossier.holder->unit != dossier.desk) return reject(Reason::wrong_holder, "", {dossier.holder->unit});
        if (dossier.supplements >= kMaxSupplements) return reject(Reason::supplement_limit);
    }
    if (action == Action::guide && dossier.guidances >= kMaxGuidances) return reject(Reason::guidance_limit);
    if (action == Action::file && dossier.channel == Channel::direct) return reject(Reason::answered_at_counter);
    if (action == Action::announce_early) {
        const bool early = dossier.due_at && office_date(*dossier.ready_at) < due_date(*dossier.due_at);
        if (!early) return reject(Reason::not_early);
        if (dossier.announced_at) return reject(Reason::already_announced);
    }
    if (action == Action::reappoint) {
        if (!dossier.due_at) return reject(Reason::reappointment_without_deadline);
        if (dossier.reappointments >= kMaxReappointments) return reject(Reason::reappointment_limit);
    }
    if (ends(action)) return check_paper(dossier, action);
    return {};
}

// Whether the dossier, or its paper, has moved on under the actor's hands: sent by or to their unit, no longer on its
// way, or ended.
bool is_overtaken(const Dossier& dossier, Action action, const Actor& actor)
{
    const auto has_side = [&](const Transit& transit) {
        return actor.unit == transit.from || actor.unit == transit.to;
    };
    if (concerns_paper(action) && dossier.paper_transit()) return has_side(*dossier.paper_transit());
    if (dossier.transit) return has_side(*dossier.transit);
    return dossier.ended_at || closes_handoff(action);
}

}  // namespace

bool is_head(Role role)
{
    return role == Role::head_of_department || role == Role::head_of_desk || role == Role::agency_leader;
}

Result<void> check_action(const Dossier& dossier, Action action, const Actor& actor)
{
    const auto permitted = check_permission(actor, action, dossier);
    const auto possible = check_transition(dossier, action);
    if (!permitted) {
        // Who came too late is told what happened meanwhile, not that the dossier is none of their business.
        const bool too_late = role_may(actor.role, action) && is_overtaken(dossier, action, actor);
        return too_late && !possible ? possible : permitted;
    }
    if (!possible) return possible;
    return check_limits(dossier, action);
}

}  // namespace motcua
