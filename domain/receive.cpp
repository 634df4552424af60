#include "domain/decide.hpp"
#include "domain/decision_parts.hpp"
#include "domain/unit_roles.hpp"

#include <algorithm>
#include <utility>

namespace motcua {
namespace {

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

// Whether something that came in at `at` can be taken in at the desk at all.
Result<void> check_intake(
    Action action, Instant at, const char* moment, const Procedure& procedure, const Unit& desk, const Context& context)
{
    const std::string what{to_string(action)};
    if (!role_may(context.actor.role, action)) {
        return reject(Reason::forbidden_role, "", {std::string{to_string(context.actor.role)}, what});
    }
    if (desk.kind != UnitKind::one_stop_desk) return reject(Reason::not_a_desk, "/desk", {desk.code});
    if (context.actor.unit != desk.code) return reject(Reason::forbidden_relation, "/desk", {context.actor.unit, what});
    if (at > context.now) return reject(Reason::in_the_future, moment);
    const Date date = office_date(at);
    if (!desk.validity.covers(date)) return reject(Reason::not_in_force, "/desk", {desk.code, format_date(date)});
    if (!procedure.validity.covers(date)) {
        return reject(Reason::not_in_force, "/procedure", {procedure.code, format_date(date)});
    }
    return {};
}

Event first_event(const Receive& what, const Context& context, EventBody body)
{
    return {what.code,
            1,
            what.received_at,
            context.now,
            context.actor.account,
            std::move(body),
            context.actor.on_behalf_of};
}

}  // namespace

Result<void> check_receipt(const Receive& command, const Procedure& procedure, const Unit& desk, const Context& context)
{
    return check_intake(Action::receive, command.received_at, "/received_at", procedure, desk, context);
}

Result<Received> receipt_of(const Receive& command,
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
                  .note = command.note,
                  .visit = command.visit};
    if (const auto set = set_deadlines(body, command, desk, context); !set) return std::unexpected(set.error());
    return body;
}

Result<Event> receive(const Receive& command,
                      const Procedure& procedure,
                      const Unit& desk,
                      const std::string& agency,
                      const Context& context)
{
    auto body = receipt_of(command, procedure, desk, agency, context);
    if (!body) return std::unexpected(body.error());
    return first_event(command, context, *std::move(body));
}

Result<void> check_filing(const Receive& filing, const Procedure& procedure, const Unit& desk, const Context& context)
{
    return check_intake(Action::file, filing.received_at, "/filed_at", procedure, desk, context);
}

Result<Event> file(const Receive& filing,
                   const Procedure& procedure,
                   const Unit& desk,
                   const std::string& agency,
                   const Context& context)
{
    if (const auto possible = check_filing(filing, procedure, desk, context); !possible) {
        return std::unexpected(possible.error());
    }
    Filed body{.procedure = procedure.code,
               .procedure_valid_from = procedure.validity.from,
               .desk = desk.code,
               .agency = agency,
               .channel = filing.channel,
               .code_from_portal = filing.code_from_portal,
               .applicant = filing.applicant,
               .submitter = filing.submitter,
               .documents = filing.documents,
               .note = filing.note};
    return first_event(filing, context, std::move(body));
}

Result<void> check_waits_for_answer(Channel channel)
{
    if (channel == Channel::direct) return reject(Reason::answered_at_counter, "/channel");
    return {};
}

}  // namespace motcua
