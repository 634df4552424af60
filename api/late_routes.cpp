#include "api/cases.hpp"
#include "api/dossier_json.hpp"
#include "api/handlers.hpp"
#include "api/query.hpp"

namespace motcua::api {
namespace {

// A late dossier: who holds it, since when, and how late it is in working minutes.
Json late_json(const storage::DossierRecord& record, const WorkingCalendar& calendar, Instant now)
{
    const Dossier& dossier = record.dossier;
    Json json = summary_json(record, calendar, now);
    json["since"] = json_of(dossier.held_since);
    json["held_minutes"] = working_minutes_total(calendar, dossier.held_since, now);
    return json;
}

// The list one filter gives; `late_minutes` says by how much each is over the date that filter looks at.
template <class Date>
Json late_list(Session& session, Call& call, DeskCalendars& calendars, storage::LateFilter filter, int limit, Date date)
{
    storage::DossierQuery query{.late = filter, .now = call.now};
    query.limit = limit;
    Json items = Json::array();
    for (const auto& record : storage::list_dossiers(session, call.actor(), query)) {
        const WorkingCalendar& calendar = calendars.of(record.dossier.desk);
        Json json = late_json(record, calendar, call.now);
        json["late_minutes"] = working_minutes_total(calendar, date(record.dossier), call.now);
        items.push_back(std::move(json));
    }
    return items;
}

Json due_soon_list(Session& session, Call& call, DeskCalendars& calendars, int limit)
{
    storage::DossierQuery query{.late = storage::LateFilter::due_soon, .now = call.now};
    Json items = Json::array();
    for (const auto& record : due_soon_page(session, call, query, calendars, static_cast<std::size_t>(limit))) {
        items.push_back(late_json(record, calendars.of(record.dossier.desk), call.now));
    }
    return items;
}

Json not_accepted_list(Session& session, Call& call, DeskCalendars& calendars, int limit)
{
    Json items = Json::array();
    for (const auto& record : storage::list_in_transit(session, call.actor(), limit)) {
        items.push_back(late_json(record, calendars.of(record.dossier.desk), call.now));
    }
    return items;
}

// The names of the lists that may go on: each was read up to the limit.
Json cut_lists(const Json& lists, int limit)
{
    Json names = Json::array();
    for (const auto& [name, list] : lists.items()) {
        if (list.is_array() && list.size() >= static_cast<std::size_t>(limit)) names.push_back(name);
    }
    return names;
}

}  // namespace

Outcome<Response> get_late(Session& session, Call& call)
{
    if (auto reader = check_reader(call); !reader) return std::unexpected(reader.error());
    const auto limit = limit_of(call);
    if (!limit) return std::unexpected(limit.error());
    DeskCalendars calendars{session, call};
    Json json = object_with_room(6);
    json["as_of"] = json_of(call.now);
    json["overdue"] = late_list(session, call, calendars, storage::LateFilter::overdue, *limit,
                                [](const Dossier& dossier) { return *dossier.due_at; });
    json["due_soon"] = due_soon_list(session, call, calendars, *limit);
    json["step_late"] = late_list(session, call, calendars, storage::LateFilter::step, *limit,
                                  [](const Dossier& dossier) { return *dossier.step->due_at; });
    json["not_accepted"] = not_accepted_list(session, call, calendars, *limit);
    json["cut"] = cut_lists(json, *limit);
    return json_response(200, json);
}

}  // namespace motcua::api
