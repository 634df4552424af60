#include "storage/catalogue.hpp"

#include "storage/import.hpp"
#include "tests/support/database.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace motcua;
using namespace motcua::storage;

namespace {

using Codes = std::vector<std::string>;

constexpr const char* kUnits =
    "code,name,kind,parent_code,valid_from,valid_to\n"
    "X24,Tỉnh Bắc Giang,province,,2014-01-01,2025-06-30\n"
    "X24.217,Huyện Lạng Giang,district,X24,2014-01-01,2025-06-30\n"
    "X24.217.MC,Bộ phận Một cửa,one_stop_desk,X24.217,2014-01-01,2025-06-30\n"
    "X24.217.TP,Phòng Tư pháp,department,X24.217,2014-01-01,2020-12-31\n"
    "Y24,Tỉnh Bắc Ninh,province,,2025-07-01,\n";

constexpr const char* kProcedures =
    "code,name,field,level,limit_amount,limit_unit,supplement_policy,fee_vnd,valid_from,valid_to\n"
    "1.001193,Thủ tục đăng ký khai sinh,Hộ tịch,commune,0,same_day,none,,2018-06-21,2025-06-30\n"
    "1.001193,Thủ tục đăng ký khai sinh,Hộ tịch,commune,0,same_day,none,,2025-07-01,\n"
    "2.000986,\"Liên thông đăng ký khai sinh, đăng ký thường trú\",Hộ tịch,commune,5,working_day,restart,,2018-01-01,\n"
    "1.000656,Đăng ký khai tử,Hộ tịch,commune,0,same_day,none,,2018-01-01,\n"
    "1.004884,Đăng ký lại khai sinh,Hộ tịch,commune,5,working_day,restart,,2018-01-01,\n"
    "EPAR.DT01,Cấp giấy phép xây dựng,Đô thị,district,15,working_day,pause,50000,2018-01-01,\n"
    "EPAR.DT011,Khai sinh của một giấy phép,Đô thị,district,15,working_day,pause,50000,2018-01-01,\n";

struct Catalogue {
    tests::TestDatabase database;
    Date today = parse_date("2020-03-02").value();

    Catalogue()
    {
        REQUIRE(import_csv(database.session(), ImportKind::units, kUnits, tests::kImported).ok());
        REQUIRE(import_csv(database.session(), ImportKind::procedures, kProcedures, tests::kImported).ok());
    }

    Codes search(std::string_view query, std::optional<Level> level = std::nullopt, std::size_t limit = 20)
    {
        Codes codes;
        for (const auto& found : search_procedures(database.session(), query, today, level, limit)) {
            codes.push_back(found.code);
        }
        return codes;
    }

    Codes units(const char* date, const UnitFilter& filter = {})
    {
        Codes codes;
        for (const Unit& unit : units_in_force(database.session(), parse_date(date).value(), filter)) {
            codes.push_back(unit.code);
        }
        return codes;
    }
};

}  // namespace

TEST_CASE_FIXTURE(Catalogue, "units are those in force on the date")
{
    CHECK(units("2013-12-31") == Codes{});
    CHECK(units("2014-01-01") == Codes{"X24", "X24.217", "X24.217.MC", "X24.217.TP"});
    CHECK(units("2020-12-31").size() == 4);
    CHECK(units("2021-01-01") == Codes{"X24", "X24.217", "X24.217.MC"});
    CHECK(units("2025-07-01") == Codes{"Y24"});
}

TEST_CASE_FIXTURE(Catalogue, "units are filtered by parent and kind")
{
    CHECK(units("2015-01-01", {.parent_code = "X24.217"}) == Codes{"X24.217.MC", "X24.217.TP"});
    CHECK(units("2015-01-01", {.kind = UnitKind::district}) == Codes{"X24.217"});
    CHECK(units("2015-01-01", {.parent_code = "X24.217", .kind = UnitKind::department}) == Codes{"X24.217.TP"});
    CHECK(units("2015-01-01", {.parent_code = "X99"}) == Codes{});
}

TEST_CASE_FIXTURE(Catalogue, "a unit is found by its code, in force or not")
{
    const auto unit = find_unit(database.session(), "X24.217.TP");
    REQUIRE(unit);
    CHECK(unit->name == "Phòng Tư pháp");
    CHECK(unit->parent_code == "X24.217");
    CHECK(find_unit(database.session(), "X24")->parent_code == "");
    CHECK_FALSE(find_unit(database.session(), "X99"));
    CHECK_FALSE(find_unit_place(database.session(), "x24"));
    CHECK(all_unit_places(database.session()).size() == 5);
}

TEST_CASE_FIXTURE(Catalogue, "a procedure is found in the version of the date")
{
    const auto version_on = [&](const char* date) {
        return find_procedure(database.session(), "1.001193", parse_date(date).value());
    };
    CHECK_FALSE(version_on("2018-06-20"));
    CHECK(version_on("2018-06-21")->validity.from == parse_date("2018-06-21").value());
    CHECK(version_on("2025-06-30")->validity.from == parse_date("2018-06-21").value());
    CHECK(version_on("2025-07-01")->validity == Validity{parse_date("2025-07-01").value(), std::nullopt});
    CHECK(find_procedure_version(database.session(), "1.001193", parse_date("2025-07-01").value()));
    CHECK_FALSE(find_procedure_version(database.session(), "1.001193", parse_date("2025-07-02").value()));
    CHECK(all_procedures(database.session()).size() == 7);
    CHECK(steps_of(database.session(), "1.001193").empty());
    CHECK(papers_of(database.session(), "1.001193").empty());
}

TEST_CASE_FIXTURE(Catalogue, "initials find the name that has just these first")
{
    CHECK(search("dkks") == Codes{"1.001193", "2.000986"});
    CHECK(search("ĐKKS") == Codes{"1.001193", "2.000986"});
}

TEST_CASE_FIXTURE(Catalogue, "words without tones find names, those that begin with them first")
{
    CHECK(search("khai sinh") == Codes{"EPAR.DT011", "1.001193", "1.004884", "2.000986"});
    CHECK(search("sinh khai dang") == Codes{"1.001193", "1.004884", "2.000986"});
    CHECK(search("Đăng ký lại") == Codes{"1.004884"});
    CHECK(search("dang ky khai sinh dang ky thuong tru") == Codes{"2.000986"});
    CHECK(search("thường trú đăng ký khai hoang") == Codes{});
}

TEST_CASE_FIXTURE(Catalogue, "codes are found by their beginning, the very code first")
{
    CHECK(search("epar.dt01") == Codes{"EPAR.DT01", "EPAR.DT011"});
    CHECK(search("1.00") == Codes{"1.001193", "1.000656", "1.004884"});
    CHECK(search("1.001193") == Codes{"1.001193"});
}

TEST_CASE_FIXTURE(Catalogue, "the wildcards of SQL find nothing, nor does what is no text")
{
    CHECK(search("%") == Codes{});
    CHECK(search("EPAR_DT01") == Codes{});
    CHECK(search("epar.dt%") == Codes{});
    CHECK(search("!") == Codes{});
    CHECK(search("\xFF") == Codes{});
    CHECK(search(std::string_view{"khai\0sinh", 9}) == Codes{});
    CHECK(search("'; DROP TABLE unit") == Codes{});
}

TEST_CASE_FIXTURE(Catalogue, "an empty query lists everything in force, by name, up to the limit")
{
    CHECK(search("") == Codes{"EPAR.DT01", "1.001193", "1.000656", "1.004884", "EPAR.DT011", "2.000986"});
    CHECK(search("  ", std::nullopt, 2) == Codes{"EPAR.DT01", "1.001193"});
    CHECK(search("", Level::district) == Codes{"EPAR.DT01", "EPAR.DT011"});
    CHECK(search("", Level::province) == Codes{});
    CHECK(search("khai sinh", Level::commune) == Codes{"1.001193", "1.004884", "2.000986"});
    today = parse_date("2018-06-20").value();
    CHECK(search("1.001193") == Codes{});
}
