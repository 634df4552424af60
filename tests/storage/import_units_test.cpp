#include "storage/catalogue.hpp"
#include "tests/support/imports.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace motcua;
using namespace motcua::storage;
using tests::Bad;
using tests::check_counts;
using tests::ImportFixture;

namespace {

const std::string kDistrict =
    "X24.217.MC,Bộ phận Một cửa,one_stop_desk,X24.217,2014-01-01,2025-06-30,\n"
    "X24.217,Huyện Lạng Giang,district,X24,2014-01-01,2025-06-30,\n"
    "X24,Tỉnh Bắc Giang,province,,2014-01-01,2025-06-30,\n";

}  // namespace

TEST_CASE("the kinds of import have names")
{
    CHECK(import_kind_from("units") == ImportKind::units);
    CHECK(import_kind_from("hours") == ImportKind::hours);
    CHECK_FALSE(import_kind_from("targets"));
}

TEST_CASE_FIXTURE(ImportFixture, "a file that is there already changes nothing; a changed row is counted alone")
{
    check_counts(units(kDistrict), 3, 0, 0);
    check_counts(units(kDistrict), 0, 0, 3);
    check_counts(units("X24.217.MC,Bộ phận Một cửa huyện,one_stop_desk,X24.217,2014-01-01,2025-06-30,\n"), 0, 1, 0);
    CHECK(find_unit(database.session(), "X24.217.MC")->name == "Bộ phận Một cửa huyện");
    CHECK(count("unit") == 3);
}

TEST_CASE_FIXTURE(ImportFixture, "units come in any order and know their place")
{
    check_counts(units(kDistrict), 3, 0, 0);
    const auto desk = find_unit_place(database.session(), "X24.217.MC");
    REQUIRE(desk);
    CHECK(desk->path == "/X24/X24.217/X24.217.MC/");
    CHECK(desk->agency_code == "X24.217");
    CHECK(desk->unit.kind == UnitKind::one_stop_desk);
    CHECK(desk->unit.validity == Validity{parse_date("2014-01-01").value(), parse_date("2025-06-30")});
    CHECK(find_unit_place(database.session(), "X24")->agency_code == "X24");
}

TEST_CASE_FIXTURE(ImportFixture, "a unit that moves takes those below it along")
{
    units(kDistrict + "X25,Tỉnh khác,province,,2014-01-01,2025-06-30,\n");
    check_counts(units("X24.217,Huyện Lạng Giang,district,X25,2014-01-01,2025-06-30,\n"), 0, 1, 0);
    CHECK(find_unit_place(database.session(), "X24.217.MC")->path == "/X25/X24.217/X24.217.MC/");
}

TEST_CASE_FIXTURE(ImportFixture, "every bad unit is reported by line and column, and nothing is written")
{
    const auto report = units(
        "X24,Tỉnh,province,,2014-01-01,2025-06-30,\n"
        "x24.1,Tên,district,X24,2014-01-01,2025-06-30,\n"
        "X24.213,,city,X24,2014-13-01,2025-06-30,\n"
        "X24.214,Tên,district,X99,2014-01-01,2025-06-30,\n"
        "X24.215,Tên,office,,2014-01-01,2013-06-30,\n"
        "X24,Tỉnh,province,,2014-01-01,2025-06-30,\n"
        "Y24,Tỉnh,province,X24,2014-01-01,2025-06-30,\n");
    CHECK(report.bad ==
          Bad{{3, "code", "\"x24.1\" is no unit code: one to five groups of two or three of 0-9 A-Z, parted by dots"},
              {4, "kind", "\"city\" is none of the allowed words"},
              {4, "name", "a value is required"},
              {4, "valid_from", "\"2014-13-01\" is no date of the form YYYY-MM-DD"},
              {5, "parent_code", "there is no unit X99 in the file or the database"},
              {6, "parent_code", "only a province, a district or a commune may stand without a parent"},
              {6, "valid_to", "it ends on 2013-06-30, before it begins on 2014-01-01"},
              {7, "code", "the same stands on line 2"},
              {8, "parent_code", "a province has no parent"}});
    CHECK(count("unit") == 0);
}

TEST_CASE_FIXTURE(ImportFixture, "units in a circle are refused, those that hang below it are not blamed")
{
    const auto report = units(
        "AA,Tên,district,BB,2014-01-01,,\n"
        "BB,Tên,district,AA,2014-01-01,,\n"
        "CC,Tên,office,BB,2014-01-01,,\n"
        "DD,Tên,district,DD,2014-01-01,,\n");
    CHECK(report.bad == Bad{{2, "parent_code", "the unit would stand above itself"},
                            {3, "parent_code", "the unit would stand above itself"},
                            {5, "parent_code", "the unit would stand above itself"}});
}

TEST_CASE_FIXTURE(ImportFixture, "a unit lives inside the validity of its parent, in the file and in the database")
{
    units(kDistrict);
    CHECK(units("X24.217.TP,Phòng Tư pháp,department,X24.217,2013-01-01,2025-06-30,\n").bad ==
          Bad{{2, "valid_from",
               "unit X24.217.TP is in force from 2013-01-01 to 2025-06-30, its parent X24.217 only from 2014-01-01 to "
               "2025-06-30"}});
    CHECK(units("X24.217.TP,Phòng Tư pháp,department,X24.217,2014-01-01,,\n").bad.at(0).column == "valid_to");
    const auto cut = units("X24.217,Huyện Lạng Giang,district,X24,2014-01-01,2020-12-31,\n");
    REQUIRE(cut.bad.size() == 1);
    CHECK(cut.bad[0].line == 2);
    CHECK(cut.bad[0].message.starts_with("unit X24.217.MC is in force"));
}

TEST_CASE_FIXTURE(ImportFixture, "unit codes have at most five groups of two or three")
{
    CHECK(units("AA.BB.CC.DD.EE,Tên,province,,2014-01-01,,\n").ok());
    for (const char* code : {"AA.BB.CC.DD.EE.FF", "A", "ABCD", "AA.", ".AA", "AA..BB", "AA-BB", "ĐA"}) {
        CAPTURE(code);
        const auto report = units(std::string{code} + ",Tên,province,,2014-01-01,,\n");
        REQUIRE(report.bad.size() == 1);
        CHECK(report.bad[0].column == "code");
    }
}

TEST_CASE_FIXTURE(ImportFixture, "the amount of a limit fits its unit")
{
    const auto message = [&](const std::string& amount, const std::string& unit) {
        const auto report = procedures("AB.1,Tên,Đô thị,district," + amount + "," + unit + ",pause,,2014-01-01,\n");
        if (report.ok()) return std::string{};
        CHECK(report.bad.size() == 1);
        CHECK(report.bad[0].column == "limit_amount");
        return report.bad[0].message;
    };
    CHECK(message("0.5", "working_day") == "");
    CHECK(message("8", "working_hour") == "");
    CHECK(message("30", "calendar_day") == "");
    CHECK(message("0", "same_day") == "");
    CHECK(message("", "none") == "");
    CHECK(message("0", "working_day") == "must be more than 0");
    CHECK(message("", "working_day") == "\"\" is no amount like 15 or 0.5");
    CHECK(message("-1", "working_day") == "\"-1\" is no amount like 15 or 0.5");
    CHECK(message("1.5", "calendar_day") == "must be whole for calendar days");
    CHECK(message("1", "same_day") == "must be 0 for the same day");
    CHECK(message("0", "none") == "must be blank when there is no limit");
}
