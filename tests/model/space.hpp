#pragma once

#include "domain/custody.hpp"
#include "tests/support/commands.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// The states a dossier can be in, walked breadth first through decide() and apply().

namespace motcua::test {

// How far the walk goes.
struct Bounds {
    std::vector<Instant> moments;  // at which something may happen; several things may at one of them
    SupplementPolicy policy = SupplementPolicy::restart;
    std::vector<std::string> units = {};
    std::vector<std::string> people = {};
    std::vector<std::chrono::hours> stops = {};
    int waits = 2;  // of any kind
    bool opinions = false;
    bool filed = false;  // it begins with a filing by post
    bool apart = false;  // paper and data may travel apart
};

// The last entry of a journal and what was before it: journals share what they have in common.
struct Entry {
    std::shared_ptr<const Entry> before;
    Event event;
};

struct State {
    Dossier dossier;
    std::shared_ptr<const Entry> last;
};

std::vector<Event> journal_of(const State& state);

// The dossier of the walk, received or filed at the first moment.
State first_state(const Bounds& bounds);

// What makes a state distinct from another, as a text: all of the dossier and of what its due date follows from.
std::string key_of(const State& state);

// Every state that some person's command leads to, at any moment left. Numbers that only count up (entries, handoffs)
// are made small again, so that the space is finite. An edge the table of transitions does not know is reported in
// `faults`.
std::vector<State> next_states(const State& state, const Bounds& bounds, std::vector<std::string>& faults);

// What is wrong with a state by itself: holders, ledger, limits, waits. Nothing when all is well.
std::vector<std::string> faults_of(const State& state, const Bounds& bounds);

}  // namespace motcua::test
