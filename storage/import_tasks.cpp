#include "domain/amount.hpp"
#include "storage/catalogue.hpp"
#include "storage/import_rows.hpp"

#include <algorithm>
#include <array>
#include <tuple>

// The tasks inside the steps. They have to add up to their step's budget; that is checked, and nothing is kept, because
// the clock of a dossier runs by steps.

namespace motcua::storage {
namespace {

constexpr std::array<std::string_view, 5> kColumns{"procedure_code", "step_seq", "task_seq", "task_name",
                                                   "budget_amount"};
constexpr std::array<std::string_view, 4> kIgnored{"source", "step_budget", "task_sum", "agrees"};
constexpr std::int64_t kMost = 999;

struct TaskRow {
    std::string procedure_code = {};
    int step = 0;
    int task = 0;
    std::int64_t halves = 0;  // in the unit of the step
};

std::tuple<std::string, int, int> key_of(const TaskRow& row)
{
    return {row.procedure_code, row.step, row.task};
}

TaskRow read_task(Fields& fields)
{
    TaskRow row{.procedure_code = fields.procedure_code("procedure_code"),
                .step = static_cast<int>(fields.required_whole("step_seq", 1, kMost)),
                .task = static_cast<int>(fields.required_whole("task_seq", 1, kMost))};
    fields.required_text("task_name");
    const std::string& amount = fields.raw("budget_amount");
    const auto halves = parse_halves(amount);
    if (amount.starts_with('-')) {
        fields.report("budget_amount", "a budget is not negative: " + amount);
    } else if (!halves) {
        fields.report("budget_amount", "\"" + amount + "\" is no amount like 15 or 0.5");
    }
    row.halves = halves.value_or(0);
    return row;
}

// The tasks of one step, and where they begin in the file.
struct Sum {
    std::size_t line = 0;
    std::int64_t halves = 0;
    bool good = true;
};
using Sums = std::map<std::pair<std::string, int>, Sum>;

Sums sums_of(const std::vector<Line<TaskRow>>& lines)
{
    Sums sums;
    for (const auto& [number, row, good] : lines) {
        Sum& sum = sums.try_emplace({row.procedure_code, row.step}, Sum{number}).first->second;
        sum.halves += row.halves;
        sum.good = sum.good && good;
    }
    return sums;
}

std::string problem_of(const Sum& sum, const std::vector<Step>& steps, int seq)
{
    const auto step = std::ranges::find(steps, seq, &Step::seq);
    if (step == steps.end()) return "the procedure has no step " + std::to_string(seq);
    if (sum.halves == step->budget.halves) return "";
    return "tasks add up to " + format_halves(sum.halves) + " " + std::string{to_string(step->budget.unit)} +
           ", the step allows " + format_halves(step->budget.halves);
}

}  // namespace

ImportReport import_tasks(Session& session, std::string_view text, Instant)
{
    ImportReport report;
    auto lines = read_lines(text, {kColumns, kIgnored}, report.bad, &read_task);
    report_repeated(lines, &key_of, "task_seq", report.bad);
    std::map<std::string, std::vector<Step>> known;
    for (const auto& [key, sum] : sums_of(lines)) {
        const auto& [code, seq] = key;
        if (!sum.good) continue;
        const auto [steps, is_new] = known.try_emplace(code);
        if (is_new) steps->second = steps_of(session, code);
        std::string problem = problem_of(sum, steps->second, seq);
        if (!problem.empty()) report.bad.push_back({sum.line, "budget_amount", std::move(problem)});
    }
    report.unchanged = std::ssize(lines);
    return report;
}

}  // namespace motcua::storage
