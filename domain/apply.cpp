#include "domain/events.hpp"
#include "domain/texts.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace motcua {
namespace {

// One function for each event: what it changes beyond version and time, which every event changes alike.
struct Application {
    Dossier& dossier;
    const Event& event;

    void operator()(const Received& e) const
    {
        come_in(e);
        start(e);
        dossier.status = Status::received;
        dossier.supplement_policy = e.supplement_policy;
        dossier.visit = e.visit;
        enter_step(e);
    }

    void operator()(const Filed& e) const
    {
        come_in(e);
        dossier.status = Status::filed;
        if (!dossier.filed_at) dossier.filed_at = event.happened_at;
    }

    void operator()(const Guided&) const
    {
        dossier.status = Status::guided;
        ++dossier.guidances;
    }

    void operator()(const TurnedAway&) const { end(Status::not_accepted); }

    void operator()(const HandoffSent& e) const
    {
        dossier.holder.reset();
        dossier.assigned = false;
        dossier.coordinators.clear();
        dossier.transit = Transit{e.handoff, e.from, e.to, event.actor};
        dossier.held_since = event.happened_at;
        if (e.carries != Carries::data) {
            dossier.located.reset();
        } else if (!dossier.paper) {
            dossier.paper = PaperPlace{e.from, {}, event.happened_at};
        }
    }

    void operator()(const HandoffAccepted& e) const
    {
        hold({e.unit, event.actor});
        enter_step(e);
        const bool at_desk = e.unit == dossier.desk;
        if (dossier.status == Status::received && !at_desk) dossier.status = Status::processing;
        if (dossier.status == Status::decided && at_desk) make_ready();
    }

    void operator()(const HandoffDeclined&) const { back_to_giver(); }

    void operator()(const HandoffRecalled&) const { back_to_giver(); }

    void operator()(const Assigned& e) const
    {
        if (!dossier.holder) return;
        hold({dossier.holder->unit, e.person});
        dossier.assigned = true;
        dossier.coordinators = split(e.coordinators.value_or(""));
    }

    void operator()(const SupplementRequested&) const
    {
        pause(Status::awaiting_supplement);
        ++dossier.supplements;
    }

    void operator()(const SupplementReceived& e) const { resume(e); }

    void operator()(const PaymentRequested&) const { pause(Status::awaiting_payment); }

    void operator()(const PaymentReceived& e) const { resume(e); }

    void operator()(const Stopped& e) const
    {
        pause(Status::stopped);
        dossier.paused_until = e.until;
        set_dates(e);
    }

    void operator()(const Resumed& e) const { resume(e); }

    void operator()(const Reappointed& e) const
    {
        dossier.due_at = e.due_at;
        ++dossier.reappointments;
    }

    void operator()(const CalendarChanged& e) const { set_dates(e); }

    void operator()(const Decided& e) const
    {
        dossier.status = Status::decided;
        dossier.outcome = e.outcome;
        dossier.decided_at = event.happened_at;
        if (dossier.holder && dossier.holder->unit == dossier.desk) make_ready();
    }

    // The time the result lay at the desk is the dossier's again, and its clock runs on.
    void operator()(const RedoOrdered&) const
    {
        dossier.status = Status::processing;
        dossier.outcome.reset();
        dossier.decided_at.reset();
        dossier.ready_at.reset();
        dossier.announced_at.reset();
    }

    void operator()(const EarlyAnnounced&) const { dossier.announced_at = event.happened_at; }

    void operator()(const Returned&) const { end(Status::returned); }

    void operator()(const Withdrawn&) const { end(Status::withdrawn); }

    void operator()(const OpinionAsked& e) const { dossier.opinions.push_back({event.n, e.unit, e.due_at}); }

    void operator()(const OpinionGiven& e) const
    {
        std::erase_if(dossier.opinions, [&](const OpenOpinion& opinion) { return opinion.asked == e.asked; });
    }

    void operator()(const ChildOpened& e) const { dossier.children.push_back(e.child); }

    void operator()(const ChildClosed& e) const { std::erase(dossier.children, e.child); }

    void operator()(const Linked& e) const
    {
        come_in(e);
        start(e);
        dossier.status = Status::received;
        dossier.supplement_policy = SupplementPolicy::none;
        dossier.parent = e.parent;
        dossier.asked_unit = e.unit;
    }

    void operator()(const Noted&) const {}
    void operator()(const Corrected&) const {}
    void operator()(const PaperLost&) const {}
    void operator()(const Located&) const { dossier.located = event.n; }

    void operator()(const PaperSent& e) const
    {
        dossier.paper = PaperPlace{e.from, Transit{e.handoff, e.from, e.to, event.actor}, event.happened_at};
        dossier.located.reset();
    }

    void operator()(const PaperAccepted& e) const { lay_paper(e.unit); }

    void operator()(const PaperDeclined&) const { paper_back_to_giver(); }

    void operator()(const PaperRecalled&) const { paper_back_to_giver(); }

private:
    // Where it came in, and what it is about.
    void come_in(const auto& e) const
    {
        dossier.code = event.dossier;
        dossier.procedure_code = e.procedure;
        dossier.procedure_valid_from = e.procedure_valid_from;
        dossier.desk = e.desk;
        dossier.agency = e.agency;
        dossier.channel = e.channel;
        dossier.received_at = event.happened_at;
        dossier.recorded_at = event.recorded_at;
        hold({e.desk, event.actor});
    }

    // From here on somebody answers for it, by this rule.
    void start(const auto& e) const
    {
        dossier.received_by = event.actor;
        dossier.limit = {e.limit_unit, e.limit_halves};
        dossier.hour_rule = e.hour_rule;
        dossier.original_due_at = e.due_at;
        dossier.due_at = e.due_at;
    }

    void hold(Holder holder) const
    {
        dossier.holder = std::move(holder);
        dossier.assigned = false;
        dossier.coordinators.clear();
        dossier.transit.reset();
        dossier.held_since = event.happened_at;
        join_paper();
    }

    // Paper that lies where the dossier is, is with it again.
    void join_paper() const
    {
        if (dossier.paper && dossier.holder && dossier.paper_unit() == dossier.holder->unit) dossier.paper.reset();
    }

    void lay_paper(std::string unit) const
    {
        dossier.paper = PaperPlace{std::move(unit), {}, event.happened_at};
        join_paper();
    }

    void paper_back_to_giver() const
    {
        if (dossier.paper_transit()) lay_paper(dossier.paper->unit);
    }

    void back_to_giver() const
    {
        if (dossier.transit) hold({dossier.transit->from, dossier.transit->sent_by});
    }

    void enter_step(const auto& e) const
    {
        if (!e.step) return;
        dossier.step = StepState{static_cast<int>(*e.step), event.happened_at, e.step_due_at};
        if (e.step_unit) dossier.step->budget = TimeLimit{*e.step_unit, e.step_halves.value_or(0)};
    }

    void pause(Status status) const
    {
        dossier.resume_status = dossier.status;
        dossier.status = status;
        dossier.paused_since = event.happened_at;
        ++dossier.pauses;
    }

    void resume(const auto& e) const
    {
        dossier.status = dossier.resume_status.value_or(Status::received);
        dossier.resume_status.reset();
        dossier.paused_since.reset();
        dossier.paused_until.reset();
        set_dates(e);
    }

    void set_dates(const auto& e) const
    {
        dossier.due_at = e.due_at;
        if (dossier.step) dossier.step->due_at = e.step_due_at;
    }

    void make_ready() const
    {
        dossier.status = Status::ready;
        dossier.ready_at = event.happened_at;
    }

    void end(Status status) const
    {
        dossier.status = status;
        dossier.ended_at = event.happened_at;
        dossier.holder.reset();
        dossier.assigned = false;
        dossier.coordinators.clear();
        dossier.opinions.clear();
        dossier.held_since = event.happened_at;
    }
};

}  // namespace

Dossier apply(Dossier dossier, const Event& event)
{
    std::visit(Application{dossier, event}, event.body);
    dossier.version = event.n;
    dossier.last_event_at = event.happened_at;
    return dossier;
}

std::string_view kind_of(const EventBody& body)
{
    return std::visit([](const auto& e) { return std::decay_t<decltype(e)>::kKind; }, body);
}

}  // namespace motcua
