#include "api/reader.hpp"

#include <doctest/doctest.h>

using namespace motcua;
using namespace motcua::api;

namespace {

// "pointer reason" of every fault, one a line.
std::string faults(const Reader& reader)
{
    std::string text;
    if (reader.ok()) return text;
    for (const Rejection& rejection : reader.problem().rejections) {
        text += rejection.pointer + " " + std::string{to_string(rejection.reason)} + "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("texts come out trimmed and composed")
{
    const Json json{{"a", "  Nguye\xCC\x82\xCC\x83n\n"}, {"b", "\t"}, {"c", nullptr}};
    Reader reader{json};
    CHECK(reader.text("a", 10) == "Nguyễn");
    CHECK_FALSE(reader.optional_text("b", 10).has_value());
    CHECK_FALSE(reader.optional_text("c", 10).has_value());
    CHECK_FALSE(reader.optional_text("d", 10).has_value());
    reader.finish();
    CHECK(faults(reader).empty());
}

TEST_CASE("lengths count letters")
{
    const Json json{{"a", "ấấấ"}, {"b", "ấấấấ"}};
    Reader reader{json};
    CHECK(reader.text("a", 3) == "ấấấ");
    reader.text("b", 3);
    CHECK(faults(reader) == "/b too-long\n");
    CHECK(length_of("Đặng") == 4);
}

TEST_CASE("a text that is needed is one fault, whatever is wrong with it")
{
    const Json json{{"a", nullptr}, {"b", " "}, {"c", 1}, {"d", std::string{"x\0y", 3}}, {"e", "\xFF"}};
    Reader reader{json};
    for (const char* name : {"a", "b", "c", "d", "e", "f"}) CHECK(reader.text(name, 10).empty());
    CHECK(faults(reader) ==
          "/a missing-field\n/b missing-field\n/c wrong-type\n/d invalid-text\n/e invalid-text\n/f missing-field\n");
}

TEST_CASE("integers are integers and within their bounds")
{
    const Json json{{"a", 7},   {"b", 7.0}, {"c", true}, {"d", "7"}, {"e", -1}, {"f", 11}, {"g", 18446744073709551615U},
                    {"h", 1e30}};
    Reader reader{json};
    CHECK(reader.integer("a", 0, 10) == 7);
    for (const char* name : {"b", "c", "d", "e", "f", "g", "h"}) CHECK(reader.integer(name, 0, 10) == 0);
    CHECK(reader.integer_or("i", 0, 10, 5) == 5);
    CHECK(faults(reader) ==
          "/b wrong-type\n/c wrong-type\n/d wrong-type\n/e out-of-range\n/f out-of-range\n/g out-of-range\n/h "
          "wrong-type\n");
}

TEST_CASE("members of members are named by their pointer")
{
    const Json json = Json::parse(R"({"p": {"n": 1, "x/y": 2}, "l": [{"n": "a"}, 5, {}], "q": []})");
    Reader reader{json};
    Reader p = reader.object("p");
    p.text("n", 10);
    p.finish();
    for (Reader& item : reader.objects("l", 10)) {
        item.text("n", 10);
        item.finish();
    }
    reader.object("q").text("n", 10);
    reader.object("r").text("n", 10);
    reader.finish();
    CHECK(faults(reader) ==
          "/p/n wrong-type\n/p/x~1y unknown-field\n/l/1 wrong-type\n/l/2/n missing-field\n/q wrong-type\n/r "
          "missing-field\n");
}

TEST_CASE("a list of texts has at least one and none that is blank")
{
    const Json json =
        Json::parse(R"({"a": ["x", " y "], "b": [], "c": ["x", " ", 5], "d": "x", "e": ["1", "2", "3"]})");
    Reader reader{json};
    CHECK(reader.texts("a", 2, 5) == std::vector<std::string>{"x", "y"});
    for (const char* name : {"b", "c", "d", "e", "f"}) reader.texts(name, 2, 5);
    CHECK_FALSE(reader.optional_texts("g", 2, 5).has_value());
    CHECK(faults(reader) == "/b missing-field\n/c too-many\n/d wrong-type\n/e too-many\n/f missing-field\n");
    Reader again{json};
    again.texts("c", 3, 5);
    CHECK(faults(again) == "/c/1 missing-field\n/c/2 wrong-type\n");
}

TEST_CASE("a password is taken as it is")
{
    const Json json{{"a", "  hai từ "}, {"b", "xxxx"}, {"c", 1}, {"d", ""}};
    Reader reader{json};
    CHECK(reader.secret("a", 20) == "  hai từ ");
    CHECK(reader.secret("d", 20).empty());
    CHECK(reader.ok());
    reader.secret("b", 3);
    reader.secret("c", 3);
    reader.secret("e", 3);
    CHECK(faults(reader) == "/b too-long\n/c wrong-type\n/e missing-field\n");
}
