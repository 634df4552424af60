#pragma once

#include "domain/events.hpp"
#include "storage/session.hpp"

#include <span>
#include <string>

namespace motcua::storage {

// An event on its way into the journal, with its place in the dossier's chain.
struct Entry {
    const Event* event = nullptr;
    std::string prev_hash;
    std::string hash;
};

// Writes entries, few or many. Only for journal.cpp and journal_bulk.cpp.
void insert_entries(Session& session, std::span<const Entry> entries);

}  // namespace motcua::storage
