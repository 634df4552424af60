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

TEST_CASE("what is kept can be seen, and a line is one line")
{
    const Json json{{"a", "An\u200b"},
                    {"b", "\u202eAn"},
                    {"c", "\ufeffAn"},
                    {"d", "\u00a0\u3000"},
                    {"e", "Kệ 3\nhộp 12"},
                    {"f", "a\tb"},
                    {"g", "\nKệ 3\n"},
                    {"h", "Dòng một\n\tdòng hai"},
                    {"i", Json::array({"An", "\u2066An"})}};
    Reader reader{json};
    CHECK(reader.line("g", 20) == "Kệ 3");
    CHECK(reader.text("h", 40) == "Dòng một\n\tdòng hai");
    CHECK_FALSE(reader.optional_line("z", 20).has_value());
    CHECK(reader.ok());
    for (const char* name : {"a", "b", "c", "d"}) CHECK(reader.text(name, 20).empty());
    CHECK(reader.line("e", 20).empty());
    CHECK_FALSE(reader.optional_line("f", 20).has_value());
    reader.text_list("i", 2, 20);
    CHECK(reader.line("y", 20).empty());
    CHECK(faults(reader) ==
          "/a invalid-text\n/b invalid-text\n/c invalid-text\n/d invalid-text\n/e invalid-text\n/f invalid-text\n"
          "/i/1 invalid-text\n/y missing-field\n");
}

TEST_CASE("who writes a date wrong is shown how that very field is written")
{
    const Json json{{"a", "23/11/2026"}, {"b", "23/11/2026"}};
    Reader reader{json};
    reader.date("a");
    reader.instant("b");
    const auto& rejections = reader.problem().rejections;
    REQUIRE(rejections.size() == 2);
    CHECK(detail_of(rejections[0], Language::en) ==
          "There is no such date or time, or it is not written like this: 2026-11-23.");
    CHECK(detail_of(rejections[1], Language::en) ==
          "There is no such date or time, or it is not written like this: 2026-11-23T08:00:00+07:00.");
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

TEST_CASE("amounts are numbers in halves")
{
    const Json json = Json::parse(R"({"a": 5, "b": 0.5, "c": 1.5, "d": 2.0, "e": 0.25, "f": 0, "g": -1, "h": 11,
                                      "i": 1e300, "j": "5", "k": true, "l": null, "m": 18446744073709551615})");
    Reader reader{json};
    CHECK(reader.halves("a", 20) == 10);
    CHECK(reader.halves("b", 20) == 1);
    CHECK(reader.halves("c", 20) == 3);
    CHECK(reader.halves("d", 20) == 4);
    for (const char* name : {"e", "f", "g", "h", "i", "j", "k", "l", "m"}) reader.halves(name, 20);
    CHECK(faults(reader) ==
          "/e wrong-type\n/f out-of-range\n/g out-of-range\n/h out-of-range\n/i out-of-range\n/j wrong-type\n"
          "/k wrong-type\n/l missing-field\n/m out-of-range\n");
}

TEST_CASE("dates, moments and lists of integers")
{
    const Json json = Json::parse(R"({"a": "2025-02-28", "b": "2025-02-29", "c": 5, "d": "2025-02-28T08:00:00Z",
                                      "e": "28/02/2025", "f": [2025, 2026], "g": [], "h": [2025, "x", 3000], "i": 5})");
    Reader reader{json};
    CHECK(reader.date("a") == parse_date("2025-02-28"));
    CHECK(reader.instant("d") == parse_instant("2025-02-28T15:00:00+07:00"));
    CHECK(reader.integers("f", 2, 2000, 2100) == std::vector<std::int64_t>{2025, 2026});
    CHECK_FALSE(reader.optional_date("z").has_value());
    CHECK(reader.integers("z", 2, 2000, 2100).empty());
    CHECK(reader.ok());
    for (const char* name : {"b", "c", "y"}) reader.date(name);
    for (const char* name : {"e", "y"}) reader.instant(name);
    for (const char* name : {"f", "g", "h", "i"}) reader.integers(name, name == std::string{"f"} ? 1 : 3, 2000, 2100);
    CHECK(faults(reader) ==
          "/b impossible-date\n/c wrong-type\n/y missing-field\n/e impossible-date\n/y missing-field\n/f too-many\n"
          "/h/1 wrong-type\n/h/2 out-of-range\n/i wrong-type\n");
}
