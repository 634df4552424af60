#include "domain/statistics.hpp"

#include <doctest/doctest.h>

using namespace motcua;

TEST_CASE("shares are rounded half up, and Wilson's interval is the textbook's")
{
    CHECK_FALSE(tenths_of(0, 0).has_value());
    CHECK(tenths_of(1, 3) == 333);
    CHECK(tenths_of(2, 3) == 667);
    CHECK(tenths_of(1, 2000) == 1);
    CHECK(tenths_of(1, 2001) == 0);
    // Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263 is 0.2553 to 0.3662, 15 of 148 is 0.0624 to
    // 0.1605 (160.49 thousandths), 0 of 20 is 0 to 0.1611, 1 of 29 is 0.0061 to 0.1718.
    CHECK(wilson_tenths(81, 263) == Interval{255, 366});
    CHECK(wilson_tenths(15, 148) == Interval{62, 160});
    CHECK(wilson_tenths(0, 20) == Interval{0, 161});
    CHECK(wilson_tenths(1, 29) == Interval{6, 172});
    CHECK(wilson_tenths(20, 20) == Interval{839, 1000});
    CHECK_FALSE(wilson_tenths(0, 0).has_value());
    CHECK_FALSE(wilson_tenths(3, 2).has_value());
}

TEST_CASE("percentiles are values that are there")
{
    const auto of = [](std::vector<std::int64_t> values, int percent) { return percentile(values, percent); };
    CHECK_FALSE(of({}, 50).has_value());
    CHECK(of({7}, 50) == 7);
    CHECK(of({4, 1, 3, 2}, 50) == 2);
    CHECK(of({5, 1, 3, 2, 4}, 50) == 3);
    CHECK(of({10, 9, 8, 7, 6, 5, 4, 3, 2, 1}, 90) == 9);
    CHECK(of({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, 90) == 10);
}
