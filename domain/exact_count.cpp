#include "domain/exact_count.hpp"

#include <limits>

namespace motcua {

Count Count::with_part(std::int64_t whole, std::int64_t part, std::int64_t denominator)
{
    return normalised(whole, part, denominator);
}

Count Count::operator+(const Count& other) const
{
    if (!exact() || !other.exact()) return normalised(0, 0, 0);
    const std::int64_t whole = whole_ + other.whole_;
    if (other.part_ == 0) return normalised(whole, part_, denominator_);
    if (part_ == 0) return normalised(whole, other.part_, other.denominator_);
    const Wide common = common_denominator(*this, other);
    if (common == 0) return normalised(0, 0, 0);
    const Wide parts = part_ * (common / denominator_) + other.part_ * (common / other.denominator_);
    return parts < common ? normalised(whole, parts, common) : normalised(whole + 1, parts - common, common);
}

Count Count::operator-(const Count& other) const
{
    return *this + other.negated();
}

std::int64_t Count::pieces_of(std::int64_t length) const
{
    return static_cast<std::int64_t>((part_ * length + denominator_ - 1) / denominator_);
}

std::optional<Count::Fraction> Count::fraction() const
{
    if (!exact()) return std::nullopt;
    constexpr Wide kMost = std::numeric_limits<std::int64_t>::max();
    const Wide divisor = gcd(denominator_, part_);
    const Wide denominator = denominator_ / divisor;
    if (denominator > kMost) return std::nullopt;
    const Wide numerator = whole_ * denominator + part_ / divisor;
    if (numerator > kMost || numerator < -kMost) return std::nullopt;
    return Fraction{static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator)};
}

// A whole number keeps the denominator 1, so that denominators grow only where days of different lengths meet.
Count Count::normalised(std::int64_t whole, Wide part, Wide denominator)
{
    Count count{whole};
    if (part != 0 && part == denominator) {
        ++count.whole_;
    } else if (part != 0 || denominator == 0) {
        count.part_ = part;
        count.denominator_ = denominator;
    }
    return count;
}

Count::Wide Count::gcd(Wide a, Wide b)
{
    while (b != 0) {
        const Wide rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

// Zero when it would leave too little room for the sums and products of this class.
Count::Wide Count::common_denominator(const Count& a, const Count& b)
{
    if (a.denominator_ == b.denominator_) return a.denominator_;
    constexpr Wide kLargest = Wide{1} << 114;
    const Wide factor = b.denominator_ / gcd(a.denominator_, b.denominator_);
    return a.denominator_ > kLargest / factor ? 0 : a.denominator_ * factor;
}

Count Count::negated() const
{
    if (part_ == 0) return normalised(-whole_, 0, denominator_);
    return normalised(-whole_ - 1, denominator_ - part_, denominator_);
}

}  // namespace motcua
