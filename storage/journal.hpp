#pragma once

#include "domain/events.hpp"
#include "storage/dossier_row.hpp"
#include "storage/sealed.hpp"
#include "storage/session.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace motcua::storage {

// An entry as it lies in the journal, not yet understood.
struct JournalRow {
    std::int64_t position = 0;
    std::string dossier;
    std::int64_t n = 0;
    std::string kind;
    Instant happened_at{};
    Instant recorded_at{};
    std::string actor;
    std::string payload;
    std::string prev_hash;
    std::string hash;
    std::optional<std::string> on_behalf_of = {};
};

// The event an entry stands for; nothing when its payload is not one this program knows.
std::optional<Event> event_of(const JournalRow& row);

// hash = SHA-256(prev_hash ‖ canonical bytes of the event).
std::string chain_hash(std::string_view prev_hash, const Event& event);

// The entries of a dossier in order.
std::vector<JournalRow> journal_of(Session& session, const std::string& dossier);

// The events of a dossier in order. Throws std::runtime_error for an entry that cannot be read.
std::vector<Event> history_of(Session& session, const std::string& dossier);

// Calls `take` with the events of each dossier in order, the dossiers in groups as each_group() makes them
// (storage/many_rows.hpp) and by code within a group: one statement a group, and no more of it in memory. An entry that
// cannot be read ends its dossier's events: that is for verify() to tell. Entries behind a position `up_to` are left
// out.
void each_history(Session& session,
                  std::span<const std::string> codes,
                  const std::function<void(const std::vector<Event>&)>& take,
                  std::optional<std::int64_t> up_to = {});

// Appends the event and makes the projection follow, in the caller's transaction: the journal entry, the dossier, the
// sealed values and the parties made of them, and the notice to the citizen. The caller read the dossier (nothing
// before its first event) in the same transaction. Returns the dossier after the event, or stale_version when somebody
// else's event came first (for a first event: duplicate_code).
Result<Dossier> append(Session& session,
                       const std::optional<StoredDossier>& before,
                       const Event& event,
                       const std::vector<SealedValue>& sealed);

// An event to append to a dossier that was read before.
struct Appendix {
    StoredDossier before;
    Event event;
    std::vector<SealedValue> sealed = {};
};

// The same for many dossiers at once, in statements of many rows where that can be. Returns the codes of those to which
// somebody else's event came first, and to which nothing was done.
std::vector<std::string> append_all(Session& session, std::span<const Appendix> appendices);

// The values an event seals, and the parties made of them; the entry is there.
void write_sealed(Session& session, const Event& event, const std::vector<SealedValue>& sealed);

// The parties of a dossier as its sealed values have them now; replaces what was there.
void write_party(Session& session, const std::string& dossier, std::string_view role, const Party& party);

// The columns of a row of `party` with their values.
Params params_of(const std::string& dossier, std::string_view role, const Party& party);

// Entries behind the one at a global position (0: from the first), for whoever follows the journal, in an order that
// never changes: a follower that remembers the position of the last entry it was given sees each entry exactly once,
// also one whose transaction committed late. SQLite: by position. PostgreSQL: by transaction, then position; entries
// are held back while an older transaction is running.
std::vector<JournalRow> journal_after(Session& session, std::int64_t position, int limit);

// Where a follower begins that wants only what comes from now on: the position of the last entry that journal_after()
// gives; 0 when there is none.
std::int64_t journal_end(Session& session);

// A position at or below which no entry can appear any more, of the newest entry there is; 0 when there is none. Waits,
// for two seconds at most, for those who are writing entries at this moment; throws Busy when they take longer. Not for
// a snapshot: what they wrote must be seen afterwards.
std::int64_t settled_position(Session& session);

// The position of the newest entry the session sees, final or not; 0 when there is none.
std::int64_t journal_last(Session& session);

}  // namespace motcua::storage
