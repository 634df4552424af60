#pragma once

#include "domain/custody.hpp"
#include "storage/figure_cells.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

// The dossiers behind a figure.

namespace motcua::storage {

struct ListedDossier {
    std::string code;
    std::string procedure;
    std::string desk;
    std::string unit;    // who decided it, or has it
    std::string person;  // likewise
    Instant received_at{};
    std::optional<Instant> due = {};
    Instant since{};        // since when it has stood as it does
    std::int64_t late = 0;  // working minutes behind the due date; 0 while it is open
};

// Those of the question (its span and grouping apart) whose own figures belong to what is asked for, by code: as many
// as the figure counts.
std::vector<ListedDossier> dossiers_behind(Session& session,
                                           const FactsStore& store,
                                           Calendars& calendars,
                                           const AlarmRules& rules,
                                           const Actor& actor,
                                           const FigureQuestion& question,
                                           bool (*belongs)(const Figures&));

// Who had each of these at the end of the question's period, or at the moment it asks from when that comes first. What
// was not received or had ended has none.
std::map<std::string, Keeper> keepers_of(Session& session,
                                         std::span<const std::string> codes,
                                         const FigureQuestion& question);

}  // namespace motcua::storage
