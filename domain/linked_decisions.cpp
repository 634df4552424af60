#include "domain/decision.hpp"
#include "domain/decision_parts.hpp"
#include "domain/linked.hpp"

namespace motcua {

Result<EventBody> Decision::operator()(const OpenChild& c) const
{
    if (c.unit == dossier.holder->unit) return reject(Reason::invalid_value, "/unit", {c.unit});
    const Instant now = not_before(dossier, context.now);
    const auto due = from_calendar(due_at(*context.calendar, DeadlineTerms{c.limit, context.hour_rule, now, {}}));
    if (!due) return std::unexpected(due.error());
    if (!*due) return reject(Reason::invalid_value, "/limit/unit", {std::string{to_string(c.limit.unit)}});
    return ChildOpened{c.child, c.unit, **due, c.task};
}

Event begin_child(const Dossier& parent, const Event& opened, const ChildTerms& terms, const Context& context)
{
    const auto& opening = std::get<ChildOpened>(opened.body);
    Linked body{.parent = parent.code,
                .procedure = parent.procedure_code,
                .procedure_valid_from = parent.procedure_valid_from,
                .desk = context.actor.unit,
                .agency = context.actor.agency,
                .unit = opening.unit,
                .channel = parent.channel,
                .limit_unit = terms.limit.unit,
                .limit_halves = terms.limit.halves,
                .hour_rule = context.hour_rule,
                .due_at = opening.due_at,
                .calendar = context.calendar->version(),
                .task = terms.task,
                .note = terms.note};
    return {opening.child,      1, opened.happened_at, opened.recorded_at, context.actor.account, std::move(body),
            opened.on_behalf_of};
}

Event close_child(const Dossier& parent, const Dossier& child, const Actor& actor)
{
    const Instant at = not_before(parent, child.last_event_at);
    return {parent.code,       parent.version + 1, at, at, actor.account, ChildClosed{child.code, child.outcome},
            actor.on_behalf_of};
}

}  // namespace motcua
