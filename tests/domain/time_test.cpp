#include "tests/domain/calendars.hpp"

#include <array>

using namespace motcua;
using namespace motcua::test;

TEST_CASE("the office's civil date and time are seven hours ahead of UTC")
{
    const auto before = parse_instant("2015-02-10T16:59:59Z");
    const auto after = parse_instant("2015-02-10T17:00:00Z");
    REQUIRE(before);
    REQUIRE(after);
    CHECK(format_date(office_date(*before)) == "2015-02-10");
    CHECK(format_date(office_date(*after)) == "2015-02-11");
    CHECK(office_time_of_day(*after).count() == 0);
    CHECK(at_office(on("2015-02-11"), std::chrono::hours{8}) == at("2015-02-11 08:00"));
}

TEST_CASE("moments before 1970 have civil dates too")
{
    const Instant before = from_milliseconds(-1);
    CHECK(format_instant(before) == "1970-01-01T06:59:59.999+07:00");
    CHECK(format_date(office_date(from_milliseconds(-25'200'001))) == "1969-12-31");
}

TEST_CASE("a moment is written in office time, with milliseconds only when there are any")
{
    CHECK(format_instant(from_milliseconds(1'423'616'400'000)) == "2015-02-11T08:00:00+07:00");
    CHECK(format_instant(from_milliseconds(1'423'616'400'007)) == "2015-02-11T08:00:00.007+07:00");
    CHECK(to_milliseconds(at("2015-02-11 08:00")) == 1'423'616'400'000);
}

TEST_CASE("one moment has many RFC 3339 texts")
{
    for (const char* text :
         {"2015-02-11T08:00:00+07:00", "2015-02-11T01:00:00Z", "2015-02-11t01:00:00z", "2015-02-10T20:00:00-05:00",
          "2015-02-11T08:00:00.000+07:00", "2015-02-11T08:00:00.000999999+07:00"}) {
        CAPTURE(text);
        CHECK(parse_instant(text) == from_milliseconds(1'423'616'400'000));
    }
    CHECK(parse_instant("2015-02-11T01:00:00.5Z") == from_milliseconds(1'423'616'400'500));
    CHECK(parse_instant("2015-02-11T01:00:00.12Z") == from_milliseconds(1'423'616'400'120));
}

TEST_CASE("impossible and half-written moments are none")
{
    for (const char* text : {"",
                             "2015-02-11",
                             "2015-02-11T08:00:00",
                             "2015-02-11T08:00+07:00",
                             "2015-02-29T08:00:00+07:00",
                             "2015-13-01T08:00:00Z",
                             "2015-00-01T08:00:00Z",
                             "2015-02-11T24:00:00Z",
                             "2015-02-11T23:60:00Z",
                             "2015-02-11T23:59:60Z",
                             "2015-02-11T08:00:00.Z",
                             "2015-02-11T08:00:00.1234567890Z",
                             "2015-02-11T08:00:00+24:00",
                             "2015-02-11T08:00:00+07:60",
                             "2015-02-11T08:00:00+0700",
                             "2015-02-11T08:00:00Z ",
                             " 2015-02-11T08:00:00Z",
                             "2015-2-11T08:00:00Z",
                             "1899-12-31T08:00:00Z",
                             "2200-01-01T00:00:00Z",
                             "2015-02-11 08:00:00Z"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_instant(text).has_value());
    }
}

TEST_CASE("dates are ISO 8601 and real")
{
    CHECK(parse_date("2016-02-29").has_value());
    for (const char* text : {"2015-02-29", "2015-04-31", "20150211", "2015-02-11 ", "2015-2-1", "11/02/2015", ""}) {
        CAPTURE(text);
        CHECK_FALSE(parse_date(text).has_value());
    }
    CHECK(iso_weekday(on("2015-02-11")) == 3);
    CHECK(iso_weekday(on("2015-02-15")) == 7);
}

TEST_CASE("a time of day ends with 24:00")
{
    CHECK(parse_time_of_day("00:00") == 0);
    CHECK(parse_time_of_day("07:30") == 450);
    CHECK(parse_time_of_day("24:00") == 1440);
    for (const char* text : {"24:01", "7:30", "07:60", "07:30:00", "", "-1:00"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_time_of_day(text).has_value());
    }
}
