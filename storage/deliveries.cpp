#include "storage/deliveries.hpp"

#include "domain/names.hpp"
#include "storage/conditions.hpp"

#include <algorithm>

namespace motcua::storage {
namespace {

constexpr EnumNames<DeliveryState, 3> kStates{{"pending", "delivered", "dead"}};

Params key_of(const ClaimedDelivery& delivery)
{
    return {{"notice", delivery.notice}, {"channel", to_string(delivery.channel)}};
}

// Ends an attempt; what somebody else delivered while its lease had run out is left alone.
void update_pending(Session& session, const ClaimedDelivery& delivery, const std::string& set, Params params)
{
    for (Param& param : key_of(delivery)) params.push_back(std::move(param));
    session.execute(
        "UPDATE delivery SET " + set + " WHERE notice_id = :notice AND channel = :channel AND state = 'pending'",
        std::move(params));
}

constexpr std::string_view kReplayed = "UPDATE delivery SET state = 'pending', failures = 0, next_at = 0 WHERE ";

std::vector<NoticeRecord> notices(Session& session, const std::string& tail, Params params)
{
    std::vector<NoticeRecord> list;
    session.each<std::int64_t, std::string, std::string, std::string, std::optional<std::string>, Instant>(
        "SELECT n.id, n.message_id, n.kind, n.dossier_code, n.unit_code, n.created_at FROM notice n WHERE 1 = 1" + tail,
        std::move(params), [&](auto&& row) {
            auto& [id, message, kind, dossier, unit, created] = row;
            list.push_back({id, message, kind, dossier, unit, created, {}});
        });
    return list;
}

void add_within(Conditions& where, const std::optional<std::string>& path)
{
    where.add_if(path,
                 "EXISTS (SELECT 1 FROM dossier d JOIN unit u ON u.code = d.desk_code "
                 "WHERE d.code = n.dossier_code AND u.path >= :within AND u.path < :within || '~')",
                 "within");
}

void add_deliveries(Session& session, NoticeRecord& notice)
{
    session.each<std::string, std::string, std::int64_t, Instant, std::optional<std::string>, std::optional<Instant>>(
        "SELECT channel, state, failures, next_at, last_error, delivered_at FROM delivery WHERE notice_id = :notice "
        "ORDER BY channel",
        {{"notice", notice.id}}, [&](auto&& row) {
            auto& [channel, state, failures, next_at, error, delivered] = row;
            notice.deliveries.push_back({notice_channel_from(channel).value(), delivery_state_from(state).value(),
                                         failures, next_at, error, delivered});
        });
}

}  // namespace

std::string_view to_string(DeliveryState state)
{
    return kStates.text(state);
}

std::optional<DeliveryState> delivery_state_from(std::string_view text)
{
    return kStates.value(text);
}

bool has_due_delivery(Session& session, NoticeChannel channel, Instant now)
{
    return session
        .value<std::int64_t>(
            "SELECT notice_id FROM delivery WHERE channel = :channel AND state = 'pending' AND next_at <= :now LIMIT 1",
            {{"channel", to_string(channel)}, {"now", now}})
        .has_value();
}

std::optional<ClaimedDelivery> claim_delivery(Session& session,
                                              NoticeChannel channel,
                                              Instant now,
                                              std::chrono::milliseconds lease)
{
    const auto row = session.find<std::int64_t, std::int64_t>(
        "UPDATE delivery SET next_at = :until WHERE channel = :channel AND state = 'pending' AND next_at <= :now AND "
        "notice_id = (SELECT notice_id FROM delivery WHERE channel = :channel AND state = 'pending' AND next_at <= "
        ":now ORDER BY next_at, notice_id LIMIT 1) RETURNING notice_id, failures",
        {{"until", now + lease}, {"channel", to_string(channel)}, {"now", now}});
    if (!row) return std::nullopt;
    const auto& [notice, failures] = *row;
    return ClaimedDelivery{notice, channel, static_cast<int>(failures), notice_facts(session, notice)};
}

void keep_delivered(Session& session, const ClaimedDelivery& delivery, Instant now)
{
    update_pending(session, delivery, "state = 'delivered', delivered_at = :now, last_error = NULL", {{"now", now}});
}

void keep_failed(Session& session,
                 const ClaimedDelivery& delivery,
                 const std::string& error,
                 std::optional<Instant> next_at)
{
    if (next_at) {
        update_pending(session, delivery, "failures = failures + 1, last_error = :error, next_at = :next_at",
                       {{"error", error}, {"next_at", *next_at}});
    } else {
        update_pending(session, delivery, "failures = failures + 1, last_error = :error, state = 'dead'",
                       {{"error", error}});
    }
}

void give_back(Session& session, const ClaimedDelivery& delivery)
{
    update_pending(session, delivery, "next_at = 0", {});
}

std::array<Undelivered, kNoticeChannels> count_undelivered(Session& session)
{
    std::array<Undelivered, kNoticeChannels> counts{};
    const auto add = [&](const char* sql, std::int64_t Undelivered::* member) {
        session.each<std::string, std::int64_t>(sql, {}, [&](auto&& row) {
            const auto channel = notice_channel_from(std::get<0>(row)).value();
            counts[static_cast<std::size_t>(channel)].*member = std::get<1>(row);
        });
    };
    add("SELECT channel, count(*) FROM delivery WHERE state = 'pending' GROUP BY channel", &Undelivered::pending);
    add("SELECT channel, count(*) FROM delivery WHERE state = 'dead' GROUP BY channel", &Undelivered::dead);
    return counts;
}

std::vector<NoticeRecord> list_notices(Session& session, const NoticeQuery& query)
{
    Params params{{"limit", query.limit}};
    Conditions where{params};
    add_within(where, query.within);
    where.add_if(query.before, "n.id < :before", "before");
    if (query.state) {
        // As a literal, so that the partial indexes serve.
        where.add("n.id IN (SELECT notice_id FROM delivery WHERE state = '" + std::string{to_string(*query.state)} +
                  "')");
    }
    const std::string tail = where.sql() + " ORDER BY n.id DESC LIMIT :limit";
    auto list = notices(session, tail, std::move(params));
    for (NoticeRecord& notice : list) add_deliveries(session, notice);
    return list;
}

std::optional<NoticeRecord> find_notice(Session& session,
                                        const std::string& message_id,
                                        const std::optional<std::string>& within)
{
    Params params;
    Conditions where{params};
    where.add("n.message_id = :message", "message", message_id);
    add_within(where, within);
    const std::string tail = where.sql();
    auto found = notices(session, tail, std::move(params));
    if (found.empty()) return std::nullopt;
    add_deliveries(session, found.front());
    return std::move(found.front());
}

std::int64_t replay_notice(Session& session, std::int64_t notice)
{
    return session.execute(std::string{kReplayed} + "state = 'dead' AND notice_id = :notice", {{"notice", notice}});
}

std::int64_t replay_all(Session& session)
{
    return session.execute(std::string{kReplayed} + "state = 'dead'");
}

}  // namespace motcua::storage
