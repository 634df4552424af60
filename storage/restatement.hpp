#pragma once

#include "storage/closings.hpp"
#include "storage/facts_store.hpp"
#include "storage/journal.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// What a closed period would be reported as today, and what made the difference.

namespace motcua::storage {

// The same cells as figures of today have them. The store has been refreshed.
MeasuredCells cells_of_today(Session& session, const FactsStore& store, const ClosedScope& scope);

// A figure that differs from the frozen one. Medians do not add up: of them nothing is said but old and new.
struct Change {
    CellKey cell;
    std::size_t measure = 0;
    std::optional<std::int64_t> closed = {};
    std::optional<std::int64_t> today = {};
    std::optional<std::int64_t> by_entries = {};  // the sum over the dossiers below
    std::optional<std::int64_t> otherwise = {};   // the rest: another basis than at the close
};

// A figure of one dossier by itself, by the entries the close knew and by those of today; both by today's basis, so
// that what another calendar makes of the period is not laid at an entry's door.
struct DossierChange {
    CellKey cell;
    std::size_t measure = 0;
    std::int64_t closed = 0;
    std::int64_t today = 0;
};

// A dossier whose figures are others by what was entered behind the position of the close.
struct RestatedDossier {
    std::string code;
    std::int64_t known = 0;  // how many of its entries the close knew
    std::vector<DossierChange> changes = {};
};

struct Restatement {
    FigureBasis basis;  // of today
    std::vector<Change> changes = {};
    std::vector<RestatedDossier> dossiers = {};  // by code
};

// Of these groups only, or of all. The store has been refreshed.
Restatement restate(Session& session,
                    const FactsStore& store,
                    Calendars& calendars,
                    const AlarmRules& rules,
                    const ClosedPeriod& closing,
                    std::optional<GroupBy> group_by);

}  // namespace motcua::storage
