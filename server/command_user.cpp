#include "api/secrets.hpp"
#include "server/commands.hpp"
#include "server/explain.hpp"
#include "server/open.hpp"
#include "server/terminal.hpp"
#include "storage/accounts.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace motcua::server {
namespace {

struct Options {
    GivenSettings settings;
    std::string account;
    std::string name;
    std::string role;
    std::string unit;
    std::string email;
    bool password_stdin = false;
};

Instant now()
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::string new_password_hash(const Options& options)
{
    const std::string password = options.password_stdin ? read_password_line() : ask_new_password();
    if (password.size() < 8) throw Failure(ExitCode::failure, "a password has at least 8 characters");
    return api::hash_password(password);
}

ExitCode run_add(const Options& options)
{
    const auto role = role_from(options.role);
    if (!role) throw Failure(ExitCode::usage, "'" + options.role + "' is not a role; see motcua user add --help");
    const auto database = open_database(options.settings.load(), Schema::migrate);
    const std::string hash = new_password_hash(options);
    const storage::Account account{options.account, options.name, *role, options.unit};
    demand(database->transact_now(
        [&](storage::Session& session) { return storage::add_account(session, account, hash, now()); }));
    std::printf("added %s\n", options.account.c_str());
    return ExitCode::ok;
}

ExitCode run_password(const Options& options)
{
    const auto database = open_database(options.settings.load(), Schema::demand);
    const std::string hash = new_password_hash(options);
    demand(database->transact_now(
        [&](storage::Session& session) { return storage::set_password(session, options.account, hash); }));
    std::printf("changed the password of %s; it is logged out everywhere\n", options.account.c_str());
    return ExitCode::ok;
}

ExitCode run_email(const Options& options)
{
    const auto database = open_database(options.settings.load(), Schema::demand);
    const auto email = options.email.empty() ? std::nullopt : std::optional{options.email};
    demand(database->transact_now(
        [&](storage::Session& session) { return storage::set_email(session, options.account, email); }));
    std::printf("escalations to %s go to %s\n", options.account.c_str(), email ? email->c_str() : "nobody");
    return ExitCode::ok;
}

ExitCode run_disable(const Options& options)
{
    const auto database = open_database(options.settings.load(), Schema::demand);
    demand(database->transact_now(
        [&](storage::Session& session) { return storage::disable_account(session, options.account, now()); }));
    std::printf("disabled %s\n", options.account.c_str());
    return ExitCode::ok;
}

ExitCode run_list(const Options& options)
{
    const auto database = open_database(options.settings.load(), Schema::demand);
    std::printf("%-20s %-20s %-16s %-9s %s\n", "ACCOUNT", "ROLE", "UNIT", "STATE", "NAME");
    for (const storage::Account& account : database->read_now(storage::list_accounts)) {
        std::printf("%-20s %-20s %-16s %-9s %s\n", account.account.c_str(),
                    std::string{to_string(account.role)}.c_str(), account.unit_code.c_str(),
                    account.disabled_at ? "disabled" : "active", account.name.c_str());
    }
    return ExitCode::ok;
}

// A subcommand of `user`; all of them share one set of options.
CLI::App& add(CLI::App& user,
              Command& chosen,
              const std::shared_ptr<Options>& options,
              std::pair<const char*, const char*> name_and_help,
              ExitCode (*run)(const Options&))
{
    CLI::App* command = user.add_subcommand(name_and_help.first, name_and_help.second);
    add_settings(*command, options->settings, {"database"});
    command->callback([options, run, &chosen] { chosen = [options, run] { return run(*options); }; });
    return *command;
}

void add_account_option(CLI::App& command, Options& options)
{
    command.add_option("account", options.account, "the name to log in with")->required();
}

void add_password_option(CLI::App& command, Options& options)
{
    command.add_flag("--password-stdin", options.password_stdin,
                     "read the password from standard input instead of asking");
}

}  // namespace

void add_user_commands(CLI::App& app, Command& chosen)
{
    const auto options = std::make_shared<Options>();
    CLI::App* user = app.add_subcommand("user", "Accounts: add, password, email, disable, list");
    CLI::App& adding = add(*user, chosen, options, {"add", "Add an account"}, run_add);
    add_account_option(adding, *options);
    add_password_option(adding, *options);
    adding.add_option("--name", options->name, "the person's name")->required();
    adding.add_option("--unit", options->unit, "the code of the unit where they work")->required();
    adding
        .add_option("--role", options->role,
                    "reception_clerk, department_staff, head_of_department, head_of_desk, agency_leader, "
                    "procedure_control, auditor or administrator")
        ->required();
    CLI::App& password =
        add(*user, chosen, options, {"password", "Set a new password; ends all log-ins"}, run_password);
    add_account_option(password, *options);
    add_password_option(password, *options);
    CLI::App& mailing = add(*user, chosen, options, {"email", "Where a head of a unit is told of alarms"}, run_email);
    add_account_option(mailing, *options);
    mailing.add_option("address", options->email, "the mail address; without one nothing is mailed");
    CLI::App& disabling = add(*user, chosen, options, {"disable", "Let an account log in no more"}, run_disable);
    add_account_option(disabling, *options);
    add(*user, chosen, options, {"list", "All accounts"}, run_list);
}

}  // namespace motcua::server
