#include "api/handlers.hpp"
#include "api/query.hpp"
#include "domain/access.hpp"
#include "storage/deliveries.hpp"

namespace motcua::api {
namespace {

Json delivery_json(const storage::DeliveryRecord& delivery)
{
    const bool waits = delivery.state == storage::DeliveryState::pending && delivery.next_at > Instant{};
    return {{"channel", to_string(delivery.channel)},
            {"state", to_string(delivery.state)},
            {"failures", delivery.failures},
            {"next_at", waits ? json_of(delivery.next_at) : Json(nullptr)},
            {"last_error", json_of(delivery.last_error)},
            {"delivered_at", json_of(delivery.delivered_at)}};
}

Json notice_json(const storage::NoticeRecord& notice)
{
    Json deliveries = Json::array();
    for (const auto& delivery : notice.deliveries) deliveries.push_back(delivery_json(delivery));
    return {{"id", notice.message_id},
            {"kind", notice.kind},
            {"dossier", notice.dossier},
            {"recipient_unit", json_of(notice.unit)},
            {"created_at", json_of(notice.created_at)},
            {"deliveries", std::move(deliveries)}};
}

Outcome<storage::NoticeQuery> read_query(const Call& call)
{
    const auto state = choice_of(call, "state", &storage::delivery_state_from);
    const auto limit = limit_of(call);
    if (!state) return std::unexpected(state.error());
    if (!limit) return std::unexpected(limit.error());
    const auto before = before_of(call);
    if (!before) return std::unexpected(before.error());
    storage::NoticeQuery query{.state = *state, .within = call.account.agency_path, .limit = *limit};
    query.before = *before;
    return query;
}

}  // namespace

Outcome<Response> get_notices(Session& session, Call& call)
{
    if (auto permitted = check_notice_permission(call.actor()); !permitted) return refuse(permitted.error());
    auto query = read_query(call);
    if (!query) return std::unexpected(query.error());
    query->limit += 1;
    auto page = storage::list_notices(session, *query);
    const bool more = std::cmp_equal(page.size(), query->limit);
    if (more) page.pop_back();
    Json items = Json::array();
    for (const auto& notice : page) items.push_back(notice_json(notice));
    return json_response(
        200, {{"items", std::move(items)}, {"next", more ? Json(std::to_string(page.back().id)) : Json(nullptr)}});
}

Outcome<Response> replay_notice(Session& session, Call& call)
{
    if (auto permitted = check_notice_permission(call.actor()); !permitted) return refuse(permitted.error());
    const std::string& id = call.param(0);
    const auto notice = storage::find_notice(session, id, call.account.agency_path);
    if (!notice) return refuse(Reason::unknown_notice, "", {id});
    if (storage::replay_notice(session, notice->id) == 0) return refuse(Reason::nothing_to_replay, "", {id});
    return json_response(200, notice_json(storage::find_notice(session, id, std::nullopt).value()));
}

}  // namespace motcua::api
