#pragma once

#include "storage/facts_store.hpp"

#include <string>
#include <vector>

namespace motcua::storage {

// The facts as they were known at a moment: calls take(table, is_other) with the store's table, where what
// is_other(row) says yes to has entries that were written down later, and with a table of those dossiers as they were
// known then. Each dossier is to be taken from one of the two; false from `take` ends it. The store has been refreshed.
template <class Take>
bool each_known_table(Session& session,
                      const FactsStore& store,
                      Calendars& calendars,
                      const AlarmRules& rules,
                      Instant known_at,
                      Take take)
{
    const auto view = store.view();
    const FactsTable& table = view.table();
    std::vector<std::string> changed;
    const auto changed_since = [&](std::uint32_t i) {
        if (table.reach(i).recorded_at <= known_at) return false;
        changed.emplace_back(table.dossier(i));
        return true;
    };
    if (!take(table, changed_since)) return false;
    if (changed.empty()) return true;
    FactsTable as_known;
    for (const Facts& facts : fold_facts(session, calendars, rules, changed, known_at)) as_known.put(facts);
    return take(as_known, [](std::uint32_t) { return false; });
}

}  // namespace motcua::storage
