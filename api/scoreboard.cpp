#include "api/scoreboard.hpp"

#include "api/figures_query.hpp"
#include "api/query.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

namespace motcua::api {
namespace {

using Places = std::map<std::string, storage::UnitPlace>;

Places places_of_units(storage::Session& session)
{
    Places places;
    for (auto& place : storage::all_unit_places(session)) places.emplace(place.unit.code, std::move(place));
    return places;
}

Instant first_moment(std::int64_t year)
{
    return at_office(std::chrono::sys_days{std::chrono::year{static_cast<int>(year)} / 1 / 1}, {});
}

// One who oversees every agency: below every unit's path.
Actor overseer()
{
    return {.account = {}, .role = Role::auditor, .unit = {}, .agency = {}, .agency_path = "/"};
}

// The figures of each desk, of the year until now.
Outcome<std::vector<storage::FigureCell>> figures_of_desks(storage::Session& session, Call& call, const Period& year)
{
    const storage::FigureQuestion question{.whole = year, .group_by = storage::GroupBy::desk, .as_of = call.now};
    auto found = answer_figures(session, call, overseer(), question);
    if (!found) return std::unexpected(found.error());
    return std::move(found->cells);
}

void add_desks(ScoreboardRow& row, const Places& places, const std::vector<storage::FigureCell>& desks)
{
    const std::string& path = places.at(row.unit.code).path;
    for (const storage::FigureCell& desk : desks)
        if (places.at(desk.key).path.starts_with(path)) row.dossiers.add(desk.figures);
}

void give_places(Scoreboard& board)
{
    std::vector<Contender> contenders;
    for (const auto& row : board.rows) contenders.push_back({row.figures, row.dossiers.at(Standing::late)});
    const auto places = places_of(contenders, board.rule.rule);
    for (std::size_t i = 0; i < places.size(); ++i) board.rows[i].place = places[i];
    std::ranges::sort(board.rows, {}, [](const ScoreboardRow& row) {
        return std::pair{row.place.value_or(std::numeric_limits<std::int64_t>::max()), row.unit.code};
    });
}

}  // namespace

RuleOfYear rule_of_year(storage::Session& session, std::int64_t year)
{
    const auto set = storage::class_rule_of(session, year);
    return set ? RuleOfYear{*set, false} : RuleOfYear{};
}

std::optional<Classification> class_of(const TargetFigures& figures, const RuleOfYear& rule)
{
    return classify(figures, std::nullopt, rule.rule);
}

Outcome<std::int64_t> year_of(const std::string& text)
{
    const auto year = whole_number(text);
    if (!year || *year < 1900 || 2199 < *year) return refuse(Reason::unknown_scoreboard, "", {text});
    return *year;
}

Outcome<Scoreboard> scoreboard_of(storage::Session& session, Call& call, std::int64_t year)
{
    const auto units = storage::targets_of_year(session, year);
    if (units.empty()) return refuse(Reason::unknown_scoreboard, "", {std::to_string(year)});
    const Instant from = first_moment(year);
    const Instant to = first_moment(year + 1);
    Scoreboard board{year, std::min(to, call.now), rule_of_year(session, year), {}, {}};
    const Places places = places_of_units(session);
    const auto desks = figures_of_desks(session, call, {from, to});
    if (!desks) return std::unexpected(desks.error());
    for (const UnitTargets& targets : units) {
        ScoreboardRow row{places.at(targets.unit).unit, figures_of(targets), {}};
        add_desks(row, places, *desks);
        board.total += row.figures;
        board.rows.push_back(std::move(row));
    }
    give_places(board);
    return board;
}

}  // namespace motcua::api
