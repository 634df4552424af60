#pragma once

#include "api/json.hpp"
#include "storage/deputies.hpp"

#include <vector>

namespace motcua::api {

Json deputy_json(const storage::Deputy& deputy, Date today);

// For whom somebody may act, as the session shows it.
Json deputyships_json(const std::vector<storage::Deputy>& deputyships);

}  // namespace motcua::api
