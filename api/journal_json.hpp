#pragma once

#include "api/json.hpp"
#include "storage/journal.hpp"
#include "storage/sealed.hpp"

#include <vector>

namespace motcua::api {

// The entries of one dossier's journal, each with what its seals stand for, as far as that is kept.
Json journal_json(const std::vector<storage::JournalRow>& rows, const std::vector<storage::OpenedValue>& opened);

// An entry as it is chained: hash = SHA-256(prev_hash ‖ canonical bytes), of which the payload is here as it is;
// moments in milliseconds since 1970, UTC.
Json chained_json(const storage::JournalRow& entry);

}  // namespace motcua::api
