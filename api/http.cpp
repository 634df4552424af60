#include "api/http.hpp"

#include "storage/folding.hpp"

#include <algorithm>

namespace motcua::api {
namespace {

int hex_digit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// Percent-decoded text; in queries "+" is a space. Nothing for a broken escape or text that is not fit to be kept.
std::optional<std::string> decoded(std::string_view text, bool plus_is_space)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            if (i + 2 >= text.size()) return std::nullopt;
            const int high = hex_digit(text[i + 1]);
            const int low = hex_digit(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            out += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            out += plus_is_space && text[i] == '+' ? ' ' : text[i];
        }
    }
    if (!storage::free_of_controls(out)) return std::nullopt;
    return out;
}

}  // namespace

std::optional<std::string_view> Request::header(std::string_view name) const
{
    const auto found =
        std::ranges::find(headers, name, [](const auto& header) { return std::string_view{header.first}; });
    if (found == headers.end()) return std::nullopt;
    return found->second;
}

std::optional<std::string> Request::query_value(std::string_view name) const
{
    const auto found = std::ranges::find(query, name, [](const auto& pair) { return std::string_view{pair.first}; });
    if (found == query.end()) return std::nullopt;
    return found->second;
}

std::optional<std::vector<std::pair<std::string, std::string>>> parse_form(std::string_view text)
{
    std::vector<std::pair<std::string, std::string>> pairs;
    while (!text.empty()) {
        const auto end = std::min(text.find('&'), text.size());
        const auto pair = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (pair.empty()) continue;
        const auto equals = pair.find('=');
        auto name = decoded(pair.substr(0, equals), true);
        auto value = equals == std::string_view::npos ? std::string{} : decoded(pair.substr(equals + 1), true);
        if (!name || !value) return std::nullopt;
        pairs.emplace_back(*std::move(name), *std::move(value));
    }
    return pairs;
}

std::optional<Target> parse_target(std::string_view target)
{
    if (target.empty() || target.front() != '/') return std::nullopt;
    const auto question = target.find('?');
    auto path = decoded(target.substr(0, question), false);
    auto query = parse_form(question == std::string_view::npos ? std::string_view{} : target.substr(question + 1));
    if (!path || !query) return std::nullopt;
    return Target{*std::move(path), *std::move(query)};
}

}  // namespace motcua::api
