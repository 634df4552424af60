#include "domain/decide.hpp"

#include "domain/checks.hpp"
#include "domain/decision_parts.hpp"
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

std::string joined(const std::vector<std::string>& texts)
{
    std::string out;
    for (const std::string& text : texts) out += (out.empty() ? "" : ",") + text;
    return out;
}

// How long the dossier has been stopped at the citizen's request before.
std::chrono::milliseconds stopped_so_far(const DeadlineHistory& history)
{
    std::chrono::milliseconds sum{0};
    for (const Wait& wait : history.terms.waits)
        if (wait.reason == kStopReason && wait.to) sum += *wait.to - wait.from;
    return sum;
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
        if (context.actor.agency != dossier.agency) accepted.agency = context.actor.agency;
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
        Assigned assigned{c.person};
        if (!c.coordinators.empty()) assigned.coordinators = joined(c.coordinators);
        return assigned;
    }

    Result<EventBody> operator()(const RequestSupplement& c) const
    {
        return SupplementRequested{c.reason, c.documents};
    }

    Result<EventBody> operator()(const ReceiveSupplement& c) const
    {
        const auto dates = dates_after_wait();
        if (!dates) return std::unexpected(dates.error());
        return SupplementReceived{dates->due_at, context.calendar->version(), dates->step_due_at, c.documents, c.note};
    }

    Result<EventBody> operator()(const RequestPayment& c) const { return PaymentRequested{c.amount_vnd, c.reason}; }

    Result<EventBody> operator()(const ReceivePayment& c) const
    {
        const auto dates = dates_after_wait();
        if (!dates) return std::unexpected(dates.error());
        return PaymentReceived{dates->due_at, context.calendar->version(), dates->step_due_at, c.note};
    }

    Result<EventBody> operator()(const Stop& c) const
    {
        const Instant from = not_before(dossier, context.now);
        if (c.until <= from || stopped_so_far(context.deadline) + (c.until - from) > context.longest_stop) {
            return reject(Reason::stop_too_long, "/until", {std::to_string(context.longest_stop.count())});
        }
        DeadlineHistory history = context.deadline;
        history.terms.waits.push_back({from, c.until, SupplementPolicy::pause, {}});
        const auto dates = dates_by(history);
        if (!dates) return std::unexpected(dates.error());
        return Stopped{c.until, dates->due_at, context.calendar->version(), dates->step_due_at, c.reason};
    }

    Result<EventBody> operator()(const Resume& c) const
    {
        const auto dates = dates_after_wait();
        if (!dates) return std::unexpected(dates.error());
        return Resumed{dates->due_at, context.calendar->version(), dates->step_due_at, c.note};
    }

    Result<EventBody> operator()(const Reappoint& c) const
    {
        if (c.due_at <= *dossier.due_at || c.due_at <= not_before(dossier, context.now)) {
            return reject(Reason::reappointment_not_later, "/due_at", {format_instant(*dossier.due_at)});
        }
        if (!context.calendar->works(office_date(c.due_at))) {
            return reject(Reason::not_a_working_day, "/due_at", {format_date(office_date(c.due_at))});
        }
        if (auto approved = check_approver(c.approver); !approved) return std::unexpected(approved.error());
        return Reappointed{c.due_at, c.approver.account, c.reason};
    }

    Result<EventBody> operator()(const Decide& c) const
    {
        // NĐ 61/2018 art. 19(8): a refusal states its reason in writing.
        if (c.outcome == Outcome::refused && !c.reason) return reject(Reason::missing_field, "/reason");
        return Decided{c.outcome, c.reason};
    }

    Result<EventBody> operator()(const Redo& c) const { return RedoOrdered{c.reason}; }

    Result<EventBody> operator()(const AnnounceEarly& c) const { return EarlyAnnounced{c.note}; }

    Result<EventBody> operator()(const ReturnResult& c) const
    {
        return Returned{c.receiver, c.note, c.authority, c.signature};
    }

    Result<EventBody> operator()(const Withdraw& c) const { return Withdrawn{c.reason}; }

    Result<EventBody> operator()(const AddNote& c) const { return Noted{c.text}; }

    Result<EventBody> operator()(const Correct& c) const
    {
        if (!c.applicant && !c.submitter && !c.documents) return reject(Reason::nothing_to_correct);
        if (auto approved = check_approver(c.approver); !approved) return std::unexpected(approved.error());
        return Corrected{c.approver.account, c.reason, c.applicant, c.submitter, c.documents};
    }

    Result<EventBody> operator()(const ReportLoss& c) const { return PaperLost{c.damage, c.responsible, c.papers}; }

    Result<EventBody> operator()(const Locate& c) const { return Located{c.place}; }

    Result<EventBody> operator()(const AskOpinion& c) const
    {
        const auto open = [&](const OpenOpinion& opinion) { return opinion.unit == c.unit; };
        if (c.unit == dossier.holder->unit || std::ranges::any_of(dossier.opinions, open)) {
            return reject(Reason::opinion_already_asked, "/unit", {c.unit});
        }
        const Instant now = not_before(dossier, context.now);
        const auto due = due_at(*context.calendar, DeadlineTerms{c.limit, dossier.hour_rule, now, {}});
        if (!due) return std::unexpected(due.error());
        if (!*due) return reject(Reason::invalid_value, "/limit/unit");
        return OpinionAsked{c.unit, **due, context.calendar->version(), c.question};
    }

    Result<EventBody> operator()(const GiveOpinion& c) const
    {
        const auto open = std::ranges::find(dossier.opinions, c.asked, &OpenOpinion::asked);
        if (open == dossier.opinions.end() || open->unit != context.actor.unit) {
            return reject(Reason::opinion_not_asked, "/asked", {std::to_string(c.asked)});
        }
        return OpinionGiven{c.asked, c.answer};
    }

private:
    struct Dates {
        std::optional<Instant> due_at;
        std::optional<Instant> step_due_at;
    };

    Result<Dates> dates_by(const DeadlineHistory& history) const
    {
        const auto due = from_calendar(due_at(*context.calendar, history));
        if (!due) return std::unexpected(due.error());
        Result<std::optional<Instant>> step = std::nullopt;
        if (dossier.step) step = from_calendar(step_due(*context.calendar, *dossier.step, history.terms.waits));
        if (!step) return std::unexpected(step.error());
        return Dates{*due, *step};
    }

    // The dates once the wait that lasts ends now.
    Result<Dates> dates_after_wait() const
    {
        DeadlineHistory history = context.deadline;
        end_wait(history, not_before(dossier, context.now));
        return dates_by(history);
    }

    Result<void> check_approver(const Approver& approver) const
    {
        if (is_head(approver.role) && approver.agency == dossier.agency) return {};
        return reject(Reason::not_an_approver, "/approver", {approver.account});
    }
};

// In the order of Command.
constexpr std::array kAllActions{Action::send,
                                 Action::accept,
                                 Action::decline,
                                 Action::recall,
                                 Action::assign,
                                 Action::request_supplement,
                                 Action::receive_supplement,
                                 Action::request_payment,
                                 Action::receive_payment,
                                 Action::stop,
                                 Action::resume,
                                 Action::reappoint,
                                 Action::decide,
                                 Action::redo,
                                 Action::announce_early,
                                 Action::return_result,
                                 Action::withdraw,
                                 Action::note,
                                 Action::correct,
                                 Action::report_loss,
                                 Action::locate,
                                 Action::ask_opinion,
                                 Action::give_opinion};
static_assert(kAllActions.size() == std::variant_size_v<Command>);

}  // namespace

Action action_of(const Command& command)
{
    return kAllActions[command.index()];
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
