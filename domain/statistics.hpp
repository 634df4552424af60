#pragma once

#include <cstdint>
#include <optional>
#include <vector>

// The few statistics that figures carry.

namespace motcua {

// good of all, in tenths of a percent rounded half up; nothing of nothing. Not below zero.
std::optional<std::int64_t> tenths_of(std::int64_t good, std::int64_t all);

// The 95 % confidence interval of a share by Wilson's score method, in tenths of a percent: how far the share of a few
// cases can be trusted. Never outside 0 to 1000; nothing when good is no
// part of all. (E. B. Wilson, J. Am. Stat. Assoc. 22, 1927, pages 209 to 212.)
struct Interval {
    std::int64_t low = 0;
    std::int64_t high = 0;

    bool operator==(const Interval&) const = default;
};
std::optional<Interval> wilson_tenths(std::int64_t good, std::int64_t all);

// The smallest value that at least `percent` of the values do not exceed (nearest rank); nothing of nothing. Reorders
// the values.
std::optional<std::int64_t> percentile(std::vector<std::int64_t>& values, int percent);

}  // namespace motcua
