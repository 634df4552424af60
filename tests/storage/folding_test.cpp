#include "storage/folding.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <fstream>

using namespace motcua::storage;

namespace {

// The vectors are shared with the staff application, which must fold and match in the same way.
nlohmann::json vectors(const char* part)
{
    std::ifstream file{MOTCUA_TEST_VECTORS "/folding.json"};
    return nlohmann::json::parse(file).at(part);
}

}  // namespace

TEST_CASE("texts fold to lower case without tones, and to their initials")
{
    for (const auto& vector : vectors("fold")) {
        const auto text = vector.at("text").get<std::string>();
        CAPTURE(text);
        CHECK(fold(text) == vector.at("folded").get<std::string>());
        CHECK(initials(text) == vector.at("initials").get<std::string>());
    }
}

TEST_CASE("queries find names by words, initials and code")
{
    for (const auto& vector : vectors("match")) {
        const auto query = vector.at("query").get<std::string>();
        const auto name = vector.at("name").get<std::string>();
        CAPTURE(query);
        CAPTURE(name);
        CHECK(matches(query, vector.at("code").get<std::string>(), fold(name), initials(name)) ==
              vector.at("matches").get<bool>());
    }
}

TEST_CASE("text is composed, and what is no text stays as it is")
{
    CHECK(nfc("y\xCC\x81") == "\xC3\xBD");
    CHECK(nfc("") == "");
    CHECK(nfc("\xFF") == "\xFF");
    CHECK(fold("\xFF") == "");
    CHECK(initials("\xFF") == "");
}

TEST_CASE("text is UTF-8 without control characters other than line feed and tab")
{
    CHECK(valid_text("Đăng ký\n\tkhai sinh"));
    CHECK(valid_text(""));
    CHECK_FALSE(valid_text(std::string_view{"a\0b", 3}));
    CHECK_FALSE(valid_text("a\rb"));
    CHECK_FALSE(valid_text("a\x1B"));
    CHECK_FALSE(valid_text("a\x7F"));
    CHECK_FALSE(valid_text("\xC2\x85"));
    CHECK_FALSE(valid_text("\xC3"));
    CHECK_FALSE(valid_text("\xC0\x80"));
    CHECK_FALSE(valid_text("\xED\xA0\x80"));
}

TEST_CASE("text holds nothing that is not seen")
{
    for (const char* hidden : {"\u00ad", "\u200b", "\u200c", "\u200d", "\u200e", "\u2028", "\u2029", "\u202a", "\u202e",
                               "\u2060", "\u2066", "\u2069", "\u3164", "\ufeff", "\U000e0041"}) {
        CHECK_FALSE(valid_text("Nguyễn" + std::string{hidden} + " An"));
        CHECK(free_of_controls(hidden));
        CHECK_FALSE(shows_something(hidden));
    }
    CHECK(valid_text("Nguyễn Thị Y\u0301 – “Ân” 😀 №1"));
    for (const char* blank : {"", " \n\t", "\u00a0\u2003\u3000", "\u0301", "\u2800"})
        CHECK_FALSE(shows_something(blank));
    for (const char* seen : {"a", " Ý", "ế", "1", "?", "😀", "漢"}) CHECK(shows_something(seen));
}
