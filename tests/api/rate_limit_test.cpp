#include "api/rate_limit.hpp"

#include <doctest/doctest.h>

using namespace motcua;
using namespace motcua::api;
using namespace std::chrono_literals;

TEST_CASE("a key has its burst, then one try for each interval")
{
    RateLimit limit{3, 10s};
    const Instant start{1000s};
    for (int i = 0; i < 3; ++i) CHECK(limit.allow("a", start));
    CHECK_FALSE(limit.allow("a", start));
    CHECK(limit.wait("a", start) == 10s);
    CHECK_FALSE(limit.allow("a", start + 9s));
    CHECK(limit.wait("a", start + 9s) == 1s);
    CHECK(limit.allow("a", start + 10s));
    CHECK_FALSE(limit.allow("a", start + 10s));
    CHECK(limit.allow("b", start));
    CHECK(limit.wait("nobody", start) == 0s);
    // Rested long enough, it has the whole burst again, not more.
    for (int i = 0; i < 3; ++i) CHECK(limit.allow("a", start + 1000s));
    CHECK_FALSE(limit.allow("a", start + 1000s));
}

TEST_CASE("a try that is given back was none")
{
    RateLimit limit{1, 10s};
    const Instant start{1000s};
    CHECK(limit.allow("a", start));
    limit.give_back("a");
    limit.give_back("never tried");
    CHECK(limit.allow("a", start));
    CHECK_FALSE(limit.allow("a", start));
}

TEST_CASE("a clock that is set back never opens the gate")
{
    RateLimit limit{2, 10s};
    const Instant start{1000s};
    CHECK(limit.allow("a", start));
    CHECK(limit.allow("a", start));
    CHECK_FALSE(limit.allow("a", start - 500s));
}
