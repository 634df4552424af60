#pragma once

#include "api/json.hpp"
#include "storage/journal.hpp"
#include "storage/sealed.hpp"

#include <vector>

namespace motcua::api {

// The entries of one dossier's journal, each with what its seals stand for, as far as that is kept.
Json journal_json(const std::vector<storage::JournalRow>& rows, const std::vector<storage::OpenedValue>& opened);

}  // namespace motcua::api
