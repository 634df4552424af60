#include "api/http.hpp"

#include <doctest/doctest.h>

using namespace motcua::api;

TEST_CASE("a target is split and decoded")
{
    const auto target = parse_target("/tra-cuu/X24%2E217?pin=1+2%2B3&q=%C4%91&empty&&=x");
    REQUIRE(target.has_value());
    CHECK(target->path == "/tra-cuu/X24.217");
    const std::vector<std::pair<std::string, std::string>> query{
        {"pin", "1 2+3"}, {"q", "đ"}, {"empty", ""}, {"", "x"}};
    CHECK(target->query == query);
    CHECK(parse_target("/a+b")->path == "/a+b");
    CHECK(parse_target("/a?")->query.empty());
}

TEST_CASE("a target that is not text is none")
{
    for (const char* bad : {"", "x", "*", "/%", "/%4", "/%zz", "/%00", "/%C3%28", "/a?b=%FF", "/a?%00=b", "/a?b=%1B"}) {
        CAPTURE(bad);
        CHECK_FALSE(parse_target(bad).has_value());
    }
}

TEST_CASE("the first header and the first parameter of a name count")
{
    const Request request{
        .method = "GET", .path = "/", .query = {{"a", "1"}, {"a", "2"}}, .headers = {{"accept", "x"}, {"accept", "y"}}};
    CHECK(request.query_value("a") == "1");
    CHECK_FALSE(request.query_value("b").has_value());
    CHECK(request.header("accept") == "x");
    CHECK_FALSE(request.header("cookie").has_value());
}
