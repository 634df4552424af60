#pragma once

#include "api/reader.hpp"
#include "domain/catalogue.hpp"

namespace motcua::api {

// A time limit as bodies say it: {"amount": 1.5, "unit": "working_day"}; same_day and none need no amount.
TimeLimit read_limit(Reader reader);

}  // namespace motcua::api
