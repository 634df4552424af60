#pragma once

#include "domain/decide.hpp"

#include <cstdint>
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

// The children of a period, which count in no other figure: done or to be done in time, or late. Those taken back count
// nowhere.
struct ChildFigures {
    std::int64_t in_time = 0;
    std::int64_t late = 0;

    bool operator==(const ChildFigures&) const = default;
};
void add(ChildFigures& figures, const Dossier& at_end, Instant from, Instant as_of);

}  // namespace motcua
