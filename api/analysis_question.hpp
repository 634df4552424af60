#pragma once

#include "api/call.hpp"

#include <map>
#include <optional>
#include <string>

// What the questions about where the time goes have in common.

namespace motcua::api {

// The names of all procedures by code, as they were called last.
std::map<std::string, std::string> procedure_names(storage::Session& session);

// The unit and the procedure that are asked about. unknown_unit, unknown_procedure.
struct AskedAbout {
    std::optional<std::string> unit = {};
    std::optional<std::string> procedure = {};
};
Outcome<AskedAbout> read_asked(storage::Session& session,
                               const Call& call,
                               const std::map<std::string, std::string>& procedures);

}  // namespace motcua::api
