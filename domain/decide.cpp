#include "domain/decide.hpp"

#include "domain/checks.hpp"
#include "domain/unit_roles.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace motcua {

Instant not_before(const Dossier& dossier, Instant now)
{
    return std::max({dossier.last_event_at, dossier.recorded_at, now});
}

namespace {

Event event_of(const Dossier& dossier, const Context& context, EventBody body)
{
    const Instant at = not_before(dossier, context.now);
    return {dossier.code, dossier.version + 1, at, at, context.actor.account, std::move(body)};
}

Result<void> check_handoff(const Dossier& dossier, std::int64_t handoff)
{
    if (dossier.transit->handoff == handoff) return {};
    return reject(Reason::not_in_handoff, "", {dossier.code, std::to_string(dossier.transit->handoff)});
}

// A moment the calendar cannot reach is a matter of the catalogue, not of the field the clock names.
template <class T>
Result<T> from_calendar(Result<T> result)
{
    if (result) return result;
    if (result.error().reason == Reason::calendar_missing) result.error().pointer.clear();
    return result;
}

// Says in the event which step begins, with its budget: the catalogue may have another one later.
void enter(auto& event, const Step& step, std::optional<Instant> due_at)
{
    event.step = step.seq;
    event.step_unit = step.budget.unit;
    event.step_halves = step.budget.halves;
    if (step.runs) event.step_due_at = due_at;
}

// The body of the event each command leads to. Permission, status and limits have been checked.
struct Decision {
    const Dossier& dossier;
    const Context& context;

    Result<EventBody> operator()(const Send& c) const { return HandoffSent{c.handoff, dossier.holder->unit, c.to}; }

    Result<EventBody> operator()(const Accept& c) const
    {
        if (auto fits = check_handoff(dossier, c.handoff); !fits) return std::unexpected(fits.error());
        HandoffAccepted accepted{c.handoff, dossier.transit->to};
        const Step* step = step_entered(dossier, context);
        if (step == nullptr) return accepted;
        const auto due = from_calendar(step_due(*context.calendar, step->budget, not_before(dossier, context.now)));
        if (!due) return std::unexpected(due.error());
        enter(accepted, *step, *due);
        return accepted;
    }

    Result<EventBody> operator()(const Decline& c) const
    {
        if (auto fits = check_handoff(dossier, c.handoff); !fits) return std::unexpected(fits.error());
        return HandoffDeclined{c.handoff, c.reason};
    }

    Result<EventBody> operator()(const Recall& c) const
    {
        if (auto fits = check_handoff(dossier, c.handoff); !fits) return std::unexpected(fits.error());
        return HandoffRecalled{c.handoff, c.reason};
    }

    Result<EventBody> operator()(const Assign& c) const
    {
        if (c.person_unit != dossier.holder->unit) {
            return reject(Reason::not_in_unit, "/person", {c.person, dossier.holder->unit});
        }
        return Assigned{c.person};
    }

    Result<EventBody> operator()(const RequestSupplement& c) const
    {
        return SupplementRequested{c.reason, c.documents};
    }

    Result<EventBody> operator()(const ReceiveSupplement& c) const
    {
        const DeadlineHistory history = history_after_wait();
        const auto due = from_calendar(due_at(*context.calendar, history));
        if (!due) return std::unexpected(due.error());
        Result<std::optional<Instant>> step = std::nullopt;
        if (dossier.step) step = from_calendar(step_due(*context.calendar, *dossier.step, history.terms.waits));
        if (!step) return std::unexpected(step.error());
        return SupplementReceived{*due, context.calendar->version(), *step, c.documents, c.note};
    }

    Result<EventBody> operator()(const Reappoint& c) const
    {
        if (c.due_at <= *dossier.due_at || c.due_at <= not_before(dossier, context.now)) {
            return reject(Reason::reappointment_not_later, "/due_at", {format_instant(*dossier.due_at)});
        }
        if (!context.calendar->works(office_date(c.due_at))) {
            return reject(Reason::not_a_working_day, "/due_at", {format_date(office_date(c.due_at))});
        }
        if (!is_head(c.approver_role) || c.approver_agency != dossier.agency) {
            return reject(Reason::not_an_approver, "/approver", {c.approver});
        }
        return Reappointed{c.due_at, c.approver, c.reason};
    }

    Result<EventBody> operator()(const Decide& c) const
    {
        // NĐ 61/2018 art. 19(8): a refusal states its reason in writing.
        if (c.outcome == Outcome::refused && !c.reason) return reject(Reason::missing_field, "/reason");
        return Decided{c.outcome, c.reason};
    }

    Result<EventBody> operator()(const ReturnResult& c) const { return Returned{c.receiver, c.note}; }

    Result<EventBody> operator()(const Withdraw& c) const { return Withdrawn{c.reason}; }

    Result<EventBody> operator()(const AddNote& c) const { return Noted{c.text}; }

private:
    // The history once the wait that lasts ends now.
    DeadlineHistory history_after_wait() const
    {
        DeadlineHistory history = context.deadline;
        if (!history.terms.waits.empty()) history.terms.waits.back().to = not_before(dossier, context.now);
        return history;
    }
};

// The step a dossier begins in: the desk's own, or the first there is.
const Step* first_step(const Context& context, const Unit& desk)
{
    const auto desk_step = std::ranges::find_if(
        context.steps, [&](const Step& step) { return plays_role(desk, context.agency_kind, step.unit_role); });
    if (desk_step != context.steps.end()) return &*desk_step;
    return context.steps.empty() ? nullptr : &context.steps.front();
}

Result<void> set_deadlines(Received& received, const Receive& command, const Unit& desk, const Context& context)
{
    const DeadlineTerms terms{{received.limit_unit, received.limit_halves}, received.hour_rule, command.received_at};
    const auto due = from_calendar(due_at(*context.calendar, terms));
    if (!due) return std::unexpected(due.error());
    received.due_at = *due;
    const Step* step = first_step(context, desk);
    if (step == nullptr) return {};
    const auto step_due_at = from_calendar(step_due(*context.calendar, step->budget, command.received_at));
    if (!step_due_at) return std::unexpected(step_due_at.error());
    enter(received, *step, *step_due_at);
    return {};
}

constexpr std::array kAllActions{Action::send,
                                 Action::accept,
                                 Action::decline,
                                 Action::recall,
                                 Action::assign,
                                 Action::request_supplement,
                                 Action::receive_supplement,
                                 Action::reappoint,
                                 Action::decide,
                                 Action::return_result,
                                 Action::withdraw,
                                 Action::note};

}  // namespace

Action action_of(const Command& command)
{
    return kAllActions[command.index()];
}

Result<void> check_receipt(const Receive& command, const Procedure& procedure, const Unit& desk, const Context& context)
{
    if (!role_may(context.actor.role, Action::receive)) {
        return reject(Reason::forbidden_role, "", {std::string{to_string(context.actor.role)}, "receive"});
    }
    if (desk.kind != UnitKind::one_stop_desk) return reject(Reason::not_a_desk, "/desk", {desk.code});
    if (context.actor.unit != desk.code)
        return reject(Reason::forbidden_relation, "/desk", {context.actor.unit, "receive"});
    if (command.received_at > context.now) return reject(Reason::in_the_future, "/received_at");
    const Date date = office_date(command.received_at);
    if (!desk.validity.covers(date)) return reject(Reason::not_in_force, "/desk", {desk.code, format_date(date)});
    if (!procedure.validity.covers(date)) {
        return reject(Reason::not_in_force, "/procedure", {procedure.code, format_date(date)});
    }
    return {};
}

Result<Event> receive(const Receive& command,
                      const Procedure& procedure,
                      const Unit& desk,
                      const std::string& agency,
                      const Context& context)
{
    if (const auto possible = check_receipt(command, procedure, desk, context); !possible) {
        return std::unexpected(possible.error());
    }
    Received body{.procedure = procedure.code,
                  .procedure_valid_from = procedure.validity.from,
                  .desk = desk.code,
                  .agency = agency,
                  .channel = command.channel,
                  .code_from_portal = command.code_from_portal,
                  .limit_unit = procedure.limit.unit,
                  .limit_halves = procedure.limit.halves,
                  .hour_rule = context.hour_rule,
                  .supplement_policy = procedure.supplement,
                  .calendar = context.calendar->version(),
                  .applicant = command.applicant,
                  .submitter = command.submitter,
                  .documents = command.documents,
                  .note = command.note};
    if (const auto set = set_deadlines(body, command, desk, context); !set) return std::unexpected(set.error());
    return Event{command.code, 1, command.received_at, context.now, context.actor.account, std::move(body)};
}

Result<Event> decide(const Dossier& dossier, const Command& command, const Context& context)
{
    if (auto possible = check_action(dossier, action_of(command), context.actor); !possible) {
        return std::unexpected(possible.error());
    }
    auto body = std::visit(Decision{dossier, context}, command);
    if (!body) return std::unexpected(body.error());
    return event_of(dossier, context, *std::move(body));
}

std::vector<Action> allowed_actions(const Dossier& dossier, const Actor& actor)
{
    std::vector<Action> allowed;
    std::ranges::copy_if(kAllActions, std::back_inserter(allowed),
                         [&](Action action) { return check_action(dossier, action, actor).has_value(); });
    return allowed;
}

const Step* step_entered(const Dossier& dossier, const Context& context)
{
    if (!dossier.step) return nullptr;
    if (context.unit.code == dossier.desk && !dossier.outcome) return nullptr;
    const auto works_on = [&](const Step& step) {
        return plays_role(context.unit, context.agency_kind, step.unit_role);
    };
    const int current = dossier.step->seq;
    const Step* before = nullptr;
    for (const Step& step : context.steps) {
        if (!works_on(step)) continue;
        if (step.seq == current) return nullptr;
        if (step.seq > current) return &step;
        before = &step;
    }
    return before;
}

}  // namespace motcua
