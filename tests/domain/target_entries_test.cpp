#include "domain/target_entries.hpp"

#include "domain/target_access.hpp"

#include <doctest/doctest.h>

using namespace motcua;

namespace {

constexpr TargetKey kKey{1, 3};

TargetEntry entry(std::int64_t n, TargetBody body)
{
    return {2014, "X24.SNV", n, from_milliseconds(1'400'000'000'000), "kiemsoat", std::nullopt, std::move(body)};
}

TargetSet set(TargetKind kind = TargetKind::amount, Measured plan = 80'000)
{
    return {kKey, "Số dịch vụ", "dịch vụ", kind, Direction::higher, plan};
}

UnitTargets after(const std::vector<TargetBody>& bodies)
{
    UnitTargets targets;
    for (const TargetBody& body : bodies) targets = apply(std::move(targets), entry(targets.version + 1, body));
    return targets;
}

std::string refusal(const Result<TargetBody>& result)
{
    return result ? "accepted" : std::string{to_string(result.error().reason)} + result.error().pointer;
}

std::string refusal(const Result<void>& result)
{
    return result ? "allowed" : std::string{to_string(result.error().reason)};
}

const Date kToday = std::chrono::sys_days{std::chrono::year{2014} / 12 / 20};

Actor actor(Role role, const char* unit, const char* agency, const char* path)
{
    return {"an", role, unit, agency, path};
}

}  // namespace

TEST_CASE("targets are what their entries add up to")
{
    const UnitTargets targets =
        after({set(), TargetReported{kKey, 90'000}, TargetReported{kKey, 70'000, "Đính chính"},
               TargetSet{{2, 1}, "Số km", "km", TargetKind::amount, Direction::lower, 50'000}, set({}, 100'000)});
    CHECK(targets.version == 5);
    CHECK(targets.year == 2014);
    REQUIRE(targets.targets.size() == 2);
    CHECK(targets.targets.at(kKey) == Target{kKey, "Số dịch vụ", "dịch vụ", {}, {}, 100'000, 70'000, false});
    CHECK(targets.targets.at({2, 1}).direction == Direction::lower);
    CHECK_FALSE(targets.targets.at({2, 1}).actual);
    CHECK(figures_of(targets) == TargetFigures{2, 0, 1, {2, 0, 0, 0, 0, 0}});
    CHECK(figures_of(after({set(), TargetWithdrawn{kKey, "Hết vốn", "lanhdao"}})) == TargetFigures{0, 1, 0, {}});
    CHECK(after({TargetReported{kKey, 1}, TargetWithdrawn{kKey, "x", "y"}}).targets.empty());
    const ClassRule rule{.good_percent = 90'00};
    CHECK(after({RuleSet{rule, "QĐ 5"}}).rule == rule);
}

TEST_CASE("an entry has one canonical form, which is read back")
{
    CHECK(target_bytes(entry(2, TargetReported{kKey, 90'000, "Đính chính\nlần 2"})) ==
          "motcua target 1\nyear:2014\nunit:X24.SNV\nn:2\nkind:reported\nrecorded_at:1400000000000\nactor:kiemsoat\n"
          "task:1\ntarget:3\nactual:90000\nreason:Đính chính\\nlần 2\n");
    for (const TargetBody& body :
         std::vector<TargetBody>{set(), TargetReported{kKey, 5}, TargetWithdrawn{kKey, "Hết vốn", "lanhdao"},
                                 RuleSet{{.weights = {1, 2, 3, 4, 5, 6}, .tie_break = TieBreak::none}, "QĐ 5"}}) {
        CHECK(parse_target_payload(kind_of(body), target_payload(body)) == body);
        CHECK_FALSE(parse_target_payload(kind_of(body), target_payload(body) + "x:1\n"));
    }
    CHECK_FALSE(parse_target_payload("lost", target_payload(set())));
    CHECK_FALSE(parse_target_payload("set", "task:1\n"));
}

TEST_CASE("an actual is reported of a target in force, and says something new")
{
    const UnitTargets targets = after({set(), TargetReported{kKey, 80'000}});
    CHECK(report_actual(targets, kKey, "8.5", "Đính chính", kToday) ==
          TargetBody{TargetReported{kKey, 85'000, "Đính chính"}});
    CHECK(refusal(report_actual(targets, kKey, "8.0", "x", kToday)) == "target-unchanged/actual");
    CHECK(refusal(report_actual(targets, kKey, "tám", "x", kToday)) == "invalid-value/actual");
    CHECK(refusal(report_actual(targets, {1, 4}, "8", "x", kToday)) == "unknown-target/target");
    const UnitTargets gone = after({set(), TargetWithdrawn{kKey, "x", "y"}});
    CHECK(refusal(report_actual(gone, kKey, "8", "x", kToday)) == "target-withdrawn");
    CHECK(refusal(withdraw_target(gone, kKey, "x", "y")) == "target-withdrawn");
    CHECK(refusal(withdraw_target(gone, {5, 1}, "x", "y")) == "unknown-target/target");
    CHECK(withdraw_target(targets, kKey, "x", "y") == TargetBody{TargetWithdrawn{kKey, "x", "y"}});
}

TEST_CASE("a milestone is reached on a day that has come")
{
    const UnitTargets targets = after({set(TargetKind::milestone, 16'435)});
    CHECK(refusal(report_actual(targets, kKey, "2014-12-20", "x", kToday)) == "accepted");
    CHECK(refusal(report_actual(targets, kKey, "2014-12-21", "x", kToday)) == "in-the-future/actual");
    CHECK(refusal(report_actual(targets, kKey, "1", "x", kToday)) == "invalid-value/actual");
}

TEST_CASE("heads report for their own unit, procedure control for those below")
{
    const auto report = [](const Actor& who, const char* path) {
        return refusal(check_target_permission(who, TargetAction::report, path));
    };
    const Actor head = actor(Role::head_of_department, "X24.SNV", "X24", "/X24/");
    CHECK(report(head, "/X24/X24.SNV/") == "allowed");
    CHECK(report(head, "/X24/X24.STP/") == "target-not-yours");
    CHECK(report(head, "/X24/X24.SNV/X24.SNV.01/") == "target-not-yours");
    const Actor leader = actor(Role::agency_leader, "X24.217.UB", "X24.217", "/X24/X24.217/");
    CHECK(report(leader, "/X24/X24.217/") == "allowed");
    CHECK(report(leader, "/X24/X24.217/X24.217.01/") == "target-not-yours");
    CHECK(report(leader, "/X24/X24.218/") == "target-not-yours");
    const Actor control = actor(Role::procedure_control, "X24.VPU", "X24", "/X24/");
    CHECK(report(control, "/X24/X24.217/") == "allowed");
    CHECK(report(control, "/X25/X25.217/") == "target-not-yours");
    CHECK(report(actor(Role::procedure_control, "X", "", ""), "/X24/X24.217/") == "target-not-yours");
    for (const Role role : {Role::reception_clerk, Role::department_staff, Role::auditor, Role::administrator})
        CHECK(report(actor(role, "X24.SNV", "X24", "/X24/"), "/X24/X24.SNV/") == "forbidden-role");
}

TEST_CASE("targets and rules are set by those who keep them")
{
    const auto may = [](Role role, TargetAction action, const char* agency_path) {
        return refusal(check_target_permission(actor(role, "U", "A", agency_path), action, "/X24/X24.SNV/"));
    };
    CHECK(may(Role::procedure_control, TargetAction::set, "/X24/") == "allowed");
    CHECK(may(Role::administrator, TargetAction::set, "/X24/") == "allowed");
    CHECK(may(Role::administrator, TargetAction::set, "/X24/X24.217/") == "target-not-yours");
    CHECK(may(Role::agency_leader, TargetAction::set, "/X24/") == "forbidden-role");
    CHECK(may(Role::administrator, TargetAction::set_rule, "/X24/") == "allowed");
    CHECK(may(Role::administrator, TargetAction::set_rule, "/X24/X24.217/") == "target-not-yours");
    CHECK(may(Role::administrator, TargetAction::set_rule, "") == "target-not-yours");
    CHECK(may(Role::administrator, TargetAction::withdraw, "/X24/") == "forbidden-role");
}

TEST_CASE("a withdrawal is approved from above")
{
    const auto approves = [](Role role, const char* agency_path, const char* unit_path) {
        return refusal(check_target_approver(actor(role, "U", "A", agency_path), unit_path));
    };
    CHECK(approves(Role::agency_leader, "/X24/", "/X24/X24.SNV/") == "allowed");
    CHECK(approves(Role::agency_leader, "/X24/", "/X24/X24.217/") == "allowed");
    CHECK(approves(Role::agency_leader, "/X24/X24.217/", "/X24/X24.217/") == "not-above-target");
    CHECK(approves(Role::agency_leader, "/X24/X24.218/", "/X24/X24.217/") == "not-above-target");
    CHECK(approves(Role::agency_leader, "/X24/", "/X24/") == "allowed");
    CHECK(approves(Role::agency_leader, "", "/X24/X24.217/") == "not-above-target");
    CHECK(approves(Role::procedure_control, "/X24/", "/X24/X24.SNV/") == "not-above-target");
}
