#pragma once

#include "storage/dossier_row.hpp"
#include "storage/handoffs.hpp"
#include "storage/journal.hpp"
#include "storage/replay.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace motcua::storage {

// What the journal says about a handoff of a dossier, and how it came out.
struct ReplayedItem {
    std::string from;
    std::string to;
    std::string sent_by;
    Carries carries = Carries::both;
    std::optional<Seal> manifest = {};
    std::string outcome = "open";
    std::int64_t closed_n = 0;
    std::optional<Instant> closed_at = {};
    std::string closed_by = {};

    bool operator==(const ReplayedItem&) const = default;
};

// What a dossier's journal adds up to.
struct Replayed {
    std::vector<Event> events;
    StoredDossier stored;
    std::map<std::int64_t, ReplayedItem> items;  // by handoff
    std::map<std::string, Party> parties;        // by role, the latest that is still kept
    // The first place where the chain itself does not hold; nothing after it was read.
    std::optional<Difference> broken = {};
};

// What an event does to the handoffs of its dossier.
void follow(std::map<std::int64_t, ReplayedItem>& items, const Event& event);

// Reads the journal of a dossier, checking chain and commitments on the way. Changes nothing.
Replayed replay(Session& session, const std::string& code);

// The first place where the stored projection is not what the journal adds up to.
std::optional<Difference> compare(Session& session, const std::string& code, const Replayed& replayed);

// Makes the projection anew. Throws std::runtime_error when the journal itself is broken: there is nothing to go by.
void rewrite_projection(Session& session, const std::string& code, const Replayed& replayed);

}  // namespace motcua::storage
