#pragma once

#include "api/problem.hpp"
#include "api/rate_limit.hpp"

#include <initializer_list>
#include <string>

namespace motcua::api {

struct Try {
    RateLimit& limit;
    std::string key;
};

// Takes a try of each in turn, up to the first that has none left: too_many_requests, with the seconds to wait.
Outcome<void> take_tries(std::initializer_list<Try> tries, Instant now);

}  // namespace motcua::api
