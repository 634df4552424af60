#pragma once

#include "storage/database.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace motcua::storage {

struct ClosingVerification {
    std::int64_t closings = 0;
    // Those whose figures were counted by another calendar or catalogue than today's: their hash was checked, their
    // figures could not be counted again.
    std::int64_t not_counted = 0;
    // "closing 3 of X24.217: received of the agency is 5, its entries give 4".
    std::optional<std::string> first_difference = {};
};

// Checks every closing: numbers have no gap, its hash is that of the journal up to its position and of its figures, and
// these are what exactly the entries up to there add up to. Stops at the first difference; changes nothing.
ClosingVerification verify_closings(Database& database);

}  // namespace motcua::storage
