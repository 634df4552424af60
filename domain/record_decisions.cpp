#include "domain/decision.hpp"

#include <algorithm>
#include <string>

namespace motcua {

Result<EventBody> Decision::operator()(const AddNote& c) const
{
    return Noted{c.text};
}

Result<EventBody> Decision::operator()(const Correct& c) const
{
    if (!c.applicant && !c.submitter && !c.documents) return reject(Reason::nothing_to_correct);
    if (auto approved = check_approver(c.approver); !approved) return std::unexpected(approved.error());
    return Corrected{c.approver.account, c.reason, c.applicant, c.submitter, c.documents};
}

Result<EventBody> Decision::operator()(const ReportLoss& c) const
{
    if (std::ranges::find(context.had_it, c.responsible) == context.had_it.end()) {
        return reject(Reason::never_had_it, "/responsible", {c.responsible});
    }
    return PaperLost{c.damage, c.responsible, c.papers};
}

Result<EventBody> Decision::operator()(const Locate& c) const
{
    return Located{c.place};
}

Result<EventBody> Decision::operator()(const AskOpinion& c) const
{
    const auto open = [&](const OpenOpinion& opinion) { return opinion.unit == c.unit; };
    if (c.unit == dossier.holder->unit || std::ranges::any_of(dossier.opinions, open)) {
        return reject(Reason::opinion_already_asked, "/unit", {c.unit});
    }
    const Instant now = not_before(dossier, context.now);
    const auto due = due_at(*context.calendar, DeadlineTerms{c.limit, dossier.hour_rule, now, {}});
    if (!due) return std::unexpected(due.error());
    if (!*due) return reject(Reason::invalid_value, "/limit/unit", {std::string{to_string(c.limit.unit)}});
    return OpinionAsked{c.unit, **due, context.calendar->version(), c.question};
}

Result<EventBody> Decision::operator()(const GiveOpinion& c) const
{
    const auto open = std::ranges::find(dossier.opinions, c.asked, &OpenOpinion::asked);
    if (open == dossier.opinions.end() || open->unit != context.actor.unit) {
        return reject(Reason::opinion_not_asked, "/asked", {std::to_string(c.asked)});
    }
    return OpinionGiven{c.asked, c.answer};
}

}  // namespace motcua
