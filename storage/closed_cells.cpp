#include "storage/closed_cells.hpp"

#include "storage/facts.hpp"

#include <algorithm>
#include <span>
#include <stdexcept>

namespace motcua::storage {
namespace {

// What may have figures in the period: came before its end, and was not over before its beginning.
std::vector<std::string> dossiers_of(Session& session, const ClosedScope& scope)
{
    std::vector<std::string> codes;
    session.each<std::string>(
        "SELECT d.code FROM dossier d JOIN journal j ON j.dossier_code = d.code AND j.n = 1 "
        "WHERE d.agency_code = :agency AND (d.ended_at IS NULL OR d.ended_at >= :from) AND j.happened_at < :to "
        "AND j.position <= :position ORDER BY d.code",
        {{"agency", scope.agency}, {"from", scope.period.from}, {"to", scope.period.to}, {"position", scope.position}},
        [&](auto&& row) { codes.push_back(std::get<0>(std::move(row))); });
    return codes;
}

std::string name_in(const std::map<std::string, std::string>& names, const std::string& key)
{
    const auto found = names.find(key);
    return found == names.end() ? key : found->second;
}

}  // namespace

CellPlace place_of(const Facts& facts)
{
    return {facts.unit, facts.procedure + " " + format_date(facts.procedure_valid_from), facts.child, facts.asked_unit};
}

CellPlace place_of(const FactsTable& table, const FactsRow& row)
{
    CellPlace place{.unit = table.text(row.unit), .procedure = table.text(row.procedure), .child = row.child};
    if (row.asked_unit != FactsRow::kNone) place.asked_unit = table.text(row.asked_unit);
    return place;
}

CellDirectory::CellDirectory(Session& session)
{
    session.each<std::string, std::string, std::string, std::string>(
        "SELECT code, valid_from, field, name FROM procedure_version ORDER BY code, valid_from", {}, [&](auto&& row) {
            auto& [code, valid_from, field, name] = row;
            fields_[code + " " + valid_from] = std::move(field);
            procedure_names_[code] = std::move(name);
        });
    session.each<std::string, std::string, std::string>("SELECT code, agency_code, name FROM unit", {},
                                                        [&](auto&& row) {
                                                            auto& [code, agency, name] = row;
                                                            agencies_of_units_[code] = std::move(agency);
                                                            unit_names_[code] = std::move(name);
                                                        });
}

std::vector<CellKey> CellDirectory::cells_of(const CellPlace& place) const
{
    if (place.child) {
        if (!place.asked_unit) return {};
        return {{GroupBy::asked_agency, agencies_of_units_.at(*place.asked_unit)}};
    }
    return {{GroupBy::none, ""},
            {GroupBy::field, fields_.at(place.procedure)},
            {GroupBy::unit, place.unit},
            {GroupBy::procedure, place.procedure.substr(0, place.procedure.rfind(' '))}};
}

std::string CellDirectory::name_of(const CellKey& cell) const
{
    const auto& [group_by, key] = cell;
    if (group_by == GroupBy::unit || group_by == GroupBy::asked_agency) return name_in(unit_names_, key);
    return group_by == GroupBy::procedure ? name_in(procedure_names_, key) : key;
}

void CellSums::add(const Life& life, const CellPlace& place)
{
    Figures figures;
    figures.add(life, period_, period_.to);
    if (figures == Figures{}) return;
    for (CellKey& cell : directory_.cells_of(place)) figures_[std::move(cell)].add(figures);
}

MeasuredCells measured_cells(const CellSums& sums)
{
    MeasuredCells cells;
    for (const auto& [cell, figures] : sums.figures()) {
        if (const auto broken = fault(figures))
            throw std::logic_error("figures of group \"" + cell.second + "\" do not add up: " + *broken);
        cells.emplace(cell, measured(figures));
    }
    return cells;
}

const Measured& empty_cell()
{
    static const Measured kEmpty = measured({});
    return kEmpty;
}

MeasuredCells fold_cells(Session& session, Calendars& calendars, const ClosedScope& scope)
{
    constexpr std::size_t kAtOnce = 2048;
    const CellDirectory directory{session};
    CellSums sums{directory, scope.period};
    const auto codes = dossiers_of(session, scope);
    const FactsBound bound{.position = scope.position, .calendar_version = scope.basis.calendar_version};
    for (std::span<const std::string> rest{codes}; !rest.empty();) {
        const auto group = rest.first(std::min(kAtOnce, rest.size()));
        rest = rest.subspan(group.size());
        for (const Facts& facts : fold_facts(session, calendars, rules_of(scope.basis), group, bound))
            sums.add(life_of(facts), place_of(facts));
    }
    return measured_cells(sums);
}

}  // namespace motcua::storage
