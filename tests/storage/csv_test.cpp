#include "storage/csv.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace motcua::storage;

namespace {

constexpr std::array<std::string_view, 2> kColumns{"code", "name"};
constexpr std::array<std::string_view, 1> kIgnored{"source"};

CsvTable read(std::string_view text)
{
    return read_csv(text, {kColumns, kIgnored});
}

}  // namespace

TEST_CASE("rows are read with their quotes, commas and line ends")
{
    const auto table = read("code,name\nA,\"one, \"\"two\"\"\"\nB,\n");
    REQUIRE(table.bad.empty());
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].fields == std::vector<std::string>{"A", "one, \"two\""});
    CHECK(table.rows[1].fields == std::vector<std::string>{"B", ""});
}

TEST_CASE("columns come in the order of the layout, ignored ones not at all")
{
    const auto table = read("source,name,code\nx,Vôi,A\n");
    REQUIRE(table.bad.empty());
    CHECK(table.rows.at(0).fields == std::vector<std::string>{"A", "Vôi"});
}

TEST_CASE("a row is known by the line its record starts on, also behind quoted and blank lines")
{
    const auto table = read("code,name\n\nA,\"one\ntwo\n\nthree\"\n\n\nB,b\nC,\"c\n\"\nD,d");
    REQUIRE(table.bad.empty());
    REQUIRE(table.rows.size() == 4);
    CHECK(table.rows[0].line == 3);
    CHECK(table.rows[0].fields[1] == "one\ntwo\n\nthree");
    CHECK(table.rows[1].line == 9);
    CHECK(table.rows[2].line == 10);
    CHECK(table.rows[3].line == 12);
}

TEST_CASE("a byte order mark and CRLF are accepted and leave no trace")
{
    const auto table = read(
        "\xEF\xBB\xBF"
        "code,name\r\nA,\"one\r\ntwo\"\r\n");
    REQUIRE(table.bad.empty());
    CHECK(table.rows.at(0).fields == std::vector<std::string>{"A", "one\ntwo"});
}

TEST_CASE("fields are composed and lose the white space around them")
{
    const auto table = read("code,name\n A ,\" ky\xCC\x81 \"\n");
    REQUIRE(table.bad.empty());
    CHECK(table.rows.at(0).fields == std::vector<std::string>{"A", "k\xC3\xBD"});
}

TEST_CASE("missing, unknown and repeated columns are refused")
{
    CHECK(read("code\nA\n").bad == std::vector<BadRow>{{1, "name", "the column is missing"}});
    CHECK(read("code,name,colour\nA,a,red\n").bad == std::vector<BadRow>{{1, "colour", "the column is unknown"}});
    CHECK(read("code,name,code\nA,a,B\n").bad ==
          std::vector<BadRow>{{1, "code", "the column stands in the header more than once"}});
    CHECK(read("code,name,\nA,a,\n").bad == std::vector<BadRow>{{1, "", "the column is unknown"}});
    CHECK(read("").bad.size() == 1);
    CHECK(read("\n\n").bad.size() == 1);
}

TEST_CASE("every row of a wrong length or with bytes that are no text is reported")
{
    const auto table = read("code,name\nA\nB,b\nC,c,c\nD,\xFF\nE,a\rb\n");
    CHECK(table.rows.size() == 1);
    REQUIRE(table.bad.size() == 4);
    CHECK(table.bad[0] == BadRow{2, "", "the row has 1 fields, the header has 2"});
    CHECK(table.bad[1] == BadRow{4, "", "the row has 3 fields, the header has 2"});
    CHECK(table.bad[2] == BadRow{5, "name", "the text is not UTF-8 or has control or invisible characters"});
    CHECK(table.bad[3] == BadRow{6, "name", "the text is not UTF-8 or has control or invisible characters"});
}

TEST_CASE("a quote out of place ends the reading at its record")
{
    const auto inside = read("code,name\nA,a\nB,b\"b\nC,c\n");
    REQUIRE(inside.bad.size() == 1);
    CHECK(inside.bad[0].line == 3);
    const auto open = read("code,name\nA,a\nB,\"b\nC,c\n");
    REQUIRE(open.bad.size() == 1);
    CHECK(open.bad[0].line == 3);
    CHECK(read("code,name\nA, \"a\"\n").bad.size() == 1);
}

TEST_CASE("a file beyond the limit is refused")
{
    std::string text = "code,name\n";
    text.append(kMaxCsvBytes, 'x');
    CHECK(read(text).bad.size() == 1);
    CHECK(read(text).rows.empty());
}
