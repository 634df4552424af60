#pragma once

#include "api/json.hpp"
#include "storage/restatement.hpp"

namespace motcua::api {

Json closing_json(const storage::ClosedPeriod& closing);

// The frozen figures and those of today, side by side: every measure of every cell of a group.
Json cells_json(const storage::CellDirectory& directory,
                const storage::MeasuredCells& closed,
                const storage::MeasuredCells& today,
                storage::GroupBy group_by);

Json change_json(const storage::CellDirectory& directory, const storage::Change& change);

// With the entries the close did not know.
Json restated_json(const storage::CellDirectory& directory,
                   const storage::RestatedDossier& dossier,
                   const std::vector<storage::JournalRow>& entries);

}  // namespace motcua::api
