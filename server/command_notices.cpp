#include "server/commands.hpp"
#include "server/open.hpp"
#include "storage/deliveries.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace motcua::server {
namespace {

struct Options {
    GivenSettings settings;
    std::string state;
    std::string id;
    int limit = 50;
};

void print(const storage::NoticeRecord& notice)
{
    for (const storage::DeliveryRecord& delivery : notice.deliveries) {
        std::printf("%s  %-20s %-20s %-8s %-9s failed %lld times%s%s\n", notice.message_id.c_str(),
                    notice.dossier.c_str(), notice.kind.c_str(), std::string{to_string(delivery.channel)}.c_str(),
                    std::string{to_string(delivery.state)}.c_str(), static_cast<long long>(delivery.failures),
                    delivery.last_error ? ": " : "", delivery.last_error.value_or("").c_str());
    }
}

ExitCode print_list(const Options& options, std::optional<storage::DeliveryState> state)
{
    const auto database = open_database(options.settings.load(), Schema::demand);
    const storage::NoticeQuery query{.state = state, .limit = options.limit};
    const auto notices = database->read_now([&](storage::Session& session) { return list_notices(session, query); });
    for (const storage::NoticeRecord& notice : notices) print(notice);
    return ExitCode::ok;
}

ExitCode run_list(const Options& options)
{
    const auto state = storage::delivery_state_from(options.state);
    if (!state && !options.state.empty())
        throw Failure(ExitCode::usage, "'" + options.state + "' is none of pending, delivered, dead");
    return print_list(options, state);
}

ExitCode run_dead(const Options& options)
{
    return print_list(options, storage::DeliveryState::dead);
}

ExitCode run_replay(const Options& options)
{
    const auto database = open_database(options.settings.load(), Schema::demand);
    const auto replayed = database->transact_now([&](storage::Session& session) -> std::int64_t {
        if (options.id.empty()) return storage::replay_all(session);
        const auto notice = storage::find_notice(session, options.id, std::nullopt);
        if (!notice) throw Failure(ExitCode::failure, "there is no notice " + options.id);
        return storage::replay_notice(session, notice->id);
    });
    std::printf("%lld deliveries are tried again\n", static_cast<long long>(replayed));
    return ExitCode::ok;
}

CLI::App& add(CLI::App& notices,
              Command& chosen,
              const std::shared_ptr<Options>& options,
              std::pair<const char*, const char*> name_and_help,
              ExitCode (*run)(const Options&))
{
    CLI::App* command = notices.add_subcommand(name_and_help.first, name_and_help.second);
    add_settings(*command, options->settings, {"database"});
    command->callback([options, run, &chosen] { chosen = [options, run] { return run(*options); }; });
    return *command;
}

}  // namespace

void add_notice_commands(CLI::App& app, Command& chosen)
{
    const auto options = std::make_shared<Options>();
    CLI::App* notices = app.add_subcommand("notices", "What citizens and heads were told: list, dead, replay");
    CLI::App& list = add(*notices, chosen, options, {"list", "The latest notices and how they went out"}, run_list);
    list.add_option("--state", options->state, "only those with a delivery that is pending, delivered or dead");
    list.add_option("--limit", options->limit, "how many")->check(CLI::Range(1, 100000));
    CLI::App& dead = add(*notices, chosen, options, {"dead", "Those that were given up"}, run_dead);
    dead.add_option("--limit", options->limit, "how many")->check(CLI::Range(1, 100000));
    CLI::App& replay = add(*notices, chosen, options,
                           {"replay", "Have what was given up tried again, under the same ids"}, run_replay);
    replay.add_option("--id", options->id, "only this notice");
}

}  // namespace motcua::server
