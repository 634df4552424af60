#include "server/commands.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdlib>

namespace motcua::server {

Config GivenSettings::load() const
{
    ConfigSources sources{.environment = [](const char* name) -> const char* { return std::getenv(name); },
                          .command_line = options};
    if (!file.empty()) sources.file = file;
    return load_config(sources);
}

void add_settings(CLI::App& app, GivenSettings& given, const std::vector<std::string_view>& keys)
{
    app.add_option("--config", given.file, "a TOML file with settings")->type_name("FILE")->envname("MOTCUA_CONFIG");
    for (const SettingInfo& setting : settings()) {
        if (!keys.empty() && std::ranges::find(keys, setting.key) == keys.end()) continue;
        const std::string name = "--" + std::string{setting.key};
        const auto keep = [&given, key = std::string{setting.key}](const std::string& value) {
            given.options.emplace_back(key, value);
        };
        const std::string help{setting.help};
        if (setting.is_flag) {
            app.add_flag_callback(name, [keep] { keep("true"); }, help);
        } else {
            app.add_option_function<std::string>(name, keep, help)->type_name("VALUE");
        }
    }
}

}  // namespace motcua::server
