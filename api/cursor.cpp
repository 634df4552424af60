#include "api/cursor.hpp"

#include "domain/codes.hpp"

#include <charconv>

namespace motcua::api {

namespace {

// A number, and what follows it behind "_"; nothing for another text.
std::optional<std::pair<std::int64_t, std::string_view>> split(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end == text.data() + text.size() || *end != '_') return std::nullopt;
    return std::pair{number, text.substr(static_cast<std::size_t>(end - text.data()) + 1)};
}

}  // namespace

std::string write_cursor(const storage::ListPosition& position)
{
    return std::to_string(position.due_order) + "_" + position.code;
}

std::optional<storage::ListPosition> read_cursor(std::string_view text)
{
    const auto parts = split(text);
    if (!parts || !parse_code(parts->second)) return std::nullopt;
    return storage::ListPosition{parts->first, std::string{parts->second}};
}

std::string write_cursor(const storage::AlarmPosition& position)
{
    return std::to_string(to_milliseconds(position.true_since)) + "_" + std::to_string(position.id);
}

std::optional<storage::AlarmPosition> read_alarm_cursor(std::string_view text)
{
    const auto parts = split(text);
    if (!parts) return std::nullopt;
    std::int64_t id = 0;
    const char* last = parts->second.data() + parts->second.size();
    const auto [end, error] = std::from_chars(parts->second.data(), last, id);
    if (error != std::errc{} || end != last) return std::nullopt;
    return storage::AlarmPosition{from_milliseconds(parts->first), id};
}

}  // namespace motcua::api
