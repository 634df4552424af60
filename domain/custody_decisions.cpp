#include "domain/decision.hpp"
#include "domain/decision_parts.hpp"
#include "domain/texts.hpp"
#include "domain/unit_roles.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace motcua {
namespace {

std::unexpected<Rejection> paper_elsewhere(const PaperPlace& paper)
{
    if (paper.transit) return reject(Reason::paper_in_transit, "", {paper.transit->from, paper.transit->to});
    return reject(Reason::paper_apart, "", {paper.unit});
}

Result<void> check_assignee(const Assignee& assignee, const std::string& holder, const std::string& pointer)
{
    if (assignee.unit != holder) return reject(Reason::not_in_unit, pointer, {assignee.account, holder});
    if (works_on_dossiers(assignee.role)) return {};
    return reject(Reason::not_a_worker, pointer, {assignee.account, std::string{to_string(assignee.role)}});
}

}  // namespace

Result<EventBody> Decision::operator()(const Send& c) const
{
    if (c.carries == Carries::both && dossier.paper) return paper_elsewhere(*dossier.paper);
    HandoffSent sent{c.handoff, dossier.holder->unit, c.to};
    if (c.carries == Carries::data) sent.carries = c.carries;
    sent.manifest = c.manifest;
    return sent;
}

Result<EventBody> Decision::operator()(const Accept& c) const
{
    if (auto fits = check_handoff(dossier, *dossier.transit, c.handoff); !fits) return std::unexpected(fits.error());
    HandoffAccepted accepted{c.handoff, dossier.transit->to};
    if (context.actor.agency != dossier.agency) accepted.agency = context.actor.agency;
    const Step* step = step_entered(dossier, context);
    if (step == nullptr) return accepted;
    const auto due = from_calendar(step_due(*context.calendar, step->budget, not_before(dossier, context.now)));
    if (!due) return std::unexpected(due.error());
    enter(accepted, *step, *due);
    return accepted;
}

Result<EventBody> Decision::operator()(const Decline& c) const
{
    if (auto fits = check_handoff(dossier, *dossier.transit, c.handoff); !fits) return std::unexpected(fits.error());
    return HandoffDeclined{c.handoff, c.reason};
}

Result<EventBody> Decision::operator()(const Recall& c) const
{
    if (auto fits = check_handoff(dossier, *dossier.transit, c.handoff); !fits) return std::unexpected(fits.error());
    return HandoffRecalled{c.handoff, c.reason};
}

Result<EventBody> Decision::operator()(const Assign& c) const
{
    const std::string& holder = dossier.holder->unit;
    if (auto fits = check_assignee(c.person, holder, "/person"); !fits) return std::unexpected(fits.error());
    std::vector<std::string> coordinators;
    for (const Assignee& one : c.coordinators) {
        const std::string pointer = "/coordinators/" + std::to_string(coordinators.size());
        if (auto fits = check_assignee(one, holder, pointer); !fits) return std::unexpected(fits.error());
        const bool twice = std::ranges::find(coordinators, one.account) != coordinators.end();
        if (twice || one.account == c.person.account) return reject(Reason::duplicate, pointer, {one.account});
        coordinators.push_back(one.account);
    }
    Assigned assigned{c.person.account};
    if (!coordinators.empty()) assigned.coordinators = joined(coordinators, ",");
    return assigned;
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
