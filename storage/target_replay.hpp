#pragma once

#include "storage/session.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace motcua::storage {

struct TargetVerification {
    std::int64_t entries = 0;
    // "targets of X24.SNV in 2014 entry 3: does not match its hash", "rule of 2014: …".
    std::optional<std::string> first_difference = {};
};

// Checks every chain of targets: entries are numbered without a gap, each follows the one before it, matches its hash
// and can be read, and the head is the last of them. Stops at the first difference; changes nothing.
TargetVerification verify_targets(Session& session);

}  // namespace motcua::storage
