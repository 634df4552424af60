#include "api/problem.hpp"
#include "domain/target_access.hpp"
#include "server/clock.hpp"
#include "server/commands.hpp"
#include "server/open.hpp"
#include "storage/accounts.hpp"
#include "storage/targets.hpp"

#include <CLI/CLI.hpp>

#include <array>
#include <cstdio>
#include <memory>

namespace motcua::server {
namespace {

using storage::Session;

struct Options {
    GivenSettings settings;
    std::int64_t year = 0;
    std::vector<std::string> weights;
    std::string excellent = "1.05";
    std::string good = "95";
    std::string completed = "80";
    std::string tie_break = "late_dossiers";
    std::string by;
    std::string reason;
};

// A number with at most two decimals, in hundredths.
std::int64_t hundredths(const std::string& option, const std::string& text)
{
    const auto value = parse_measured(TargetKind::amount, text);
    if (!value || *value % 100 != 0)
        throw Failure(ExitCode::usage, option + " wants numbers with at most two decimals, not '" + text + "'");
    return *value / 100;
}

ClassRule rule_of(const Options& options)
{
    ClassRule rule;
    for (std::size_t i = 0; i < options.weights.size(); ++i)
        rule.weights.at(i) = hundredths("--weights", options.weights[i]);
    rule.excellent_score = hundredths("--excellent", options.excellent);
    rule.good_percent = hundredths("--good", options.good);
    rule.completed_percent = hundredths("--completed", options.completed);
    const auto tie_break = tie_break_from(options.tie_break);
    if (!tie_break) throw Failure(ExitCode::usage, "--tie-break is late_dossiers or none");
    rule.tie_break = *tie_break;
    return rule;
}

Result<void> keep_rule(Session& session, const Options& options, const ClassRule& rule)
{
    const auto account = storage::find_account(session, options.by);
    if (!account || account->disabled_at) return reject(Reason::unknown_account, "/by", {options.by});
    if (auto may = check_target_permission(account->actor(), TargetAction::set_rule, ""); !may) return may;
    if (auto sensible = check_class_rule(rule); !sensible) return sensible;
    const auto chain = storage::target_chain(session, options.year, std::string{kRuleOfYear});
    const std::array bodies{TargetBody{RuleSet{rule, options.reason}}};
    storage::append_targets(session, chain, bodies, {account->account, std::nullopt, Clock{}.now()});
    return {};
}

ExitCode run_rule(const Options& options)
{
    const ClassRule rule = rule_of(options);
    const auto database = open_database(options.settings.load(), Schema::demand);
    const auto kept = database->transact_now([&](Session& session) { return keep_rule(session, options, rule); });
    if (!kept) {
        const std::string field = kept.error().pointer.empty() ? "" : kept.error().pointer.substr(1) + ": ";
        throw Failure{ExitCode::failure, field + api::detail_of(kept.error(), api::Language::en)};
    }
    std::printf("the units of %lld are classified by this rule\n", static_cast<long long>(options.year));
    return ExitCode::ok;
}

}  // namespace

void add_scoreboard_commands(CLI::App& app, Command& chosen)
{
    CLI::App* scoreboard = app.add_subcommand("scoreboard", "The scoreboard of heads' key tasks");
    scoreboard->require_subcommand(1);
    const auto options = std::make_shared<Options>();
    CLI::App* rule = scoreboard->add_subcommand("rule", "Set the rule by which the units of a year are classified");
    add_settings(*rule, options->settings, {"database"});
    rule->add_option("year", options->year, "the year")->required()->check(CLI::Range(2000, 2199));
    rule->add_option("--weights", options->weights, "of the bands B0 to B5 (0,1,1.05,1.1,1.15,1.2)")
        ->delimiter(',')
        ->expected(static_cast<int>(kBands));
    rule->add_option("--excellent", options->excellent, "the least score that is excellent")->capture_default_str();
    rule->add_option("--good", options->good, "the least percentage of targets met that is good")
        ->capture_default_str();
    rule->add_option("--completed", options->completed, "the least that counts as completed")->capture_default_str();
    rule->add_option("--tie-break", options->tie_break, "late_dossiers or none")->capture_default_str();
    rule->add_option("--by", options->by, "the account that sets it")->required()->type_name("ACCOUNT");
    rule->add_option("--reason", options->reason, "the decision it follows")->required();
    rule->callback([options, &chosen] { chosen = [options] { return run_rule(*options); }; });
}

}  // namespace motcua::server
