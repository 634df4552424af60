#pragma once

#include "tests/crowd/staff.hpp"

#include <optional>
#include <random>
#include <string>
#include <vector>

namespace motcua::tests {

// A request that does what a dossier's answer calls allowed.
struct Deed {
    std::string target;
    Json body = Json::object();
    bool versioned = true;  // carries If-Match
};

// How `who` does `action` with the dossier as it was read; `others` are dossiers that might go along on a manifest.
// Nothing for an action this table does not know.
std::optional<Deed> deed_for(const std::string& action,
                             const Json& dossier,
                             const Colleague& who,
                             const std::vector<Colleague>& people,
                             const std::vector<std::string>& others,
                             std::mt19937& random);

}  // namespace motcua::tests
