#include "api/problem.hpp"
#include "domain/target_access.hpp"
#include "server/clock.hpp"
#include "server/commands.hpp"
#include "server/files.hpp"
#include "server/open.hpp"
#include "storage/accounts.hpp"
#include "storage/import_targets.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace motcua::server {
namespace {

struct ImportOptions {
    GivenSettings settings;
    std::string kind;
    std::string file;
    // Of targets alone.
    std::int64_t year = 0;
    std::string by;
    std::string reason;
};

constexpr auto kTargets = "targets";

ExitCode run_migrate(const GivenSettings& settings)
{
    const auto done = migrate_database(settings.load());
    for (const std::string& name : done) std::printf("applied %s\n", name.c_str());
    if (done.empty()) std::puts("the schema is up to date");
    return ExitCode::ok;
}

ExitCode report(const ImportOptions& options, const storage::ImportReport& report)
{
    for (const storage::BadRow& row : report.bad) {
        std::fprintf(stderr, "%s:%zu:%s: %s\n", options.file.c_str(), row.line, row.column.c_str(),
                     row.message.c_str());
    }
    if (!report.ok()) {
        std::fprintf(stderr, "motcua: nothing was imported: %zu bad fields\n", report.bad.size());
        return ExitCode::failure;
    }
    if (options.kind == "tasks") {
        std::printf("tasks: %lld checked against their steps, none of them kept\n",
                    static_cast<long long>(report.unchanged));
        return ExitCode::ok;
    }
    std::printf("%s: %lld added, %lld changed, %lld unchanged\n", options.kind.c_str(),
                static_cast<long long>(report.added), static_cast<long long>(report.changed),
                static_cast<long long>(report.unchanged));
    return ExitCode::ok;
}

// Targets bear the name of who may set them.
storage::TargetImport target_import(storage::Session& session, const ImportOptions& options, Instant now)
{
    const auto account = storage::find_account(session, options.by);
    if (!account || account->disabled_at) throw Failure(ExitCode::failure, "there is no account " + options.by);
    if (const auto may = check_target_role(account->role, TargetAction::set); !may)
        throw Failure(ExitCode::failure, api::detail_of(may.error(), api::Language::en));
    return {options.year, account->actor(), options.reason, now};
}

ExitCode run_target_import(const ImportOptions& options)
{
    if (options.year == 0 || options.by.empty())
        throw Failure(ExitCode::usage, "targets are of a year and of somebody: --year 2014 --by ACCOUNT");
    const std::string text = read_file(options.file);
    const Instant now = Clock{}.now();
    const auto database = open_database(options.settings.load(), Schema::migrate);
    return report(options, database->transact_now([&](storage::Session& session) {
        return storage::import_targets(session, text, target_import(session, options, now));
    }));
}

ExitCode run_import(const ImportOptions& options)
{
    if (options.kind == kTargets) return run_target_import(options);
    if (options.year != 0 || !options.by.empty() || !options.reason.empty())
        throw Failure(ExitCode::usage, "--year, --by and --reason are for targets");
    const auto kind = storage::import_kind_from(options.kind);
    if (!kind) {
        throw Failure(ExitCode::usage,
                      "'" + options.kind +
                          "' is not one of units, procedures, steps, tasks, documents, calendar, hours, targets");
    }
    const std::string text = read_file(options.file);
    const Instant now = Clock{}.now();
    const auto database = open_database(options.settings.load(), Schema::migrate);
    return report(options, database->transact_now([&](storage::Session& session) {
        return storage::import_csv(session, *kind, text, now);
    }));
}

}  // namespace

void add_catalogue_commands(CLI::App& app, Command& chosen)
{
    const auto settings = std::make_shared<GivenSettings>();
    CLI::App* migrate = app.add_subcommand("migrate", "Make the database or bring its schema up to date");
    add_settings(*migrate, *settings, {"database"});
    migrate->callback([settings, &chosen] { chosen = [settings] { return run_migrate(*settings); }; });

    const auto options = std::make_shared<ImportOptions>();
    CLI::App* import = app.add_subcommand("import", "Load a part of the catalogue; all rows or, when one is bad, none");
    add_settings(*import, options->settings, {"database"});
    import->add_option("kind", options->kind, "units, procedures, steps, tasks, documents, calendar, hours or targets")
        ->required();
    import->add_option("file", options->file, "a CSV file")->required()->type_name("FILE.csv");
    import->add_option("--year", options->year, "of targets: their year")->check(CLI::Range(2000, 2199));
    import->add_option("--by", options->by, "of targets: the account that sets them")->type_name("ACCOUNT");
    import->add_option("--reason", options->reason, "of targets: why figures change that were there");
    import->callback([options, &chosen] { chosen = [options] { return run_import(*options); }; });
}

}  // namespace motcua::server
