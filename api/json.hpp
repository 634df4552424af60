#pragma once

#include "domain/time.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace motcua::api {

// Members keep the order they were written in, so that answers read well.
using Json = nlohmann::ordered_json;

inline Json json_of(Instant t)
{
    return format_instant(t);
}
inline Json json_of(Date date)
{
    return format_date(date);
}
template <class T>
Json json_of(const T& value)
{
    return value;
}
// null for an absent value.
template <class T>
Json json_of(const std::optional<T>& value)
{
    return value ? json_of(*value) : Json(nullptr);
}

// The text of a value; bytes that are not UTF-8 are replaced, never thrown at.
inline std::string dump(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace motcua::api
