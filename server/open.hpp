#pragma once

#include "api/secrets.hpp"
#include "server/config.hpp"
#include "storage/database.hpp"

#include <memory>

namespace motcua::server {

// What a command demands of the schema it finds.
enum class Schema : std::uint8_t { migrate, demand };

// Opens the database of the configuration; with Schema::migrate makes it (and its folder) when it is missing and brings
// its schema up to date, with Schema::demand refuses another one. Throws Failure(database) in one sentence without the
// password when it cannot be reached.
std::unique_ptr<storage::Database> open_database(const Config& config, Schema schema);

// Brings the schema up to date and says what was applied.
std::vector<std::string> migrate_database(const Config& config);

// The key the database was made with: read from its file, or made for a database that has none yet. Throws Failure
// when it is missing or another one than the database remembers: PINs, links and answers made with it would not open.
api::Secrets open_secrets(const Config& config, storage::Database& database);

// Whether the dossiers of the database are simulated.
bool holds_simulation(storage::Database& database);

// Throws Failure for a database that a demo has made its accounts in: their password is well known.
void refuse_demo_accounts(const Config& config, storage::Database& database);

}  // namespace motcua::server
