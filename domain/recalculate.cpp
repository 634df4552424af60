#include "domain/recalculate.hpp"

#include <utility>

namespace motcua {
namespace {

std::unexpected<Rejection> without_pointer(Rejection rejection)
{
    rejection.pointer.clear();
    return std::unexpected(std::move(rejection));
}

}  // namespace

Result<std::optional<CalendarChanged>> recalculate(const Dossier& dossier,
                                                   const DeadlineHistory& history,
                                                   const WorkingCalendar& calendar)
{
    if (dossier.ready_at || dossier.ended_at) return std::nullopt;
    const auto due = due_at(calendar, history);
    if (!due) return without_pointer(due.error());
    Result<std::optional<Instant>> step = std::nullopt;
    if (dossier.step) step = step_due(calendar, *dossier.step, history.terms.waits);
    if (!step) return without_pointer(step.error());
    if (*due == dossier.due_at && (!dossier.step || *step == dossier.step->due_at)) return std::nullopt;
    return CalendarChanged{calendar.version(), *due, *step};
}

}  // namespace motcua
