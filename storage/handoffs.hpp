#pragma once

#include "domain/access.hpp"
#include "domain/dossier_parts.hpp"
#include "domain/seal.hpp"
#include "domain/time.hpp"
#include "storage/session.hpp"

#include <cstdint>
#include <optional>
#include <span>
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

// What a manifest says about itself. The entries of its dossiers commit to all of it.
struct ManifestHead {
    std::string from;
    std::string to;
    Instant sent_at{};
    std::string sent_by;
    Carries carries = Carries::both;
    std::optional<std::string> note = {};
    // 1, 2, 3 … in each giving unit and year of the office; given by insert_handoff().
    std::int64_t number = 0;
    std::int64_t year = 0;

    static void fields(auto& e, auto&& f)
    {
        f("from", e.from);
        f("to", e.to);
        f("sent_at", e.sent_at);
        f("sent_by", e.sent_by);
        f("carries", e.carries);
        f("note", e.note);
        f("number", e.number);
        f("year", e.year);
    }
};

struct Handoff : ManifestHead {
    std::int64_t id = 0;
    std::int64_t items = 0;
    std::int64_t open = 0;
};

// What the entries of its dossiers say of a manifest.
Seal seal_of(const ManifestHead& head, std::string_view salt);

// The year a manifest is numbered in.
std::int64_t office_year(Instant at);

// The columns of its row with their values, but for the id.
Params params_of(const ManifestHead& head, const std::string& salt);

// Begins a manifest: its id, and what the entries of its dossiers commit to. The counter of the giving unit stays
// locked until the transaction ends, so numbers follow one another without a gap.
struct NewHandoff {
    std::int64_t id = 0;
    Seal seal;
};
NewHandoff insert_handoff(Session& session, ManifestHead head);

// Puts dossiers, or only their paper, on a manifest.
void insert_items(Session& session, std::int64_t handoff, Carries carries, std::span<const std::string> dossiers);

// How an open item came out, by the journal entry that says so.
struct Closing {
    std::string_view outcome;  // "accepted", "declined", "recalled"
    Instant at{};
    std::string by;
    std::int64_t n = 0;
};

struct ClosedItem {
    std::string dossier;
    Closing closing;
};

// Closes open items; how many of them were open.
std::int64_t close_items(Session& session, std::int64_t handoff, std::span<const ClosedItem> items);

std::optional<Handoff> find_handoff(Session& session, std::int64_t id);
std::vector<HandoffItem> items_of(Session& session, std::int64_t handoff);
std::optional<HandoffItem> find_item(Session& session, std::int64_t handoff, const std::string& dossier);
std::vector<std::string> open_items(Session& session, std::int64_t handoff);

struct ManifestNumber {
    std::int64_t number = 0;
    std::int64_t year = 0;
};

struct HandoffQuery {
    std::optional<std::string> from = {};
    std::optional<std::string> to = {};
    std::optional<bool> open = {};  // some item open, or none
    std::optional<ManifestNumber> number = {};
    std::optional<std::int64_t> before = {};
    int limit = 50;
};

// Manifests the actor may read (its unit gives or takes, or its scope covers one of the two agencies), newest first.
std::vector<Handoff> list_handoffs(Session& session, const Actor& actor, const HandoffQuery& query);
bool may_read(Session& session, const Actor& actor, const Handoff& handoff);

}  // namespace motcua::storage
