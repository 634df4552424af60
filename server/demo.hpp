#pragma once

#include "api/services.hpp"
#include "domain/time.hpp"
#include "storage/database.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace motcua::server {

inline constexpr auto kDemoPassword = "motcua-demo";

// Loads the sample catalogue from a folder unless the database has one. Throws Failure that lists the bad rows.
void load_sample_catalogue(storage::Database& database, const std::filesystem::path& folder, Instant now);

// Makes the eight demo accounts, or moves them to where they sit on the date of `now`. Says in the log when no unit in
// force then could take them.
void seed_demo_accounts(storage::Database& database, Instant now);

// What a visitor of the demo needs to know, for stdout: the accounts, their roles and units, and a look-up link. With
// `make_dossier` a dossier is received first when there is none.
std::string demo_welcome(api::Services& services, bool make_dossier);

}  // namespace motcua::server
