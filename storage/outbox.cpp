#include "storage/outbox.hpp"

#include "domain/names.hpp"
#include "storage/hashes.hpp"
#include "storage/many_rows.hpp"
#include "storage/notice_facts.hpp"

namespace motcua::storage {
namespace {

constexpr EnumNames<NoticeChannel, kNoticeChannels> kChannels{{"log", "email", "webhook"}};

std::string new_message_id()
{
    return "msg_" + random_hex(16);
}

void insert_group(Session& session, std::span<const CitizenNotice> notices)
{
    constexpr std::array<std::string_view, 5> kTypes{};
    Params params;
    params.reserve(notices.size() * kTypes.size());
    const auto bind = [&](const auto& value) { params.emplace_back(numbered_parameter(params.size()), value); };
    for (const CitizenNotice& notice : notices) {
        bind(new_message_id());
        bind(to_string(notice.kind));
        bind(notice.dossier);
        bind(notice.n);
        bind(notice.created_at);
    }
    session.execute("INSERT INTO notice (message_id, kind, dossier_code, n, created_at) VALUES " +
                        numbered_rows(notices.size(), kTypes),
                    std::move(params));
}

void give_to(Session& session, NoticeChannel channel, std::int64_t notice)
{
    session.execute(
        "INSERT INTO delivery (notice_id, channel, state, failures, next_at) VALUES (:notice, :channel, 'pending', 0, "
        "0)",
        {{"notice", notice}, {"channel", to_string(channel)}});
}

}  // namespace

std::string_view to_string(NoticeChannel channel)
{
    return kChannels.text(channel);
}

std::optional<NoticeChannel> notice_channel_from(std::string_view text)
{
    return kChannels.value(text);
}

std::optional<CitizenNotice> citizen_notice(const Dossier& before, const Event& event, const Dossier& after)
{
    const auto kind = notice_of(before, event, after);
    if (!kind) return std::nullopt;
    return CitizenNotice{*kind, event.dossier, event.n, event.recorded_at};
}

void put_notices(Session& session, std::span<const CitizenNotice> notices)
{
    each_group(session, notices, [&](std::span<const CitizenNotice> group) { insert_group(session, group); });
}

// What is over when it is found out is history: nobody can do anything about it any more.
void put_escalations(
    Session& session, std::int64_t alarm_id, const std::string& dossier, const Alarm& alarm, Instant now)
{
    if (!escalates(alarm.kind) || alarm.until) return;
    const auto desk =
        session.value<std::string>("SELECT desk_code FROM dossier WHERE code = :code", {{"code", dossier}}).value();
    for (const std::string& unit : escalation_units(alarm.keeper, desk)) {
        session.execute(
            "INSERT INTO notice (message_id, kind, dossier_code, alarm_id, unit_code, created_at) "
            "VALUES (:message, :kind, :dossier, :alarm, :unit, :now)",
            {{"message", new_message_id()},
             {"kind", to_string(NoticeKind::escalation)},
             {"dossier", dossier},
             {"alarm", alarm_id},
             {"unit", unit},
             {"now", now}});
    }
}

bool has_unsorted(Session& session)
{
    return session.value<std::int64_t>("SELECT id FROM notice WHERE sorted = 0 LIMIT 1").has_value();
}

// Of two that sort at once one waits for the other's rows and then finds them sorted.
std::int64_t sort_notices(Session& session, std::span<const NoticeChannel> channels, int limit)
{
    const auto taken = session.select<std::int64_t>(
        "UPDATE notice SET sorted = 1 WHERE sorted = 0 AND id IN "
        "(SELECT id FROM notice WHERE sorted = 0 ORDER BY id LIMIT :limit) RETURNING id",
        {{"limit", limit}});
    for (const auto& [id] : taken) {
        for (const NoticeChannel channel : channels) {
            if (channel != NoticeChannel::email || !addresses_of(session, id).empty()) give_to(session, channel, id);
        }
    }
    return static_cast<std::int64_t>(taken.size());
}

}  // namespace motcua::storage
