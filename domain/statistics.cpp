#include "domain/statistics.hpp"

#include <algorithm>
#include <cmath>

namespace motcua {

std::optional<std::int64_t> tenths_of(std::int64_t good, std::int64_t all)
{
    if (all == 0) return std::nullopt;
    return (2000 * good + all) / (2 * all);
}

std::optional<Interval> wilson_tenths(std::int64_t good, std::int64_t all)
{
    if (all == 0 || good < 0 || all < good) return std::nullopt;
    constexpr double z = 1.959963984540054;  // the 97.5 % point of the normal distribution
    const auto n = static_cast<double>(all);
    const double p = static_cast<double>(good) / n;
    const double middle = p + z * z / (2 * n);
    const double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    const auto tenths = [&](double reading) {
        return std::clamp<std::int64_t>(std::llround(1000 * reading / (1 + z * z / n)), 0, 1000);
    };
    return Interval{tenths(middle - half), tenths(middle + half)};
}

std::optional<std::int64_t> percentile(std::vector<std::int64_t>& values, int percent)
{
    if (values.empty()) return std::nullopt;
    const std::size_t rank = (values.size() * static_cast<std::size_t>(percent) + 99) / 100;
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(std::max<std::size_t>(rank, 1) - 1);
    std::ranges::nth_element(values, at);
    return *at;
}

}  // namespace motcua
