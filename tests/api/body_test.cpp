#include "api/body.hpp"

#include <doctest/doctest.h>

using namespace motcua;
using namespace motcua::api;

namespace {

Reason fault_of(const std::string& body)
{
    const auto parsed = parse_object(body);
    REQUIRE_FALSE(parsed.has_value());
    return parsed.error().rejections.front().reason;
}

Request with_type(const std::string& type)
{
    return {.method = "POST", .path = "/", .headers = {{"content-type", type}}, .body = "{}"};
}

}  // namespace

TEST_CASE("a body is one JSON object")
{
    CHECK(parse_object(R"({"a": [1, {"b": null}]})").has_value());
    for (const char* bad : {"", " ", "[]", "1", "null", "{", "{}{}", "{'a': 1}", "{\"a\": 1,}", "\xEF\xBB\xBFx"}) {
        CAPTURE(bad);
        CHECK(fault_of(bad) == Reason::malformed_json);
    }
}

TEST_CASE("a name stands once in its object and may stand again in another")
{
    CHECK(parse_object(R"({"a": {"a": 1}, "b": [{"a": 1}, {"a": 2}]})").has_value());
    CHECK(fault_of(R"({"a": 1, "b": 2, "a": 3})") == Reason::malformed_json);
    CHECK(fault_of(R"({"b": [{"a": 1, "a": 1}]})") == Reason::malformed_json);
}

TEST_CASE("nesting ends at 32 levels")
{
    const auto nested = [](std::size_t depth) {
        return R"({"a": )" + std::string(depth, '[') + std::string(depth, ']') + "}";
    };
    CHECK(parse_object(nested(30)).has_value());
    CHECK(fault_of(nested(40)) == Reason::malformed_json);
}

TEST_CASE("only application/json is read, whatever its case and parameters; no body is an empty object")
{
    for (const char* type :
         {"application/json", "APPLICATION/JSON", "application/json;charset=utf-8", " application/json "}) {
        CHECK(parse_body(with_type(type)).has_value());
    }
    for (const char* type : {"", "text/json", "application/json5", "application/jso", "application/problem+json"}) {
        CAPTURE(type);
        const auto parsed = parse_body(with_type(type));
        REQUIRE_FALSE(parsed.has_value());
        CHECK(parsed.error().rejections.front().reason == Reason::unsupported_media_type);
    }
    CHECK(parse_body(Request{.method = "POST", .path = "/"}).value() == Json::object());
}
