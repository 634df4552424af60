#include "api/secrets.hpp"
#include "server/clock.hpp"
#include "server/commands.hpp"
#include "server/open.hpp"
#include "server/simulation/simulate.hpp"
#include "server/terminal.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace motcua::server {
namespace {

constexpr std::int64_t kMostDossiers = 20'000'000;
// What no password has as its hash.
constexpr auto kNoPassword = "-";

struct Options {
    GivenSettings settings;
    std::int64_t dossiers = 0;
    std::string from;
    std::string to;
    std::uint64_t seed = 1;
    std::string password;
};

Date date_of(const std::string& text, const char* option)
{
    const auto date = parse_date(text);
    if (!date) throw Failure(ExitCode::usage, std::string{option} + " must be a date such as 2015-02-11");
    return *date;
}

simulation::Plan plan_of(const Options& options, const Config& config)
{
    simulation::Plan plan{.dossiers = options.dossiers,
                          .from = date_of(options.from, "--from"),
                          .to = date_of(options.to, "--to"),
                          .seed = options.seed,
                          .hour_rule = hour_rule_from(config.hour_rule).value()};
    if (plan.dossiers < 1 || plan.dossiers > kMostDossiers)
        throw Failure(ExitCode::usage, "--dossiers must be a number from 1 to " + std::to_string(kMostDossiers));
    if (plan.to < plan.from) throw Failure(ExitCode::usage, "--to must not be before --from");
    if (plan.to >= office_date(Clock{}.now()))
        throw Failure(ExitCode::usage, "--to must be before today: what is simulated has happened");
    return plan;
}

std::string hash_of(const std::string& password)
{
    if (password.empty()) return kNoPassword;
    if (password.size() < 8) throw Failure(ExitCode::failure, "a password has at least 8 characters");
    return api::hash_password(password);
}

ExitCode run_simulate(const Options& options)
{
    const Config config = options.settings.load();
    const simulation::Plan plan = plan_of(options, config);
    const std::string password = hash_of(options.password);
    const auto database = open_database(config, Schema::demand);
    const api::Secrets secrets = open_secrets(config, *database);
    const auto hash_keys = [&](storage::WholeDossier& whole, const std::string& pin, const std::string& token) {
        whole.pin_hash = secrets.pin_hash(whole.dossier.code, pin);
        whole.token_hash = secrets.token_hash(token);
    };
    simulation::Outline outline;
    {
        ProgressBar bar{"simulated"};
        const auto watch = [&](std::int64_t dossiers, Date date) {
            bar.show(dossiers, plan.dossiers, format_date(date));
        };
        try {
            outline = simulation::simulate(*database, plan, password, hash_keys, watch);
        } catch (const simulation::Refused& refused) {
            throw Failure(ExitCode::failure, refused.what());
        }
    }
    std::printf("%lld dossiers, %lld events simulated in %lld batches; digest %s\n",
                static_cast<long long>(outline.dossiers), static_cast<long long>(outline.events),
                static_cast<long long>(outline.batches), outline.digest.c_str());
    return ExitCode::ok;
}

}  // namespace

void add_simulate_command(CLI::App& app, Command& chosen)
{
    const auto options = std::make_shared<Options>();
    CLI::App* simulate = app.add_subcommand(
        "simulate",
        "Write a made-up history of dossiers into an empty database with a catalogue; it is marked as such");
    add_settings(*simulate, options->settings, {"database", "key-file", "hour-rule"});
    simulate->add_option("--dossiers", options->dossiers, "how many come in")->required();
    simulate->add_option("--from", options->from, "the first date")->required()->type_name("DATE");
    simulate->add_option("--to", options->to, "the last date; what is open then stays open")
        ->required()
        ->type_name("DATE");
    simulate->add_option("--seed", options->seed, "the same seed on the same catalogue gives the same journal");
    simulate->add_option("--password", options->password,
                         "what the accounts of everybody in it log in with; without it nobody can");
    simulate->callback([options, &chosen] { chosen = [options] { return run_simulate(*options); }; });
}

}  // namespace motcua::server
