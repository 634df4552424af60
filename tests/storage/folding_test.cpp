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
