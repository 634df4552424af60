#include "api/problem.hpp"
#include "server/clock.hpp"
#include "server/commands.hpp"
#include "server/failure.hpp"
#include "server/open.hpp"
#include "storage/deputies.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <limits>
#include <memory>

namespace motcua::server {
namespace {

using storage::Session;

struct Options {
    GivenSettings settings;
    std::string account;
    std::string principal;
    std::string from;
    std::string to;
    std::int64_t id = 0;
    std::string by;
};

Failure refused(const Rejection& rejection)
{
    const std::string field = rejection.pointer.empty() ? "" : rejection.pointer.substr(1) + ": ";
    return Failure{ExitCode::failure, field + api::detail_of(rejection, api::Language::en)};
}

Date date_of(const char* option, const std::string& text)
{
    const auto date = parse_date(text);
    if (!date) throw Failure(ExitCode::usage, std::string{option} + " wants a date such as 2026-11-23");
    return *date;
}

// Deputies bear the name of who may name them.
Result<Actor> actor_called(Session& session, const std::string& name)
{
    const auto account = storage::find_account(session, name);
    if (!account || account->disabled_at) return reject(Reason::unknown_account, "/by", {name});
    return account->actor();
}

ExitCode run_add(const Options& options)
{
    const storage::NewDeputy wanted{
        options.account, options.principal, {date_of("--from", options.from), date_of("--to", options.to)}};
    const auto database = open_database(options.settings.load(), Schema::demand);
    const auto deputy = database->transact_now([&](Session& session) -> Result<storage::Deputy> {
        const auto by = actor_called(session, options.by);
        if (!by) return std::unexpected(by.error());
        return storage::name_deputy(session, wanted, *by, Clock{}.now());
    });
    if (!deputy) throw refused(deputy.error());
    std::printf("deputy %lld: %s stands in for %s from %s to %s\n", static_cast<long long>(deputy->id),
                deputy->account.c_str(), deputy->principal.c_str(), options.from.c_str(), options.to.c_str());
    return ExitCode::ok;
}

ExitCode run_revoke(const Options& options)
{
    const auto database = open_database(options.settings.load(), Schema::demand);
    const auto deputy = database->transact_now([&](Session& session) -> Result<storage::Deputy> {
        const auto by = actor_called(session, options.by);
        if (!by) return std::unexpected(by.error());
        return storage::revoke_deputy(session, options.id, *by, Clock{}.now());
    });
    if (!deputy) throw refused(deputy.error());
    std::printf("%s no longer stands in for %s\n", deputy->account.c_str(), deputy->principal.c_str());
    return ExitCode::ok;
}

ExitCode run_list(const Options& options)
{
    const auto database = open_database(options.settings.load(), Schema::demand);
    const Date today = office_date(Clock{}.now());
    std::printf("%-6s %-9s %-20s %-20s %-10s %-10s %s\n", "ID", "STATE", "ACCOUNT", "STANDS IN FOR", "FROM", "TO",
                "BY");
    const auto all = database->read_now([](Session& session) {
        return storage::list_deputies(session, nullptr, std::nullopt, std::numeric_limits<int>::max());
    });
    for (const auto& deputy : all) {
        std::printf("%-6lld %-9s %-20s %-20s %-10s %-10s %s\n", static_cast<long long>(deputy.id),
                    std::string{to_string(state_of(deputy.term, deputy.ended, today))}.c_str(), deputy.account.c_str(),
                    deputy.principal.c_str(), format_date(deputy.term.from).c_str(),
                    format_date(deputy.term.to).c_str(), deputy.named_by.c_str());
    }
    return ExitCode::ok;
}

CLI::App& add(CLI::App& deputy,
              Command& chosen,
              const std::shared_ptr<Options>& options,
              std::pair<const char*, const char*> name_and_help,
              ExitCode (*run)(const Options&))
{
    CLI::App* command = deputy.add_subcommand(name_and_help.first, name_and_help.second);
    add_settings(*command, options->settings, {"database"});
    command->callback([options, run, &chosen] { chosen = [options, run] { return run(*options); }; });
    return *command;
}

}  // namespace

void add_deputy_commands(CLI::App& app, Command& chosen)
{
    const auto options = std::make_shared<Options>();
    CLI::App* deputy = app.add_subcommand("deputy", "Who stands in for whom: add, revoke, list");
    CLI::App& adding = add(*deputy, chosen, options, {"add", "Name a deputy"}, run_add);
    adding.add_option("account", options->account, "who stands in")->required();
    adding.add_option("--for", options->principal, "the account they stand in for")->required();
    adding.add_option("--from", options->from, "the first day, today or later")->required();
    adding.add_option("--to", options->to, "the last day, at most 366 days in all")->required();
    CLI::App& revoking = add(*deputy, chosen, options, {"revoke", "End a deputy"}, run_revoke);
    revoking.add_option("id", options->id, "the deputy's number, see list")->required();
    for (CLI::App* command : {&adding, &revoking})
        command
            ->add_option("--by", options->by,
                         "the account that names or ends it: an administrator, a head or the "
                         "person")
            ->required();
    add(*deputy, chosen, options, {"list", "All deputies, the newest first"}, run_list);
}

}  // namespace motcua::server
