#include "api/cases.hpp"
#include "api/dossier_json.hpp"
#include "api/handlers.hpp"
#include "api/query.hpp"
#include "storage/handover_needs.hpp"

namespace motcua::api {
namespace {

// Reads the lists of one answer.
class LateLists {
public:
    LateLists(Session& session, Call& call, int limit)
        : session_(session), call_(call), calendars_(session, call), needs_(session), limit_(limit)
    {
    }

    // The list one filter gives; `late_minutes` says by how much each is over the date that filter looks at.
    template <class Date>
    Json past(storage::LateFilter filter, Date date)
    {
        Json items = Json::array();
        for (const auto& record : storage::list_dossiers(session_, call_.actor(), query(filter))) {
            items.push_back(late_json(record, date(record.dossier)));
        }
        return items;
    }

    Json due_soon()
    {
        Json items = Json::array();
        for (const auto& record :
             due_soon_page(session_, call_, query(storage::LateFilter::due_soon), calendars_, room())) {
            items.push_back(watched_json(record));
        }
        return items;
    }

    // All that is on its way; what has been for too long says since when.
    Json not_accepted()
    {
        Json items = Json::array();
        for (const auto& record : storage::list_in_transit(session_, call_.actor(), limit_)) {
            Json json = watched_json(record);
            json["late_since"] = json_of(accept_late(record.dossier, record.dossier.held_since));
            items.push_back(std::move(json));
        }
        return items;
    }

    // The same of paper that travels alone; "since" and the minutes are the paper's.
    Json paper_not_accepted()
    {
        Json items = Json::array();
        for (const auto& record : storage::list_paper_in_transit(session_, call_.actor(), limit_)) {
            const Instant sent_at = record.dossier.paper->since;
            Json json = watched_json(record);
            json["since"] = json_of(sent_at);
            json["held_minutes"] = working_minutes_total(calendars_.of(record.dossier.desk), sent_at, call_.now);
            json["late_since"] = json_of(accept_late(record.dossier, sent_at));
            items.push_back(std::move(json));
        }
        return items;
    }

    // The dossiers an alarm of this kind is true of now, by the rule that raises it.
    Json ringing(AlarmKind kind)
    {
        storage::DossierQuery wanted = query({});
        wanted.candidates = kind;
        const auto rings = [&](const storage::DossierRecord& record) {
            return since(kind, record.dossier).has_value();
        };
        Json items = Json::array();
        for (const auto& record : page_where(session_, call_, wanted, room(), rings)) {
            const Instant late_since = since(kind, record.dossier).value();
            Json json = late_json(record, late_since);
            json["late_since"] = json_of(late_since);
            items.push_back(std::move(json));
        }
        return items;
    }

private:
    std::size_t room() const { return static_cast<std::size_t>(limit_); }

    storage::DossierQuery query(std::optional<storage::LateFilter> filter) const
    {
        storage::DossierQuery query{.late = filter, .now = call_.now};
        query.limit = limit_;
        return query;
    }

    std::optional<Instant> accept_late(const Dossier& dossier, Instant sent_at)
    {
        return accept_late_since(sent_at, {calendars_.of(dossier.desk), call_.services.alarms}, call_.now);
    }

    std::optional<Instant> since(AlarmKind kind, const Dossier& dossier)
    {
        const bool handover = kind == AlarmKind::handover_late;
        const AlarmTerms terms{calendars_.of(dossier.desk), call_.services.alarms, handover && needs_.of(dossier)};
        return alarm_since(kind, dossier, handover ? at_desk(dossier) : std::nullopt, terms, call_.now);
    }

    // As long as it only lay there, the row knows since when the desk has had it; otherwise the journal does.
    std::optional<Instant> at_desk(const Dossier& dossier)
    {
        if (!dossier.assigned && dossier.supplements == 0) return dossier.held_since;
        return at_desk_since(storage::history_of(session_, dossier.code));
    }

    // Who holds it, and since when.
    Json watched_json(const storage::DossierRecord& record)
    {
        const Dossier& dossier = record.dossier;
        const WorkingCalendar& calendar = calendars_.of(dossier.desk);
        Json json = summary_json(record, calendar, call_);
        json["since"] = json_of(dossier.held_since);
        json["held_minutes"] = working_minutes_total(calendar, dossier.held_since, call_.now);
        return json;
    }

    // And how late it is, in working minutes.
    Json late_json(const storage::DossierRecord& record, Instant since)
    {
        Json json = watched_json(record);
        json["late_minutes"] = working_minutes_total(calendars_.of(record.dossier.desk), since, call_.now);
        return json;
    }

    Session& session_;
    Call& call_;
    DeskCalendars calendars_;
    storage::HandoverNeeds needs_;
    int limit_;
};

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
    LateLists lists{session, call, *limit};
    Json json = object_with_room(11);
    json["as_of"] = json_of(call.now);
    json["overdue"] = lists.past(storage::LateFilter::overdue, [](const Dossier& dossier) { return *dossier.due_at; });
    json["due_soon"] = lists.due_soon();
    json["step_late"] =
        lists.past(storage::LateFilter::step, [](const Dossier& dossier) { return *dossier.step->due_at; });
    json["not_accepted"] = lists.not_accepted();
    json["paper_not_accepted"] = lists.paper_not_accepted();
    for (const AlarmKind kind :
         {AlarmKind::handover_late, AlarmKind::supplement_late, AlarmKind::paused_long, AlarmKind::apology_missing}) {
        json[to_string(kind)] = lists.ringing(kind);
    }
    json["cut"] = cut_lists(json, *limit);
    return json_response(200, json);
}

}  // namespace motcua::api
