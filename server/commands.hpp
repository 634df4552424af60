#pragma once

#include "server/config.hpp"

#include <CLI/App.hpp>

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace motcua::server {

// What the command line chose to do; it runs after parsing and returns the exit code or throws Failure.
using Command = std::function<ExitCode()>;

// The settings given on the command line of a subcommand, and its --config.
struct GivenSettings {
    std::string file = {};
    std::vector<std::pair<std::string, std::string>> options = {};

    // Together with the environment and the file.
    Config load() const;
};

// Adds --config and the named settings (all when none is named) to a subcommand; `given` has to outlive the parsing.
void add_settings(CLI::App& app, GivenSettings& given, const std::vector<std::string_view>& keys);

// Each adds its subcommands; one of them sets `chosen` when it is called.
void add_serve_command(CLI::App& app, Command& chosen);
void add_catalogue_commands(CLI::App& app, Command& chosen);   // migrate, import
void add_calendar_commands(CLI::App& app, Command& chosen);    // calendar …
void add_user_commands(CLI::App& app, Command& chosen);        // user …
void add_deputy_commands(CLI::App& app, Command& chosen);      // deputy …
void add_token_commands(CLI::App& app, Command& chosen);       // token …
void add_notice_commands(CLI::App& app, Command& chosen);      // notices …
void add_scoreboard_commands(CLI::App& app, Command& chosen);  // scoreboard …
void add_deadline_command(CLI::App& app, Command& chosen);
void add_simulate_command(CLI::App& app, Command& chosen);
void add_journal_commands(CLI::App& app, Command& chosen);  // verify, export, rebuild

}  // namespace motcua::server
