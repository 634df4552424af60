#include "storage/replay.hpp"

#include "domain/fields.hpp"
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

Verification verify_batch(Session& session, const std::vector<std::string>& codes)
{
    Verification result;
    for (const std::string& code : codes) {
        const Replayed replayed = replay(session, code);
        result.events += static_cast<std::int64_t>(replayed.events.size());
        ++result.dossiers;
        result.first_difference = replayed.broken ? replayed.broken : compare(session, code, replayed);
        if (result.first_difference) break;
    }
    return result;
}

}  // namespace

Verification verify(Database& database, const Progress& progress)
{
    const std::int64_t total = count_dossiers(database);
    Verification sum;
    std::string last;
    while (!sum.first_difference) {
        const auto codes = database.read_now([&](Session& session) { return codes_after(session, last, Lock::none); });
        if (codes.empty()) break;
        const auto batch = database.read_now([&](Session& session) { return verify_batch(session, codes); });
        sum.dossiers += batch.dossiers;
        sum.events += batch.events;
        sum.first_difference = batch.first_difference;
        last = codes.back();
        progress(sum.dossiers, total);
    }
    return sum;
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
