#include "storage/publication.hpp"

#include "storage/calendar_rows.hpp"
#include "storage/calendar_version.hpp"
#include "storage/dossier_moves.hpp"

#include <utility>

namespace motcua::storage {
namespace {

Faults one(Reason reason, std::int64_t id)
{
    return {Rejection{reason, "", {std::to_string(id)}}};
}

// The edition and what it changes, fit to be published now.
struct Publishable {
    Edition edition;
    CalendarState before;
    CalendarState after;
};

CalendarState with_edition(CalendarState state, const Edition& edition)
{
    state.book.apply(edition);
    ++state.version;
    return state;
}

Checked<Publishable> publishable(Session& session, const EditionRecord& record)
{
    if (record.discarded_at) return std::unexpected(one(Reason::edition_discarded, record.id));
    Edition edition = edition_content(session, record);
    CalendarState before = calendars_in_force(session);
    if (auto faults = faults_of(edition, before.book); !faults.empty()) return std::unexpected(std::move(faults));
    CalendarState after = with_edition(before, edition);
    return Publishable{std::move(edition), std::move(before), std::move(after)};
}

template <class Entries>
auto entry_at(const Entries& entries, Date date)
{
    const auto found = entries.find(date);
    return found == entries.end() ? std::nullopt : std::optional{found->second};
}

void note_changes(Preview& preview, const Edition& edition, const CalendarBook& book)
{
    for (const auto& [unit, day] : edition.days) {
        auto before = entry_at(book.days_of(unit), day.date);
        if (before != day) preview.days.push_back({unit, std::move(before), day});
    }
    for (const auto& [unit, hours] : edition.hours) {
        auto before = entry_at(book.hours_of(unit), hours.validity.from);
        if (before != hours) preview.hours.push_back({unit, std::move(before), hours});
    }
    for (const int year : edition.announced_years)
        if (!book.announced_years().contains(year)) preview.announced_years.push_back(year);
}

// Open dossiers of the units whose calendars change that were received by the last date of the change.
std::vector<std::string> concerned(Session& session, CalendarChange& change)
{
    std::vector<std::string> codes;
    session.each<std::string, std::string, Instant>(
        "SELECT code, desk_code, received_at FROM dossier WHERE ready_at IS NULL AND ended_at IS NULL ORDER BY code",
        {}, [&](auto&& row) {
            auto& [code, desk, received_at] = row;
            const UnitChange* of_desk = change.of(desk);
            if (of_desk != nullptr && office_date(received_at) <= of_desk->last) codes.push_back(std::move(code));
        });
    return codes;
}

// Whether a change can touch the dossier's dates. What waited or was appointed anew has a history of its own.
bool may_move(const Dossier& dossier, const UnitChange& change)
{
    if (dossier.pauses > 0 || dossier.reappointments > 0) return true;
    const auto reaches = [&](const std::optional<Instant>& due) { return due && change.first <= office_date(*due); };
    return reaches(dossier.due_at) || (dossier.step && reaches(dossier.step->due_at));
}

CalendarOf calendars_after(CalendarChange& change)
{
    return [&change](const Dossier& dossier) -> const WorkingCalendar* {
        const UnitChange* of_desk = change.of(dossier.desk);
        return of_desk != nullptr && may_move(dossier, *of_desk) ? of_desk->after : nullptr;
    };
}

class Previewer {
public:
    Previewer(CalendarChange& change, Preview preview, Instant now, const MovementPage& page)
        : change_(change), now_(now), page_(page), preview_(std::move(preview))
    {
    }

    void take(const DossierMove& move)
    {
        const Dossier& dossier = move.before.dossier;
        count(preview_.all, move);
        count(preview_.by_desk[dossier.desk], move);
        if (dossier.code <= page_.after) return;
        if (preview_.movements.size() >= page_.limit)
            ++preview_.left;
        else
            preview_.movements.push_back(movement_of(move));
    }

    Preview result() && { return std::move(preview_); }

private:
    Movement movement_of(const DossierMove& move) const
    {
        const Dossier& dossier = move.before.dossier;
        Movement movement{dossier.code, dossier.desk, dossier.due_at, move.change.due_at};
        if (dossier.step) movement.step_due_before = dossier.step->due_at;
        movement.step_due_after = move.change.step_due_at;
        if (!dossier.due_at || !move.change.due_at) return movement;
        const Date before = due_date(*dossier.due_at);
        const Date after = due_date(*move.change.due_at);
        const WorkingCalendar& calendar = *change_.of(dossier.desk)->after;
        movement.working_days = calendar.working_dates_through(after) - calendar.working_dates_through(before);
        movement.calendar_days = (after - before).count();
        return movement;
    }

    void count(MovementCounts& counts, const DossierMove& move) const
    {
        const Dossier& dossier = move.before.dossier;
        if (dossier.due_at == move.change.due_at) {
            ++counts.only_step;
            return;
        }
        ++(move.change.due_at < dossier.due_at ? counts.earlier : counts.later);
        if (dossier.rests(now_)) return;
        const bool before = *dossier.due_at < now_;
        const bool after = *move.change.due_at < now_;
        if (after && !before) ++counts.become_overdue;
        if (before && !after) ++counts.no_longer_overdue;
    }

    CalendarChange& change_;
    Instant now_;
    const MovementPage& page_;
    Preview preview_;
};

// Adds to the preview what the change does to dossiers.
Checked<Preview> moves_previewed(
    Session& session, CalendarChange& change, Preview preview, Instant now, const MovementPage& page)
{
    Previewer previewer{change, std::move(preview), now, page};
    const auto done = each_move(session, concerned(session, change), calendars_after(change), [&](auto&& moves) {
        for (const DossierMove& move : moves) previewer.take(move);
    });
    if (!done) return std::unexpected(Faults{done.error()});
    return std::move(previewer).result();
}

// The oldest transaction still running; nothing where nobody runs beside a writer.
std::optional<std::string> oldest_running(Session& session)
{
    if (session.dialect() == Dialect::sqlite) return std::nullopt;
    return session.value<std::string>("SELECT CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT)");
}

// The edition becomes the next version; it moved nobody yet.
void put_out(Session& session, std::int64_t id, const std::string& account, Instant now)
{
    const std::int64_t version = raise_calendar_version(session);
    put_in_force(session, id, version);
    session.execute(
        "UPDATE calendar_edition SET version = :version, published_at = :now, published_by = :account, moved = 0, "
        "unsettled_from = :unsettled_from WHERE id = :id",
        {{"version", version},
         {"now", now},
         {"account", account},
         {"unsettled_from", oldest_running(session)},
         {"id", id}});
}

}  // namespace

Checked<Preview> preview_edition(Session& session, std::int64_t id, Instant now, const MovementPage& page)
{
    auto record = find_edition(session, id);
    if (!record) return std::unexpected(one(Reason::unknown_edition, id));
    if (record->version) return std::unexpected(one(Reason::edition_published, id));
    auto checked = publishable(session, *record);
    if (!checked) return std::unexpected(std::move(checked).error());
    Preview changes;
    note_changes(changes, checked->edition, checked->before.book);
    CalendarChange change{std::move(checked->before), std::move(checked->after)};
    return moves_previewed(session, change, std::move(changes), now, page);
}

Checked<std::int64_t> count_moves(Session& session, CalendarState before, CalendarState after, Instant now)
{
    CalendarChange change{std::move(before), std::move(after)};
    const auto found = moves_previewed(session, change, {}, now, {});
    if (!found) return std::unexpected(found.error());
    return found->all.moved();
}

Checked<Publication> publish_edition(Session& session, std::int64_t id, const std::string& account, Instant now)
{
    // Whoever publishes at the same time waits here, and then finds what we did.
    lock_calendar_version(session);
    auto record = find_edition(session, id);
    if (!record) return std::unexpected(one(Reason::unknown_edition, id));
    if (record->version) {
        settle_publications(session, now);
        return Publication{find_edition(session, id).value(), false};
    }
    auto checked = publishable(session, *record);
    if (!checked) return std::unexpected(std::move(checked).error());
    put_out(session, id, account, now);
    CalendarChange change{std::move(checked->before), std::move(checked->after)};
    const auto moved = move_dossiers(session, concerned(session, change), calendars_after(change), account, now);
    if (!moved) return std::unexpected(Faults{moved.error()});
    session.execute("UPDATE calendar_edition SET moved = :moved WHERE id = :id", {{"moved", *moved}, {"id", id}});
    return Publication{find_edition(session, id).value()};
}

EditionRecord publish_import(Session& session, const Edition& edition, Instant now)
{
    const std::string nobody = "import";
    const auto draft = insert_draft(session, edition, nobody, now);
    put_out(session, draft.id, nobody, now);
    return find_edition(session, draft.id).value();
}

}  // namespace motcua::storage
