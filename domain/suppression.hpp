#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

// Which counts of a table may be shown to everybody. Behind a count from 1 to 4 people may be known, so it is withheld;
// and so is whatever else it could be worked out from.

namespace motcua {

// The smallest count that is shown, beside 0. A threshold of ours, the usual one of statistical offices; no law has
// any.
inline constexpr std::int64_t kSmallestShown = 5;

// From 1 to 4.
bool is_small(std::int64_t count);

// The counts of one row, which add up to its sum ("in time", "late" … of "decided"). Every row of a table has as many.
using Counts = std::vector<std::int64_t>;

// A row as it is shown; what is absent is withheld.
struct ShownCounts {
    std::optional<std::int64_t> sum = {};
    std::vector<std::optional<std::int64_t>> parts = {};

    bool operator==(const ShownCounts&) const = default;
};

// What is guaranteed of a row shown by show_total(), the rows it is the total of shown by show_rows(), and those of
// which one of these is the total in turn:
//
//   1. No count that is shown is small.
//   2. Who knows all that is shown, that rows and columns add up and that no count is below zero finds for every
//      withheld count at least two values it may have. So none can be worked out, by whatever subtraction.
//
// Not guaranteed is what somebody makes of more than that: of knowledge from elsewhere, of tables of other things, of
// the same table as it was on another day, or of how the rows were chosen that are withheld for the sake of others.
//
// Why 2 holds: rows of which only the sum is shown and columns with their pooled counts make a table with known
// margins, in which a cell lies anywhere between max(0, row + column - all) and min(row, column) (Fréchet). That is
// more than one value as soon as two rows and two columns are above zero. Withheld sums are two at least, and at least
// kSmallestShown together. Below a row of which something is withheld the same is withheld of all rows.

// A row that is in no total.
ShownCounts show_total(const Counts& total);

// The rows a total is the sum of, in their order; `shown` is how the total itself is shown. Throws std::logic_error
// when they do not add up.
std::vector<ShownCounts> show_rows(const Counts& total, const ShownCounts& shown, std::span<const Counts> rows);

}  // namespace motcua
