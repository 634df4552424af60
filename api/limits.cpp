#include "api/limits.hpp"

namespace motcua::api {
namespace {

constexpr std::int64_t kMostHalves = 1'999'998;

}  // namespace

TimeLimit read_limit(Reader reader)
{
    TimeLimit limit{.unit = reader.choice("unit", limit_unit_from)};
    const bool counted = limit.unit != LimitUnit::same_day && limit.unit != LimitUnit::none;
    if (counted) {
        limit.halves = reader.halves("amount", kMostHalves);
    } else {
        reader.given("amount");
    }
    reader.finish();
    return limit;
}

}  // namespace motcua::api
