#pragma once

#include "domain/target.hpp"

#include <array>
#include <cstddef>

// How far targets were met: the bands of the conference report of 2015 on heads' key tasks (domain notes, section 6).
// Its words leave gaps (0 to 1 %, 30 to 31 %, 50 to 51 %) and an overlap at 100 %; here each band begins where the one
// before it ends, and exactly 100 % over is in the last.

namespace motcua {

// By e, the gain over the plan as a share of the plan: actual / plan - 1 where higher is better, 1 - actual / plan
// where lower is.
enum class Band : std::uint8_t {
    b0,  // not met: e < 0
    b1,  // met exactly: e = 0
    b2,  // over by up to 30 %: 0 < e <= 0.30
    b3,  // over by up to 50 %: e <= 0.50
    b4,  // over by less than 100 %: e < 1
    b5,  // over by 100 % or more: e >= 1
};
inline constexpr std::size_t kBands = 6;
std::string_view to_string(Band band);

// Compared by cross-multiplication of integers, never by a rounded percentage.
//
// A milestone is in b1 when it was reached on its date or before, else in b0. Without an actual a target is in b0: who
// reports nothing has met nothing. A plan of 0 has no percentage: whatever is at least as good as it is in b1. What a
// withdrawn target would have been in says nothing any more: see TargetFigures.
Band band_of(const Target& target);

// The targets of a unit, or of many.
struct TargetFigures {
    std::int64_t targets = 0;     // those that are in force; in exactly one band each
    std::int64_t withdrawn = 0;   // beside them, in no band
    std::int64_t unreported = 0;  // of b0, those without an actual
    std::array<std::int64_t, kBands> bands = {};

    std::int64_t in(Band band) const { return bands[static_cast<std::size_t>(band)]; }
    std::int64_t met() const { return targets - in(Band::b0); }
    // At 200 % of the plan or more: many of these say that plans were set too low.
    std::int64_t inflated() const { return in(Band::b5); }
    TargetFigures& operator+=(const TargetFigures& other);
    bool operator==(const TargetFigures&) const = default;
};
void add(TargetFigures& figures, const Target& target);

// A part of a whole in hundredths of a percent, rounded half up; nothing of nothing.
std::optional<std::int64_t> percent_hundredths(std::int64_t part, std::int64_t whole);

}  // namespace motcua
