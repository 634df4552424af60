#pragma once

#include "domain/result.hpp"
#include "domain/target.hpp"
#include "domain/unit_class.hpp"

#include <map>
#include <string>
#include <string_view>
#include <variant>

// What happens to targets, as a chain of entries that is only ever added to: a plan or an actual that changes is a new
// entry with who, when and why. The figures are what the entries add up to; nothing else is kept. A unit has one chain
// a year; the year itself has one for the rule its units are classified by (kRuleOfYear).

namespace motcua {

// In the place of a unit's code.
inline constexpr std::string_view kRuleOfYear = "";

// A target was planned, or planned otherwise.
struct TargetSet {
    static constexpr std::string_view kKind = "set";
    TargetKey key;
    std::string title;
    std::string measure;
    TargetKind kind = TargetKind::amount;
    Direction direction = Direction::higher;
    Measured plan = 0;
    std::optional<std::string> reason = {};

    static void fields(auto& e, auto&& f)
    {
        f("task", e.key.task);
        f("target", e.key.number);
        f("title", e.title);
        f("measure", e.measure);
        f("kind", e.kind);
        f("direction", e.direction);
        f("plan", e.plan);
        f("reason", e.reason);
    }
    bool operator==(const TargetSet&) const = default;
};

// What was achieved so far.
struct TargetReported {
    static constexpr std::string_view kKind = "reported";
    TargetKey key;
    Measured actual = 0;
    std::optional<std::string> reason = {};

    static void fields(auto& e, auto&& f)
    {
        f("task", e.key.task);
        f("target", e.key.number);
        f("actual", e.actual);
        f("reason", e.reason);
    }
    bool operator==(const TargetReported&) const = default;
};

struct TargetWithdrawn {
    static constexpr std::string_view kKind = "withdrawn";
    TargetKey key;
    std::string reason;
    std::string approver;

    static void fields(auto& e, auto&& f)
    {
        f("task", e.key.task);
        f("target", e.key.number);
        f("reason", e.reason);
        f("approver", e.approver);
    }
    bool operator==(const TargetWithdrawn&) const = default;
};

// Only in the chain of the year.
struct RuleSet {
    static constexpr std::string_view kKind = "rule";
    ClassRule rule;
    std::string reason;

    static void fields(auto& e, auto&& f)
    {
        ClassRule::fields(e.rule, f);
        f("reason", e.reason);
    }
    bool operator==(const RuleSet&) const = default;
};

bool read_field_value(std::string_view text, TargetKind& v);
bool read_field_value(std::string_view text, Direction& v);

using TargetBody = std::variant<TargetSet, TargetReported, TargetWithdrawn, RuleSet>;
std::string_view kind_of(const TargetBody& body);
// The target it is about; nothing for a rule.
std::optional<TargetKey> key_of(const TargetBody& body);

struct TargetEntry {
    std::int64_t year = 0;
    std::string unit;
    std::int64_t n = 0;  // 1, 2, 3 … in its chain
    Instant recorded_at{};
    std::string actor;
    std::optional<std::string> on_behalf_of = {};
    TargetBody body;

    bool operator==(const TargetEntry&) const = default;
};

// The fields of the body, in the lines of domain/fields.hpp, and the body they stand for.
std::string target_payload(const TargetBody& body);
std::optional<TargetBody> parse_target_payload(std::string_view kind, std::string_view payload);
// What is chained: hash = SHA-256(previous hash ‖ these bytes).
std::string target_bytes(const TargetEntry& entry);

// What the entries of a chain add up to.
struct UnitTargets {
    std::int64_t year = 0;
    std::string unit;
    std::int64_t version = 0;  // the number of the last entry
    std::map<TargetKey, Target> targets = {};
    std::optional<ClassRule> rule = {};

    bool operator==(const UnitTargets&) const = default;
};

// The targets after an entry. Checks nothing and never fails: what is said of a target nobody set is left out.
UnitTargets apply(UnitTargets before, const TargetEntry& entry);
TargetFigures figures_of(const UnitTargets& targets);

// What a report of an actual leads to; `today` bounds the date of a milestone. unknown_target at /target,
// target_withdrawn, invalid_value and in_the_future at /actual, target_unchanged.
Result<TargetBody> report_actual(
    const UnitTargets& targets, TargetKey key, std::string_view actual, std::string reason, Date today);

// The approval has been checked (check_target_approver). unknown_target at /target, target_withdrawn.
Result<TargetBody> withdraw_target(const UnitTargets& targets, TargetKey key, std::string reason, std::string approver);

}  // namespace motcua
