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

// A town whose units play the roles of the steps below.
const std::string kTown =
    "X24,Tỉnh,province,,2014-01-01,,\n"
    "X24.213,Thành phố,district,X24,2014-01-01,,\n"
    "X24.213.MC,Một cửa,one_stop_desk,X24.213,2014-01-01,,\n"
    "X24.213.DT,Quản lý đô thị,department,X24.213,2014-01-01,,\n"
    "X24.213.UB,Lãnh đạo,office,X24.213,2014-01-01,,\n";

}  // namespace

TEST_CASE_FIXTURE(ImportFixture, "steps add up to the limit of their procedure")
{
    units(kTown);
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

TEST_CASE_FIXTURE(ImportFixture, "steps that do not add up are refused with both sums")
{
    units(kTown);
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

TEST_CASE_FIXTURE(ImportFixture, "steps may follow any version of their procedure")
{
    units(kTown);
    procedures(
        "AB.1,Tên,Đô thị,district,20,working_day,pause,,2014-01-01,2014-12-31\n"
        "AB.1,Tên,Đô thị,district,15,working_day,pause,,2015-01-01,\n");
    CHECK(steps("AB.1,1,Tên,leader,20,working_day,runs\n").ok());
    CHECK(steps("AB.1,1,Tên,leader,15,working_day,runs\n").ok());
    CHECK(steps("AB.1,1,Tên,leader,1,working_day,runs\n").bad.at(0).message ==
          "steps add up to 1 working_day, the procedure allows 15 or 20");
}

TEST_CASE_FIXTURE(ImportFixture, "bad steps are reported one by one, and their sums are left alone")
{
    units(kTown);
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

TEST_CASE_FIXTURE(ImportFixture, "steps replace the whole set of their procedure and leave the others alone")
{
    units(kTown);
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

TEST_CASE_FIXTURE(ImportFixture, "a step whose role no unit plays at the time is refused")
{
    units(kTown +
          "X24.213.TP,Tư pháp,department,X24.213,2016-01-01,,\n"
          "X24.213.01,Xã,commune,X24.213,2014-01-01,,\n");
    procedures(kPermit + "AB.1,Tên,Đô thị,commune,2,working_day,pause,,2014-01-01,\n");
    const auto report = steps(
        "EPAR.DT07,1,Tiếp nhận,one_stop_desk,1,working_day,runs\n"
        "EPAR.DT07,2,Tư pháp,justice,17,working_day,runs\n"
        "EPAR.DT07,3,Xã xác nhận,commune_land_officer,1,working_day,runs\n"
        "EPAR.DT07,4,Thuế,tax_office,0,working_day,paused\n"
        "EPAR.DT07,5,Ký duyệt,leader,1,working_day,runs\n"
        "AB.1,1,Quản lý đô thị,urban_management,2,working_day,runs\n");
    // The department of justice came after the procedure was gone; a commune takes part in its district's procedures,
    // but a district not in its commune's.
    CHECK(report.bad == Bad{{3, "unit_role", "no unit plays justice while the procedure is in force"},
                            {5, "unit_role", "no unit plays tax_office while the procedure is in force"},
                            {7, "unit_role", "no unit plays urban_management while the procedure is in force"}});
    CHECK(count("procedure_step") == 0);
}

TEST_CASE_FIXTURE(ImportFixture,
                  "dossiers may wait for the applicant between two steps, but neither begin nor end there")
{
    units(kTown);
    procedures(kPermit);
    const std::string wait = "EPAR.DT07,2,Chờ ý kiến,applicant,15,working_day,runs\n";
    CHECK(steps("EPAR.DT07,1,Tiếp nhận,one_stop_desk,2,working_day,runs\n" + wait +
                "EPAR.DT07,3,Ký duyệt,leader,3,working_day,runs\n")
              .ok());
    const std::string nobody = "nobody works on it: no dossier begins or ends in this step";
    CHECK(steps(wait + "EPAR.DT07,3,Ký duyệt,leader,5,working_day,runs\n").bad == Bad{{2, "unit_role", nobody}});
    CHECK(steps("EPAR.DT07,1,Tiếp nhận,one_stop_desk,5,working_day,runs\n" + wait +
                "EPAR.DT07,3,Trả,one_stop_desk,0,working_day,paused\n")
              .bad == Bad{{3, "unit_role", nobody}});
}

TEST_CASE_FIXTURE(ImportFixture, "tasks add up to their step, and are not kept")
{
    units(kTown);
    procedures(kPermit);
    steps(
        "EPAR.DT07,1,Tiếp nhận,one_stop_desk,0.5,working_day,runs\n"
        "EPAR.DT07,2,Xử lý,urban_management,19.5,working_day,runs\n");
    const auto tasks = [&](const std::string& rows) {
        return import(
            ImportKind::tasks,
            "procedure_code,step_seq,task_seq,task_name,budget_amount,step_budget,task_sum,agrees,source\n" + rows);
    };
    check_counts(tasks("EPAR.DT07,1,1,Tiếp nhận,0,0.5,0.5,1,\n"
                       "EPAR.DT07,1,2,Bàn giao,0.5,0.5,0.5,1,\n"
                       "EPAR.DT07,2,1,Thụ lý,19.5,19.5,19.5,1,\n"),
                 0, 0, 3);
    CHECK(tasks("EPAR.DT07,2,1,Phân công,1,19.5,21,0,\n"
                "EPAR.DT07,2,2,Thụ lý,20,19.5,21,0,\n"
                "EPAR.DT07,3,1,Ký,1,,,0,\n"
                "EPAR.DT07,1,1,Tiếp nhận,một,,,0,\n"
                "EPAR.DT07,1,2,Tiếp nhận,-1,,,0,\n")
              .bad == Bad{{2, "budget_amount", "tasks add up to 21 working_day, the step allows 19.5"},
                          {4, "budget_amount", "the procedure has no step 3"},
                          {5, "budget_amount", "\"một\" is no amount like 15 or 0.5"},
                          {6, "budget_amount", "a budget is not negative: -1"}});
    CHECK(tasks("EPAR.DT07,1,1,Tiếp nhận,0.5,,,,\nEPAR.DT07,1,1,Bàn giao,0,,,,\n").bad ==
          Bad{{3, "task_seq", "the same stands on line 2"}});
}

TEST_CASE_FIXTURE(ImportFixture, "documents are kept with the counts that are stated")
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

TEST_CASE_FIXTURE(ImportFixture, "bad documents are reported")
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

TEST_CASE_FIXTURE(ImportFixture, "a file with a bad header is refused as a whole")
{
    const auto report = import(ImportKind::calendar, "date,day_type,colour\n2015-01-01,HOLIDAY,red\n");
    CHECK(report.bad == Bad{{1, "colour", "the column is unknown"}, {1, "name", "the column is missing"}});
}
