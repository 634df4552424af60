#include "api/csv.hpp"
#include "api/scoreboard_json.hpp"

#include <vector>

namespace motcua::api {
namespace {

using Line = std::vector<std::string>;

const Line kHeader{"year",
                   "as_of",
                   "rank",
                   "unit",
                   "name",
                   "targets",
                   "withdrawn",
                   "unreported",
                   "met",
                   "met_percent",
                   "b0",
                   "b1",
                   "b2",
                   "b3",
                   "b4",
                   "b5",
                   "inflated_percent",
                   "score",
                   "class",
                   "class_at_least",
                   "class_at_most",
                   "early",
                   "on_time",
                   "late",
                   "on_time_percent",
                   "rule"};

std::string text(std::optional<std::int64_t> number)
{
    return number ? std::to_string(*number) : "";
}

std::string text(UnitClass unit_class)
{
    return std::string{to_string(unit_class)};
}

void add_class(Line& line, const std::optional<Classification>& found)
{
    const bool decided = found && found->at_least == found->at_most;
    line.push_back(decided ? text(found->at_least) : "");
    line.push_back(found ? text(found->at_least) : "");
    line.push_back(found ? text(found->at_most) : "");
}

Line line_of(const Scoreboard& board, const ScoreboardRow& row, const std::string& label)
{
    const TargetFigures& figures = row.figures;
    Line line{text(board.year),        format_instant(board.as_of),
              text(row.place),         row.unit.code,
              row.unit.name,           text(figures.targets),
              text(figures.withdrawn), text(figures.unreported),
              text(figures.met()),     csv_decimal(percent_hundredths(figures.met(), figures.targets), 2)};
    for (const std::int64_t count : figures.bands) line.push_back(text(count));
    line.push_back(csv_decimal(percent_hundredths(figures.inflated(), figures.targets), 2));
    line.push_back(csv_decimal(score_of(figures, board.rule.rule), 4));
    add_class(line, class_of(figures, board.rule));
    for (const std::int64_t count :
         {row.dossiers.at(Standing::early), row.dossiers.at(Standing::on_time), row.dossiers.at(Standing::late)})
        line.push_back(text(count));
    line.push_back(csv_decimal(on_time_tenths(row.dossiers), 1));
    line.push_back(label);
    return line;
}

}  // namespace

std::string scoreboard_csv(const Scoreboard& board, Language language)
{
    const std::string label = rule_label(board.rule, language);
    std::string lines = csv_line(kHeader);
    for (const auto& row : board.rows) lines += csv_line(line_of(board, row, label));
    return lines;
}

}  // namespace motcua::api
