#include "storage/import.hpp"

#include "storage/catalogue.hpp"
#include "tests/support/database.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace motcua;
using namespace motcua::storage;

namespace {

using Bad = std::vector<BadRow>;

struct Catalogue {
    tests::TestDatabase database;

    ImportReport import(ImportKind kind, const std::string& text) { return import_csv(database.session(), kind, text); }
    ImportReport units(const std::string& rows)
    {
        return import(ImportKind::units, "code,name,kind,parent_code,valid_from,valid_to,source\n" + rows);
    }
    ImportReport procedures(const std::string& rows)
    {
        return import(
            ImportKind::procedures,
            "code,name,field,level,limit_amount,limit_unit,supplement_policy,fee_vnd,valid_from,valid_to\n" + rows);
    }
    ImportReport steps(const std::string& rows)
    {
        return import(ImportKind::steps,
                      "procedure_code,seq,step_name,unit_role,budget_amount,budget_unit,clock\n" + rows);
    }
    ImportReport documents(const std::string& rows)
    {
        return import(ImportKind::documents, "procedure_code,seq,document_name,originals,copies,required\n" + rows);
    }
    std::int64_t count(const std::string& table)
    {
        return database.session().value<std::int64_t>("SELECT count(*) FROM " + table).value();
    }
};

void check_counts(const ImportReport& report, std::int64_t added, std::int64_t changed, std::int64_t unchanged)
{
    CHECK(report.bad == Bad{});
    CHECK(report.added == added);
    CHECK(report.changed == changed);
    CHECK(report.unchanged == unchanged);
}

const std::string kDistrict =
    "X24.217.MC,Bộ phận Một cửa,one_stop_desk,X24.217,2014-01-01,2025-06-30,\n"
    "X24.217,Huyện Lạng Giang,district,X24,2014-01-01,2025-06-30,\n"
    "X24,Tỉnh Bắc Giang,province,,2014-01-01,2025-06-30,\n";

const std::string kPermit =
    "EPAR.DT07,Cấp phép đào đất,Đô thị,district,20,working_day,pause,50000,2014-01-01,2015-12-31\n";

}  // namespace

TEST_CASE("the kinds of import have names")
{
    CHECK(import_kind_from("units") == ImportKind::units);
    CHECK(import_kind_from("hours") == ImportKind::hours);
    CHECK_FALSE(import_kind_from("targets"));
}

TEST_CASE_FIXTURE(Catalogue, "units come in any order and know their place")
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

TEST_CASE_FIXTURE(Catalogue, "a file that is there already changes nothing; a changed row is counted alone")
{
    check_counts(units(kDistrict), 3, 0, 0);
    check_counts(units(kDistrict), 0, 0, 3);
    check_counts(units("X24.217.MC,Bộ phận Một cửa huyện,one_stop_desk,X24.217,2014-01-01,2025-06-30,\n"), 0, 1, 0);
    CHECK(find_unit(database.session(), "X24.217.MC")->name == "Bộ phận Một cửa huyện");
    CHECK(count("unit") == 3);
}

TEST_CASE_FIXTURE(Catalogue, "a unit that moves takes those below it along")
{
    units(kDistrict + "X25,Tỉnh khác,province,,2014-01-01,2025-06-30,\n");
    check_counts(units("X24.217,Huyện Lạng Giang,district,X25,2014-01-01,2025-06-30,\n"), 0, 1, 0);
    CHECK(find_unit_place(database.session(), "X24.217.MC")->path == "/X25/X24.217/X24.217.MC/");
}

TEST_CASE_FIXTURE(Catalogue, "every bad unit is reported by line and column, and nothing is written")
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

TEST_CASE_FIXTURE(Catalogue, "units in a circle are refused, those that hang below it are not blamed")
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

TEST_CASE_FIXTURE(Catalogue, "a unit lives inside the validity of its parent, in the file and in the database")
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

TEST_CASE_FIXTURE(Catalogue, "unit codes have at most five groups of two or three")
{
    CHECK(units("AA.BB.CC.DD.EE,Tên,province,,2014-01-01,,\n").ok());
    for (const char* code : {"AA.BB.CC.DD.EE.FF", "A", "ABCD", "AA.", ".AA", "AA..BB", "AA-BB", "ĐA"}) {
        CAPTURE(code);
        const auto report = units(std::string{code} + ",Tên,province,,2014-01-01,,\n");
        REQUIRE(report.bad.size() == 1);
        CHECK(report.bad[0].column == "code");
    }
}

TEST_CASE_FIXTURE(Catalogue, "procedures are kept by version")
{
    check_counts(procedures("1.001193,Đăng ký khai sinh,Hộ tịch,commune,0,same_day,none,,2018-06-21,2025-06-30\n"
                            "1.001193,Đăng ký khai sinh,Hộ tịch,commune,1.5,working_day,restart,0,2025-07-01,\n" +
                            kPermit),
                 3, 0, 0);
    const auto old = find_procedure(database.session(), "1.001193", parse_date("2025-06-30").value());
    REQUIRE(old);
    CHECK(old->limit == TimeLimit{LimitUnit::same_day, 0});
    CHECK_FALSE(old->fee_vnd);
    const auto current = find_procedure(database.session(), "1.001193", parse_date("2025-07-01").value());
    REQUIRE(current);
    CHECK(current->limit == TimeLimit{LimitUnit::working_day, 3});
    CHECK(current->fee_vnd == 0);
    check_counts(procedures(kPermit), 0, 0, 1);
}

TEST_CASE_FIXTURE(Catalogue, "versions of a procedure do not overlap, in the file and in the database")
{
    procedures(kPermit);
    const auto report = procedures(
        "EPAR.DT07,Tên,Đô thị,district,20,working_day,pause,,2015-12-31,\n"
        "EPAR.DT08,Tên,Đô thị,district,20,working_day,pause,,2014-01-01,\n"
        "EPAR.DT08,Tên,Đô thị,district,20,working_day,pause,,2015-01-01,2015-02-01\n"
        "EPAR.DT08,Tên,Đô thị,district,20,working_day,pause,,2013-01-01,2013-12-31\n");
    CHECK(report.bad == Bad{{2, "valid_from", "overlaps the version that is in force from 2014-01-01 to 2015-12-31"},
                            {4, "valid_from", "overlaps the version that is in force from 2014-01-01"}});
    CHECK(count("procedure_version") == 1);
    CHECK(procedures("EPAR.DT07,Tên,Đô thị,district,20,working_day,pause,,2014-01-01,2014-12-31\n"
                     "EPAR.DT07,Tên,Đô thị,district,10,working_day,pause,,2015-01-01,\n")
              .ok());
}

TEST_CASE_FIXTURE(Catalogue, "the amount of a limit fits its unit")
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

TEST_CASE_FIXTURE(Catalogue, "bad procedures are reported field by field")
{
    const auto report = procedures("ab,,,ward,1,weeks,maybe,-5,2014-01-01,\n");
    std::vector<std::string> columns;
    for (const BadRow& bad : report.bad) columns.push_back(bad.column);
    CHECK(columns ==
          std::vector<std::string>{"code", "fee_vnd", "field", "level", "limit_unit", "name", "supplement_policy"});
}

TEST_CASE_FIXTURE(Catalogue, "steps add up to the limit of their procedure")
{
    procedures(kPermit);
    check_counts(steps("EPAR.DT07,1,Tiếp nhận,one_stop_desk,0.5,working_day,runs\n"
                       "EPAR.DT07,2,Xử lý,urban_management,19.5,working_day,runs\n"
                       "EPAR.DT07,3,Thu phí,one_stop_desk,0,working_day,paused\n"),
                 3, 0, 0);
    const auto kept = steps_of(database.session(), "EPAR.DT07");
    REQUIRE(kept.size() == 3);
    CHECK(kept[1] == Step{2, "Xử lý", "urban_management", {LimitUnit::working_day, 39}, true});
    CHECK_FALSE(kept[2].runs);
}

TEST_CASE_FIXTURE(Catalogue, "steps that do not add up are refused with both sums")
{
    procedures(kPermit + "EPAR.LD11,Tên,Lao động,district,,none,pause,,2014-01-01,\n");
    const auto report = steps(
        "EPAR.DT07,1,Tiếp nhận,one_stop_desk,0.5,working_day,runs\n"
        "EPAR.DT07,2,Trả kết quả,one_stop_desk,0.5,working_day,runs\n"
        "EPAR.LD11,1,Tiếp nhận,one_stop_desk,29.5,working_day,runs\n");
    CHECK(report.bad ==
          Bad{{2, "budget_amount", "steps add up to 1 working_day, the procedure allows 20"},
              {4, "budget_amount", "steps add up to 29.5 working_day, the procedure allows no fixed time"}});
    CHECK(count("procedure_step") == 0);
    CHECK(steps("EPAR.DT07,1,Tiếp nhận,one_stop_desk,20,working_hour,runs\n").bad.at(0).message ==
          "steps add up to 20 working_hour, the procedure allows 20 working_day");
    CHECK(steps("EPAR.DT07,1,Tên,leader,1,working_hour,runs\nEPAR.DT07,2,Tên,leader,19,working_day,runs\n")
              .bad.at(0)
              .message == "the budgets of the steps are in different units");
}

TEST_CASE_FIXTURE(Catalogue, "steps may follow any version of their procedure")
{
    procedures(
        "AB.1,Tên,Đô thị,district,20,working_day,pause,,2014-01-01,2014-12-31\n"
        "AB.1,Tên,Đô thị,district,15,working_day,pause,,2015-01-01,\n");
    CHECK(steps("AB.1,1,Tên,leader,20,working_day,runs\n").ok());
    CHECK(steps("AB.1,1,Tên,leader,15,working_day,runs\n").ok());
    CHECK(steps("AB.1,1,Tên,leader,1,working_day,runs\n").bad.at(0).message ==
          "steps add up to 1 working_day, the procedure allows 15 or 20");
}

TEST_CASE_FIXTURE(Catalogue, "bad steps are reported one by one, and their sums are left alone")
{
    procedures(kPermit);
    const auto report = import(ImportKind::steps,
                               "procedure_code,seq,step_name,unit_role,budget_amount,budget_unit,clock,declared_total,"
                               "step_sum,reason,source\n"
                               "EPAR.DT07,1,Tên,leader,-1,working_day,runs,,-1,no_fixed_total,\n"
                               "EPAR.DT07,2,Tên,king,1,working_day,runs,,,,\n"
                               "EPAR.DT07,2,Tên,leader,1,working_day,runs,,,,\n"
                               "EPAR.DT07,3,Tên,leader,1,working_day,paused,,,,\n"
                               "EPAR.DT07,3,Tên,leader,1,working_day,stops,,,,\n"
                               "EPAR.DT07,0,Tên,leader,1,working_day,runs,,,,\n"
                               "EPAR.XX01,1,Tên,leader,1,working_day,runs,,,,\n"
                               "EPAR.DT07,2,Tên,leader,0.25,working_day,runs,,,,\n"
                               "EPAR.DT07,2,Tên,leader,1,working_day,runs,,,,\n");
    CHECK(report.bad == Bad{{2, "budget_amount", "a budget is not negative: -1"},
                            {3, "unit_role", "there is no role king"},
                            {5, "budget_amount", "must be 0 while the clock is paused"},
                            {6, "clock", "\"stops\" is none of the allowed words"},
                            {7, "seq", "\"0\" is no whole number from 1 to 999"},
                            {8, "procedure_code", "there is no procedure EPAR.XX01"},
                            {9, "budget_amount", "\"0.25\" is no amount like 15 or 0.5"},
                            {10, "seq", "the same stands on line 4"}});
}

TEST_CASE_FIXTURE(Catalogue, "steps replace the whole set of their procedure and leave the others alone")
{
    procedures(kPermit + "AB.1,Tên,Đô thị,district,2,working_day,pause,,2014-01-01,\n");
    steps(
        "EPAR.DT07,1,Tên,leader,5,working_day,runs\n"
        "EPAR.DT07,2,Tên,leader,15,working_day,runs\n"
        "EPAR.DT07,3,Tên,leader,0,working_day,paused\n"
        "AB.1,1,Tên,leader,2,working_day,runs\n");
    check_counts(steps("EPAR.DT07,1,Tên,leader,5,working_day,runs\n"
                       "EPAR.DT07,2,Tên,leader,10,working_day,runs\n"
                       "EPAR.DT07,4,Tên,leader,5,working_day,runs\n"),
                 1, 2, 1);
    CHECK(steps_of(database.session(), "EPAR.DT07").size() == 3);
    CHECK(steps_of(database.session(), "AB.1").size() == 1);
}

TEST_CASE_FIXTURE(Catalogue, "documents are kept with the counts that are stated")
{
    procedures(kPermit);
    const std::string rows =
        "EPAR.DT07,1,\"Đơn xin phép, theo mẫu\",2,,yes\n"
        "EPAR.DT07,2,Bản sao,,0,show_only\n";
    check_counts(documents(rows), 2, 0, 0);
    check_counts(documents(rows), 0, 0, 2);
    const auto papers = papers_of(database.session(), "EPAR.DT07");
    REQUIRE(papers.size() == 2);
    CHECK(papers[0] == Paper{1, "Đơn xin phép, theo mẫu", 2, std::nullopt, PaperRequirement::yes});
    CHECK(papers[1] == Paper{2, "Bản sao", std::nullopt, 0, PaperRequirement::show_only});
    check_counts(documents("EPAR.DT07,2,Bản sao,,1,show_only\n"), 0, 2, 0);
    CHECK(papers_of(database.session(), "EPAR.DT07").size() == 1);
}

TEST_CASE_FIXTURE(Catalogue, "bad documents are reported")
{
    procedures(kPermit);
    const auto report = documents(
        "EPAR.DT07,1,Đơn,-1,,yes\n"
        "EPAR.DT07,2,,,1.5,maybe\n"
        "EPAR.DT07,3,Đơn,,,yes\n"
        "EPAR.DT07,3,Đơn,,,yes\n"
        "EPAR.XX01,1,Đơn,,,yes\n");
    CHECK(report.bad == Bad{{2, "originals", "\"-1\" is no whole number from 0 to 999"},
                            {3, "copies", "\"1.5\" is no whole number from 0 to 999"},
                            {3, "document_name", "a value is required"},
                            {3, "required", "\"maybe\" is none of the allowed words"},
                            {5, "seq", "the same stands on line 4"},
                            {6, "procedure_code", "there is no procedure EPAR.XX01"}});
    CHECK(count("procedure_paper") == 0);
}

TEST_CASE_FIXTURE(Catalogue, "a file with a bad header is refused as a whole")
{
    const auto report = import(ImportKind::calendar, "date,day_type,colour\n2015-01-01,HOLIDAY,red\n");
    CHECK(report.bad == Bad{{1, "colour", "the column is unknown"}, {1, "name", "the column is missing"}});
}
