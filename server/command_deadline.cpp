#include "api/body.hpp"
#include "api/deadline_answer.hpp"
#include "server/commands.hpp"
#include "server/line_input.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>
#include <optional>

namespace motcua::server {
namespace {

constexpr std::size_t kLongestLine = 1024 * 1024;

struct DeadlineOptions {
    std::string file = {};
    std::string form = "compact";
    std::string language = "vi";
};

// The calendar of the last case that had another one: many cases in a row share theirs.
class LastCalendar {
public:
    api::Outcome<const WorkingCalendar*> of(const CalendarData& data)
    {
        if (calendar_ && calendar_->data() == data) return &*calendar_;
        auto made = api::make_calendar(data);
        if (!made) return std::unexpected(made.error());
        calendar_ = *std::move(made);
        return &*calendar_;
    }

private:
    std::optional<WorkingCalendar> calendar_;
};

class Calculator {
public:
    Calculator(api::Form form, api::Language language) : form_(form), language_(language) {}

    // The answer to one line, or the problem with it under "error", where "line" tells its number.
    std::string answer(const LineInput::Line& line, std::int64_t number)
    {
        auto json = compute(line);
        if (json) return api::dump(*json);
        api::Problem problem = std::move(json).error();
        problem.more["line"] = number;
        return api::dump({{"error", api::problem_json(problem, language_)}});
    }

private:
    api::Outcome<api::Json> compute(const LineInput::Line& line)
    {
        if (line.too_long) return api::refuse(Reason::body_too_large);
        const auto json = api::parse_object(line.text);
        if (!json) return std::unexpected(json.error());
        const auto asked = api::read_deadline_case(*json, {});
        if (!asked) return std::unexpected(asked.error());
        const auto calendar = calendar_.of(asked->calendar);
        if (!calendar) return std::unexpected(calendar.error());
        return api::deadline_answer(**calendar, *asked, form_, language_);
    }

    api::Form form_;
    api::Language language_;
    LastCalendar calendar_;
};

void demand_written(bool written)
{
    if (!written) throw Failure(ExitCode::failure, "cannot write to standard output");
}

bool is_blank(const std::string& text)
{
    return text.find_first_not_of(" \t") == std::string::npos;
}

ExitCode run_deadline(const DeadlineOptions& options)
{
    const auto language = options.language == "en" ? api::Language::en : api::Language::vi;
    Calculator calculator{api::form_from(options.form).value(), language};
    LineInput input{options.file, kLongestLine};
    const auto flush = [] { demand_written(std::fflush(stdout) == 0); };
    for (std::int64_t number = 1; const auto line = input.next(flush); ++number) {
        if (!line->too_long && is_blank(line->text)) continue;
        const std::string answer = calculator.answer(*line, number) + "\n";
        demand_written(std::fwrite(answer.data(), 1, answer.size(), stdout) == answer.size());
    }
    flush();
    return ExitCode::ok;
}

constexpr auto kHelp =
    "Compute deadlines: one case as JSON a line in, its date with the explanation a line out; needs no database";

constexpr auto kFooter = R"(
A case: {"calendar": {"week": [{"weekday": 1, "segments": ["07:30-11:30", "13:00-17:00"]}, …], "days": [{"date":
"2025-04-30", "type": "HOLIDAY", "name": "…"}]}, "limit": {"amount": 5, "unit": "working_day"}, "hour_rule":
"end_of_day", "received_at": "2025-01-23T09:00:00+07:00", "waits": [{"from": "…", "to": "…", "policy": "pause"}],
"at": "…"}. GET /api/openapi.json describes it in full (DeadlineCase), docs/deadlines.md the rules.

Weekday 1 is Monday. Every line is answered in turn; blank lines are passed over. What is wrong with a line stands in its
answer as {"error": …} and the rest goes on: the exit code is 0 once all lines were read.)";

}  // namespace

void add_deadline_command(CLI::App& app, Command& chosen)
{
    const auto options = std::make_shared<DeadlineOptions>();
    CLI::App* command = app.add_subcommand("deadline", kHelp);
    command->footer(kFooter);
    command->add_option("file", options->file, "Cases, one a line; standard input when absent or -");
    command->add_option("--form", options->form, "compact: runs of dates; full: each date with its working time")
        ->check(CLI::IsMember({"compact", "full"}))
        ->capture_default_str();
    command->add_option("--language", options->language, "Of the sentences")
        ->check(CLI::IsMember({"vi", "en"}))
        ->capture_default_str();
    command->callback([options, &chosen] { chosen = [options] { return run_deadline(*options); }; });
}

}  // namespace motcua::server
