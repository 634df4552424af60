#include "api/json.hpp"
#include "api/tables/formats.hpp"

#include <doctest/doctest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <unistd.h>

using namespace motcua;
using namespace motcua::api;

namespace {

// 16:00 of 25 February 2015 in the office.
constexpr Instant kMoment{std::chrono::milliseconds{1'424'854'800'000}};

TableHead head()
{
    return {.file = "bang",
            .title = "Bảng <thử>",
            .lines = {{"unit", "Đơn vị", std::string{"Sở \"A\" & B"}}, {"from", "Từ", kMoment, CellKind::moment}},
            .columns = {{.key = "n", .name = "STT", .kind = CellKind::count, .mark = "(1)"},
                        {.key = "name", .name = "Tên", .mark = "(2)"},
                        {.key = "at", .name = "Lúc", .kind = CellKind::moment},
                        {.key = "day", .name = "Ngày", .kind = CellKind::date},
                        {.key = "rate", .name = "Tỷ lệ", .kind = CellKind::tenths},
                        {.key = "points", .name = "Điểm", .kind = CellKind::hundredths}}};
}

Response written(std::unique_ptr<TableWriter> table)
{
    table->row(std::vector<Cell>{std::int64_t{1}, std::string{"<b>\"An\", Bình</b>"}, kMoment, office_date(kMoment),
                                 std::int64_t{961}, std::int64_t{5}});
    table->row(
        std::vector<Cell>{std::int64_t{1234567}, std::string{"=HYPERLINK(\"x\")"}, Cell{}, Cell{}, Cell{}, Cell{}});
    table->row(std::vector<Cell>{Cell{}, std::string{"TỔNG"}, Cell{}, Cell{}, std::int64_t{1000}, std::int64_t{2000}},
               RowKind::sum);
    return table->finish(std::vector<std::string>{"Ghi chú & hết"});
}

std::string bytes(const Response& response)
{
    REQUIRE(response.spool);
    return response.spool->read(0, static_cast<std::size_t>(response.spool->size()));
}

std::string header(const Response& response, std::string_view name)
{
    for (const auto& [key, value] : response.headers)
        if (key == name) return value;
    return {};
}

// The first sheet, as Python's own reader of archives and XML sees it.
std::string cells_of(const std::string& workbook)
{
    const auto path = std::filesystem::temp_directory_path() / ("motcua-xlsx-" + std::to_string(::getpid()));
    std::ofstream{path, std::ios::binary} << workbook;
    const std::string command = "python3 '" MOTCUA_API_TESTS "/xlsx_cells.py' <'" + path.string() + "'";
    std::string out;
    FILE* pipe = ::popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) out += static_cast<char>(c);
    CHECK(::pclose(pipe) == 0);
    std::filesystem::remove(path);
    return out;
}

}  // namespace

TEST_CASE("a table as JSON: what the head says, an item for each row, the notes")
{
    const Response response = written(json_table(head()));
    CHECK(header(response, "Content-Type") == "application/json");
    const Json json = Json::parse(bytes(response));
    CHECK(json["title"] == "Bảng <thử>");
    CHECK(json["unit"] == "Sở \"A\" & B");
    CHECK(json["from"] == "2015-02-25T16:00:00+07:00");
    CHECK(json["columns"].size() == 6);
    CHECK(json["columns"][1] == Json{{"key", "name"}, {"name", "Tên"}});
    CHECK(json["items"] == Json::array({{{"n", 1},
                                         {"name", "<b>\"An\", Bình</b>"},
                                         {"at", "2015-02-25T16:00:00+07:00"},
                                         {"day", "2015-02-25"},
                                         {"rate", 96.1},
                                         {"points", 0.05},
                                         {"sum", false}},
                                        {{"n", 1234567},
                                         {"name", "=HYPERLINK(\"x\")"},
                                         {"at", nullptr},
                                         {"day", nullptr},
                                         {"rate", nullptr},
                                         {"points", nullptr},
                                         {"sum", false}},
                                        {{"n", nullptr},
                                         {"name", "TỔNG"},
                                         {"at", nullptr},
                                         {"day", nullptr},
                                         {"rate", 100.0},
                                         {"points", 20.0},
                                         {"sum", true}}}));
    CHECK(json["notes"] == Json::array({"Ghi chú & hết"}));
    CHECK(json["next"].is_null());
    CHECK(Json::parse(bytes(json_table(head())->finish({})))["items"] == Json::array());
}

TEST_CASE("a table as CSV: the rows alone, and no text a spreadsheet would run")
{
    const Response response = written(csv_table(head()));
    CHECK(header(response, "Content-Type") == "text/csv; charset=utf-8");
    CHECK(header(response, "Content-Disposition") == "attachment; filename=\"bang.csv\"");
    CHECK(bytes(response) ==
          "\xEF\xBB\xBFn,name,at,day,rate,points\r\n"
          "1,\"<b>\"\"An\"\", Bình</b>\",2015-02-25T16:00:00+07:00,2015-02-25,96.1,0.05\r\n"
          "1234567,\"'=HYPERLINK(\"\"x\"\")\",,,,\r\n");
}

TEST_CASE("a table to print: numbers and moments as people write them, texts as they are")
{
    const Response response = written(html_table(head(), Language::vi, false));
    const std::string page = bytes(response);
    CHECK(header(response, "Content-Type") == "text/html; charset=utf-8");
    CHECK(header(response, "Content-Security-Policy").starts_with("default-src 'none'; style-src 'sha256-"));
    CHECK(page.starts_with("<!doctype html>\n<html lang=\"vi\">"));
    CHECK(page.contains("<h1>Bảng &lt;thử&gt;</h1>"));
    CHECK(page.contains("<dt>Đơn vị</dt><dd>Sở &quot;A&quot; &amp; B</dd>"));
    CHECK(page.contains("<dt>Từ</dt><dd>16:00 25/02/2015</dd>"));
    CHECK(page.contains("<td>(2)</td>"));
    CHECK(
        page.contains("<tr><td class=\"n\">1</td><td>&lt;b&gt;&quot;An&quot;, Bình&lt;/b&gt;</td>"
                      "<td class=\"t\">16:00 25/02/2015</td><td class=\"t\">25/02/2015</td>"
                      "<td class=\"n\">96,1</td><td class=\"n\">0,05</td></tr>"));
    CHECK(page.contains("<td class=\"n\">1.234.567</td>"));
    CHECK(page.contains("<tr class=\"sum\"><td class=\"n\"></td><td>TỔNG</td>"));
    CHECK(page.contains("<p class=\"note\">Ghi chú &amp; hết</p>"));
    CHECK(!page.contains("<script"));
    CHECK(!page.contains("mô phỏng"));
    CHECK(bytes(written(html_table(head(), Language::en, true))).contains("Simulated data"));
    CHECK(bytes(written(html_table(head(), Language::en, false))).contains("<td class=\"n\">1,234,567</td>"));
}

TEST_CASE("a table as a spreadsheet: numbers are numbers and moments are the office's")
{
    const Response response = written(xlsx_table(head()));
    CHECK(header(response, "Content-Disposition") == "attachment; filename=\"bang.xlsx\"");
    // Day 42060 of Excel's calendar is 25 February 2015; two thirds of it are gone at 16:00.
    CHECK(cells_of(bytes(response)) ==
          "Bảng <thử>\n"
          "Đơn vị: Sở \"A\" & B\n"
          "Từ: 16:00 25/02/2015\n"
          "STT|Tên|Lúc|Ngày|Tỷ lệ|Điểm\n"
          "(1)|(2)||||\n"
          "1 #,##0|<b>\"An\", Bình</b>|42060.666667 dd/mm/yyyy hh:mm|42060 dd/mm/yyyy|96.1 0.0|0.05 0.00\n"
          "1234567 #,##0|=HYPERLINK(\"x\")\n"
          "TỔNG|100 0.0|20 0.00\n"
          "Ghi chú & hết\n");
}

TEST_CASE("a table of many rows is kept apart from the answer")
{
    for (const auto make : {&json_table, &csv_table, &xlsx_table}) {
        const auto table = make(head());
        for (std::int64_t i = 0; i < 20'000; ++i)
            table->row(std::vector<Cell>{i, std::string{"Nguyễn Văn An"}, kMoment, office_date(kMoment), i, i});
        const Response response = table->finish({});
        CHECK(response.body.empty());
        CHECK(response.spool->size() > 300'000);
    }
}
