#include "storage/import_targets.hpp"

#include "domain/target_access.hpp"
#include "storage/catalogue.hpp"
#include "storage/import_rows.hpp"
#include "storage/targets.hpp"

#include <algorithm>
#include <array>

namespace motcua::storage {
namespace {

constexpr std::array<std::string_view, 9> kColumns{"unit_code", "task_no", "target_no", "title",    "unit_of_measure",
                                                   "plan",      "actual",  "kind",      "direction"};
constexpr std::array<std::string_view, 1> kIgnored{"source"};
constexpr std::array<std::string_view, 2> kOptional{"kind", "direction"};

struct TargetLine {
    std::string unit;
    Target target;

    bool operator==(const TargetLine&) const = default;
};
using Lines = std::vector<Line<TargetLine>>;
using Chains = std::map<std::string, TargetChain>;

std::pair<std::string, TargetKey> key_of(const TargetLine& line)
{
    return {line.unit, line.target.key};
}

Measured read_measured(Fields& fields, std::string_view column, TargetKind kind)
{
    const std::string text = fields.required_text(column);
    const auto value = parse_measured(kind, text);
    if (!value && !text.empty()) {
        fields.report(column,
                      "\"" + text + "\" is " +
                          (kind == TargetKind::amount ? "no amount: up to 12 digits, and up to 4 behind a decimal point"
                                                      : "no date of the form YYYY-MM-DD"));
    }
    return value.value_or(0);
}

// Of a milestone the earlier date is better, whatever else is said of it.
Direction read_direction(Fields& fields, TargetKind kind)
{
    const Direction usual = kind == TargetKind::milestone ? Direction::lower : Direction::higher;
    if (fields.raw("direction").empty()) return usual;
    const Direction direction = fields.word("direction", &direction_from, usual);
    if (kind == TargetKind::milestone && direction != usual)
        fields.report("direction", "of a milestone the earlier date is better: lower, or blank");
    return direction;
}

TargetLine read_target(Fields& fields)
{
    TargetLine line{.unit = fields.unit_code("unit_code"), .target = {}};
    Target& target = line.target;
    target.key = {fields.required_whole("task_no", 1, kKeyTasks),
                  fields.required_whole("target_no", 1, kMostTargetsOfTask)};
    target.title = fields.required_text("title");
    target.measure = fields.required_text("unit_of_measure");
    if (!fields.raw("kind").empty()) target.kind = fields.word("kind", &target_kind_from, TargetKind::amount);
    target.direction = read_direction(fields, target.kind);
    target.plan = read_measured(fields, "plan", target.kind);
    if (!fields.raw("actual").empty()) target.actual = read_measured(fields, "actual", target.kind);
    return line;
}

Validity all_of(std::int64_t year)
{
    const std::chrono::year y{static_cast<int>(year)};
    return {std::chrono::sys_days{y / 1 / 1}, std::chrono::sys_days{y / 12 / 31}};
}

std::string fault_of_unit(const UnitPlace* place, const std::string& code, const TargetImport& import)
{
    if (place == nullptr) return "there is no unit " + code;
    if (!overlap(place->unit.validity, all_of(import.year)))
        return "unit " + code + " is not in force in " + std::to_string(import.year) + " but " +
               spoken(place->unit.validity);
    if (!check_target_permission(import.by, TargetAction::set, place->path))
        return "unit " + code + " is not below the agency of " + import.by.account;
    return {};
}

void report_bad_units(Session& session, Lines& lines, const TargetImport& import, std::vector<BadRow>& bad)
{
    std::map<std::string, UnitPlace> places;
    for (UnitPlace& place : all_unit_places(session)) places.emplace(place.unit.code, std::move(place));
    for (auto& line : lines) {
        if (!line.good) continue;
        const auto place = places.find(line.value.unit);
        std::string fault = fault_of_unit(place == places.end() ? nullptr : &place->second, line.value.unit, import);
        if (fault.empty()) continue;
        bad.push_back({line.number, "unit_code", std::move(fault)});
        line.good = false;
    }
}

Chains chains_of(Session& session, const Lines& lines, std::int64_t year)
{
    Chains chains;
    for (const auto& line : lines) {
        const std::string& unit = line.value.unit;
        if (line.good && !chains.contains(unit)) chains.emplace(unit, target_chain(session, year, unit));
    }
    return chains;
}

const Target* stored(const Chains& chains, const TargetLine& line)
{
    const auto& targets = chains.at(line.unit).targets.targets;
    const auto found = targets.find(line.target.key);
    return found == targets.end() ? nullptr : &found->second;
}

// The stored target as the file has it, as far as the file says anything about it.
Target said(const Target& stored, const Target& in_file)
{
    Target target = in_file;
    if (!target.actual) target.actual = stored.actual;
    target.withdrawn = stored.withdrawn;
    return target;
}

bool planned_alike(Target one, const Target& other)
{
    one.actual = other.actual;
    return one == other;
}

// What forbids the change of a target; empty when nothing does.
std::pair<std::string_view, std::string> fault_of_change(const Target& before,
                                                         const Target& after,
                                                         const TargetImport& import)
{
    const std::string name = "target " + to_string(before.key);
    if (before == after) return {};
    if (before.withdrawn) return {"target_no", name + " was withdrawn"};
    if (before.kind != after.kind)
        return {"kind",
                name + " is of the kind " + std::string{to_string(before.kind)} + "; withdraw it and set another one"};
    const bool replans = !planned_alike(after, before);
    const bool replaces = before.actual && before.actual != after.actual;
    if (import.reason.empty() && (replans || replaces))
        return {replans ? "plan" : "actual", name + " changes: say why with --reason"};
    return {};
}

void report_bad_changes(const Lines& lines, const Chains& chains, const TargetImport& import, std::vector<BadRow>& bad)
{
    const std::int64_t today = office_date(import.now).time_since_epoch().count();
    for (const auto& [number, line, good] : lines) {
        if (!good) continue;
        if (line.target.kind == TargetKind::milestone && line.target.actual.value_or(today) > today)
            bad.push_back({number, "actual", "this day has not come yet"});
        const Target* before = stored(chains, line);
        if (before == nullptr) continue;
        auto [column, fault] = fault_of_change(*before, said(*before, line.target), import);
        if (!fault.empty()) bad.push_back({number, std::string{column}, std::move(fault)});
    }
}

std::optional<std::string> reason_of(const TargetImport& import)
{
    return import.reason.empty() ? std::nullopt : std::optional{import.reason};
}

// The entries a line leads to, and how it counts.
std::vector<TargetBody> entries_of(const TargetLine& line,
                                   const Target* before,
                                   const TargetImport& import,
                                   ImportReport& report)
{
    const Target& target = line.target;
    const Target after = before == nullptr ? target : said(*before, target);
    std::vector<TargetBody> bodies;
    if (before == nullptr || !planned_alike(after, *before)) {
        bodies.emplace_back(TargetSet{target.key, target.title, target.measure, target.kind, target.direction,
                                      target.plan, reason_of(import)});
    }
    if (after.actual && (before == nullptr || before->actual != after.actual))
        bodies.emplace_back(TargetReported{target.key, *after.actual, reason_of(import)});
    ++(before == nullptr ? report.added : bodies.empty() ? report.unchanged : report.changed);
    return bodies;
}

}  // namespace

ImportReport import_targets(Session& session, std::string_view text, const TargetImport& import)
{
    ImportReport report;
    auto lines = read_lines(text, {kColumns, kIgnored, kOptional}, report.bad, &read_target);
    report_repeated(lines, &key_of, "target_no", report.bad);
    report_bad_units(session, lines, import, report.bad);
    const Chains chains = chains_of(session, lines, import.year);
    report_bad_changes(lines, chains, import, report.bad);
    if (!report.ok()) {
        std::ranges::sort(report.bad);
        return report;
    }
    std::map<std::string, std::vector<TargetBody>> bodies;
    for (const auto& line : lines) {
        auto more = entries_of(line.value, stored(chains, line.value), import, report);
        auto& of_unit = bodies[line.value.unit];
        of_unit.insert(of_unit.end(), more.begin(), more.end());
    }
    const TargetAuthor author{import.by.account, import.by.on_behalf_of, import.now};
    for (const auto& [unit, of_unit] : bodies) append_targets(session, chains.at(unit), of_unit, author);
    return report;
}

}  // namespace motcua::storage
