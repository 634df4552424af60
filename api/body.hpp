#pragma once

#include "api/json.hpp"
#include "api/problem.hpp"

#include <string>

namespace motcua::api {

// Parses a body that must be one JSON object without duplicate names. malformed_json.
Outcome<Json> parse_object(const std::string& body);

// The same of a request, which must say that it sends JSON. An absent body stands for an empty object.
Outcome<Json> parse_body(const Request& request);

}  // namespace motcua::api
