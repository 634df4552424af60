#include "api/secrets.hpp"
#include "server/commands.hpp"
#include "server/explain.hpp"
#include "server/open.hpp"
#include "storage/accounts.hpp"
#include "storage/hashes.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace motcua::server {
namespace {

struct Options {
    GivenSettings settings;
    std::string name;
    std::string account;
};

Instant now()
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

// Only the token's hash is kept, so this is the one time it can be shown.
ExitCode run_create(const Options& options)
{
    const auto database = open_database(options.settings.load(), Schema::demand);
    const std::string token = api::random_bearer();
    demand(database->transact_now([&](storage::Session& session) {
        return storage::create_token(session, options.name, options.account, storage::sha256_hex(token), now());
    }));
    std::printf("%s\n", token.c_str());
    return ExitCode::ok;
}

ExitCode run_revoke(const Options& options)
{
    const auto database = open_database(options.settings.load(), Schema::demand);
    demand(database->transact_now(
        [&](storage::Session& session) { return storage::revoke_token(session, options.name, now()); }));
    std::printf("revoked %s\n", options.name.c_str());
    return ExitCode::ok;
}

}  // namespace

void add_token_commands(CLI::App& app, Command& chosen)
{
    const auto options = std::make_shared<Options>();
    CLI::App* token = app.add_subcommand("token", "Tokens for programs that use the API: create, revoke");
    CLI::App* create = token->add_subcommand("create", "Make a token and print it, this once");
    add_settings(*create, options->settings, {"database"});
    create->add_option("name", options->name, "what the token is for")->required();
    create->add_option("--account", options->account, "the account it acts as")->required();
    create->callback([options, &chosen] { chosen = [options] { return run_create(*options); }; });
    CLI::App* revoke = token->add_subcommand("revoke", "Make a token useless");
    add_settings(*revoke, options->settings, {"database"});
    revoke->add_option("name", options->name, "the token's name")->required();
    revoke->callback([options, &chosen] { chosen = [options] { return run_revoke(*options); }; });
}

}  // namespace motcua::server
