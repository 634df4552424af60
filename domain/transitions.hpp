#pragma once

#include "domain/access.hpp"
#include "domain/dossier.hpp"

#include <optional>
#include <span>

// The workflow as data: in which status what can be done, and what it leads to.

namespace motcua {

// Whether an action needs the dossier in somebody's hands, on its way, or does not mind; or its paper lying somewhere
// (with the dossier or not), or travelling alone.
enum class Place : std::uint8_t { held, in_transit, either, paper_lies, paper_moves };

struct Transition {
    Status from;
    Action action;
    Place place;
    // Every status the action can lead to; which of them, the event's application says (decided at the desk itself is
    // ready at once).
    Status to;
};

// The whole table. What begins a dossier, `receive` and `file`, stands in it only for what was filed before.
std::span<const Transition> transitions();

// Whether the table lets this be done in the dossier's status and place: wrong_state with the status and the action, or
// in_transit (paper_in_transit) when only the open handoff (of the paper) stands in the way.
Result<void> check_transition(const Dossier& dossier, Action action);

}  // namespace motcua
