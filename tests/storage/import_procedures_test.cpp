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

const std::string kPermit =
    "EPAR.DT07,Cấp phép đào đất,Đô thị,district,20,working_day,pause,50000,2014-01-01,2015-12-31\n";

}  // namespace

TEST_CASE_FIXTURE(ImportFixture, "procedures are kept by version")
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

TEST_CASE_FIXTURE(ImportFixture, "versions of a procedure do not overlap, in the file and in the database")
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

TEST_CASE_FIXTURE(ImportFixture, "bad procedures are reported field by field")
{
    const auto report = procedures("ab,,,ward,1,weeks,maybe,-5,2014-01-01,\n");
    std::vector<std::string> columns;
    for (const BadRow& bad : report.bad) columns.push_back(bad.column);
    CHECK(columns ==
          std::vector<std::string>{"code", "fee_vnd", "field", "level", "limit_unit", "name", "supplement_policy"});
}

TEST_CASE_FIXTURE(ImportFixture, "a procedure is sensitive when the file says so, and not when it says nothing")
{
    const std::string header =
        "sensitive,code,name,field,level,limit_amount,limit_unit,supplement_policy,fee_vnd,valid_from,valid_to\n";
    const std::string rest = ",Cấp phiếu lý lịch tư pháp,Tư pháp,province,10,working_day,restart,200000,2025-07-01,\n";
    const auto sensitive = [&](const std::string& code) {
        return find_procedure(database.session(), code, parse_date("2025-07-01").value()).value().sensitive;
    };
    check_counts(
        import(ImportKind::procedures, header + "1,2.000488" + rest + "0,2.000489" + rest + ",2.000490" + rest), 3, 0,
        0);
    CHECK(sensitive("2.000488"));
    CHECK_FALSE(sensitive("2.000489"));
    CHECK_FALSE(sensitive("2.000490"));
    const auto bad = import(ImportKind::procedures, header + "yes,2.000488" + rest).bad;
    CHECK(bad == Bad{{2, "sensitive", "\"yes\" is no whole number from 0 to 1"}});
    check_counts(procedures("2.000488" + rest), 0, 1, 0);
    CHECK_FALSE(sensitive("2.000488"));
}
