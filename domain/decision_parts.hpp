#pragma once

#include "domain/catalogue.hpp"
#include "domain/decide.hpp"
#include "domain/dossier.hpp"
#include "domain/result.hpp"
#include "domain/time.hpp"

#include <optional>

// What the receipt and the commands after it have in common. Only for the files that decide.

namespace motcua {

// A moment the calendar cannot reach is a matter of the catalogue, not of the field the clock names.
template <class T>
Result<T> from_calendar(Result<T> result)
{
    if (result) return result;
    if (result.error().reason == Reason::calendar_missing) result.error().pointer.clear();
    return result;
}

// not_in_handoff unless the open handoff of the dossier, or of its paper, is the one named.
inline Result<void> check_handoff(const Dossier& dossier, const Transit& open, std::int64_t handoff)
{
    if (open.handoff == handoff) return {};
    return reject(Reason::not_in_handoff, "", {dossier.code, std::to_string(handoff)});
}

// Says in the event which step begins, with its budget: the catalogue may have another one later.
inline void enter(auto& event, const Step& step, std::optional<Instant> due_at)
{
    event.step = step.seq;
    event.step_unit = step.budget.unit;
    event.step_halves = step.budget.halves;
    if (step.runs) event.step_due_at = due_at;
}

// What a receipt says, with its dates; the rejections of receive().
Result<Received> receipt_of(const Receive& receipt,
                            const Procedure& procedure,
                            const Unit& desk,
                            const std::string& agency,
                            const Context& context);

}  // namespace motcua
