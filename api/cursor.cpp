#include "api/cursor.hpp"

#include "domain/codes.hpp"

#include <charconv>

namespace motcua::api {

std::string write_cursor(const storage::ListPosition& position)
{
    return std::to_string(position.due_order) + "_" + position.code;
}

std::optional<storage::ListPosition> read_cursor(std::string_view text)
{
    storage::ListPosition position;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), position.due_order);
    if (error != std::errc{} || end == text.data() + text.size() || *end != '_') return std::nullopt;
    position.code = text.substr(static_cast<std::size_t>(end - text.data()) + 1);
    return parse_code(position.code) ? std::optional{position} : std::nullopt;
}

}  // namespace motcua::api
