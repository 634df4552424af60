#pragma once

#include "storage/calendar_change.hpp"
#include "storage/editions.hpp"

#include <cstdint>
#include <expected>
#include <map>
#include <optional>
#include <string>
#include <vector>

// Publishing an edition of the calendar: what it would do, and doing it.

namespace motcua::storage {

// Everything that is wrong with an edition, with pointers into it.
using Faults = std::vector<Rejection>;
template <class T>
using Checked = std::expected<T, Faults>;

// How an open dossier moves. Where only the step moves, the due date is before and after the same, or none.
struct Movement {
    std::string code;
    std::string desk;
    std::optional<Instant> due_before = {};
    std::optional<Instant> due_after = {};
    std::optional<Instant> step_due_before = {};
    std::optional<Instant> step_due_after = {};
    std::int64_t working_days = 0;   // by the new calendar of the desk; negative when it becomes due earlier
    std::int64_t calendar_days = 0;  // likewise
};

// How many move, of one desk or of all.
struct MovementCounts {
    std::int64_t earlier = 0;
    std::int64_t later = 0;
    std::int64_t only_step = 0;       // the due date stays, that of the step moves
    std::int64_t become_overdue = 0;  // not overdue by the calendar in force, overdue by the new one
    std::int64_t no_longer_overdue = 0;

    std::int64_t moved() const { return earlier + later + only_step; }
    bool operator==(const MovementCounts&) const = default;
};

// A day or a set of hours of the edition, and what stands in its place now.
struct DayChange {
    std::string unit;
    std::optional<SpecialDay> before;
    SpecialDay after;
};
struct HoursChange {
    std::string unit;
    std::optional<WeeklyHours> before;
    WeeklyHours after;
};

struct Preview {
    std::vector<DayChange> days = {};
    std::vector<HoursChange> hours = {};
    std::vector<int> announced_years = {};  // those that are not announced yet
    MovementCounts all = {};
    std::map<std::string, MovementCounts> by_desk = {};
    std::vector<Movement> movements = {};  // by code, the page that was asked for
    std::int64_t left = 0;                 // how many stand behind it
};

// Movements behind a code, at most so many.
struct MovementPage {
    std::size_t limit = 0;
    std::string after = {};
};

// What publishing the edition now would do; changes nothing. Faults: unknown_edition, edition_discarded,
// edition_published, faults_of() and beyond_calendar.
Checked<Preview> preview_edition(Session& session, std::int64_t id, Instant now, const MovementPage& page);

// How many open dossiers a change of units or calendars moves.
Checked<std::int64_t> count_moves(Session& session, CalendarState before, CalendarState after, Instant now);

struct Publication {
    EditionRecord edition;
    bool is_new = true;  // false: it had been published before; only stragglers were moved
};

// Publishes an edition, in the caller's one transaction: its rows come into force as the next version, and each open
// dossier whose dates move gets a CalendarChanged in its journal. Original due dates stay, closed dossiers are not
// touched. Publishing again changes nothing. Faults: unknown_edition, edition_discarded, faults_of(), beyond_calendar.
//
// A transaction that began before may write a dossier by the calendar before this one and be committed later: see
// settle_publications().
Checked<Publication> publish_edition(Session& session, std::int64_t id, const std::string& account, Instant now);

// The same for a change that is known to move no dossier: an import.
EditionRecord publish_import(Session& session, const Edition& edition, Instant now);

struct Settlement {
    std::int64_t moved = 0;
    std::int64_t skipped = 0;  // whose dates the calendar in force cannot say; they keep those they have
};

// Moves the dossiers that transactions running beside a publication wrote by the calendar before it. Cheap
// when there is nothing to do, may be called at any time and by several; to be called after each publication and, until
// it has found that nobody can be left (is_settled()), again and again. On SQLite nobody writes beside a publication.
Settlement settle_publications(Session& session, Instant now);
bool is_settled(Session& session);

}  // namespace motcua::storage
