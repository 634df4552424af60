#include "api/cursor.hpp"

#include <doctest/doctest.h>

using namespace motcua;
using namespace motcua::api;

TEST_CASE("a cursor comes back as the place it was made of")
{
    for (const std::int64_t order : {std::int64_t{0}, std::int64_t{-5}, std::int64_t{1425960000000}, INT64_MAX}) {
        const auto position = read_cursor(write_cursor({order, "X24.217-150211-0001"}));
        REQUIRE(position.has_value());
        CHECK(position->due_order == order);
        CHECK(position->code == "X24.217-150211-0001");
    }
}

TEST_CASE("what is no cursor is refused")
{
    for (const char* bad : {"", "_", "5", "5_", "_X24.217-150211-0001", "x_X24.217-150211-0001", "5_nothing",
                            "99999999999999999999_X24.217-150211-0001", "5 _X24.217-150211-0001"}) {
        CAPTURE(bad);
        CHECK_FALSE(read_cursor(bad).has_value());
    }
}

TEST_CASE("a cursor of alarms comes back as the place it was made of, and others are refused")
{
    const storage::AlarmPosition place{from_milliseconds(-5), 77};
    CHECK(read_alarm_cursor(write_cursor(place)) == place);
    for (const char* bad : {"", "_", "5", "5_", "_5", "5_x", "5_6x", "5_6 ", "5_99999999999999999999"}) {
        CAPTURE(bad);
        CHECK_FALSE(read_alarm_cursor(bad).has_value());
    }
}

TEST_CASE("a cursor of warnings comes back with the moment of the first page, and others are refused")
{
    const WarningCursor place{from_milliseconds(1425960000000), {-1, from_milliseconds(77), "X24.217-150211-0001"}};
    CHECK(read_warning_cursor(write_warning_cursor(place)) == place);
    for (const char* bad : {"", "_", "5", "5_6", "5_6_7", "5_6_7_", "5_6_7_x", "5_6_X24.217-150211-0001",
                            "x_6_7_X24.217-150211-0001", "5_x_7_X24.217-150211-0001", "5_6_7_8_X24.217-150211-0001"}) {
        CAPTURE(bad);
        CHECK_FALSE(read_warning_cursor(bad).has_value());
    }
}
