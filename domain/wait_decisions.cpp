#include "domain/decision.hpp"
#include "domain/decision_parts.hpp"

#include <chrono>
#include <string>

namespace motcua {
namespace {

// How long the dossier has been stopped at the citizen's request before.
std::chrono::milliseconds stopped_so_far(const DeadlineHistory& history)
{
    std::chrono::milliseconds sum{0};
    for (const Wait& wait : history.terms.waits)
        if (wait.reason == kStopReason && wait.to) sum += *wait.to - wait.from;
    return sum;
}

}  // namespace

Result<EventBody> Decision::operator()(const RequestSupplement& c) const
{
    return SupplementRequested{c.reason, c.documents};
}

Result<EventBody> Decision::operator()(const ReceiveSupplement& c) const
{
    const auto dates = dates_after_wait();
    if (!dates) return std::unexpected(dates.error());
    return SupplementReceived{dates->due_at, context.calendar->version(), dates->step_due_at, c.documents, c.note};
}

Result<EventBody> Decision::operator()(const RequestPayment& c) const
{
    return PaymentRequested{c.amount_vnd, c.reason};
}

Result<EventBody> Decision::operator()(const ReceivePayment& c) const
{
    const auto dates = dates_after_wait();
    if (!dates) return std::unexpected(dates.error());
    return PaymentReceived{dates->due_at, context.calendar->version(), dates->step_due_at, c.note};
}

Result<EventBody> Decision::operator()(const Stop& c) const
{
    const Instant from = not_before(dossier, context.now);
    if (c.until <= from) return reject(Reason::in_the_past, "/until");
    if (stopped_so_far(context.deadline) + (c.until - from) > context.longest_stop) {
        return reject(Reason::stop_too_long, "/until", {std::to_string(context.longest_stop.count())});
    }
    DeadlineHistory history = context.deadline;
    history.terms.waits.push_back({from, c.until, SupplementPolicy::pause, {}});
    const auto dates = dates_by(history);
    if (!dates) return std::unexpected(dates.error());
    return Stopped{c.until, dates->due_at, context.calendar->version(), dates->step_due_at, c.reason};
}

Result<EventBody> Decision::operator()(const Resume& c) const
{
    const auto dates = dates_after_wait();
    if (!dates) return std::unexpected(dates.error());
    return Resumed{dates->due_at, context.calendar->version(), dates->step_due_at, c.note};
}

Result<Decision::Dates> Decision::dates_by(const DeadlineHistory& history) const
{
    const auto due = from_calendar(due_at(*context.calendar, history));
    if (!due) return std::unexpected(due.error());
    Result<std::optional<Instant>> step = std::nullopt;
    if (dossier.step) step = from_calendar(step_due(*context.calendar, *dossier.step, history.terms.waits));
    if (!step) return std::unexpected(step.error());
    return Dates{*due, *step};
}

// The dates once the wait that lasts ends now.
Result<Decision::Dates> Decision::dates_after_wait() const
{
    DeadlineHistory history = context.deadline;
    end_wait(history, not_before(dossier, context.now));
    return dates_by(history);
}

}  // namespace motcua
