#include "domain/amount.hpp"
#include "domain/unit_roles.hpp"
#include "storage/catalogue.hpp"
#include "storage/import_rows.hpp"

#include <algorithm>
#include <array>

namespace motcua::storage {
namespace {

constexpr std::array<std::string_view, 7> kColumns{"procedure_code", "seq",         "step_name", "unit_role",
                                                   "budget_amount",  "budget_unit", "clock"};
constexpr std::array<std::string_view, 4> kIgnored{"source", "declared_total", "step_sum", "reason"};
constexpr std::int64_t kMostSteps = 999;

struct StepRow {
    std::string procedure_code = {};
    Step step = {};

    bool operator==(const StepRow&) const = default;
};

using Key = std::pair<std::string, int>;

Key key_of(const StepRow& row)
{
    return {row.procedure_code, row.step.seq};
}

std::string set_of(const StepRow& row)
{
    return row.procedure_code;
}

std::optional<bool> runs_from(std::string_view text)
{
    if (text == "runs") return true;
    if (text == "paused") return false;
    return std::nullopt;
}

TimeLimit read_budget(Fields& fields, bool runs)
{
    const LimitUnit unit = fields.word("budget_unit", &limit_unit_from, LimitUnit::none);
    const std::string& amount = fields.raw("budget_amount");
    if (amount.empty() && unit == LimitUnit::none) return {unit, 0};
    const auto halves = parse_halves(amount);
    if (amount.starts_with('-')) {
        fields.report("budget_amount", "a budget is not negative: " + amount);
    } else if (!halves) {
        fields.report("budget_amount", "\"" + amount + "\" is no amount like 15 or 0.5");
    } else if (!runs && *halves != 0) {
        fields.report("budget_amount", "must be 0 while the clock is paused");
    }
    return {unit, halves.value_or(0)};
}

StepRow read_step(Fields& fields)
{
    StepRow row{.procedure_code = fields.procedure_code("procedure_code"),
                .step = {.seq = static_cast<int>(fields.required_whole("seq", 1, kMostSteps)),
                         .name = fields.required_text("step_name"),
                         .unit_role = fields.required_text("unit_role"),
                         .runs = fields.word("clock", &runs_from, true)}};
    row.step.budget = read_budget(fields, row.step.runs);
    const std::string& role = row.step.unit_role;
    if (!role.empty() && find_unit_role(role) == nullptr) fields.report("unit_role", "there is no role " + role);
    return row;
}

using Lines = std::vector<Line<StepRow>>;

// The different limits of each procedure's versions, the latest first.
std::map<std::string, std::vector<TimeLimit>> limits(Session& session)
{
    std::map<std::string, std::vector<TimeLimit>> of;
    for (const Procedure& procedure : all_procedures(session)) {
        auto& list = of[procedure.code];
        std::erase(list, procedure.limit);
        list.insert(list.begin(), procedure.limit);
    }
    return of;
}

std::string spoken(const TimeLimit& limit, std::string_view unit_before = {})
{
    if (limit.unit == LimitUnit::none) return "no fixed time";
    if (limit.unit == LimitUnit::same_day) return "the same day";
    const std::string amount = format_halves(limit.halves);
    return to_string(limit.unit) == unit_before ? amount : amount + " " + std::string{to_string(limit.unit)};
}

// What the running steps of one procedure add up to must be the limit of at least one of its versions.
std::string sum_problem(const std::vector<const Step*>& steps, const std::vector<TimeLimit>& allowed)
{
    TimeLimit sum{allowed.front().unit, 0};
    bool first = true;
    for (const Step* step : steps) {
        if (!step->runs) continue;
        if (!first && step->budget.unit != sum.unit) return "the budgets of the steps are in different units";
        sum.unit = step->budget.unit;
        sum.halves += step->budget.halves;
        first = false;
    }
    if (std::ranges::find(allowed, sum) != allowed.end()) return "";
    const std::string unit{to_string(sum.unit)};
    std::string message = "steps add up to " + format_halves(sum.halves) + " " + unit + ", the procedure allows ";
    for (const TimeLimit& limit : allowed) message += (&limit == allowed.data() ? "" : " or ") + spoken(limit, unit);
    return message;
}

void report_bad_sums(const Lines& lines,
                     const std::map<std::string, std::vector<TimeLimit>>& limits,
                     std::vector<BadRow>& bad)
{
    struct Set {
        std::size_t first_line = 0;
        std::vector<const Step*> steps = {};
        bool good = true;
    };
    std::map<std::string, Set> sets;
    for (const auto& [number, row, good] : lines) {
        Set& set = sets.try_emplace(row.procedure_code, Set{number}).first->second;
        set.steps.push_back(&row.step);
        set.good = set.good && good;
    }
    for (const auto& [code, set] : sets) {
        const auto allowed = limits.find(code);
        if (!set.good || allowed == limits.end()) continue;
        std::string problem = sum_problem(set.steps, allowed->second);
        if (!problem.empty()) bad.push_back({set.first_line, "budget_amount", std::move(problem)});
    }
}

void write(Session& session, const StepRow& row)
{
    session.execute(
        R"(INSERT INTO procedure_step (procedure_code, seq, name, unit_role, budget_unit, budget_halves, runs)
           VALUES (:code, :seq, :name, :unit_role, :budget_unit, :budget_halves, :runs)
           ON CONFLICT (procedure_code, seq) DO UPDATE SET
               name = excluded.name, unit_role = excluded.unit_role, budget_unit = excluded.budget_unit,
               budget_halves = excluded.budget_halves, runs = excluded.runs)",
        {{"code", row.procedure_code},
         {"seq", row.step.seq},
         {"name", row.step.name},
         {"unit_role", row.step.unit_role},
         {"budget_unit", to_string(row.step.budget.unit)},
         {"budget_halves", row.step.budget.halves},
         {"runs", row.step.runs}});
}

std::map<Key, StepRow> stored_steps(Session& session, const Lines& lines)
{
    std::map<Key, StepRow> stored;
    std::set<std::string> codes;
    for (const auto& line : lines) codes.insert(line.value.procedure_code);
    for (const std::string& code : codes) {
        for (Step& step : steps_of(session, code)) stored.emplace(Key{code, step.seq}, StepRow{code, std::move(step)});
    }
    return stored;
}

}  // namespace

ImportReport import_steps(Session& session, std::string_view text, Instant)
{
    ImportReport report;
    auto lines = read_lines(text, {kColumns, kIgnored}, report.bad, &read_step);
    report_repeated(lines, &key_of, "seq", report.bad);
    const auto known = limits(session);
    report_unknown_procedures(lines, known, report.bad);
    report_bad_sums(lines, known, report.bad);
    if (!report.ok()) return report;
    const auto stored = stored_steps(session, lines);
    remove_others(lines, stored, &key_of, &set_of, report, [&](const StepRow& row) {
        session.execute("DELETE FROM procedure_step WHERE procedure_code = :code AND seq = :seq",
                        {{"code", row.procedure_code}, {"seq", row.step.seq}});
    });
    save(lines, stored, &key_of, report, [&](const StepRow& row) { write(session, row); });
    return report;
}

}  // namespace motcua::storage
