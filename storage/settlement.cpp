#include "storage/dossier_moves.hpp"
#include "storage/publication.hpp"

// A transaction may read the calendar, somebody publishes the next one, and only then the transaction writes its
// dossier and is committed: neither sees the other. The publication remembers which transactions may have been running
// beside it, and what these wrote is recalculated when they have ended.

namespace motcua::storage {
namespace {

struct Unsettled {
    std::int64_t id = 0;
    std::int64_t from = 0;
    std::optional<std::string> beside = {};
    std::string account;
};

std::vector<Unsettled> unsettled_editions(Session& session)
{
    std::vector<Unsettled> editions;
    session.each<std::int64_t, std::int64_t, std::optional<std::string>, std::string>(
        "SELECT id, CAST(unsettled_from AS BIGINT), unsettled_beside, published_by FROM calendar_edition "
        "WHERE unsettled_from IS NOT NULL ORDER BY version",
        {}, [&](auto&& row) { editions.push_back(std::make_from_tuple<Unsettled>(std::forward<decltype(row)>(row))); });
    return editions;
}

// The transactions that run now in this database, but for our own: " 3/41 5/7 ".
std::string running_beside(Session& session)
{
    std::string running = " ";
    session.each<std::string>(
        "SELECT l.virtualtransaction FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid "
        "WHERE l.locktype = 'virtualxid' AND a.datname = current_database() AND l.pid <> pg_backend_pid()",
        {}, [&](auto&& row) { running += std::get<0>(row) + " "; });
    return running;
}

bool share_one(const std::string& some, const std::string& others)
{
    for (std::size_t from = 1; from < some.size();) {
        const auto to = some.find(' ', from);
        if (others.find(" " + some.substr(from, to - from) + " ") != std::string::npos) return true;
        from = to + 1;
    }
    return false;
}

std::vector<std::string> written_since(Session& session, std::int64_t transaction)
{
    std::vector<std::string> codes;
    session.each<std::string>(
        "SELECT DISTINCT dossier_code FROM journal WHERE tx >= CAST(CAST(:from AS TEXT) AS xid8) "
        "AND kind <> 'calendar_changed' ORDER BY dossier_code",
        {{"from", std::to_string(transaction)}}, [&](auto&& row) { codes.push_back(std::get<0>(std::move(row))); });
    return codes;
}

}  // namespace

Settlement settle_publications(Session& session, Instant now)
{
    const auto editions = unsettled_editions(session);
    if (editions.empty()) return {};
    // Asked before the dossiers are read: who has ended by now has written what there is to be read.
    const std::string running = running_beside(session);
    StateCalendars calendars{calendars_in_force(session)};
    std::vector<std::string> skipped;
    const std::int64_t moved =
        move_dossiers(
            session, written_since(session, editions.front().from),
            [&](const Dossier& dossier) { return &calendars.of(dossier.desk); }, editions.back().account, now, &skipped)
            .value();
    for (const Unsettled& edition : editions) {
        const std::string beside = edition.beside.value_or(running);
        const bool settled = !share_one(beside, running);
        session.execute(
            "UPDATE calendar_edition SET unsettled_from = CASE WHEN :settled = 1 THEN NULL ELSE unsettled_from END, "
            "unsettled_beside = :beside WHERE id = :id",
            {{"settled", settled}, {"beside", settled ? std::nullopt : std::optional{beside}}, {"id", edition.id}});
    }
    session.execute("UPDATE calendar_edition SET moved = moved + :moved WHERE id = :id",
                    {{"moved", moved}, {"id", editions.back().id}});
    return {moved, std::ssize(skipped)};
}

bool is_settled(Session& session)
{
    return !session.value<std::int64_t>("SELECT id FROM calendar_edition WHERE unsettled_from IS NOT NULL LIMIT 1");
}

}  // namespace motcua::storage
