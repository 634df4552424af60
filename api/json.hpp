#pragma once

#include "domain/calendar_data.hpp"
#include "domain/catalogue.hpp"
#include "domain/time.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <span>
#include <string>
#include <utility>

namespace motcua::api {

// Members keep the order they were written in, so that answers read well.
using Json = nlohmann::ordered_json;

// An empty object with room for so many members: one that grows copies those it has, with all they hold.
inline Json object_with_room(std::size_t members)
{
    Json json = Json::object();
    json.get_ref<Json::object_t&>().reserve(members);
    return json;
}

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

// "07:30-11:30" …
inline Json json_of(std::span<const Segment> segments)
{
    Json json = Json::array();
    for (const Segment& segment : segments) json.push_back(format_segment(segment));
    return json;
}

// {"amount", "unit"}: whole amounts as integers, halves as what they are; same_day and none have no amount.
inline Json json_of(const TimeLimit& limit)
{
    Json amount = nullptr;
    const bool counted = limit.unit != LimitUnit::none && limit.unit != LimitUnit::same_day;
    if (counted && limit.halves % 2 == 0) amount = limit.halves / 2;
    if (counted && limit.halves % 2 != 0) amount = static_cast<double>(limit.halves) / 2;
    return {{"amount", std::move(amount)}, {"unit", to_string(limit.unit)}};
}

// The text of a value; bytes that are not UTF-8 are replaced, never thrown at.
inline std::string dump(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace motcua::api
