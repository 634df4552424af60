#include "storage/calendar_rows.hpp"
#include "storage/calendar_version.hpp"
#include "tests/support/imports.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace motcua;
using namespace motcua::storage;
using tests::Bad;
using tests::check_counts;

namespace {

struct Office : tests::ImportFixture {
    Office() { REQUIRE(units("X24,Tỉnh,province,,2014-01-01,,\nX24.217,Huyện,district,X24,2014-01-01,,\n").ok()); }
    ImportReport days(const std::string& rows)
    {
        return import_csv(database.session(), ImportKind::calendar, "date,day_type,name,source\n" + rows,
                          tests::kImported);
    }
    ImportReport hours(const std::string& rows)
    {
        return import_csv(database.session(), ImportKind::hours,
                          "unit_code,valid_from,valid_to,weekday,start,end\n" + rows, tests::kImported);
    }
    std::int64_t version() { return calendar_version(database.session()); }
};

}  // namespace

TEST_CASE_FIXTURE(Office, "the calendar's version rises with every import that changes something")
{
    CHECK(version() == 0);
    const std::string tet = "2014-01-28,SWAP_OFF,Nghỉ hoán đổi,\n2014-01-25,MAKEUP_WORK,Làm bù,\n";
    check_counts(days(tet), 2, 0, 0);
    CHECK(version() == 1);
    check_counts(days(tet), 0, 0, 2);
    CHECK(version() == 1);
    check_counts(days("2014-01-28,HOLIDAY,Nghỉ hoán đổi,\n"), 0, 1, 0);
    CHECK(version() == 2);
    check_counts(hours("X24,2014-01-01,,1,07:30,11:30\n"), 1, 0, 0);
    CHECK(version() == 3);
    check_counts(hours("X24,2014-01-01,,1,07:30,11:30\n"), 0, 0, 1);
    CHECK(version() == 3);
}

TEST_CASE_FIXTURE(Office, "a unit that moves raises the calendar's version, a new or renamed one does not")
{
    const std::string header = "code,name,kind,parent_code,valid_from,valid_to\n";
    import_csv(database.session(), ImportKind::units, header + "X24.217,Huyện khác,district,X24,2014-01-01,\n",
               tests::kImported);
    import_csv(database.session(), ImportKind::units, header + "X25,Tỉnh,province,,2014-01-01,\n", tests::kImported);
    CHECK(version() == 0);
    import_csv(database.session(), ImportKind::units, header + "X24.217,Huyện khác,district,X25,2014-01-01,\n",
               tests::kImported);
    CHECK(version() == 1);
}

// 2015-02-14 is a Saturday, 2015-02-16 a Monday.
TEST_CASE_FIXTURE(Office, "bad calendar days are reported, and nothing changes")
{
    const auto report = days(
        "2015-02-16,HOLIDAY,,\n"
        "2015-02-30,HOLIDAY,Tết,\n"
        "2015-02-17,TET,Tết,\n"
        "2015-02-16,MAKEUP_WORK,Làm bù,\n"
        "2015-02-14,COMPENSATION,Nghỉ bù,\n"
        "2015-02-14,SWAP_OFF,Nghỉ hoán đổi,\n"
        "2015-02-18,HOLIDAY,Tết,\n"
        "2015-02-18,HOLIDAY,Tết,\n"
        "1999-12-31,HOLIDAY,Tết,\n");
    const std::string off = "only a day from Monday to Friday is taken off in lieu or in exchange";
    CHECK(report.bad == Bad{{2, "name", "a value is required"},
                            {3, "date", "\"2015-02-30\" is no date of the form YYYY-MM-DD"},
                            {4, "day_type", "\"TET\" is none of the allowed words"},
                            {5, "day_type", "only a Saturday or Sunday is worked to make up for another day"},
                            {6, "day_type", off},
                            {7, "day_type", off},
                            {9, "date", "the same stands on line 8"},
                            {10, "date", "the calendar runs from 2000-01-01 to 2060-12-31"}});
    CHECK(version() == 0);
}

TEST_CASE_FIXTURE(Office, "a holiday may fall on a weekend")
{
    CHECK(days("2015-02-14,HOLIDAY,Lễ,\n").ok());
}

TEST_CASE_FIXTURE(Office, "bad hours are reported")
{
    const auto report = hours(
        "X99,2014-01-01,,1,07:30,11:30\n"
        "X24,2014-01-01,,8,07:30,11:30\n"
        "X24,2014-01-01,,2,7:30,11:30\n"
        "X24,2014-01-01,,3,11:30,07:30\n"
        "X24,2014-01-01,,4,07:30,07:30\n"
        "X24,2014-01-01,2013-01-01,5,07:30,11:30\n"
        "X24,2014-01-01,,1,07:30,24:01\n");
    CHECK(report.bad == Bad{{2, "unit_code", "there is no unit X99"},
                            {3, "weekday", "\"8\" is no whole number from 1 to 7"},
                            {4, "start", "\"7:30\" is no time of the form HH:MM"},
                            {5, "end", "it ends before it starts"},
                            {6, "end", "it ends before it starts"},
                            {7, "valid_to", "it ends on 2013-01-01, before it begins on 2014-01-01"},
                            {8, "end", "\"24:01\" is no time of the form HH:MM"}});
}

TEST_CASE_FIXTURE(Office, "sessions of a weekday do not overlap, nor do periods with hours for it")
{
    const auto report = hours(
        "X24,2014-01-01,2014-12-31,1,07:30,11:30\n"
        "X24,2014-01-01,2014-12-31,1,11:30,12:00\n"
        "X24,2014-01-01,2014-12-31,1,11:00,13:00\n"
        "X24,2014-12-31,,1,13:00,17:00\n"
        "X24,2014-01-01,,1,18:00,19:00\n"
        "X24,2014-06-01,,2,07:30,11:30\n"
        "X24.217,2014-06-01,,1,07:30,11:30\n");
    CHECK(report.bad == Bad{{4, "start", "overlaps another session of the same weekday"},
                            {5, "valid_from", "overlaps the hours that are in force from 2014-01-01 to 2014-12-31"},
                            {6, "valid_to", "the hours that begin with it are in force from 2014-01-01 to 2014-12-31"},
                            {7, "valid_from", "overlaps the hours that are in force from 2014-01-01 to 2014-12-31"}});
}

TEST_CASE_FIXTURE(Office, "hours are compared with those of other periods in the database")
{
    hours("X24,2014-01-01,,1,07:30,11:30\nX24,2014-01-01,,1,13:00,17:00\n");
    CHECK(hours("X24,2015-01-01,,1,07:00,11:00\n").bad.at(0).column == "valid_from");
    check_counts(hours("X24,2014-01-01,2014-12-31,1,07:30,11:30\n"
                       "X24,2014-01-01,2014-12-31,1,13:00,17:00\n"
                       "X24,2015-01-01,,1,07:00,11:00\n"),
                 1, 2, 0);
}

TEST_CASE_FIXTURE(Office, "hours replace the whole set of their period and leave other periods alone")
{
    hours(
        "X24,2014-01-01,2014-12-31,1,07:30,11:30\n"
        "X24,2014-01-01,2014-12-31,1,13:00,17:00\n"
        "X24,2015-01-01,,1,07:30,11:30\n");
    check_counts(hours("X24,2014-01-01,2014-12-31,1,07:00,12:00\n"), 1, 2, 0);
    const auto hours_of = read_book(database.session(), version()).hours_of("X24");
    REQUIRE(hours_of.size() == 2);
    CHECK(hours_of.at(parse_date("2014-01-01").value()).week[0] == std::vector<Segment>{{420, 720}});
    CHECK(hours_of.at(parse_date("2015-01-01").value()).week[0] == std::vector<Segment>{{450, 690}});
}

// The notice of 2025 has Friday 02/01/2026 off for Saturday 10/01/2026 at its end; that of 2026 is still to come.
TEST_CASE_FIXTURE(Office, "only a year with a holiday in the file is announced by it")
{
    const std::string rows =
        "2025-09-02,HOLIDAY,Quốc khánh,\n2026-01-02,SWAP_OFF,Nghỉ hoán đổi,\n2026-01-10,MAKEUP_WORK,Làm bù,\n";
    REQUIRE(days(rows).ok());
    CHECK(read_book(database.session(), version()).announced_years() == std::set<int>{2025});
    CHECK(read_days("date,day_type,name,source\n" + rows, std::nullopt).edition.announced_years == std::vector{2025});
}
