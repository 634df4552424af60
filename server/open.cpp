#include "server/open.hpp"

#include "server/files.hpp"
#include "storage/migrate.hpp"
#include "storage/settings.hpp"

#include <filesystem>
#include <regex>

namespace motcua::server {
namespace {

Failure unreachable(const Config& config, std::string reason)
{
    // SOCI's own sentence says nothing that ours does not; libpq breaks its own over lines.
    constexpr std::string_view preface = "Cannot establish connection to the database.";
    if (reason.starts_with(preface)) reason.erase(0, preface.size());
    reason = std::regex_replace(reason, std::regex{R"(\s+)"}, " ");
    reason = std::regex_replace(reason, std::regex{"^ | $"}, "");
    return {ExitCode::database, "cannot open the database " + mask_password(config.database) + ": " + reason};
}

// Runs `open` and turns every way a database can fail to open into one Failure.
template <class Open>
auto opened(const Config& config, Open open)
{
    try {
        return open();
    } catch (const storage::MigrationError& error) {
        throw Failure(ExitCode::failure, error.what());
    } catch (const soci::soci_error& error) {
        throw unreachable(config, error.get_error_message());
    } catch (const storage::Unavailable& error) {
        throw unreachable(config, error.what());
    } catch (const std::invalid_argument& error) {
        throw Failure(ExitCode::usage, error.what());
    }
}

void demand_schema(const Config& config)
{
    const auto path = sqlite_path(config);
    // Opening would make an empty file.
    if (path && !std::filesystem::exists(*path)) throw unreachable(config, "there is no such file");
    const bool current = opened(config, [&] {
        storage::Session session{config.database};
        try {
            return storage::is_migrated(session);
        } catch (const soci::soci_error&) {
            return false;  // no table of migrations: some other database
        }
    });
    if (current) return;
    throw Failure(ExitCode::database, "the schema of " + mask_password(config.database) +
                                          " is not this version's: run `motcua migrate` first");
}

}  // namespace

std::vector<std::string> migrate_database(const Config& config)
{
    if (const auto path = sqlite_path(config)) make_folder_of(*path);
    return opened(config, [&] {
        storage::Session session{config.database};
        return storage::migrate(session);
    });
}

std::unique_ptr<storage::Database> open_database(const Config& config, Schema schema)
{
    if (schema == Schema::migrate) {
        migrate_database(config);
    } else {
        demand_schema(config);
    }
    return opened(config, [&] {
        return std::make_unique<storage::Database>(
            storage::DatabaseOptions{.url = config.database,
                                     .connections = config.db_connections,
                                     .queue_limit = static_cast<std::size_t>(config.queue_limit)});
    });
}

api::Secrets open_secrets(const Config& config, storage::Database& database)
{
    const std::filesystem::path file = key_file(config);
    const auto remembered = database.read_now(
        [](storage::Session& session) { return storage::find_setting(session, storage::kKeyFingerprint); });
    if (remembered && !std::filesystem::exists(file)) {
        throw Failure(ExitCode::failure, "the key file " + file.string() + " of this database is missing: restore it");
    }
    make_folder_of(file);
    api::Secrets secrets = api::Secrets::from_file(file);
    const std::string fingerprint = secrets.fingerprint();
    const std::string kept = database.transact_now([&](storage::Session& session) {
        return storage::keep_setting(session, storage::kKeyFingerprint, fingerprint);
    });
    if (kept == fingerprint) return secrets;
    throw Failure(ExitCode::failure, "the key in " + file.string() + " is not the one this database was made with");
}

bool holds_simulation(storage::Database& database)
{
    return database.read_now(
        [](storage::Session& session) { return storage::find_setting(session, storage::kSimulation).has_value(); });
}

void refuse_demo_accounts(const Config& config, storage::Database& database)
{
    const auto demo = database.read_now(
        [](storage::Session& session) { return storage::find_setting(session, storage::kDemoAccounts); });
    if (!demo) return;
    throw Failure(ExitCode::failure, mask_password(config.database) +
                                         " holds demo accounts with a well-known password: serve it with --demo, or "
                                         "start on another database");
}

}  // namespace motcua::server
