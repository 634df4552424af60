#include "domain/amount.hpp"

#include <doctest/doctest.h>

using namespace motcua;

TEST_CASE("amounts are read exactly, in halves")
{
    CHECK(parse_halves("0") == 0);
    CHECK(parse_halves("0.5") == 1);
    CHECK(parse_halves("11.5") == 23);
    CHECK(parse_halves("15") == 30);
    CHECK(parse_halves("999999.5") == 1'999'999);
}

TEST_CASE("amounts in any other form are refused")
{
    for (const char* text : {"", "-1", "+1", ".5", "5.", "1.0", "1.25", "0.55", "1,5", " 1", "1 ", "01", "00.5", "1e3",
                             "1000000", "99999999999999999999", "0x10", "1.5.5"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_halves(text));
    }
}

TEST_CASE("amounts are written as they are read")
{
    CHECK(format_halves(0) == "0");
    CHECK(format_halves(1) == "0.5");
    CHECK(format_halves(40) == "20");
    CHECK(format_halves(-3) == "-1.5");
}
