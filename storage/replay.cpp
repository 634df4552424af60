#include "storage/replay.hpp"

#include "domain/custody.hpp"
#include "storage/calendars.hpp"
#include "storage/dossier_row.hpp"
#include "storage/journal.hpp"
#include "storage/replayed.hpp"

#include <algorithm>
#include <utility>

namespace motcua::storage {
namespace {

constexpr int kBatch = 200;

enum class Lock : std::uint8_t { none, rows };

// With rows locked nobody writes an event between the reading of a journal and the rewriting of its projection. SQLite
// has one writer anyway.
std::vector<std::string> codes_after(Session& session, const std::string& code, Lock lock)
{
    const bool locking = lock == Lock::rows && session.dialect() == Dialect::postgresql;
    std::vector<std::string> codes;
    session.each<std::string>(std::string{"SELECT code FROM dossier WHERE code > :code ORDER BY code LIMIT :limit"} +
                                  (locking ? " FOR UPDATE" : ""),
                              {{"code", code}, {"limit", kBatch}},
                              [&](auto&& row) { codes.push_back(std::get<0>(std::move(row))); });
    return codes;
}

std::int64_t count_dossiers(Database& database)
{
    return database.read_now(
        [](Session& session) { return session.value<std::int64_t>("SELECT count(*) FROM dossier").value(); });
}

// Whether every working minute of the dossier has one keeper, the last of them who has it now.
std::optional<Difference> check_custody(Session& session, Calendars& calendars, const Replayed& replayed, Instant now)
{
    const Dossier& dossier = replayed.stored.dossier;
    const auto calendar = calendars.of(session, dossier.desk);
    const Instant until = std::max(now, dossier.last_event_at);
    auto fault = ledger_fault(custody(replayed.events, *calendar, until), dossier, *calendar, until);
    if (!fault) return std::nullopt;
    return Difference{dossier.code, 0, *std::move(fault)};
}

std::optional<Difference> first_difference(
    Session& session, Calendars& calendars, const std::string& code, const Replayed& replayed, Instant now)
{
    if (replayed.broken) return replayed.broken;
    if (auto found = compare(session, code, replayed)) return found;
    return check_custody(session, calendars, replayed, now);
}

Verification verify_batch(Session& session, Calendars& calendars, const std::vector<std::string>& codes, Instant now)
{
    Verification result;
    for (const std::string& code : codes) {
        const Replayed replayed = replay(session, code);
        result.events += static_cast<std::int64_t>(replayed.events.size());
        ++result.dossiers;
        result.first_difference = first_difference(session, calendars, code, replayed, now);
        if (result.first_difference) break;
    }
    return result;
}

}  // namespace

Verification verify(Database& database, Instant now, const Progress& progress)
{
    Calendars calendars;
    const std::int64_t total = count_dossiers(database);
    Verification sum;
    std::string last;
    while (!sum.first_difference) {
        const auto codes = database.read_now([&](Session& session) { return codes_after(session, last, Lock::none); });
        if (codes.empty()) break;
        const auto batch =
            database.read_now([&](Session& session) { return verify_batch(session, calendars, codes, now); });
        sum.dossiers += batch.dossiers;
        sum.events += batch.events;
        sum.first_difference = batch.first_difference;
        last = codes.back();
        progress(sum.dossiers, total);
    }
    return sum;
}

void each_journal(Database& database,
                  const std::function<void(const std::vector<JournalRow>&)>& take,
                  const Progress& progress)
{
    const std::int64_t total = count_dossiers(database);
    std::int64_t done = 0;
    std::string last;
    for (;;) {
        const auto journals = database.read_now([&](Session& session) {
            std::vector<std::vector<JournalRow>> batch;
            for (const std::string& code : codes_after(session, last, Lock::none))
                batch.push_back(journal_of(session, code));
            return batch;
        });
        if (journals.empty()) return;
        for (const auto& journal : journals) take(journal);
        done += static_cast<std::int64_t>(journals.size());
        last = journals.back().front().dossier;
        progress(done, total);
    }
}

std::int64_t rebuild(Database& database, const Progress& progress)
{
    const std::int64_t total = count_dossiers(database);
    std::int64_t done = 0;
    std::string last;
    for (;;) {
        const auto codes = database.transact_now([&](Session& session) {
            auto batch = codes_after(session, last, Lock::rows);
            for (const std::string& code : batch) rewrite_projection(session, code, replay(session, code));
            return batch;
        });
        if (codes.empty()) break;
        done += static_cast<std::int64_t>(codes.size());
        last = codes.back();
        progress(done, total);
    }
    return done;
}

}  // namespace motcua::storage
