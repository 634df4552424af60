#include "domain/amount.hpp"
#include "domain/unit_roles.hpp"
#include "storage/catalogue.hpp"
#include "storage/import_rows.hpp"
#include "storage/role_players.hpp"

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

// The versions of each procedure, the latest first.
using Versions = std::map<std::string, std::vector<Procedure>>;

Versions all_versions(Session& session)
{
    Versions of;
    for (Procedure& procedure : all_procedures(session)) {
        auto& list = of[procedure.code];
        list.insert(list.begin(), std::move(procedure));
    }
    return of;
}

// The different limits of the versions, the latest first.
std::vector<TimeLimit> limits_of(const std::vector<Procedure>& versions)
{
    std::vector<TimeLimit> limits;
    for (const Procedure& version : versions)
        if (std::ranges::find(limits, version.limit) == limits.end()) limits.push_back(version.limit);
    return limits;
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

// The steps of one procedure.
struct Set {
    std::size_t first_line = 0;
    std::vector<const Step*> steps = {};
    std::vector<std::size_t> lines = {};
    bool good = true;
};

std::map<std::string, Set> sets_of(const Lines& lines)
{
    std::map<std::string, Set> sets;
    for (const auto& [number, row, good] : lines) {
        Set& set = sets.try_emplace(row.procedure_code, Set{number}).first->second;
        set.steps.push_back(&row.step);
        set.lines.push_back(number);
        set.good = set.good && good;
    }
    return sets;
}

// Nobody works on the applicant's steps: dossiers wait there, but neither begin nor end.
constexpr std::string_view kNobody = "applicant";

// Why no dossier could come into this step, or out of it.
std::string way_problem(const Step& step,
                        bool at_an_end,
                        const std::vector<Procedure>& versions,
                        const RolePlayers& players)
{
    if (step.unit_role == kNobody) return at_an_end ? "nobody works on it: no dossier begins or ends in this step" : "";
    const bool played =
        std::ranges::any_of(versions, [&](const Procedure& version) { return players.plays(step.unit_role, version); });
    return played ? "" : "no unit plays " + step.unit_role + " while the procedure is in force";
}

void report_bad_ways(const Set& set,
                     const std::vector<Procedure>& versions,
                     const RolePlayers& players,
                     std::vector<BadRow>& bad)
{
    for (std::size_t i = 0; i < set.steps.size(); ++i) {
        const Step& step = *set.steps[i];
        const auto runs_before = [&](const Step* other) { return other->runs && other->seq < step.seq; };
        const auto runs_after = [&](const Step* other) { return other->runs && step.seq < other->seq; };
        const bool between = std::ranges::any_of(set.steps, runs_before) && std::ranges::any_of(set.steps, runs_after);
        std::string problem = way_problem(step, step.runs && !between, versions, players);
        if (!problem.empty()) bad.push_back({set.lines[i], "unit_role", std::move(problem)});
    }
}

void report_bad_sets(const Lines& lines, const Versions& versions, const RolePlayers& players, std::vector<BadRow>& bad)
{
    for (const auto& [code, set] : sets_of(lines)) {
        const auto known = versions.find(code);
        if (!set.good || known == versions.end()) continue;
        std::string problem = sum_problem(set.steps, limits_of(known->second));
        if (!problem.empty()) bad.push_back({set.first_line, "budget_amount", std::move(problem)});
        report_bad_ways(set, known->second, players, bad);
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
    const auto versions = all_versions(session);
    report_unknown_procedures(lines, versions, report.bad);
    report_bad_sets(lines, versions, RolePlayers{session}, report.bad);
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
