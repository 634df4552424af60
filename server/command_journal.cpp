#include "api/journal_json.hpp"
#include "server/clock.hpp"
#include "server/commands.hpp"
#include "server/failure.hpp"
#include "server/open.hpp"
#include "server/terminal.hpp"
#include "storage/closing_replay.hpp"
#include "storage/replay.hpp"
#include "storage/target_replay.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace motcua::server {
namespace {

// The chains of targets; says nothing where there are none.
ExitCode verify_targets(storage::Database& database)
{
    const auto found = database.read_now([](storage::Session& session) { return storage::verify_targets(session); });
    if (found.first_difference) {
        std::printf("%s\n", found.first_difference->c_str());
        return ExitCode::failure;
    }
    if (found.entries > 0) std::printf("%lld entries of targets verified\n", static_cast<long long>(found.entries));
    return ExitCode::ok;
}

// Closed periods; says nothing where there are none.
ExitCode verify_closed_periods(storage::Database& database)
{
    const auto found = storage::verify_closings(database);
    if (found.first_difference) {
        std::printf("%s\n", found.first_difference->c_str());
        return ExitCode::failure;
    }
    if (found.closings > 0) std::printf("%lld closed periods verified\n", static_cast<long long>(found.closings));
    if (found.not_counted > 0)
        std::printf("%lld of them by their hash only: units, procedures or steps were imported since\n",
                    static_cast<long long>(found.not_counted));
    return ExitCode::ok;
}

ExitCode run_verify(const GivenSettings& settings)
{
    const auto database = open_database(settings.load(), Schema::demand);
    storage::Verification found;
    {
        ProgressLine line{"verified"};
        found = storage::verify(*database, Clock{}.now(), [&](auto done, auto total) { line.show(done, total); });
    }
    if (const auto& difference = found.first_difference) {
        const std::string place = difference->n > 0 ? " entry " + std::to_string(difference->n) : "";
        std::printf("%s%s: %s\n", difference->dossier_code.c_str(), place.c_str(), difference->what.c_str());
        return ExitCode::failure;
    }
    std::printf("%lld dossiers, %lld events verified\n", static_cast<long long>(found.dossiers),
                static_cast<long long>(found.events));
    const ExitCode targets = verify_targets(*database);
    return targets == ExitCode::ok ? verify_closed_periods(*database) : targets;
}

ExitCode run_rebuild(const GivenSettings& settings)
{
    const auto database = open_database(settings.load(), Schema::demand);
    std::int64_t dossiers = 0;
    {
        ProgressLine line{"rebuilt"};
        dossiers = storage::rebuild(*database, [&](auto done, auto total) { line.show(done, total); });
    }
    std::printf("%lld dossiers rebuilt\n", static_cast<long long>(dossiers));
    return ExitCode::ok;
}

// One entry a line, the chains one after the other: what anybody needs to follow the chains and to count for
// themselves.
ExitCode run_export(const GivenSettings& settings)
{
    const auto database = open_database(settings.load(), Schema::demand);
    ProgressLine line{"exported"};
    storage::each_journal(
        *database,
        [](const std::vector<storage::JournalRow>& journal) {
            for (const storage::JournalRow& entry : journal) std::puts(api::dump(api::chained_json(entry)).c_str());
        },
        [&](auto done, auto total) { line.show(done, total); });
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0)
        throw Failure{ExitCode::failure, "the journal could not be written out"};
    return ExitCode::ok;
}

void add(CLI::App& app, Command& chosen, const char* name, const char* help, ExitCode (*run)(const GivenSettings&))
{
    const auto settings = std::make_shared<GivenSettings>();
    CLI::App* command = app.add_subcommand(name, help);
    add_settings(*command, *settings, {"database"});
    command->callback([settings, run, &chosen] { chosen = [settings, run] { return run(*settings); }; });
}

}  // namespace

void add_journal_commands(CLI::App& app, Command& chosen)
{
    add(app, chosen, "verify",
        "Replay every journal: chain whole, commitments open, projections equal, no minute lost; the chains of "
        "targets; and closed periods; changes nothing",
        run_verify);
    add(app, chosen, "export",
        "Print every journal as lines of JSON, with payloads as they are chained and without personal data",
        run_export);
    add(app, chosen, "rebuild", "Make the dossiers' projections anew from their journals", run_rebuild);
}

}  // namespace motcua::server
