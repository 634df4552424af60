#pragma once

#include "domain/time.hpp"
#include "storage/database.hpp"
#include "storage/journal.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace motcua::storage {

// Called now and then with how many of how many dossiers are done.
using Progress = std::function<void(std::int64_t done, std::int64_t total)>;

// The first thing that does not agree, in a sentence for the operator.
struct Difference {
    std::string dossier_code;
    std::int64_t n = 0;  // 0 when it concerns the dossier as a whole
    std::string what;
};

struct Verification {
    std::int64_t dossiers = 0;
    std::int64_t events = 0;
    std::optional<Difference> first_difference = {};
};

// Replays the journal of every dossier: the chain of hashes is whole, every commitment opens, every projection
// (dossier, parties, handoff items and their manifests) is what the events add up to, and the custody ledger until
// `now` gives every working minute to one keeper. Stops at the first difference. Changes nothing.
Verification verify(Database& database, Instant now, const Progress& progress);

// Calls `take` with the journal of every dossier, in the order of their codes, each as it is when its turn comes.
void each_journal(Database& database,
                  const std::function<void(const std::vector<JournalRow>&)>& take,
                  const Progress& progress);

// Makes every projection anew from the journal; the number of dossiers. Does not touch the journal.
std::int64_t rebuild(Database& database, const Progress& progress);

}  // namespace motcua::storage
