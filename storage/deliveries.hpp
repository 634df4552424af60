#pragma once

#include "domain/result.hpp"
#include "storage/notice_facts.hpp"
#include "storage/outbox.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// How notices go out through a channel, and what became of them. A delivery is tried until it succeeds or is given up:
// then it is a dead letter until somebody replays it. Moments are those of the machine's clock.

namespace motcua::storage {

enum class DeliveryState : std::uint8_t { pending, delivered, dead };
std::string_view to_string(DeliveryState state);
std::optional<DeliveryState> delivery_state_from(std::string_view text);

struct ClaimedDelivery {
    std::int64_t notice = 0;
    NoticeChannel channel = NoticeChannel::log;
    int failures = 0;
    std::optional<NoticeFacts> facts = {};  // nothing when they cannot be read
};

// Whether a delivery of the channel is to be tried.
bool has_due_delivery(Session& session, NoticeChannel channel, Instant now);

// Takes the delivery of a channel that has waited longest. Nobody else is given it until now + lease: who dies with it
// loses nothing. Nothing when there is none, or somebody else took it this moment.
std::optional<ClaimedDelivery> claim_delivery(Session& session,
                                              NoticeChannel channel,
                                              Instant now,
                                              std::chrono::milliseconds lease);

void keep_delivered(Session& session, const ClaimedDelivery& delivery, Instant now);
// Tried in vain: to be tried again at `next_at`, or (nothing) never. What was delivered meanwhile stays so.
void keep_failed(Session& session,
                 const ClaimedDelivery& delivery,
                 const std::string& error,
                 std::optional<Instant> next_at);
// Not tried at all: due again at once.
void give_back(Session& session, const ClaimedDelivery& delivery);

// How many are not delivered, by channel.
struct Undelivered {
    std::int64_t pending = 0;
    std::int64_t dead = 0;
};
std::array<Undelivered, kNoticeChannels> count_undelivered(Session& session);

// A notice as operators see it: no personal data.
struct DeliveryRecord {
    NoticeChannel channel = NoticeChannel::log;
    DeliveryState state = DeliveryState::pending;
    std::int64_t failures = 0;
    Instant next_at{};
    std::optional<std::string> last_error = {};
    std::optional<Instant> delivered_at = {};
};
struct NoticeRecord {
    std::int64_t id = 0;
    std::string message_id;
    std::string kind;
    std::string dossier;
    std::optional<std::string> unit = {};
    Instant created_at{};
    std::vector<DeliveryRecord> deliveries = {};
};

// The newest first; those with a delivery in this state, those of dossiers received below this path ("/X24/"), those
// before an id.
struct NoticeQuery {
    std::optional<DeliveryState> state = {};
    std::optional<std::string> within = {};
    std::optional<std::int64_t> before = {};
    int limit = 50;
};
std::vector<NoticeRecord> list_notices(Session& session, const NoticeQuery& query);
std::optional<NoticeRecord> find_notice(Session& session,
                                        const std::string& message_id,
                                        const std::optional<std::string>& within);

// Lets the dead letters of one notice, or all of them, be tried again from the start, under the ids they have. Returns
// how many.
std::int64_t replay_notice(Session& session, std::int64_t notice);
std::int64_t replay_all(Session& session);

}  // namespace motcua::storage
