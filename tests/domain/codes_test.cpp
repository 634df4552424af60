#include "domain/codes.hpp"

#include "tests/domain/calendars.hpp"

using namespace motcua;
using namespace motcua::test;

TEST_CASE("a code is agency, day of receipt and serial of the day in at least four digits")
{
    CHECK(format_code("X24.217", on("2015-02-11"), 1) == "X24.217-150211-0001");
    CHECK(format_code("000.00.06.H56", on("2023-10-27"), 361) == "000.00.06.H56-231027-0361");
    CHECK(format_code("X24.217", on("2015-02-11"), 9999) == "X24.217-150211-9999");
}

TEST_CASE("serials widen past 9999 instead of wrapping")
{
    CHECK(format_code("X24.217", on("2015-02-11"), 10000) == "X24.217-150211-10000");
    const auto read = parse_code("X24.217-150211-10000");
    REQUIRE(read);
    CHECK(read->serial == 10000);
}

TEST_CASE("codes of both eras and of other systems are read")
{
    const auto district = parse_code("000.00.06.H56-231027-0361");
    REQUIRE(district);
    CHECK(district->agency == "000.00.06.H56");
    CHECK(district->received_on == on("2023-10-27"));
    CHECK(district->serial == 361);
    const auto tax = parse_code("G12.18-260421-00430053");
    REQUIRE(tax);
    CHECK(tax->serial == 430053);
    CHECK(parse_code("H56-000101-0001").has_value());
}

TEST_CASE("what is not of the national pattern is no code")
{
    for (const char* text : {"",
                             "-",
                             "--",
                             "X24.217",
                             "X24.217-150211",
                             "X24.217-150211-",
                             "X24.217-150211-001",
                             "X24.217-150211-123456789",
                             "X24.217-150230-0001",
                             "X24.217-151301-0001",
                             "X24.217-15021-0001",
                             "x24.217-150211-0001",
                             "X24.217.-150211-0001",
                             ".X24-150211-0001",
                             "X-150211-0001",
                             "X245-150211-0001",
                             "AA.BB.CC.DD.EE.FF-150211-0001",
                             "X24.217-150211-0001-1",
                             "X24.217-150211-00 1",
                             "X24.217-150211-+001",
                             " X24.217-150211-0001",
                             "X24.217-150211-0001\n",
                             "Đ24.217-150211-0001"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_code(text).has_value());
    }
}

TEST_CASE("what is read is what was written")
{
    for (const std::int64_t serial : {1LL, 42LL, 9999LL, 10000LL, 99999999LL}) {
        const auto read = parse_code(format_code("Y24.07.375", on("2026-11-25"), serial));
        REQUIRE(read);
        CHECK(read->agency == "Y24.07.375");
        CHECK(read->received_on == on("2026-11-25"));
        CHECK(read->serial == serial);
    }
}
