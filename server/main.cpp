#include "server/commands.hpp"
#include "server/version.hpp"

#include <CLI/CLI.hpp>

#include <csignal>
#include <cstdio>
#include <exception>
#include <sys/stat.h>

namespace {

using motcua::server::ExitCode;

constexpr auto kFooter = R"(
Settings come from --config FILE (TOML), the environment (MOTCUA_DATABASE, MOTCUA_KEY_FILE …) and the command line;
the command line wins over the environment, the environment over the file.

Exit codes:
  0  done
  1  failed: bad rows, a difference found, wrong key, anything not listed below
  2  wrong usage: unknown command, option, key or value
  3  the database cannot be reached or has another schema
  4  the address cannot be listened on (occupied, or no right to it)
)";

int parse(CLI::App& app, int argc, char** argv)
{
    try {
        app.parse(argc, argv);
        return 0;
    } catch (const CLI::Success& wanted) {  // --help, --version
        app.exit(wanted);
        return -1;
    } catch (const CLI::ParseError& error) {
        app.exit(error);
        return static_cast<int>(ExitCode::usage);
    }
}

int run(const motcua::server::Command& command)
{
    try {
        if (!command)
            throw motcua::server::Failure(ExitCode::usage, "say what to do; motcua --help lists the commands");
        return static_cast<int>(command());
    } catch (const motcua::server::Failure& failure) {
        std::fprintf(stderr, "motcua: %s\n", failure.what());
        return static_cast<int>(failure.code());
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "motcua: %s\n", failure.what());
        return static_cast<int>(ExitCode::failure);
    }
}

}  // namespace

int main(int argc, char** argv)
{
    // What the service makes (database, key) is nobody else's to read.
    umask(0077);
    std::signal(SIGPIPE, SIG_IGN);
    CLI::App app{"motcua: one-stop-shop dossiers, from the desk to the departments and back", "motcua"};
    app.set_version_flag("--version", motcua::server::kVersion);
    app.footer(kFooter);
    motcua::server::Command chosen;
    motcua::server::add_serve_command(app, chosen);
    motcua::server::add_catalogue_commands(app, chosen);
    motcua::server::add_calendar_commands(app, chosen);
    motcua::server::add_user_commands(app, chosen);
    motcua::server::add_deputy_commands(app, chosen);
    motcua::server::add_token_commands(app, chosen);
    motcua::server::add_journal_commands(app, chosen);
    motcua::server::add_notice_commands(app, chosen);
    motcua::server::add_scoreboard_commands(app, chosen);
    motcua::server::add_deadline_command(app, chosen);
    motcua::server::add_simulate_command(app, chosen);
    if (const int code = parse(app, argc, argv); code != 0) return code < 0 ? 0 : code;
    return run(chosen);
}
