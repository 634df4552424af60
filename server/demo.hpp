#pragma once

#include "domain/time.hpp"
#include "storage/database.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace motcua::server {

inline constexpr auto kDemoPassword = "motcua-demo";

// Loads the sample catalogue from a folder unless the database has one. Throws Failure that lists the bad rows.
void load_sample_catalogue(storage::Database& database, const std::filesystem::path& folder);

// Makes the eight demo accounts, or moves them to where they sit on the date of `now`. Says in the log when no unit in
// force then could take them.
void seed_demo_accounts(storage::Database& database, Instant now);

// What a visitor of the demo needs to know, for stdout: the accounts, their roles and units, and a look-up link.
std::string demo_welcome(storage::Database& database, const std::string& url);

// A page worth opening first, as a full URL.
std::string sample_link(storage::Database& database, const std::string& url);

}  // namespace motcua::server
