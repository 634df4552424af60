#include "api/alarm_words.hpp"
#include "api/cursor.hpp"
#include "api/handlers.hpp"
#include "api/query.hpp"
#include "storage/catalogue.hpp"

namespace motcua::api {
namespace {

std::optional<bool> flag_from(std::string_view text)
{
    if (text != "true" && text != "false") return std::nullopt;
    return text == "true";
}

Outcome<storage::AlarmQuery> read_query(Session& session, const Call& call)
{
    const auto kind = choice_of(call, "kind", &alarm_kind_from);
    const auto open = choice_of(call, "open", &flag_from);
    const auto from = moment_of(call, "from");
    const auto to = moment_of(call, "to");
    const auto limit = limit_of(call);
    if (!kind) return std::unexpected(kind.error());
    if (!open) return std::unexpected(open.error());
    if (!from) return std::unexpected(from.error());
    if (!to) return std::unexpected(to.error());
    if (!limit) return std::unexpected(limit.error());
    storage::AlarmQuery query{
        .kind = *kind, .open = *open, .unit = given(call, "unit"), .from = *from, .to = *to, .limit = *limit};
    if (query.unit && !storage::find_unit(session, *query.unit)) {
        return refuse(Reason::unknown_unit, "/unit", {*query.unit});
    }
    if (const auto cursor = given(call, "cursor")) {
        query.after = read_alarm_cursor(*cursor);
        if (!query.after) return refuse(Reason::invalid_cursor, "/cursor");
    }
    return query;
}

Json holder_json(const storage::AlarmFlag& flag)
{
    if (!flag.keeper) return nullptr;
    Json json{{"kind", to_string(flag.keeper->kind)},
              {"unit", flag.keeper->unit},
              {"unit_name", flag.unit_name},
              {"person", flag.keeper->person},
              {"person_name", flag.person_name}};
    if (flag.keeper->kind != CustodyKind::transit) return json;
    json["to"] = flag.keeper->to_unit;
    json["to_name"] = flag.to_name;
    return json;
}

Json alarm_json(const storage::AlarmFlag& flag, Language language)
{
    return {{"kind", to_string(flag.kind)},
            {"dossier", flag.dossier ? Json(*flag.dossier) : Json(nullptr)},
            {"subject", flag.subject},
            {"true_since", json_of(flag.true_since)},
            {"raised_at", json_of(flag.raised_at)},
            {"cleared_at", json_of(flag.cleared_at)},
            {"holder", holder_json(flag)},
            {"sentence", alarm_sentence(flag, language)}};
}

}  // namespace

// Who may read no dossier still gets the alarms that are of none.
Outcome<Response> get_alarms(Session& session, Call& call)
{
    auto query = read_query(session, call);
    if (!query) return std::unexpected(query.error());
    // One more than the page holds tells whether there is a next one.
    query->limit += 1;
    auto flags = storage::list_alarms(session, call.actor(), *query);
    const bool more = flags.size() == static_cast<std::size_t>(query->limit);
    if (more) flags.pop_back();
    Json items = Json::array();
    for (const auto& flag : flags) items.push_back(alarm_json(flag, call.language));
    Json next = nullptr;
    if (more) next = write_cursor({flags.back().true_since, flags.back().id});
    return json_response(200, {{"items", std::move(items)}, {"next", std::move(next)}})
        .with_header("Content-Language", tag_of(call.language));
}

}  // namespace motcua::api
