#include "server/simulation/dice.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace motcua::simulation;

// The expected draws come from a few lines of Python that say the same.

TEST_CASE("dice are the same on every machine")
{
    Dice dice{1, 0};
    CHECK(dice.next() == 0x6ec85f1f8547bc0c);
    CHECK(dice.next() == 0x6cf63afcc21a470a);
    CHECK(dice.next() == 0x8a27b94cff7526aa);
    CHECK(Dice{7, 0}.digits(12) == "989071268637");
    CHECK(fixed_hash("X24.217") == 0x31fb46f70553d77e);
}

TEST_CASE("another stream of the same seed is another story")
{
    Dice dice{1, 1};
    std::vector<std::int64_t> draws;
    for (int i = 0; i < 10; ++i) draws.push_back(dice.between(1, 6));
    CHECK(draws == std::vector<std::int64_t>{5, 6, 3, 5, 3, 6, 5, 2, 1, 1});
}

TEST_CASE("a curve is drawn from by its shares")
{
    constexpr std::array kCurve{Point{0, 10}, Point{500, 20}, Point{900, 100}, Point{1000, 1000}};
    Dice dice{3, 0};
    std::array<int, 3> counts{};
    for (int i = 0; i < 10'000; ++i) {
        const auto value = dice.from(kCurve);
        REQUIRE(value >= 10);
        REQUIRE(value <= 1000);
        ++counts.at(value < 20 ? 0 : value < 100 ? 1 : 2);
    }
    // 5,000, 4,000 and 1,000 expected; four standard deviations are 200, 196 and 120.
    CHECK(counts[0] == doctest::Approx(5000).epsilon(0.04));
    CHECK(counts[1] == doctest::Approx(4000).epsilon(0.049));
    CHECK(counts[2] == doctest::Approx(1000).epsilon(0.12));
}

TEST_CASE("weights are drawn by weight, and what weighs nothing never")
{
    const std::vector<std::int64_t> sums{10, 10, 40};  // 10, 0, 30
    Dice dice{4, 0};
    std::array<int, 3> counts{};
    for (int i = 0; i < 8'000; ++i) ++counts.at(dice.among(sums));
    CHECK(counts[0] == doctest::Approx(2000).epsilon(0.08));
    CHECK(counts[1] == 0);
    CHECK(counts[0] + counts[2] == 8'000);
}
