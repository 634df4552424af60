#include "api/cursor.hpp"

#include "api/query.hpp"
#include "domain/codes.hpp"

namespace motcua::api {

namespace {

// A number, and what follows it behind "_"; nothing for another text.
std::optional<std::pair<std::int64_t, std::string_view>> split(std::string_view text)
{
    const auto bar = text.find('_');
    const auto number = bar == std::string_view::npos ? std::nullopt : whole_number(text.substr(0, bar));
    if (!number) return std::nullopt;
    return std::pair{*number, text.substr(bar + 1)};
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
    const auto id = whole_number(parts->second);
    if (!id) return std::nullopt;
    return storage::AlarmPosition{from_milliseconds(parts->first), *id};
}

std::string write_warning_cursor(const WarningCursor& cursor)
{
    return std::to_string(to_milliseconds(cursor.as_of)) + "_" + std::to_string(cursor.position.rank) + "_" +
           std::to_string(to_milliseconds(cursor.position.due_at)) + "_" + cursor.position.code;
}

std::optional<WarningCursor> read_warning_cursor(std::string_view text)
{
    const auto as_of = split(text);
    const auto rank = as_of ? split(as_of->second) : std::nullopt;
    const auto due_at = rank ? split(rank->second) : std::nullopt;
    if (!due_at || !parse_code(due_at->second)) return std::nullopt;
    return WarningCursor{from_milliseconds(as_of->first),
                         {rank->first, from_milliseconds(due_at->first), std::string{due_at->second}}};
}

}  // namespace motcua::api
