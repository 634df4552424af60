#include "storage/journal.hpp"

#include "domain/canonical.hpp"
#include "domain/fields.hpp"
#include "storage/database.hpp"
#include "storage/folding.hpp"
#include "storage/hashes.hpp"
#include "storage/journal_entries.hpp"
#include "storage/many_rows.hpp"
#include "storage/outbox.hpp"

#include <array>
#include <chrono>
#include <set>
#include <stdexcept>
#include <thread>
#include <utility>

namespace motcua::storage {
namespace {

constexpr std::string_view kSelect =
    "SELECT position, dossier_code, n, kind, happened_at, recorded_at, actor, payload, prev_hash, hash, "
    "on_behalf_of FROM journal ";

template <class Take>
void each_row(Session& session, const std::string& tail, Params params, Take take)
{
    session.each<std::int64_t, std::string, std::int64_t, std::string, Instant, Instant, std::string, std::string,
                 std::string, std::string, std::optional<std::string>>(
        std::string{kSelect} + tail, std::move(params),
        [&](auto&& row) { take(std::make_from_tuple<JournalRow>(std::forward<decltype(row)>(row))); });
}

std::vector<JournalRow> select_rows(Session& session, const std::string& tail, Params params)
{
    std::vector<JournalRow> rows;
    each_row(session, tail, std::move(params), [&](JournalRow&& row) { rows.push_back(std::move(row)); });
    return rows;
}

constexpr int kSettlingTries = 200;
constexpr std::chrono::milliseconds kSettlingPause{10};

// The transactions that have written or are writing entries and have not ended, but for our own.
std::set<std::string> journal_writers(Session& session)
{
    std::set<std::string> writers;
    session.each<std::string>(
        "SELECT virtualtransaction FROM pg_locks WHERE locktype = 'relation' AND mode = 'RowExclusiveLock' AND granted "
        "AND relation = CAST('journal' AS regclass) AND pid <> pg_backend_pid() "
        "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
        {}, [&](auto&& row) { writers.insert(std::get<0>(std::move(row))); });
    return writers;
}

Event readable(const JournalRow& row)
{
    auto event = event_of(row);
    if (!event) throw std::runtime_error("entry " + std::to_string(row.n) + " of " + row.dossier + " cannot be read");
    return *std::move(event);
}

}  // namespace

std::optional<Event> event_of(const JournalRow& row)
{
    auto body = parse_payload(row.kind, row.payload);
    if (!body) return std::nullopt;
    return Event{row.dossier, row.n, row.happened_at, row.recorded_at, row.actor, *std::move(body), row.on_behalf_of};
}

std::string chain_hash(std::string_view prev_hash, const Event& event)
{
    return sha256_hex(std::string{prev_hash} + canonical_bytes(event));
}

std::vector<JournalRow> journal_of(Session& session, const std::string& dossier)
{
    return select_rows(session, "WHERE dossier_code = :dossier ORDER BY n", {{"dossier", dossier}});
}

std::vector<Event> history_of(Session& session, const std::string& dossier)
{
    std::vector<Event> events;
    for (const JournalRow& row : journal_of(session, dossier)) events.push_back(readable(row));
    return events;
}

void each_history(Session& session,
                  std::span<const std::string> codes,
                  const std::function<void(const std::vector<Event>&)>& take,
                  std::optional<std::int64_t> up_to)
{
    const std::string bound = up_to ? ") AND position <= :up_to" : ")";
    each_group(session, codes, [&](std::span<const std::string> group) {
        Params params;
        const std::string names = numbered_names(group, params);
        if (up_to) params.emplace_back("up_to", *up_to);
        std::vector<Event> events;
        std::string dossier;
        bool legible = true;
        const auto finish = [&] {
            if (!events.empty()) take(events);
            events.clear();
            legible = true;
        };
        each_row(session, "WHERE dossier_code IN (" + names + bound + " ORDER BY dossier_code, n", std::move(params),
                 [&](const JournalRow& row) {
                     if (row.dossier != dossier) finish();
                     dossier = row.dossier;
                     auto event = legible ? event_of(row) : std::nullopt;
                     legible = event.has_value();
                     if (event) events.push_back(*std::move(event));
                 });
        finish();
    });
}

Result<Dossier> append(Session& session,
                       const std::optional<StoredDossier>& before,
                       const Event& event,
                       const std::vector<SealedValue>& sealed)
{
    const std::string prev_hash = before ? before->head_hash : std::string{};
    const StoredDossier after{apply(before ? before->dossier : Dossier{}, event), chain_hash(prev_hash, event)};
    if (!before) {
        if (!insert_dossier(session, after)) return reject(Reason::duplicate_code, "/code", {event.dossier});
    } else if (!update_dossier(session, after, before->dossier.version)) {
        return reject(Reason::stale_version, "", {event.dossier});
    }
    insert_entries(session, std::array{Entry{&event, prev_hash, after.head_hash}});
    write_sealed(session, event, sealed);
    if (const auto notice = citizen_notice(before ? before->dossier : Dossier{}, event, after.dossier))
        put_notices(session, {&*notice, 1});
    return after.dossier;
}

void write_sealed(Session& session, const Event& event, const std::vector<SealedValue>& sealed)
{
    for (const SealedValue& value : sealed) {
        insert_sealed(session, event.dossier, event.n, value);
        if (value.field != "applicant" && value.field != "submitter") continue;
        if (const auto party = read_fields<Party>(value.value))
            write_party(session, event.dossier, value.field, *party);
    }
}

Params params_of(const std::string& dossier, std::string_view role, const Party& party)
{
    return {
        {"dossier_code", dossier},      {"role", role},         {"name", party.name},   {"name_key", fold(party.name)},
        {"id_number", party.id_number}, {"phone", party.phone}, {"email", party.email}, {"address", party.address},
        {"authority", party.authority}};
}

void write_party(Session& session, const std::string& dossier, std::string_view role, const Party& party)
{
    session.execute(
        "INSERT INTO party (dossier_code, role, name, name_key, id_number, phone, email, address, authority) "
        "VALUES (:dossier_code, :role, :name, :name_key, :id_number, :phone, :email, :address, :authority) "
        "ON CONFLICT (dossier_code, role) DO UPDATE SET name = excluded.name, name_key = excluded.name_key, "
        "id_number = excluded.id_number, phone = excluded.phone, email = excluded.email, address = excluded.address, "
        "authority = excluded.authority",
        params_of(dossier, role, party));
}

std::vector<JournalRow> journal_after(Session& session, std::int64_t position, int limit)
{
    const Params params{{"position", position}, {"limit", limit}};
    if (session.dialect() == Dialect::sqlite) {
        return select_rows(session, "WHERE position > :position ORDER BY position LIMIT :limit", params);
    }
    // Two transactions may take positions in turn and commit in the other order, so positions alone tell nothing.
    // Nothing can appear any more from a transaction below the oldest running one: that far, the order of transactions
    // is final.
    return select_rows(session,
                       "WHERE tx < pg_snapshot_xmin(pg_current_snapshot()) AND (tx, position) > "
                       "(COALESCE((SELECT j.tx FROM journal j WHERE j.position = :position), CAST('0' AS xid8)), "
                       "CAST(:position AS bigint)) ORDER BY tx, position LIMIT :limit",
                       params);
}

std::int64_t journal_last(Session& session)
{
    return session.value<std::int64_t>("SELECT COALESCE(max(position), 0) FROM journal").value();
}

std::int64_t settled_position(Session& session)
{
    const std::int64_t last = journal_last(session);
    if (session.dialect() == Dialect::sqlite) return last;
    // Who has taken a position and is not committed has the lock of a writer on the table, from before it was taken.
    std::set<std::string> beside = journal_writers(session);
    for (int tries = 0; !beside.empty(); ++tries) {
        if (tries == kSettlingTries) throw Busy{};
        std::this_thread::sleep_for(kSettlingPause);
        const auto writing = journal_writers(session);
        std::erase_if(beside, [&](const std::string& writer) { return !writing.contains(writer); });
    }
    return last;
}

std::int64_t journal_end(Session& session)
{
    const char* last = session.dialect() == Dialect::sqlite
                           ? "SELECT position FROM journal ORDER BY position DESC LIMIT 1"
                           : "SELECT position FROM journal WHERE tx < pg_snapshot_xmin(pg_current_snapshot()) "
                             "ORDER BY tx DESC, position DESC LIMIT 1";
    return session.value<std::int64_t>(last).value_or(0);
}

}  // namespace motcua::storage
