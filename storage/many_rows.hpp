#pragma once

#include "storage/session.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

// Statements over many rows at once: one round trip for all of them. Rows are taken in groups of a few sizes, so that
// few statements are prepared and kept.

namespace motcua::storage {

inline constexpr std::array<std::size_t, 3> kGroupSizes{64, 8, 1};

// Calls `take` with the items, group by group.
template <class T, class Take>
void each_group(std::span<const T> items, Take take)
{
    while (!items.empty()) {
        std::size_t size = 1;
        for (const std::size_t candidate : kGroupSizes) {
            if (candidate > items.size()) continue;
            size = candidate;
            break;
        }
        take(items.first(size));
        items = items.subspan(size);
    }
}

// The name of the n-th parameter of a statement, for as long as the program runs.
const char* numbered_parameter(std::size_t n);

// "(:p0, :p1), (:p2, :p3)" for 2 rows of 2 columns. The types of the first row say those of all: "BIGINT" casts,
// "" leaves the parameter as it is.
std::string numbered_rows(std::size_t rows, std::span<const std::string_view> types);

}  // namespace motcua::storage
