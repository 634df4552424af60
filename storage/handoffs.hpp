#pragma once

#include "domain/access.hpp"
#include "domain/time.hpp"
#include "storage/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Manifests (phiếu bàn giao) and their items. Who has a dossier is the dossier's own row; an item tells how its handoff
// came out.

namespace motcua::storage {

struct HandoffItem {
    std::string dossier;
    std::string state = "open";  // open, accepted, declined, recalled
    std::optional<Instant> closed_at = {};
    std::optional<std::string> closed_by = {};
    std::optional<std::string> reason = {};
    std::string procedure_name = {};
};

struct Handoff {
    std::int64_t id = 0;
    std::string from;
    std::string to;
    Instant sent_at{};
    std::string sent_by;
    std::optional<std::string> note = {};
    std::int64_t items = 0;
    std::int64_t open = 0;
};

// Begins a manifest; its number.
std::int64_t insert_handoff(Session& session,
                            const std::string& from,
                            const std::string& to,
                            Instant sent_at,
                            const std::string& sent_by,
                            const std::optional<std::string>& note);
void insert_item(Session& session, std::int64_t handoff, const std::string& dossier);

// How an open item came out, by the journal entry that says so.
struct Closing {
    std::string_view outcome;  // "accepted", "declined", "recalled"
    Instant at{};
    std::string by;
    std::int64_t n = 0;
};

// Closes the open item; false when it is not open.
bool close_item(Session& session, std::int64_t handoff, const std::string& dossier, const Closing& closing);

std::optional<Handoff> find_handoff(Session& session, std::int64_t id);
std::vector<HandoffItem> items_of(Session& session, std::int64_t handoff);
std::vector<std::string> open_items(Session& session, std::int64_t handoff);

struct HandoffQuery {
    std::optional<std::string> from = {};
    std::optional<std::string> to = {};
    std::optional<bool> open = {};  // some item open, or none
    std::optional<std::int64_t> before = {};
    int limit = 50;
};

// Manifests the actor may read (its unit gives or takes, or its scope covers one of the two agencies), newest first.
std::vector<Handoff> list_handoffs(Session& session, const Actor& actor, const HandoffQuery& query);
bool may_read(Session& session, const Actor& actor, const Handoff& handoff);

}  // namespace motcua::storage
