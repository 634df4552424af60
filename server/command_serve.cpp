#include "server/commands.hpp"
#include "server/serve.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace motcua::server {
namespace {

struct Options {
    GivenSettings settings;
    bool check_config = false;
    bool demo = false;
    bool dossier = false;
    std::string clock;
    std::string sample;
};

std::optional<std::filesystem::path> sample_folder(const Options& options)
{
    const std::filesystem::path usual = "deploy/sample";
    if (!options.sample.empty()) return options.sample;
    if (std::filesystem::is_directory(usual)) return usual;
    return std::nullopt;
}

DemoOptions demo_options(const Options& options)
{
    DemoOptions demo{.demo = options.demo, .dossier = options.dossier};
    if (!options.demo && !options.clock.empty()) throw Failure(ExitCode::usage, "--clock is only for --demo");
    if (!options.demo && !options.sample.empty()) throw Failure(ExitCode::usage, "--sample is only for --demo");
    if (!options.demo && options.dossier) throw Failure(ExitCode::usage, "--demo-dossier is only for --demo");
    if (options.demo) demo.sample = sample_folder(options);
    if (options.clock.empty()) return demo;
    demo.clock = parse_instant(options.clock);
    if (!demo.clock) throw Failure(ExitCode::usage, "--clock must be a time such as 2015-02-11T08:00:00+07:00");
    return demo;
}

ExitCode run(const Options& options)
{
    const Config config = options.settings.load();
    const DemoOptions demo = demo_options(options);
    if (options.check_config) {
        std::fputs(to_text(config).c_str(), stdout);
    } else {
        serve(config, demo);
    }
    return ExitCode::ok;
}

}  // namespace

void add_serve_command(CLI::App& app, Command& chosen)
{
    const auto options = std::make_shared<Options>();
    CLI::App* serve = app.add_subcommand("serve", "Serve the desk, the departments and the public over HTTP");
    add_settings(*serve, options->settings, {});
    serve->add_flag("--check-config", options->check_config, "check the settings, show them without secrets, end");
    serve->add_flag("--demo", options->demo, "make demo accounts with a well-known password: never on real data");
    serve->add_option("--clock", options->clock, "with --demo: where the service's clock starts")->type_name("TIME");
    serve->add_option("--sample", options->sample, "with --demo: the catalogue for an empty database")
        ->type_name("DIR");
    serve->add_flag("--demo-dossier", options->dossier, "with --demo: receive a first dossier when there is none");
    serve->callback([options, &chosen] { chosen = [options] { return run(*options); }; });
}

}  // namespace motcua::server
