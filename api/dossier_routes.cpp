#include "api/cases.hpp"
#include "api/cursor.hpp"
#include "api/dossier_json.hpp"
#include "api/explanation_json.hpp"
#include "api/handlers.hpp"
#include "api/journal_json.hpp"
#include "api/query.hpp"
#include "domain/codes.hpp"
#include "domain/explanation.hpp"

#include <algorithm>
#include <utility>

namespace motcua::api {
namespace {

Outcome<storage::DossierQuery> read_query(const Call& call)
{
    storage::DossierQuery query{.now = call.now};
    const auto status = choice_of(call, "status", &status_from);
    const auto late = choice_of(call, "late", &storage::late_filter_from);
    const auto from = moment_of(call, "received_from");
    const auto to = moment_of(call, "received_to");
    const auto limit = limit_of(call);
    auto text = search_text_of(call, "q");
    if (!status) return std::unexpected(status.error());
    if (!late) return std::unexpected(late.error());
    if (!from) return std::unexpected(from.error());
    if (!to) return std::unexpected(to.error());
    if (!limit) return std::unexpected(limit.error());
    if (!text) return std::unexpected(text.error());
    query.status = *status;
    query.visit = given(call, "visit");
    query.parent = given(call, "parent");
    query.late = *late;
    query.received_from = *from;
    query.received_to = *to;
    query.limit = *limit;
    query.text = *std::move(text);
    // A holder is a unit code, in capitals, or the name of an account, in small letters.
    if (const auto holder = given(call, "holder")) {
        (is_unit_code(*holder) ? query.holder_unit : query.holder_person) = *holder;
    }
    query.paper_unit = given(call, "paper");
    if (const auto provisional = given(call, "provisional")) {
        if (provisional != "true") return refuse(Reason::invalid_value, "/provisional", {*provisional});
        query.provisional = true;
    }
    if (const auto cursor = given(call, "cursor")) {
        query.after = read_cursor(*cursor);
        if (!query.after) return refuse(Reason::invalid_cursor, "/cursor");
    }
    return query;
}

// One dossier more than the page holds tells whether there is a next one.
std::vector<storage::DossierRecord> page_of(Session& session,
                                            const Call& call,
                                            storage::DossierQuery query,
                                            DeskCalendars& calendars)
{
    query.limit += 1;
    if (query.late != storage::LateFilter::due_soon) return storage::list_dossiers(session, call.actor(), query);
    return due_soon_page(session, call, query, calendars, static_cast<std::size_t>(query.limit));
}

}  // namespace

Outcome<Response> get_dossiers(Session& session, Call& call)
{
    if (auto reader = check_reader(call); !reader) return std::unexpected(reader.error());
    const auto query = read_query(call);
    if (!query) return std::unexpected(query.error());
    DeskCalendars calendars{session, call};
    auto page = page_of(session, call, *query, calendars);
    const bool more = page.size() > static_cast<std::size_t>(query->limit);
    if (more) page.pop_back();
    Json items = Json::array();
    for (const auto& record : page) items.push_back(summary_json(record, calendars.of(record.dossier.desk), call));
    Json json = object_with_room(2);
    json["items"] = std::move(items);
    json["next"] = more ? Json(write_cursor(storage::position_of(page.back().dossier))) : Json(nullptr);
    return json_response(200, json);
}

Outcome<Response> get_dossier(Session& session, Call& call)
{
    if (auto reader = check_reader(call); !reader) return std::unexpected(reader.error());
    const auto record = storage::find_record(session, call.param(0));
    if (!record) return refuse(Reason::unknown_dossier, "", {call.param(0)});
    if (auto visible = check_visible(session, call, record->dossier); !visible) return std::unexpected(visible.error());
    const auto calendar = call.services.calendars.of(session, record->dossier.desk);
    return json_response(200, dossier_json(*record, *calendar, call)).with_header("ETag", etag_of(record->dossier));
}

Outcome<Response> get_journal(Session& session, Call& call)
{
    const auto stored = readable_dossier(session, call, call.param(0));
    if (!stored) return std::unexpected(stored.error());
    Json items =
        journal_json(storage::journal_of(session, call.param(0)), storage::opened_values(session, call.param(0)));
    return json_response(200, {{"items", std::move(items)}, {"head", stored->head_hash}});
}

}  // namespace motcua::api
