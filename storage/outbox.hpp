#pragma once

#include "domain/notices.hpp"
#include "storage/session.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// The outbox: notices are written in the transaction of the event or flag that makes them, and later given to the
// channels the service has.

namespace motcua::storage {

// How notices go out.
enum class NoticeChannel : std::uint8_t { log, email, webhook };
inline constexpr std::size_t kNoticeChannels = 3;
std::string_view to_string(NoticeChannel channel);
std::optional<NoticeChannel> notice_channel_from(std::string_view text);

// A notice to the citizen of a dossier.
struct CitizenNotice {
    NoticeKind kind = NoticeKind::received;
    std::string dossier;
    std::int64_t n = 0;
    Instant created_at{};
};

// What an event makes, if anything.
std::optional<CitizenNotice> citizen_notice(const Dossier& before, const Event& event, const Dossier& after);

void put_notices(Session& session, std::span<const CitizenNotice> notices);

// To the heads of each unit an alarm concerns, if it is one that escalates.
void put_escalations(
    Session& session, std::int64_t alarm_id, const std::string& dossier, const Alarm& alarm, Instant now);

// Gives notices that no channel has been given yet to these; e-mail only takes those for which there is an address.
// With no channel they are given to nobody: a channel added later tells what happens from then on. Returns how many
// notices, at most `limit`.
std::int64_t sort_notices(Session& session, std::span<const NoticeChannel> channels, int limit);

// Whether sort_notices() would find any.
bool has_unsorted(Session& session);

}  // namespace motcua::storage
