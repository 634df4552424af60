#include "api/analysis_question.hpp"
#include "api/cases.hpp"
#include "api/cursor.hpp"
#include "api/dossier_json.hpp"
#include "api/handlers.hpp"
#include "api/query.hpp"

#include <algorithm>
#include <vector>

namespace motcua::api {
namespace {

// Pages are of the moment of the first one, which nobody needs for longer.
constexpr std::chrono::days kLongestReading{1};

Outcome<storage::WarningQuery> read_question(const Call& call, const AskedAbout& asked)
{
    const auto limit = limit_of(call);
    if (!limit) return std::unexpected(limit.error());
    storage::WarningQuery query{.unit = asked.unit, .procedure = asked.procedure, .now = call.now, .limit = *limit};
    const auto text = given(call, "cursor");
    if (!text) return query;
    const auto cursor = read_warning_cursor(*text);
    if (!cursor || call.now < cursor->as_of || cursor->as_of < call.now - kLongestReading)
        return refuse(Reason::invalid_cursor, "/cursor");
    query.now = cursor->as_of;
    query.after = cursor->position;
    return query;
}

// Why there is no number.
Json no_number(const storage::Warning& warning)
{
    if (warning.chance.survival) return nullptr;
    return warning.waiting ? "waiting" : "too_few_cases";
}

Json warning_json(const storage::Warning& warning, const storage::DossierRecord& record)
{
    const auto& survival = warning.chance.survival;
    Json json = place_json(record);
    json["code"] = warning.position.code;
    json["procedure"] = {{"code", record.dossier.procedure_code}, {"name", record.procedure_name}};
    json["due_at"] = json_of(warning.position.due_at);
    json["step"] = json_of(warning.step);
    json["elapsed_minutes"] = warning.elapsed_minutes;
    json["left_minutes"] = warning.left_minutes;
    // The number the list is ordered by, so that equal ones are shown as equal.
    json["probability"] = survival ? Json(static_cast<double>(warning.position.rank) / 1'000'000) : Json(nullptr);
    json["at_most"] = survival && survival->at_most;
    json["cases"] = warning.chance.cases;
    json["no_number"] = no_number(warning);
    return json;
}

Json items_json(Session& session, const std::vector<storage::Warning>& warnings)
{
    std::vector<std::string> codes;
    for (const auto& warning : warnings) codes.push_back(warning.position.code);
    const auto records = storage::records_of(session, codes);
    Json items = Json::array();
    for (const auto& warning : warnings) items.push_back(warning_json(warning, records.at(warning.position.code)));
    return items;
}

}  // namespace

Outcome<Response> get_warnings(Session& session, Call& call)
{
    if (auto reader = check_reader(call); !reader) return std::unexpected(reader.error());
    const auto asked = read_asked(session, call, procedure_names(session));
    if (!asked) return std::unexpected(asked.error());
    auto query = read_question(call, *asked);
    if (!query) return std::unexpected(query.error());
    auto& calendars = call.services.calendars;
    const auto pasts = call.services.pasts.of(session, calendars, call.now);
    // One more than the page holds tells whether there is a next one.
    query->limit += 1;
    auto warnings = storage::list_warnings(session, calendars, *pasts, call.actor(), *query);
    const bool more = warnings.size() == static_cast<std::size_t>(query->limit);
    if (more) warnings.pop_back();
    Json next = nullptr;
    if (more) next = write_warning_cursor({query->now, warnings.back().position});
    return json_response(200, {{"as_of", json_of(query->now)},
                               {"history", {{"from", json_of(pasts->from)}, {"to", json_of(pasts->to)}}},
                               {"fewest_cases", kFewestStays},
                               {"items", items_json(session, warnings)},
                               {"next", std::move(next)}});
}

}  // namespace motcua::api
