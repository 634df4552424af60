#include "server/simulation/dice.hpp"

#include <algorithm>

namespace motcua::simulation {
namespace {

// SplitMix64 (Steele, Lea and Flood 2014).
constexpr std::uint64_t kGamma = 0x9e3779b97f4a7c15;

std::uint64_t mixed(std::uint64_t z)
{
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111eb;
    return z ^ (z >> 31U);
}

}  // namespace

Dice::Dice(std::uint64_t seed, std::uint64_t stream) : state_(mixed(mixed(seed + kGamma) + stream * kGamma)) {}

std::uint64_t Dice::next()
{
    state_ += kGamma;
    return mixed(state_);
}

std::int64_t Dice::below(std::int64_t n)
{
    return static_cast<std::int64_t>(((next() >> 32U) * static_cast<std::uint64_t>(n)) >> 32U);
}

std::int64_t Dice::from(std::span<const Point> curve)
{
    const std::int64_t draw = below(1'000'000);
    const auto upper =
        std::ranges::find_if(curve.subspan(1), [&](const Point& point) { return draw < point.share * 1000LL; });
    const Point& high = *upper;
    const Point& low = *std::prev(upper);
    const std::int64_t width = (high.share - low.share) * 1000LL;
    return low.value + (high.value - low.value) * (draw - low.share * 1000LL) / width;
}

std::size_t Dice::among(std::span<const std::int64_t> running_sums)
{
    const std::int64_t draw = static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(running_sums.back()));
    return static_cast<std::size_t>(std::ranges::upper_bound(running_sums, draw) - running_sums.begin());
}

std::string Dice::symbols(std::string_view alphabet, std::size_t count)
{
    std::string text(count, ' ');
    for (char& c : text) c = alphabet[static_cast<std::size_t>(below(static_cast<std::int64_t>(alphabet.size())))];
    return text;
}

std::uint64_t fixed_hash(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return mixed(hash);
}

}  // namespace motcua::simulation
