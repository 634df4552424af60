#include "storage/targets.hpp"

#include "storage/database.hpp"
#include "storage/import_targets.hpp"
#include "storage/target_replay.hpp"
#include "tests/support/imports.hpp"
#include "tests/support/targets.hpp"

#include <array>

using namespace motcua;
using namespace motcua::storage;
using namespace motcua::tests;

namespace {

const Instant kNow = at_office(std::chrono::year{2014} / 12 / 20, std::chrono::hours{8});

struct Province : ImportFixture {
    TargetImport by_control{
        .year = 2014, .by = {"kiemsoat", Role::procedure_control, "X24", "X24", "/X24/"}, .now = kNow};

    Province()
    {
        check_counts(import(ImportKind::units, founding_units()), 36, 0, 0);
        for (const char* account : {"kiemsoat", "giamdoc"}) {
            database.session().execute(
                "INSERT INTO account (account, name, role, unit_code, password_hash, created_at) "
                "VALUES (:account, :account, 'procedure_control', 'X24', 'x', 0)",
                {{"account", account}});
        }
    }

    ImportReport take(const std::string& text, const std::string& reason = "")
    {
        by_control.reason = reason;
        return import_targets(database.session(), text, by_control);
    }
    ImportReport rows(const std::string& text, const std::string& reason = "")
    {
        return take(std::string{kTargetHeader} + text, reason);
    }
    TargetFigures figures()
    {
        TargetFigures all;
        for (const UnitTargets& unit : targets_of_year(database.session(), 2014)) all += figures_of(unit);
        return all;
    }
    TargetChain chain(const std::string& unit = "X24.U01") { return target_chain(database.session(), 2014, unit); }
    std::string finding() { return verify_targets(database.session()).first_difference.value_or("whole"); }
};

std::string fault(const ImportReport& report)
{
    if (report.bad.size() != 1) return std::to_string(report.bad.size()) + " faults";
    const BadRow& row = report.bad.front();
    return std::to_string(row.line) + ":" + row.column + ": " + row.message;
}

}  // namespace

TEST_CASE_FIXTURE(Province, "the founding report's figures come out of a file of its distribution, to the last target")
{
    check_counts(take(founding_targets()), 1298, 0, 0);
    CHECK(figures() == TargetFigures{1298, 0, 0, {51, 783, 306, 51, 72, 35}});
    CHECK(targets_of_year(database.session(), 2014).size() == 35);
    CHECK(targets_of_year(database.session(), 2015).empty());
    CHECK(count("target_entry") == 2 * 1298);
    CHECK(verify_targets(database.session()).entries == 2 * 1298);
    CHECK(finding() == "whole");
    // A file that is there already adds nothing.
    check_counts(take(founding_targets()), 0, 0, 1298);
    CHECK(count("target_entry") == 2 * 1298);
}

TEST_CASE_FIXTURE(Province, "what changes is a new entry with who, when and why, and the old one stays")
{
    check_counts(rows("X24.U01,1,1,Số lớp,lớp,10,\nX24.U01,1,2,Số km,km,5.5,6\n"), 2, 0, 0);
    // A first actual changes nothing that was there.
    check_counts(rows("X24.U01,1,1,Số lớp,lớp,10,9\n"), 0, 1, 0);
    CHECK(fault(rows("X24.U01,1,1,Số lớp,lớp,9,9\n")) == "2:plan: target 1.1 changes: say why with --reason");
    CHECK(fault(rows("X24.U01,1,1,Số lớp,lớp,10,11\n")) == "2:actual: target 1.1 changes: say why with --reason");
    check_counts(rows("X24.U01,1,1,Số lớp,lớp,10,11\nX24.U01,1,2,Số km,km,5.50,6.0\n", "Báo cáo quý IV"), 0, 1, 1);
    // Blank says nothing about what was reported.
    check_counts(rows("X24.U01,1,1,Số lớp,lớp,10,\n"), 0, 0, 1);
    check_counts(rows("X24.U01,1,1,Số lớp mở,lớp,12,11\n", "QĐ 7"), 0, 1, 0);
    const TargetChain found = chain();
    CHECK(found.targets.targets.at({1, 1}) == Target{{1, 1}, "Số lớp mở", "lớp", {}, {}, 120'000, 110'000, false});
    REQUIRE(found.entries.size() == 6);
    CHECK(found.entries[3].entry ==
          TargetEntry{2014, "X24.U01", 4, kNow, "kiemsoat", {}, TargetReported{{1, 1}, 90'000}});
    CHECK(found.entries[4].entry.body == TargetBody{TargetReported{{1, 1}, 110'000, "Báo cáo quý IV"}});
    CHECK(found.entries[5].entry.body == TargetBody{TargetSet{{1, 1}, "Số lớp mở", "lớp", {}, {}, 120'000, "QĐ 7"}});
    CHECK(finding() == "whole");
}

TEST_CASE_FIXTURE(Province, "milestones and directions are told by columns a file may leave out")
{
    const std::string header = "unit_code,task_no,target_no,title,unit_of_measure,plan,actual,kind,direction\n";
    check_counts(take(header + "X24.U01,1,1,Khai trương,mốc,2014-12-31,2014-12-20,milestone,\n"
                               "X24.U01,1,2,Đơn khiếu nại,đơn,10,7,,lower\n"),
                 2, 0, 0);
    CHECK(figures() == TargetFigures{2, 0, 0, {0, 1, 1, 0, 0, 0}});
    CHECK(fault(take(header + "X24.U01,1,1,Khai trương,mốc,2014-12-31,2014-12-21,milestone,\n", "x")) ==
          "2:actual: this day has not come yet");
    CHECK(fault(take(header + "X24.U01,2,1,Khai trương,mốc,2014-12-31,,milestone,higher\n")) ==
          "2:direction: of a milestone the earlier date is better: lower, or blank");
    CHECK(fault(take(header + "X24.U01,2,1,Khai trương,mốc,5,,milestone,\n")) ==
          "2:plan: \"5\" is no date of the form YYYY-MM-DD");
    CHECK(fault(take(header + "X24.U01,1,2,Đơn khiếu nại,đơn,2014-12-01,,milestone,\n", "x")) ==
          "2:kind: target 1.2 is of the kind amount; withdraw it and set another one");
    CHECK(fault(take(header + "X24.U01,2,1,x,y,5,,kg,\n")) == "2:kind: \"kg\" is none of the allowed words");
}

TEST_CASE_FIXTURE(Province, "every bad row is reported by line and column, and nothing is written")
{
    by_control.year = 2014;
    const auto bad = rows(
        "X24.U01,1,1,Tốt,lớp,10,10\n"
        "X24.U99,1,1,Không có,lớp,10,10\n"
        "X24.U01,6,1,Nhiệm vụ thứ sáu,lớp,10,10\n"
        "X24.U01,1,0,Số 0,lớp,10,10\n"
        "X24.U01,1,2,,lớp,10,10\n"
        "X24.U01,1,3,Dấu phẩy,lớp,\"1,5\",10\n"
        "X24.U01,1,4,Số âm,lớp,10,-1\n"
        "X24.U01,1,1,Lặp lại,lớp,10,10\n"
        "X24.U01,1,5,Thiếu kế hoạch,lớp,,10\n");
    CHECK(bad.bad == Bad{{3, "unit_code", "there is no unit X24.U99"},
                         {4, "task_no", "\"6\" is no whole number from 1 to 5"},
                         {5, "target_no", "\"0\" is no whole number from 1 to 99"},
                         {6, "title", "a value is required"},
                         {7, "plan", "\"1,5\" is no amount: up to 12 digits, and up to 4 behind a decimal point"},
                         {8, "actual", "\"-1\" is no amount: up to 12 digits, and up to 4 behind a decimal point"},
                         {9, "target_no", "the same stands on line 2"},
                         {10, "plan", "a value is required"}});
    CHECK(count("target_chain") == 0);
    by_control.year = 2026;
    CHECK(fault(rows("X24.U01,1,1,x,lớp,1,1\n")) ==
          "2:unit_code: unit X24.U01 is not in force in 2026 but from 2014-01-01 to 2025-06-30");
    by_control.year = 2014;
    by_control.by.agency_path = "/X24/X24.217/";
    CHECK(fault(rows("X24.U01,1,1,x,lớp,1,1\n")) == "2:unit_code: unit X24.U01 is not below the agency of kiemsoat");
}

TEST_CASE_FIXTURE(Province, "what was withdrawn stays so")
{
    rows("X24.U01,1,1,Số lớp,lớp,10,9\n");
    append_targets(database.session(), chain(), std::array{TargetBody{TargetWithdrawn{{1, 1}, "Hết vốn", "giamdoc"}}},
                   {"giamdoc", "kiemsoat", kNow});
    CHECK(figures() == TargetFigures{0, 1, 0, {}});
    check_counts(rows("X24.U01,1,1,Số lớp,lớp,10,9\n"), 0, 0, 1);
    CHECK(fault(rows("X24.U01,1,1,Số lớp,lớp,10,10\n", "x")) == "2:target_no: target 1.1 was withdrawn");
    CHECK(chain().entries.back().entry.on_behalf_of == "kiemsoat");
    CHECK(finding() == "whole");
}

TEST_CASE_FIXTURE(Province, "who comes second is told to begin anew, also with the first entry")
{
    const std::array first{TargetBody{TargetSet{{1, 1}, "a", "b"}}};
    const TargetChain empty = chain(), later = chain();
    append_targets(database.session(), empty, first, {"giamdoc", {}, kNow});
    CHECK_THROWS_AS(append_targets(database.session(), later, first, {"kiemsoat", {}, kNow}), Overtaken);
    const TargetChain one = chain();
    append_targets(database.session(), one, std::array{TargetBody{TargetReported{{1, 1}, 5}}}, {"giamdoc", {}, kNow});
    CHECK_THROWS_AS(append_targets(database.session(), one, std::array{TargetBody{TargetReported{{1, 1}, 6}}},
                                   {"kiemsoat", {}, kNow}),
                    Overtaken);
    CHECK(chain().targets.targets.at({1, 1}).actual == 5);
    CHECK(finding() == "whole");
}

TEST_CASE_FIXTURE(Province, "the rule of a year is an entry, too")
{
    CHECK_FALSE(class_rule_of(database.session(), 2014));
    const ClassRule rule{.good_percent = 90'00};
    append_targets(database.session(), chain(""), std::array{TargetBody{RuleSet{rule, "QĐ 5"}}}, {"giamdoc", {}, kNow});
    CHECK(class_rule_of(database.session(), 2014) == rule);
    CHECK_FALSE(class_rule_of(database.session(), 2015));
    CHECK(targets_of_year(database.session(), 2014).empty());
    CHECK(finding() == "whole");
}

TEST_CASE_FIXTURE(Province, "each way of changing the past is found, with the unit and the entry")
{
    rows("X24.U01,1,1,Số lớp,lớp,10,9\nX24.U02,1,1,Số lớp,lớp,10,9\n");
    append_targets(database.session(), chain(""), std::array{TargetBody{RuleSet{{}, "QĐ 5"}}}, {"giamdoc", {}, kNow});
    rows("X24.U02,1,1,Số lớp,lớp,10,8\n", "Đính chính");
    struct Tampering {
        const char* sql;
        const char* finding;
    };
    for (const auto& [sql, expected] :
         {Tampering{"UPDATE target_entry SET payload = replace(payload, 'actual:90000', 'actual:110000') "
                    "WHERE unit_code = 'X24.U02'",
                    "targets of X24.U02 in 2014 entry 2: does not match its hash"},
          {"UPDATE target_entry SET payload = 'x' WHERE unit_code = 'X24.U01' AND n = 1",
           "targets of X24.U01 in 2014 entry 1: cannot be read"},
          {"UPDATE target_entry SET actor = 'giamdoc' WHERE unit_code = 'X24.U01' AND n = 2",
           "targets of X24.U01 in 2014 entry 2: does not match its hash"},
          {"UPDATE target_entry SET recorded_at = 0 WHERE unit_code = ''",
           "rule of 2014 entry 1: does not match its hash"},
          {"DELETE FROM target_entry WHERE unit_code = 'X24.U02' AND n = 1",
           "targets of X24.U02 in 2014 entry 1: entry is missing, the next one is 2"},
          {"DELETE FROM target_entry WHERE unit_code = 'X24.U02' AND n = 3",
           "targets of X24.U02 in 2014: the chain does not end with the entry it says"},
          {"UPDATE target_entry SET prev_hash = '' WHERE unit_code = 'X24.U01' AND n = 2",
           "targets of X24.U01 in 2014 entry 2: is not chained to the entry before it"},
          {"UPDATE target_chain SET head_hash = 'x' WHERE unit_code = 'X24.U01'",
           "targets of X24.U01 in 2014: the chain does not end with the hash it says"}}) {
        CAPTURE(sql);
        database.session().begin(true);
        CHECK(database.session().execute(sql) > 0);
        CHECK(finding() == expected);
        database.session().rollback();
        CHECK(finding() == "whole");
    }
}
