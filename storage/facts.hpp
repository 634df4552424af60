#pragma once

#include "domain/facts.hpp"
#include "storage/calendars.hpp"
#include "storage/follower.hpp"
#include "storage/session.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The facts of dossiers: folded from the journal, and kept so that figures need not fold all of it each time.

namespace motcua::storage {

inline constexpr std::string_view kFactsFollower = "facts";

// What a fold may know; absent parts let everything through.
struct FactsBound {
    std::optional<Instant> recorded_by = {};
    std::optional<std::int64_t> position = {};          // of entries
    std::optional<std::int64_t> calendar_version = {};  // the one to count by; absent: in force
};

// The facts of these dossiers as their journals are within the bound. A journal that cannot be read gives what it says
// up to there: that is for `motcua verify` to tell.
std::vector<Facts> fold_facts(Session& session,
                              Calendars& calendars,
                              const AlarmRules& rules,
                              std::span<const std::string> dossiers,
                              const FactsBound& bound = {});

// What kept facts depend on besides the journal. Facts of another basis are made anew.
std::string facts_basis(Session& session, const AlarmRules& rules);

struct FactsRound {
    bool leads = false;
    bool more = false;  // there was more than one round can hold: go on at once
    std::int64_t dossiers = 0;
};

// One bounded piece of work, in the caller's transaction: keeps the facts of dossiers with new events. The first round
// ever, and one on another basis, begins with all dossiers, in the order of their codes.
FactsRound keep_facts(Session& session, Calendars& calendars, const AlarmRules& rules, const Turn& turn);

// How far the kept facts go: whether all that was recorded up to the position is folded, on this basis (facts_basis()).
struct FactsState {
    std::int64_t position = 0;
    bool complete = false;
};
FactsState facts_state(Session& session, const std::string& basis);

// Calls `take` with the facts that were kept after a round, and how they were kept; the last of those rounds, or
// `round` when there was none.
std::int64_t each_facts_after(Session& session, std::int64_t round, const std::function<void(Facts)>& take);

// Dossiers, and the last entry of each.
using LastEntries = std::vector<std::pair<std::string, std::int64_t>>;

// The dossiers with entries behind a place of the follower, whether the order of these is final or not; nothing when
// there are more than `limit` entries.
std::optional<LastEntries> entries_behind(Session& session, std::int64_t position, int limit);

}  // namespace motcua::storage
