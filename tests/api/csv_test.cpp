#include "api/csv.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace motcua::api;

TEST_CASE("a line of a table quotes what would be read as something else")
{
    CHECK(csv_line(std::vector<std::string>{"a", "", "b c", "Sở, ban", "nói \"có\"", "hai\ndòng"}) ==
          "a,,b c,\"Sở, ban\",\"nói \"\"có\"\"\",\"hai\ndòng\"\r\n");
    CHECK(csv_line({}) == "\r\n");
}

TEST_CASE("decimals have as many places as they are asked for")
{
    CHECK(csv_decimal(9607, 2) == "96.07");
    CHECK(csv_decimal(7, 2) == "0.07");
    CHECK(csv_decimal(0, 2) == "0.00");
    CHECK(csv_decimal(10'500, 4) == "1.0500");
    CHECK(csv_decimal(905, 1) == "90.5");
    CHECK(csv_decimal(std::nullopt, 2).empty());
}

TEST_CASE("a table begins with a byte order mark")
{
    const Response response = csv_response("a.csv", "x\r\n");
    CHECK(response.body == "\xEF\xBB\xBFx\r\n");
    CHECK(response.headers[0].second == "text/csv; charset=utf-8");
}
