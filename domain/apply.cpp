#include "domain/events.hpp"

#include <utility>

namespace motcua {
namespace {

// One function for each event: what it changes beyond version and time, which every event changes alike.
struct Application {
    Dossier& dossier;
    const Event& event;

    void operator()(const Received& e) const
    {
        dossier.code = event.dossier;
        dossier.status = Status::received;
        dossier.procedure_code = e.procedure;
        dossier.procedure_valid_from = e.procedure_valid_from;
        dossier.desk = e.desk;
        dossier.agency = e.agency;
        dossier.channel = e.channel;
        dossier.received_at = event.happened_at;
        dossier.recorded_at = event.recorded_at;
        dossier.received_by = event.actor;
        dossier.limit = {e.limit_unit, e.limit_halves};
        dossier.hour_rule = e.hour_rule;
        dossier.supplement_policy = e.supplement_policy;
        dossier.original_due_at = e.due_at;
        dossier.due_at = e.due_at;
        hold({e.desk, event.actor});
        enter_step(e);
    }

    void operator()(const HandoffSent& e) const
    {
        dossier.holder.reset();
        dossier.assigned = false;
        dossier.transit = Transit{e.handoff, e.from, e.to, event.actor};
        dossier.held_since = event.happened_at;
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
    }

    void operator()(const SupplementRequested&) const
    {
        dossier.resume_status = dossier.status;
        dossier.status = Status::awaiting_supplement;
        dossier.paused_since = event.happened_at;
        ++dossier.supplements;
    }

    void operator()(const SupplementReceived& e) const
    {
        dossier.status = dossier.resume_status.value_or(Status::received);
        dossier.resume_status.reset();
        dossier.paused_since.reset();
        dossier.due_at = e.due_at;
        if (dossier.step) dossier.step->due_at = e.step_due_at;
    }

    void operator()(const Reappointed& e) const
    {
        dossier.due_at = e.due_at;
        ++dossier.reappointments;
    }

    void operator()(const CalendarChanged& e) const
    {
        dossier.due_at = e.due_at;
        if (dossier.step) dossier.step->due_at = e.step_due_at;
    }

    void operator()(const Decided& e) const
    {
        dossier.status = Status::decided;
        dossier.outcome = e.outcome;
        dossier.decided_at = event.happened_at;
        if (dossier.holder && dossier.holder->unit == dossier.desk) make_ready();
    }

    void operator()(const Returned&) const { end(Status::returned); }

    void operator()(const Withdrawn&) const { end(Status::withdrawn); }

    void operator()(const Noted&) const {}

private:
    void hold(Holder holder) const
    {
        dossier.holder = std::move(holder);
        dossier.assigned = false;
        dossier.transit.reset();
        dossier.held_since = event.happened_at;
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
