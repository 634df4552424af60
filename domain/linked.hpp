#pragma once

#include "domain/decide.hpp"

#include <optional>
#include <string>

// Linked procedures in parallel: what happens to two dossiers at once. One transaction writes both events.

namespace motcua {

// What a child begins with besides what its parent's journal says, sealed under the child.
struct ChildTerms {
    TimeLimit limit = {};
    Seal task;
    std::optional<Seal> note = {};
};

// The first event of a child, after the event that opened it on the parent. The context is the opening unit's: its
// result comes back there, by that unit's calendar.
Event begin_child(const Dossier& parent, const Event& opened, const ChildTerms& terms, const Context& context);

// What the parent's journal says once a child has ended, by whom it was ended.
Event close_child(const Dossier& parent, const Dossier& child, const Actor& actor);

}  // namespace motcua
