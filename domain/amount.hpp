#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Amounts of time limits and budgets, counted in halves (see TimeLimit), as decimal text.

namespace motcua {

// Accepts exactly digits without a needless leading zero, at most six of them, and nothing or ".5" behind: "15" is 30
// halves, "0.5" is 1. Nothing for signs, other fractions ("0.25", "15.0", ".5"), spaces and anything else.
std::optional<std::int64_t> parse_halves(std::string_view text);

// The same form back; negative amounts get a minus sign. parse_halves(format_halves(h)) == h for 0 <= h < 2'000'000.
std::string format_halves(std::int64_t halves);

}  // namespace motcua
