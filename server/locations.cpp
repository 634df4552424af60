#include "server/config.hpp"

#include <charconv>
#include <regex>

namespace motcua::server {

std::string mask_password(std::string_view url)
{
    // Greedy up to the last @: a password may hold one, though it should not.
    static const std::regex in_authority{R"(^([a-z]+://[^/:@]*):.*@)"};
    static const std::regex in_query{R"(([?&](?:password|sslpassword)=)[^&]*)"};
    const std::string masked = std::regex_replace(std::string{url}, in_authority, "$1:***@");
    return std::regex_replace(masked, in_query, "$1***");
}

std::optional<std::string> sqlite_path(const Config& config)
{
    constexpr std::string_view scheme = "sqlite:";
    if (!config.database.starts_with(scheme)) return std::nullopt;
    return config.database.substr(scheme.size());
}

std::string key_file(const Config& config)
{
    if (!config.key_file.empty()) return config.key_file;
    const auto path = sqlite_path(config);
    return path ? *path + ".key" : "data/motcua.key";
}

std::optional<ListenAddress> parse_listen(std::string_view text)
{
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos || colon == 0) return std::nullopt;
    std::string_view host = text.substr(0, colon);
    const std::string_view port = text.substr(colon + 1);
    const bool bracketed = host.starts_with('[') && host.ends_with(']');
    if (!bracketed && host.contains(':')) return std::nullopt;
    if (bracketed) host = host.substr(1, host.size() - 2);
    ListenAddress address{.host = host == "localhost" ? "127.0.0.1" : std::string{host}};
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), address.port);
    if (error != std::errc{} || end != port.data() + port.size() || port.empty()) return std::nullopt;
    return address;
}

}  // namespace motcua::server
