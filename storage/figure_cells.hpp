#pragma once

#include "domain/periods.hpp"
#include "domain/result.hpp"
#include "storage/facts_store.hpp"
#include "storage/figure_groups.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

// Figures by group and period: the one way from the facts to every table, chart and report.

namespace motcua::storage {

struct FigureQuestion {
    Period whole = {};
    std::optional<Span> span = {};  // cut into periods of this length; absent: the whole is one
    int cutoff = 1;
    GroupBy group_by = GroupBy::none;
    FigureFilter filter = {};
    // The moment of asking, or an earlier one: what happened or was written down later does not count, and lateness is
    // judged then or at the end of the period, whichever comes first.
    Instant as_of{};
};

struct FigureCell {
    std::string key;
    std::string name;
    NamedPeriod period;
    Figures figures;
};

struct FigureCells {
    // Groups in the order of their keys, each with its periods in order. A group without any figure in any period is
    // left out; without grouping there is always one.
    std::vector<FigureCell> cells = {};
    // Pieces of work for other agencies, by whose they are, of the whole period; they are in no other figure.
    std::vector<FigureCell> children = {};
};

// The most cells an answer may have: a year of days for a district, or of months for every unit of a province.
inline constexpr std::size_t kMostCells = 20'000;

// The store has been refreshed. too_many ("/span") beyond kMostCells. Throws std::logic_error when an identity of
// domain/figures.hpp does not hold: a figure that does not add up is an error, not a number.
Result<FigureCells> count_figures(Session& session,
                                  const FactsStore& store,
                                  Calendars& calendars,
                                  const AlarmRules& rules,
                                  const Actor& actor,
                                  const FigureQuestion& question);

}  // namespace motcua::storage
