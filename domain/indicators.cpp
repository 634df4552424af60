#include "domain/indicators.hpp"

#include <utility>

namespace motcua {
namespace {

std::optional<Instant> finished_at(const Dossier& dossier)
{
    return dossier.ready_at ? dossier.ready_at : dossier.ended_at;
}

std::int64_t& decided_class(Indicators& indicators, const Dossier& dossier)
{
    if (dossier.outcome == Outcome::refused) return indicators.refused;
    if (!dossier.due_at) return indicators.no_deadline;
    switch (verdict(dossier.limit, *dossier.due_at, *dossier.ready_at)) {
        case Verdict::early:
            return indicators.decided_early;
        case Verdict::on_time:
            return indicators.decided_on_time;
        case Verdict::late:
            return indicators.decided_late;
    }
    return indicators.decided_late;
}

std::int64_t& open_class(Indicators& indicators, const Dossier& dossier, Instant as_of)
{
    if (!dossier.due_at) return indicators.no_deadline;
    if (dossier.rests(as_of)) return indicators.waiting;
    return *dossier.due_at < as_of ? indicators.in_progress_overdue : indicators.in_progress_in_time;
}

std::int64_t& class_of(Indicators& indicators, const Dossier& dossier, Instant as_of)
{
    if (dossier.ready_at) return decided_class(indicators, dossier);
    if (dossier.status == Status::withdrawn) return indicators.withdrawn;
    return open_class(indicators, dossier, as_of);
}

void add_filing(Indicators& indicators, Status status)
{
    if (status == Status::filed) ++indicators.filed;
    if (status == Status::guided) ++indicators.guided;
    if (status == Status::not_accepted) ++indicators.not_accepted;
}

}  // namespace

std::optional<Dossier> state_at(std::span<const Event> history, Instant t)
{
    std::optional<Dossier> dossier;
    for (const Event& event : history) {
        if (event.happened_at >= t) break;
        dossier = apply(dossier ? *std::move(dossier) : Dossier{}, event);
    }
    return dossier;
}

void add(Indicators& indicators, const Dossier& at_end, Instant from, Instant as_of)
{
    const auto finished = finished_at(at_end);
    if (finished && *finished < from) return;
    if (!at_end.was_received()) return add_filing(indicators, at_end.status);
    ++(at_end.received_at < from ? indicators.carried_over : indicators.received);
    ++class_of(indicators, at_end, as_of);
}

bool adds_up(const Indicators& i)
{
    return i.received + i.carried_over == i.decided_early + i.decided_on_time + i.decided_late + i.in_progress_in_time +
                                              i.in_progress_overdue + i.waiting + i.refused + i.withdrawn +
                                              i.no_deadline;
}

std::optional<std::int64_t> on_time_tenths(const Indicators& i)
{
    const std::int64_t good = i.decided_early + i.decided_on_time;
    const std::int64_t all = good + i.decided_late;
    if (all == 0) return std::nullopt;
    return (2000 * good + all) / (2 * all);
}

}  // namespace motcua
