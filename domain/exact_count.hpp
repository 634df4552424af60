#pragma once

#include <cstdint>
#include <optional>

namespace motcua {

// An exact, possibly negative number of units of a clock: whole + part / denominator, with 0 <= part < denominator.
//
// Shares of working days of different lengths are added without rounding, so a deadline is rounded once, at its end.
// Sums stay exact whatever the calendar for at least nine days of different lengths (four interruptions of a limit) and
// without any bound for calendars whose lengths share a common multiple; beyond that exact() turns false, for good.
class Count {
public:
    Count() = default;
    explicit Count(std::int64_t whole) : whole_(whole) {}

    // `part` of `denominator`, 0 <= part <= denominator, on top of `whole`; a full part is one more whole.
    static Count with_part(std::int64_t whole, std::int64_t part, std::int64_t denominator);

    Count operator+(const Count& other) const;
    Count operator-(const Count& other) const;

    // The greatest whole number not above this count; negative exactly when the count is.
    std::int64_t floor() const { return whole_; }
    // The smallest whole number not below this count.
    std::int64_t ceil() const { return whole_ + (part_ == 0 ? 0 : 1); }
    bool is_whole() const { return part_ == 0; }
    bool exact() const { return denominator_ != 0; }

    // The part beyond floor() as a number of the `length` equal pieces of one unit, rounded up.
    std::int64_t pieces_of(std::int64_t length) const;

    // The same in lowest terms; nothing when it is not exact or needs more than 63 bits.
    struct Fraction {
        std::int64_t numerator = 0;
        std::int64_t denominator = 1;

        bool operator==(const Fraction&) const = default;
    };
    std::optional<Fraction> fraction() const;

private:
    // GCC's and clang's 128-bit integer; the keyword only silences the pedantic warning about it.
    __extension__ typedef __int128 Wide;

    static Count normalised(std::int64_t whole, Wide part, Wide denominator);
    static Wide gcd(Wide a, Wide b);
    static Wide common_denominator(const Count& a, const Count& b);
    Count negated() const;

    std::int64_t whole_ = 0;
    Wide part_ = 0;
    Wide denominator_ = 1;
};

}  // namespace motcua
