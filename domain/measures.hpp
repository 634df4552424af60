#pragma once

#include "domain/figures.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Figures as one flat list of named whole numbers: for whatever keeps, compares or lists every one of them.

namespace motcua {

struct Measure {
    // Where it stands in the answer of GET /api/v1/indicators: "received", "counts.sent.minutes",
    // "overdue_ages.0.count".
    std::string name;
    // Whether that of a group is the sum of its dossiers'. A median is not.
    bool adds_up = true;
};

// All of them, in an order that never changes.
std::span<const Measure> measures();
// The place of a measure in that order; nothing for a name that is none.
std::optional<std::size_t> measure_from(std::string_view name);

// The value of each measure. Nothing where there is none: a median of no dossier.
using Measured = std::vector<std::optional<std::int64_t>>;
Measured measured(const Figures& figures);

}  // namespace motcua
