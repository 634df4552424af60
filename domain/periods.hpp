#pragma once

#include "domain/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Half-open periods of office time, as reports cut the year.

namespace motcua {

struct Period {
    Instant from{};
    Instant to{};  // the first moment after it

    bool contains(Instant t) const { return from <= t && t < to; }
    bool operator==(const Period&) const = default;
};

enum class Span : std::uint8_t { day, week, month, quarter, half_year, year };
std::string_view to_string(Span span);
std::optional<Span> span_from(std::string_view text);

// The latest day a month can be cut at, so that every month has it.
inline constexpr int kLastCutoff = 28;

struct NamedPeriod {
    std::string name;  // "2015-03-01", "2015-W10", "2015-03", "2015-Q1", "2015-H1", "2015"
    Period period;

    bool operator==(const NamedPeriod&) const = default;
};

// The periods of this length that have a moment in common with `whole`, in order; the first and the last cut to it.
// Months begin on `cutoff` (1 to 28). From the 2nd on, a month is named for the one it ends in, as reports that run
// from the 15th to the 14th do: March is 15 February to 14 March, its year 15 December to 14 December. Days and ISO
// weeks know no cutoff.
std::vector<NamedPeriod> periods_of(const Period& whole, Span span, int cutoff);

// The period of this name, whole; nothing when it names none.
std::optional<Period> named_period(std::string_view name, int cutoff);

}  // namespace motcua
