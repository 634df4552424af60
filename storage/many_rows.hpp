#pragma once

#include "storage/session.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

// Statements over many rows at once. Rows are taken in groups of a few sizes, so that few statements are prepared and
// kept. PostgreSQL wants large groups: a round trip and opening the table's indexes is paid once for each. SQLite wants
// small ones: there is no round trip, and it looks every parameter up among all of them.

namespace motcua::storage {

inline constexpr std::array<std::size_t, 4> kGroupSizes{256, 64, 8, 1};

// The largest of them that suits the database.
std::size_t largest_group(const Session& session);

// Calls `take` with the items, group by group.
template <class T, class Take>
void each_group(const Session& session, std::span<const T> items, Take take)
{
    const std::size_t largest = largest_group(session);
    while (!items.empty()) {
        std::size_t size = 1;
        for (const std::size_t candidate : kGroupSizes) {
            if (candidate > items.size() || candidate > largest) continue;
            size = candidate;
            break;
        }
        take(items.first(size));
        items = items.subspan(size);
    }
}

// The name of the n-th parameter of a statement, for as long as the program runs.
const char* numbered_parameter(std::size_t n);

// ":p0, :p1, …", with the values bound under these names.
std::string numbered_names(std::span<const std::string> values, Params& params);

// "(:p0, :p1), (:p2, :p3)" for 2 rows of 2 columns. The types of the first row say those of all: "BIGINT" casts,
// "" leaves the parameter as it is.
std::string numbered_rows(std::size_t rows, std::span<const std::string_view> types);

}  // namespace motcua::storage
