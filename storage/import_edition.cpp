#include "storage/import_edition.hpp"

namespace motcua::storage {

bool check_unmoving(Session& session,
                    const CalendarState& before,
                    const CalendarState& after,
                    const std::string& advice,
                    ImportReport& report,
                    Instant now)
{
    const auto moves = count_moves(session, before, after, now);
    if (moves && *moves == 0) return true;
    const std::string what = moves
                                 ? std::to_string(*moves) + " open dossiers would get another due date"
                                 : "by it no due date could be computed for " + moves.error().front().arguments.front();
    report.bad.push_back({1, "", what + "; " + advice});
    return false;
}

void publish_unless_moving(
    Session& session, const CalendarState& before, const Edition& edition, ImportReport& report, Instant now)
{
    CalendarState after = before;
    after.book.apply(edition);
    ++after.version;
    const std::string advice = "see and publish the change with motcua calendar draft, preview, publish";
    if (check_unmoving(session, before, after, advice, report, now)) publish_import(session, edition, now);
}

}  // namespace motcua::storage
