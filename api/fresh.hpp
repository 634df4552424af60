#pragma once

#include "api/http.hpp"

#include <chrono>

namespace motcua::api {

// An answer anybody may keep for so long: with an ETag made of its body, and 304 without a body to who has it already
// (If-None-Match, RFC 9110 section 13.1.2).
Response while_fresh(const Request& request, Response response, std::chrono::seconds age);

}  // namespace motcua::api
