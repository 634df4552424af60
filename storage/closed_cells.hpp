#pragma once

#include "domain/figures.hpp"
#include "domain/measures.hpp"
#include "domain/periods.hpp"
#include "storage/calendars.hpp"
#include "storage/facts_table.hpp"
#include "storage/figure_basis.hpp"
#include "storage/figure_groups.hpp"
#include "storage/session.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// The figures of one agency in one period that a close freezes: of the whole agency, and by field, unit and procedure;
// its pieces of work for other agencies by whose they are, which are in none of the others.

namespace motcua::storage {

// How it is grouped, and the key of the group: empty for the whole agency.
using CellKey = std::pair<GroupBy, std::string>;

// Which cells a dossier is in.
struct CellPlace {
    std::string unit;
    std::string procedure;  // "CODE DATE", as FactsTable has it
    bool child = false;
    std::optional<std::string> asked_unit = {};
};
CellPlace place_of(const Facts& facts);
CellPlace place_of(const FactsTable& table, const FactsRow& row);

// What the catalogue says of groups. For one answer or one unit of work.
class CellDirectory {
public:
    explicit CellDirectory(Session& session);

    std::vector<CellKey> cells_of(const CellPlace& place) const;
    // As people know the group; the key when there is no such name.
    std::string name_of(const CellKey& cell) const;

private:
    std::map<std::string, std::string> fields_;  // by "CODE DATE"
    std::map<std::string, std::string> agencies_of_units_;
    std::map<std::string, std::string> unit_names_;
    std::map<std::string, std::string> procedure_names_;
};

// Sums lives by cell.
class CellSums {
public:
    CellSums(const CellDirectory& directory, const Period& period) : directory_(directory), period_(period) {}
    void add(const Life& life, const CellPlace& place);
    const std::map<CellKey, Figures>& figures() const { return figures_; }

private:
    const CellDirectory& directory_;
    Period period_;
    std::map<CellKey, Figures> figures_;
};

// A cell without any figure is left out.
using MeasuredCells = std::map<CellKey, Measured>;

// Throws std::logic_error when an identity of domain/figures.hpp does not hold in a cell.
MeasuredCells measured_cells(const CellSums& sums);

// What a cell without any figure is.
const Measured& empty_cell();

// Whose period, and what is known of it.
struct ClosedScope {
    std::string agency;
    Period period;
    std::int64_t position = 0;  // of the last journal entry that counts
    FigureBasis basis;
};

// Folded from the journal: exactly the entries at or before the position. The period is over.
MeasuredCells fold_cells(Session& session, Calendars& calendars, const ClosedScope& scope);

}  // namespace motcua::storage
