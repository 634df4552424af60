#include "api/cases.hpp"
#include "api/figures_json.hpp"
#include "api/figures_query.hpp"
#include "api/handlers.hpp"
#include "storage/journal.hpp"

namespace motcua::api {
namespace {

Json item_json(const storage::FigureCell& cell)
{
    const Period& period = cell.period.period;
    Json item{{"group", cell.key.empty() ? Json(nullptr) : Json{{"key", cell.key}, {"name", cell.name}}},
              {"period",
               {{"name", cell.period.name.empty() ? Json(nullptr) : Json(cell.period.name)},
                {"from", json_of(period.from)},
                {"to", json_of(period.to)}}}};
    item.update(figures_json(cell.figures));
    return item;
}

// Work for other agencies: done or to be done in time, or late. What was taken back counts nowhere.
Json child_json(const storage::FigureCell& cell)
{
    const Figures& f = cell.figures;
    const std::int64_t late = f.at(Standing::late) + f.overdue;
    return {{"agency", cell.key},
            {"name", cell.name},
            {"in_time", f.total() - f.at(Standing::withdrawn) - late},
            {"late", late}};
}

}  // namespace

Outcome<Response> get_indicators(Session& session, Call& call)
{
    if (auto reader = check_reader(call); !reader) return std::unexpected(reader.error());
    const auto question = read_figure_question(session, call);
    if (!question) return std::unexpected(question.error());
    const auto found = answer_figures(session, call, call.actor(), *question);
    if (!found) return std::unexpected(found.error());
    Json items = Json::array();
    for (const storage::FigureCell& cell : found->cells) items.push_back(item_json(cell));
    Json children = Json::array();
    for (const storage::FigureCell& cell : found->children) {
        Json child = child_json(cell);
        if (child["in_time"] != 0 || child["late"] != 0) children.push_back(std::move(child));
    }
    return json_response(200, {{"from", json_of(question->whole.from)},
                               {"to", json_of(question->whole.to)},
                               {"as_of", json_of(std::min(question->whole.to, question->as_of))},
                               {"known_at", json_of(question->as_of)},
                               {"journal_position", storage::journal_last(session)},
                               {"items", std::move(items)},
                               {"children", std::move(children)},
                               {"next", nullptr}});
}

Outcome<Response> get_indicator_definitions(Session&, Call& call)
{
    if (auto reader = check_reader(call); !reader) return std::unexpected(reader.error());
    return json_response(200, {{"items", rates_json(call.language)}, {"next", nullptr}});
}

}  // namespace motcua::api
