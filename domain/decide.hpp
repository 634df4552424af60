#pragma once

#include "domain/access.hpp"
#include "domain/checks.hpp"
#include "domain/commands.hpp"
#include "domain/deadline_history.hpp"

#include <chrono>
#include <memory>
#include <vector>

// The rules: a command and the dossier as it stands give the event that happens, or the reason why none does.

namespace motcua {

// No law we know says how long; an office may say otherwise.
inline constexpr std::chrono::days kLongestStop{90};

// What a decision depends on besides the dossier.
struct Context {
    Actor actor;
    // The actor's own unit, and what kind of agency it belongs to: they tell which steps it works on.
    Unit unit;
    UnitKind agency_kind = UnitKind::commune;
    Instant now{};
    // Of the desk of receipt.
    std::shared_ptr<const WorkingCalendar> calendar;
    // Of the procedure, in order.
    std::vector<Step> steps;
    // Of the dossier; only a stop and the end of a wait ask for it.
    DeadlineHistory deadline = {};
    // The units that have had the dossier or its paper (units_that_had()); only the report of a loss asks for them.
    std::vector<std::string> had_it = {};
    // How long a dossier may be stopped at the citizen's request, all in all.
    std::chrono::days longest_stop = kLongestStop;
    // The agency's reading of limits in days.
    HourRule hour_rule = HourRule::end_of_day;
};

// Receives a dossier at a desk. `desk` must be a one-stop desk in force and `procedure` the version in force on the day
// of receipt. Rejections: forbidden_role, forbidden_relation (a desk other than the actor's), not_a_desk, not_in_force,
// in_the_future at /received_at, calendar_missing.
Result<Event> receive(const Receive& command,
                      const Procedure& procedure,
                      const Unit& desk,
                      const std::string& agency,
                      const Context& context);

// The same up to the code: whether this receipt can happen at all. A code is only minted for one that can.
Result<void> check_receipt(const Receive& command,
                           const Procedure& procedure,
                           const Unit& desk,
                           const Context& context);

// Takes down what came in without accepting it yet; `received_at` is when it came. The rejections of receive(), the
// moment's at /filed_at and no calendar_missing.
Result<Event> file(const Receive& filing,
                   const Procedure& procedure,
                   const Unit& desk,
                   const std::string& agency,
                   const Context& context);
Result<void> check_filing(const Receive& filing, const Procedure& procedure, const Unit& desk, const Context& context);

// What is handed in at the counter is answered there: received, guided or refused, never only filed
// (NĐ 61/2018 art. 15(3), 17). answered_at_counter at /channel.
Result<void> check_waits_for_answer(Channel channel);

// When the next event of a dossier happens. Milliseconds never run backwards inside a dossier, whatever the machine's
// clock does. A late entry happened long before it was recorded: what follows is later than both.
Instant not_before(const Dossier& dossier, Instant now);

// Applies a command to a dossier that exists. Rejections: forbidden_role, forbidden_relation, wrong_state, in_transit,
// wrong_holder (a supplement is asked for at the desk), not_in_handoff, assigned_to_another, not_in_unit and
// not_a_worker at /person and /coordinators, duplicate at /coordinators, never_had_it at /responsible, in_the_past at
// /until, paper_apart, paper_in_transit, supplement_not_allowed, supplement_limit, children_open, not_for_child,
// guidance_limit, answered_at_counter, out_of_order at /received_at (before
// what is written already), reappointment_limit, reappointment_without_deadline, reappointment_not_later,
// not_a_working_day, not_an_approver, missing_field at /reason, calendar_missing.
Result<Event> decide(const Dossier& dossier, const Command& command, const Context& context);

// What the actor may do with the dossier now: permitted, possible in its status, and not used up. Whatever is listed
// fails only for what the request itself says.
std::vector<Action> allowed_actions(const Dossier& dossier, const Actor& actor);

// The step a dossier enters when the context's unit accepts it; null when it stays in the step it is in. A unit that
// works on the current step goes on with it; otherwise the next step it works on is entered, or the last one before
// (sent back). A dossier that comes back to its desk undecided stays in its step: the desk only passes something on.
const Step* step_entered(const Dossier& dossier, const Context& context);

}  // namespace motcua
