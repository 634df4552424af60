#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

// Random draws whose results depend on seed and stream alone: no distribution of the standard library, no floating
// point.

namespace motcua::simulation {

// A distribution by its quantiles: `value` is not exceeded by `share` thousandths of the draws; between two points
// evenly. The first point has share 0, the last one 1000.
struct Point {
    int share = 0;
    std::int64_t value = 0;
};

class Dice {
public:
    // Streams of one seed have nothing to do with one another.
    Dice(std::uint64_t seed, std::uint64_t stream);

    std::uint64_t next();
    // 0 … n-1; n is positive and below 2^32.
    std::int64_t below(std::int64_t n);
    // Both ends included.
    std::int64_t between(std::int64_t least, std::int64_t most) { return least + below(most - least + 1); }
    bool chance(int per_mille) { return below(1000) < per_mille; }
    std::int64_t from(std::span<const Point> curve);
    // The index of one of several weights, by weight; their running sums are given.
    std::size_t among(std::span<const std::int64_t> running_sums);

    template <class T, std::size_t N>
    const T& one_of(const std::array<T, N>& list)
    {
        return list[static_cast<std::size_t>(below(static_cast<std::int64_t>(N)))];
    }

    std::string symbols(std::string_view alphabet, std::size_t count);
    std::string digits(std::size_t count) { return symbols("0123456789", count); }
    std::string hex(std::size_t count) { return symbols("0123456789abcdef", count); }

private:
    std::uint64_t state_;
};

// The same for the same text, on every machine.
std::uint64_t fixed_hash(std::string_view text);

}  // namespace motcua::simulation
