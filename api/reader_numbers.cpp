#include "api/reader.hpp"
#include "domain/amount.hpp"

#include <cmath>

namespace motcua::api {

std::int64_t Reader::integer(const char* name, std::int64_t min, std::int64_t max)
{
    const Json* value = member(name);
    if (value == nullptr) {
        fault(Reason::missing_field, name);
        return min;
    }
    return bounded(*value, pointer_to(name), min, max);
}

std::int64_t Reader::bounded(const Json& value, const std::string& pointer, std::int64_t min, std::int64_t max)
{
    // 2.9, true and 5e9 are not integers here; nlohmann would bend them.
    if (!value.is_number_integer()) {
        fault_at(Reason::wrong_type, pointer, {"integer"});
        return min;
    }
    const bool beyond = value.is_number_unsigned() && value.get<std::uint64_t>() > static_cast<std::uint64_t>(max);
    if (beyond || value.get<std::int64_t>() < min || value.get<std::int64_t>() > max) {
        fault_at(Reason::out_of_range, pointer, {std::to_string(min), std::to_string(max)});
        return min;
    }
    return value.get<std::int64_t>();
}

std::int64_t Reader::integer_or(const char* name, std::int64_t min, std::int64_t max, std::int64_t otherwise)
{
    return member(name) == nullptr ? otherwise : integer(name, min, max);
}

std::int64_t Reader::halves(const char* name, std::int64_t most)
{
    const Json* value = member(name);
    if (value == nullptr) {
        fault(Reason::missing_field, name);
    } else if (!value->is_number()) {
        fault(Reason::wrong_type, name, {"number"});
    } else if (const double doubled = value->get<double>() * 2;
               !(doubled > 0 && doubled <= static_cast<double>(most))) {
        fault(Reason::out_of_range, name, {format_halves(1), format_halves(most)});
    } else if (doubled != std::floor(doubled)) {
        fault(Reason::wrong_type, name, {"half"});
    } else {
        return static_cast<std::int64_t>(doubled);
    }
    return 1;
}

std::vector<std::int64_t> Reader::integers(const char* name, std::size_t max_items, std::int64_t min, std::int64_t max)
{
    std::vector<std::int64_t> integers;
    const Json* value = list(name, max_items);
    if (value == nullptr) return integers;
    for (std::size_t i = 0; i < value->size(); ++i)
        integers.push_back(bounded((*value)[i], pointer_to(name, i), min, max));
    return integers;
}

}  // namespace motcua::api
