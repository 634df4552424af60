#include "api/closings_json.hpp"

#include <set>

namespace motcua::api {
namespace {

using storage::CellDirectory;
using storage::CellKey;
using storage::GroupBy;
using storage::MeasuredCells;

// Null for the whole agency.
Json group_json(const CellDirectory& directory, const CellKey& cell)
{
    if (cell.first == GroupBy::none) return nullptr;
    return {{"key", cell.second}, {"name", directory.name_of(cell)}};
}

Json place_json(const CellDirectory& directory, const CellKey& cell, std::size_t measure)
{
    return {{"group_by", to_string(cell.first)},
            {"group", group_json(directory, cell)},
            {"measure", measures()[measure].name}};
}

Json measured_json(const MeasuredCells& cells, const CellKey& key)
{
    const auto found = cells.find(key);
    const Measured& values = found == cells.end() ? storage::empty_cell() : found->second;
    Json json = Json::object();
    for (std::size_t i = 0; i < values.size(); ++i) json[measures()[i].name] = json_of(values[i]);
    return json;
}

}  // namespace

Json closing_json(const storage::ClosedPeriod& closing)
{
    const auto& [form, calendar_version, accept_hours, catalogue] = closing.basis;
    const Period& period = closing.period.period;
    return {{"id", closing.id},
            {"agency", closing.agency},
            {"period",
             {{"name", closing.period.name.empty() ? Json(nullptr) : Json(closing.period.name)},
              {"from", json_of(period.from)},
              {"to", json_of(period.to)}}},
            {"cutoff", closing.cutoff},
            {"journal_position", closing.position},
            {"hash", closing.hash},
            {"basis",
             {{"facts_form", form},
              {"calendar_version", calendar_version},
              {"accept_hours", accept_hours},
              {"catalogue", catalogue}}},
            {"closed_at", json_of(closing.closed_at)},
            {"closed_by", closing.closed_by},
            {"on_behalf_of", json_of(closing.on_behalf_of)}};
}

Json cells_json(const CellDirectory& directory,
                const MeasuredCells& closed,
                const MeasuredCells& today,
                GroupBy group_by)
{
    std::set<CellKey> keys;
    if (group_by == GroupBy::none) keys.insert({GroupBy::none, ""});
    for (const MeasuredCells* cells : {&closed, &today})
        for (const auto& [key, values] : *cells)
            if (key.first == group_by) keys.insert(key);
    Json items = Json::array();
    for (const CellKey& key : keys) {
        items.push_back({{"group", group_json(directory, key)},
                         {"closed", measured_json(closed, key)},
                         {"today", measured_json(today, key)}});
    }
    return items;
}

Json change_json(const CellDirectory& directory, const storage::Change& change)
{
    Json json = place_json(directory, change.cell, change.measure);
    json["closed"] = json_of(change.closed);
    json["today"] = json_of(change.today);
    json["by_entries"] = json_of(change.by_entries);
    json["otherwise"] = json_of(change.otherwise);
    return json;
}

Json restated_json(const CellDirectory& directory,
                   const storage::RestatedDossier& dossier,
                   const std::vector<storage::JournalRow>& entries)
{
    Json changes = Json::array();
    for (const storage::DossierChange& change : dossier.changes) {
        changes.push_back(place_json(directory, change.cell, change.measure));
        changes.back()["closed"] = change.closed;
        changes.back()["today"] = change.today;
    }
    Json later = Json::array();
    for (const storage::JournalRow& entry : entries) {
        if (entry.n <= dossier.known) continue;
        later.push_back({{"n", entry.n},
                         {"kind", entry.kind},
                         {"happened_at", json_of(entry.happened_at)},
                         {"recorded_at", json_of(entry.recorded_at)},
                         {"actor", entry.actor},
                         {"on_behalf_of", json_of(entry.on_behalf_of)}});
    }
    return {{"dossier", dossier.code}, {"changes", std::move(changes)}, {"entries", std::move(later)}};
}

}  // namespace motcua::api
