#include "api/tries.hpp"

#include <algorithm>

namespace motcua::api {

Outcome<void> take_tries(std::initializer_list<Try> tries, Instant now)
{
    for (const auto& [limit, key] : tries) {
        if (limit.allow(key, now)) continue;
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(limit.wait(key, now)).count();
        return refuse(Reason::too_many_requests, "", {std::to_string(std::max<std::int64_t>(seconds, 1))});
    }
    return {};
}

}  // namespace motcua::api
