#include "storage/session.hpp"
#include "tests/http/bad_input.hpp"
#include "tests/http/scoreboards.hpp"

using namespace motcua;
using namespace motcua::tests;

TEST_CASE("what is reported is a new entry, and the one before stays to be seen")
{
    Scoreboards office;
    const Answer before = office.as("truongphong").get(kTargetsOfKt);
    CHECK(before.header("etag") == "\"6\"");  // four plans and two actuals
    const Answer after =
        office.report("truongphong", with_figure(1, 1, "11.50"), {{"If-Match", before.header("etag")}});
    REQUIRE(after.status == 200);
    CHECK(after.header("etag") == "\"7\"");
    const Json target = after.json()["tasks"][0]["targets"][0];
    CHECK(target["actual"] == "11.5");
    CHECK(target["percent_of_plan"] == 115.0);
    CHECK(target["band"] == "B2");
    REQUIRE(target["history"].size() == 3);
    CHECK(target["history"][0]["kind"] == "set");
    CHECK(target["history"][0]["plan"] == "10");
    CHECK(target["history"][0]["by"] == "quantri");
    CHECK(target["history"][1]["actual"] == "12");
    CHECK(target["history"][2]["n"] == 7);
    CHECK(target["history"][2]["actual"] == "11.5");
    CHECK(target["history"][2]["by"] == "truongphong");
    CHECK(target["history"][2]["reason"] == "Báo cáo quý");
    CHECK(target["history"][2]["at"].get<std::string>().starts_with("2015-02-11T08:0"));
    // The milestone, by procedure control; the district's own target by its leader.
    CHECK(office.report("kiemsoat", with_figure(3, 1, "2015-02-10")).json()["tasks"][2]["targets"][0]["band"] == "B1");
    CHECK(office.report("lanhdao", with_figure(1, 1, "9"), kAny, "X24.217").json()["bands"]["B0"]["count"] == 1);
    CHECK(office.verify().code == 0);
    CHECK(office.verify().out == "0 dossiers, 0 events verified\n15 entries of targets verified\n");
}

TEST_CASE("a target is withdrawn with the approval of a leader above, and counts no more")
{
    Scoreboards office;
    const Json wish{{"task", 1}, {"target", 2}, {"reason", "Không được bố trí vốn"}, {"approver", "lanhdao"}};
    const Answer gone = office.withdraw("truongphong", wish);
    REQUIRE(gone.status == 200);
    const Json target = gone.json()["tasks"][0]["targets"][1];
    CHECK(target["withdrawn"] == true);
    CHECK(target["band"].is_null());
    CHECK(target["history"][1]["approver"] == "lanhdao");
    CHECK(gone.json()["targets"] == 3);
    CHECK(gone.json()["withdrawn"] == 1);
    CHECK(gone.json()["met"] == share(2, 66.67));
    CHECK(type_of(office.withdraw("truongphong", wish)) == "409 target-withdrawn");
    CHECK(type_of(office.report("truongphong", with_figure(1, 2, "4"))) == "409 target-withdrawn");
    // Of the district's own target a leader of the district approves nothing.
    const Json own{{"task", 1}, {"target", 1}, {"reason", "x"}, {"approver", "lanhdao"}};
    CHECK(type_of(office.withdraw("lanhdao", own, "X24.217")) == "422 not-above-target");
    CHECK(office.verify().code == 0);
}

TEST_CASE("who changes targets stands to them as the table says")
{
    Scoreboards office;
    const Json figure = with_figure(1, 1, "3");
    CHECK(type_of(office.report("truongphong", figure, kAny, "X24.217.TN")) == "403 target-not-yours");
    CHECK(type_of(office.report("truongphong", figure, kAny, "X24.217")) == "403 target-not-yours");
    CHECK(type_of(office.report("lanhdao", figure)) == "403 target-not-yours");
    CHECK(type_of(office.report("motcua", figure)) == "403 target-not-yours");
    for (const char* account : {"tiepnhan", "chuyenvien", "thanhtra", "quantri"})
        CHECK(type_of(office.report(account, figure)) == "403 forbidden-role");
    CHECK(office.targets()["version"] == 6);
}

TEST_CASE("of two who change targets at once the second is told, a repeated report is one")
{
    Scoreboards office;
    const Headers read{{"If-Match", "\"6\""}};
    CHECK(office.report("truongphong", with_figure(1, 2, "4"), read).status == 200);
    const Answer late = office.report("kiemsoat", with_figure(1, 2, "5"), read);
    CHECK(type_of(late) == "412 stale-targets");
    CHECK(late.json()["targets"]["version"] == 7);
    CHECK(late.json()["targets"]["tasks"][0]["targets"][1]["actual"] == "4");
    CHECK(type_of(office.report("truongphong", with_figure(1, 2, "5"), {})) == "428 version-required");
    const Headers keyed{{"If-Match", "\"7\""}, {"Idempotency-Key", "k1"}};
    const Answer first = office.report("truongphong", with_figure(1, 2, "5"), keyed);
    const Answer again = office.report("truongphong", with_figure(1, 2, "5"), keyed);
    CHECK(first.status == 200);
    CHECK(again.body == first.body);
    CHECK(again.header("idempotency-replayed") == "true");
    CHECK(type_of(office.report("truongphong", with_figure(1, 2, "6"), keyed)) == "422 idempotency-mismatch");
    CHECK(office.targets()["version"] == 8);
}

TEST_CASE("each fault of a report or a withdrawal is named")
{
    Scoreboards office;
    const Json good = with_figure(1, 1, "3");
    auto table = bad_json();
    for (const BadInput& bad : std::vector<BadInput>{
             {"no task", without(good, "", "task"), 422, "missing-field", "/task"},
             {"sixth task", with(good, "/task", 6), 422, "out-of-range", "/task"},
             {"task in words", with(good, "/task", "1"), 422, "wrong-type", "/task"},
             {"target 0", with(good, "/target", 0), 422, "out-of-range", "/target"},
             {"target there is not", with(good, "/target", 9), 404, "unknown-target", "/target"},
             {"actual as a number", with(good, "/actual", 3), 422, "wrong-type", "/actual"},
             {"actual with a comma", with(good, "/actual", "1,5"), 422, "invalid-value", "/actual"},
             {"actual below zero", with(good, "/actual", "-1"), 422, "invalid-value", "/actual"},
             {"five decimals", with(good, "/actual", "1.00001"), 422, "invalid-value", "/actual"},
             {"long actual", with(good, "/actual", std::string(33, '1')), 422, "too-long", "/actual"},
             {"the same again", with(good, "/actual", "12.0"), 409, "target-unchanged", "/actual"},
             {"no reason", without(good, "", "reason"), 422, "missing-field", "/reason"},
             {"blank reason", with(good, "/reason", "  "), 422, "missing-field", "/reason"},
             {"long reason", with(good, "/reason", letters(2001)), 422, "too-long", "/reason"},
             {"what it does not know", with(good, "/plan", "3"), 422, "unknown-field", "/plan"},
             {"a day to come", with_figure(3, 1, "2015-02-12").dump(), 422, "in-the-future", "/actual"}}) {
        table.push_back(bad);
    }
    check_refused(office.as("truongphong"), {"POST", kTargetsOfKt + "/report", kAny}, table);
    const Json leave{{"task", 1}, {"target", 1}, {"reason", "Hết vốn"}, {"approver", "lanhdao"}};
    check_refused(office.as("truongphong"), {"POST", kTargetsOfKt + "/withdraw", kAny},
                  {{"no approver", without(leave, "", "approver"), 422, "missing-field", "/approver"},
                   {"no reason", without(leave, "", "reason"), 422, "missing-field", "/reason"},
                   {"approver nobody knows", with(leave, "/approver", "khong-co"), 404, "unknown-account", "/approver"},
                   {"not a leader", with(leave, "/approver", "kiemsoat"), 422, "not-above-target", "/approver"},
                   {"oneself", with(leave, "/approver", "truongphong"), 422, "not-above-target", "/approver"},
                   {"target there is not", with(leave, "/target", 9), 404, "unknown-target", "/target"}});
    CHECK(office.targets()["version"] == 6);
}

TEST_CASE("a figure that was edited in the database is found")
{
    Scoreboards office;
    storage::Session session{office.database_url()};
    session.execute(
        "UPDATE target_entry SET payload = replace(payload, 'actual:70000', 'actual:0') WHERE unit_code = "
        "'X24.217.KT'");
    const Run found = office.verify();
    CHECK(found.code == 1);
    CHECK(found.out.ends_with("targets of X24.217.KT in 2015 entry 5: does not match its hash\n"));
}

TEST_CASE("operators import targets in somebody's name, and say why figures change")
{
    Scoreboards office;
    CHECK(import_targets(office).out == "targets: 0 added, 0 changed, 7 unchanged\n");
    CHECK(import_targets(office, kTargetsOf2015, {}).code == 2);
    CHECK(import_targets(office, kTargetsOf2015, {"--by", "khong-co"}).err == "motcua: there is no account khong-co\n");
    CHECK(import_targets(office, kTargetsOf2015, {"--by", "truongphong"}).err ==
          "motcua: The role head of department may not do this: set targets.\n");
    std::string foreign = kTargetsOf2015;
    foreign.replace(foreign.find("X24.217,1"), 9, "X24.STP,1");
    CHECK(import_targets(office, foreign, {"--by", "kiemsoat"})
              .err.contains("targets.csv:8:unit_code: unit X24.STP is not below the agency of kiemsoat"));
    std::string text = kTargetsOf2015;
    text.replace(text.find("10,12"), 5, "10,13");
    const Run unexplained = import_targets(office, text);
    CHECK(unexplained.code == 1);
    CHECK(unexplained.err.contains("targets.csv:2:actual: target 1.1 changes: say why with --reason"));
    CHECK(import_targets(office, text, {"--by", "kiemsoat", "--reason", "Đính chính"}).out ==
          "targets: 0 added, 1 changed, 6 unchanged\n");
    CHECK(office.targets()["tasks"][0]["targets"][0]["history"][2]["reason"] == "Đính chính");
    CHECK(run({"import", "units", "x.csv", "--year", "2015", "--database", office.database_url()}).code == 2);
}
