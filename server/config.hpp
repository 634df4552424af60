#pragma once

#include "server/failure.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace motcua::server {

// Every setting of the service with its default.
struct Config {
    std::string database = "sqlite:data/motcua.db";
    std::string listen = "127.0.0.1:8080";
    // Empty: http:// and the address the service listens on.
    std::string public_url = {};
    // Empty: beside the SQLite file, or data/motcua.key.
    std::string key_file = {};
    int threads = 2;
    std::string log_level = "info";
    std::string log_format = "text";
    int db_connections = 4;
    int queue_limit = 512;
    int connection_limit = 1024;
    // Addresses or networks (10.0.0.0/8) whose X-Forwarded-For and X-Request-Id are believed.
    std::vector<std::string> trusted_proxies = {};
    int session_hours = 12;
    // How limits in working days are read: end_of_day or same_position.
    std::string hour_rule = "end_of_day";
    bool secure_cookie = false;
    // How often alarms are looked for, and what an office settles about them for itself.
    int alarm_seconds = 15;
    int due_soon_days = 2;
    int accept_hours = 4;
    int paused_days = 30;
    int accept_filing_hours = 8;
    // How notices go out; empty: not this way.
    std::string notice_log = {};
    std::string smtp_url = {};
    std::string smtp_from = {};
    std::string smtp_user = {};
    std::string smtp_password = {};
    std::string webhook_url = {};
    std::string webhook_secret = {};
    // Deliveries: how many attempts, seconds until the second, seconds an attempt may take.
    int notice_attempts = 20;
    int notice_retry_seconds = 10;
    int notice_timeout = 10;
};

// A setting as the sources name it: "key-file" in files, --key-file, MOTCUA_KEY_FILE.
struct SettingInfo {
    std::string_view key;
    std::string_view help;
    bool is_flag;
};
std::vector<SettingInfo> settings();

// Where settings come from. A later one wins: file, environment, command line.
struct ConfigSources {
    std::optional<std::string> file = {};
    std::function<const char*(const char*)> environment = [](const char*) -> const char* { return nullptr; };
    std::vector<std::pair<std::string, std::string>> command_line = {};
};

// Throws Failure(usage) that names the key and where it stands (file and line, variable or option).
Config load_config(const ConfigSources& sources);

// All settings as a configuration file would say them, passwords masked.
std::string to_text(const Config& config);

// A database URL as it may be shown and logged.
std::string mask_password(std::string_view url);

// The file of an SQLite database; nothing for another.
std::optional<std::string> sqlite_path(const Config& config);

// The key file that is used: the configured one or the default beside the data.
std::string key_file(const Config& config);

// "127.0.0.1:8080" or "[::1]:8080" in its two parts; the host without brackets.
struct ListenAddress {
    std::string host;
    std::uint16_t port = 0;
};
std::optional<ListenAddress> parse_listen(std::string_view text);

}  // namespace motcua::server
