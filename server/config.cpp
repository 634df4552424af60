#include "server/config.hpp"

#include "domain/hour_rule.hpp"
#include "server/notice_settings.hpp"
#include "server/proxies.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>
#include <variant>

namespace motcua::server {
namespace {

using Member = std::variant<std::string Config::*, int Config::*, bool Config::*, std::vector<std::string> Config::*>;
using Value = std::variant<std::string, std::int64_t, bool, std::vector<std::string>>;

struct Setting {
    std::string_view key;
    Member member;
    std::string_view help;
    // What is wrong with a value; empty when nothing is.
    std::string (*problem)(const Value& value) = [](const Value&) { return std::string{}; };
};

// A check of a text as one of a value.
template <std::string (*problem)(std::string_view)>
std::string text_that(const Value& value)
{
    return problem(std::get<std::string>(value));
}

template <int min, int max>
std::string outside(const Value& value)
{
    const auto number = std::get<std::int64_t>(value);
    if (min <= number && number <= max) return {};
    return "must be from " + std::to_string(min) + " to " + std::to_string(max);
}

std::string not_a_database(const Value& value)
{
    const auto& url = std::get<std::string>(value);
    const bool good = url.starts_with("sqlite:") || url.starts_with("postgresql://") || url.starts_with("postgres://");
    return good ? "" : "must be sqlite:PATH or postgresql://…";
}

std::string not_an_address(const Value& value)
{
    return parse_listen(std::get<std::string>(value)) ? ""
                                                      : "must be ADDRESS:PORT, such as 127.0.0.1:8080 or [::1]:8080";
}

std::string not_a_url(const Value& value)
{
    const auto& url = std::get<std::string>(value);
    if (url.empty()) return {};
    const bool good = (url.starts_with("http://") || url.starts_with("https://")) && !url.ends_with('/') &&
                      url.find_first_of(" ?#\"<>") == std::string::npos;
    return good ? "" : "must be http://… or https://… without a slash at the end";
}

std::string not_a_level(const Value& value)
{
    constexpr std::array<std::string_view, 4> levels{"error", "warning", "info", "debug"};
    const bool known = std::ranges::find(levels, std::get<std::string>(value)) != levels.end();
    return known ? "" : "must be error, warning, info or debug";
}

std::string not_a_format(const Value& value)
{
    const auto& text = std::get<std::string>(value);
    return text == "text" || text == "json" ? "" : "must be text or json";
}

std::string not_an_hour_rule(const Value& value)
{
    return hour_rule_from(std::get<std::string>(value)) ? "" : "must be end_of_day or same_position";
}

std::string not_networks(const Value& value)
{
    for (const std::string& text : std::get<std::vector<std::string>>(value)) {
        if (!is_network(text)) return "'" + text + "' is neither an address nor a network such as 10.0.0.0/8";
    }
    return {};
}

constexpr std::array kSettings{
    Setting{"database", &Config::database, "sqlite:PATH or postgresql://USER:PASSWORD@HOST/NAME", not_a_database},
    Setting{"listen", &Config::listen, "ADDRESS:PORT to serve on; port 0 takes a free one", not_an_address},
    Setting{"public-url", &Config::public_url, "where citizens reach the service, the base of links", not_a_url},
    Setting{"key-file", &Config::key_file, "the secret key; made when missing (default: DATABASE.key)"},
    Setting{"threads", &Config::threads, "threads that serve connections", outside<1, 64>},
    Setting{"log-level", &Config::log_level, "error, warning, info or debug", not_a_level},
    Setting{"log-format", &Config::log_format, "text or json, one line each, on stderr", not_a_format},
    Setting{"db-connections", &Config::db_connections, "connections to the database", outside<1, 64>},
    Setting{"queue-limit", &Config::queue_limit, "work waiting for the database beyond which 503 is answered",
            outside<1, 100000>},
    Setting{"connection-limit", &Config::connection_limit, "clients at once; more are answered 503", outside<1, 60000>},
    Setting{"trusted-proxies", &Config::trusted_proxies, "addresses or networks whose X-Forwarded-For is believed",
            not_networks},
    Setting{"session-hours", &Config::session_hours, "how long a log-in lasts", outside<1, 168>},
    Setting{"hour-rule", &Config::hour_rule, "how limits in working days are read: end_of_day or same_position",
            not_an_hour_rule},
    Setting{"secure-cookie", &Config::secure_cookie,
            "clients use HTTPS: the cookie is Secure (implied by an https URL)"},
    Setting{"alarm-seconds", &Config::alarm_seconds, "how often alarms are looked for", outside<1, 60>},
    Setting{"due-soon-days", &Config::due_soon_days, "due within so many working days is due soon", outside<1, 20>},
    Setting{"accept-hours", &Config::accept_hours, "working hours in which a handoff is to be accepted",
            outside<1, 80>},
    Setting{"paused-days", &Config::paused_days, "calendar days of waiting for a citizen beyond which it is told",
            outside<1, 365>},
    Setting{"accept-filing-hours", &Config::accept_filing_hours, "working hours to answer a filing in", outside<0, 80>},
    Setting{"notice-log", &Config::notice_log, "a file notices are appended to, as lines of JSON"},
    Setting{"smtp-url", &Config::smtp_url, "smtp://HOST:PORT or smtps://HOST:PORT that mails notices",
            text_that<not_a_mail_server>},
    Setting{"smtp-from", &Config::smtp_from, "the address mail comes from", text_that<not_a_mail_address>},
    Setting{"smtp-user", &Config::smtp_user, "who signs in at the mail server; TLS is then demanded"},
    Setting{"smtp-password", &Config::smtp_password, "and the password"},
    Setting{"webhook-url", &Config::webhook_url, "where notices are posted as signed JSON", text_that<not_a_webhook>},
    Setting{"webhook-secret", &Config::webhook_secret, "whsec_… that signs them", text_that<not_a_webhook_secret>},
    Setting{"notice-attempts", &Config::notice_attempts, "attempts before a notice is a dead letter", outside<1, 100>},
    Setting{"notice-retry-seconds", &Config::notice_retry_seconds, "until the second attempt; doubled each time",
            outside<1, 3600>},
    Setting{"notice-timeout", &Config::notice_timeout, "seconds an attempt may take", outside<1, 60>},
};

const Setting* find_setting(std::string_view key)
{
    const auto found = std::ranges::find(kSettings, key, &Setting::key);
    return found == kSettings.end() ? nullptr : &*found;
}

[[noreturn]] void refuse(const std::string& where, std::string_view key, const std::string& why)
{
    throw Failure(ExitCode::usage, where + ": " + std::string{key} + " " + why);
}

void assign(Config& config, const Setting& setting, const Value& value, const std::string& where)
{
    constexpr std::array expected{"must be text", "must be a whole number", "must be true or false",
                                  "must be a list of texts"};
    if (value.index() != setting.member.index()) refuse(where, setting.key, expected[setting.member.index()]);
    if (const std::string problem = setting.problem(value); !problem.empty()) refuse(where, setting.key, problem);
    std::visit(
        [&]<class T>(T Config::* member) {
            if constexpr (std::is_same_v<T, int>) {
                config.*member = static_cast<int>(std::get<std::int64_t>(value));
            } else {
                config.*member = std::get<T>(value);
            }
        },
        setting.member);
}

std::vector<std::string> split_list(std::string_view text)
{
    std::vector<std::string> items;
    std::istringstream stream{std::string{text}};
    for (std::string item; std::getline(stream, item, ',');) {
        const auto begin = item.find_first_not_of(' ');
        if (begin != std::string::npos) items.push_back(item.substr(begin, item.find_last_not_of(' ') - begin + 1));
    }
    return items;
}

// The value an environment variable or an option spells; text that is none keeps its own type and is refused later.
Value from_text(const Setting& setting, const std::string& text)
{
    if (std::holds_alternative<int Config::*>(setting.member)) {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error == std::errc{} && end == text.data() + text.size()) return number;
    }
    if (std::holds_alternative<bool Config::*>(setting.member)) {
        if (text == "true" || text == "1") return true;
        if (text == "false" || text == "0") return false;
    }
    if (std::holds_alternative<std::vector<std::string> Config::*>(setting.member)) return split_list(text);
    return text;
}

// Nothing for a type no setting has.
std::optional<Value> from_toml(const toml::node& node)
{
    if (const auto text = node.value_exact<std::string>()) return *text;
    if (const auto number = node.value_exact<std::int64_t>()) return *number;
    if (const auto flag = node.value_exact<bool>()) return *flag;
    const toml::array* array = node.as_array();
    if (array == nullptr) return std::nullopt;
    std::vector<std::string> items;
    for (const toml::node& item : *array) {
        const auto text = item.value_exact<std::string>();
        if (!text) return std::nullopt;
        items.push_back(*text);
    }
    return items;
}

void read_file(Config& config, const std::string& path)
{
    const auto place = [&](const toml::source_region& source) {
        return path + ":" + std::to_string(source.begin.line);
    };
    try {
        const toml::table table = toml::parse_file(path);
        for (const auto& [key, node] : table) {
            const std::string where = place(key.source());
            const Setting* setting = find_setting(key.str());
            if (setting == nullptr) throw Failure(ExitCode::usage, where + ": unknown key " + std::string{key.str()});
            const auto value = from_toml(node);
            if (!value) refuse(where, key.str(), "has the wrong type");
            assign(config, *setting, *value, where);
        }
    } catch (const toml::parse_error& error) {
        throw Failure(ExitCode::usage, place(error.source()) + ": " + std::string{error.description()});
    }
}

std::string variable_of(std::string_view key)
{
    std::string name = "MOTCUA_";
    for (const char c : key) name += c == '-' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    return name;
}

std::string quoted(const std::string& text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

std::string spelled(const Value& value)
{
    if (const auto* text = std::get_if<std::string>(&value)) return quoted(*text);
    if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
    std::string out;
    for (const std::string& item : std::get<std::vector<std::string>>(value)) {
        out += (out.empty() ? "" : ", ") + quoted(item);
    }
    return "[" + out + "]";
}

}  // namespace

std::vector<SettingInfo> settings()
{
    std::vector<SettingInfo> list;
    for (const Setting& setting : kSettings) {
        list.push_back({setting.key, setting.help, std::holds_alternative<bool Config::*>(setting.member)});
    }
    return list;
}

Config load_config(const ConfigSources& sources)
{
    Config config;
    if (sources.file) read_file(config, *sources.file);
    for (const Setting& setting : kSettings) {
        const std::string variable = variable_of(setting.key);
        if (const char* text = sources.environment(variable.c_str())) {
            assign(config, setting, from_text(setting, text), "environment variable " + variable);
        }
    }
    for (const auto& [key, text] : sources.command_line) {
        const Setting* setting = find_setting(key);
        if (setting == nullptr) throw Failure(ExitCode::usage, "unknown option --" + key);
        assign(config, *setting, from_text(*setting, text), "option --" + key);
    }
    if (const std::string missing = missing_notice_setting(config); !missing.empty())
        throw Failure(ExitCode::usage, missing);
    return config;
}

std::string to_text(const Config& config)
{
    Config shown = config;
    shown.database = mask_password(config.database);
    shown.key_file = key_file(config);
    for (std::string* secret : {&shown.smtp_password, &shown.webhook_secret}) {
        if (!secret->empty()) *secret = "***";
    }
    std::string out;
    for (const Setting& setting : kSettings) {
        const Value value = std::visit([&](auto member) { return Value{shown.*member}; }, setting.member);
        out += std::string{setting.key} + " = " + spelled(value) + "\n";
    }
    return out;
}

}  // namespace motcua::server
