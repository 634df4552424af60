#include "storage/dossier_moves.hpp"

#include "domain/decide.hpp"
#include "storage/dossier_query.hpp"
#include "storage/journal.hpp"
#include "storage/many_rows.hpp"

#include <array>
#include <utility>

namespace motcua::storage {
namespace {

std::vector<StoredDossier> open_dossiers(Session& session, std::span<const std::string> codes)
{
    constexpr std::array<std::string_view, 1> kOneCode{};
    Params params;
    for (const std::string& code : codes) params.emplace_back(numbered_parameter(params.size()), code);
    std::vector<StoredDossier> found;
    found.reserve(codes.size());
    each_dossier<std::tuple<>>(
        session,
        "SELECT " + dossier_columns() + " FROM dossier d WHERE d.code IN (" + numbered_rows(codes.size(), kOneCode) +
            ") AND d.ready_at IS NULL AND d.ended_at IS NULL ORDER BY d.code",
        std::move(params), [&](const DossierRow& row, std::tuple<>&&) { found.push_back(from_row(row)); });
    return found;
}

Event event_of(const DossierMove& move, const std::string& account, Instant now)
{
    const Dossier& dossier = move.before.dossier;
    const Instant at = not_before(dossier, now);
    return {dossier.code, dossier.version + 1, at, at, account, move.change};
}

// The moves of one group.
Result<std::vector<DossierMove>> moves_of(Session& session,
                                          std::span<const std::string> codes,
                                          const CalendarOf& calendar_of,
                                          std::vector<std::string>* skipped)
{
    std::vector<DossierMove> moves;
    for (StoredDossier& stored : open_dossiers(session, codes)) {
        const WorkingCalendar* calendar = calendar_of(stored.dossier);
        if (calendar == nullptr) continue;
        auto history = plain_history(stored.dossier);
        if (!history) history = deadline_history(history_of(session, stored.dossier.code));
        auto change = recalculate(stored.dossier, *history, *calendar);
        if (!change) {
            if (skipped == nullptr) return reject(Reason::beyond_calendar, "", {stored.dossier.code});
            skipped->push_back(stored.dossier.code);
        } else if (*change)
            moves.push_back({std::move(stored), **std::move(change)});
    }
    return moves;
}

}  // namespace

Result<void> each_move(Session& session,
                       std::span<const std::string> codes,
                       const CalendarOf& calendar_of,
                       const std::function<void(std::vector<DossierMove>&&)>& take,
                       std::vector<std::string>* skipped)
{
    Result<void> result;
    each_group(session, codes, [&](std::span<const std::string> group) {
        if (!result) return;
        auto moves = moves_of(session, group, calendar_of, skipped);
        if (moves) {
            take(*std::move(moves));
        } else {
            result = std::unexpected(moves.error());
        }
    });
    return result;
}

Result<std::int64_t> move_dossiers(Session& session,
                                   std::span<const std::string> codes,
                                   const CalendarOf& calendar_of,
                                   const std::string& account,
                                   Instant now,
                                   std::vector<std::string>* skipped)
{
    std::int64_t moved = 0;
    std::vector<std::string> overtaken;
    const auto write = [&](std::vector<DossierMove>&& moves) {
        std::vector<Appendix> appendices;
        for (DossierMove& move : moves) {
            Event event = event_of(move, account, now);
            appendices.push_back({std::move(move.before), std::move(event)});
        }
        const auto lost = append_all(session, appendices);
        moved += std::ssize(appendices) - std::ssize(lost);
        overtaken.insert(overtaken.end(), lost.begin(), lost.end());
    };
    auto done = each_move(session, codes, calendar_of, write, skipped);
    while (done && !overtaken.empty()) {
        const auto again = std::exchange(overtaken, {});
        done = each_move(session, again, calendar_of, write, skipped);
    }
    if (!done) return std::unexpected(done.error());
    return moved;
}

}  // namespace motcua::storage
