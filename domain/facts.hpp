#pragma once

#include "domain/alarms.hpp"
#include "domain/events.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What the figures need to know of a dossier: its journal folded once. Every figure is a sum over these.

namespace motcua {

// How a dossier stands in the figures. In each moment of its life it stands one way.
enum class Standing : std::uint8_t {
    filed,             // came in, not answered
    guided,            // told what to bring
    not_accepted,      // refused at the desk: no figure but its own
    taken_back,        // by the citizen before it was received: no figure at all
    running,           // in progress: in time until its due date, overdue from then on
    waiting,           // for the citizen; the clock rests
    unlimited,         // in progress without a deadline
    early,             // the result is at the desk (verdict() in domain/deadline.hpp) …
    on_time,           // …
    late,              // …
    without_deadline,  // … and was never due
    refused,           // … and it is a refusal, whatever the date
    withdrawn,
};
inline constexpr std::size_t kStandings = 13;
std::string_view to_string(Standing standing);
std::optional<Standing> standing_from(std::string_view text);

// In progress; the result at the desk or withdrawn.
bool is_open(Standing standing);
bool is_finished(Standing standing);
// The result at the desk, and no refusal.
bool was_decided(Standing standing);

// The indices of TT 01/2018/TT-VPCP art. 13 that a journal can give, no. 1, 2 and 3 (domain/nine_indices.hpp), each
// with 0, 1 or 2 points.
inline constexpr std::size_t kScoredIndices = 3;
inline constexpr std::int8_t kNoPoints = -1;

// From `from` on, until the next stretch begins.
struct Stretch {
    Instant from{};
    std::optional<Instant> due = {};
    // Once finished: the working minutes since the receipt without the waits for the citizen, and those behind the due
    // date; the latter nothing unless it is late.
    std::int32_t worked = 0;
    std::int32_t late = 0;
    Standing standing = Standing::running;
    // Finished by a new date, after the date that the re-appointment replaced.
    bool by_new_date_only = false;
    // Of what was decided: its points, kNoPoints where it gives none.
    std::array<std::int8_t, kScoredIndices> points{kNoPoints, kNoPoints, kNoPoints};

    bool operator==(const Stretch&) const = default;
};

// What is counted at the moment it happened.
enum class MarkKind : std::uint8_t {
    entered_late,         // received earlier than it was written down
    sent,                 // handed over …
    accepted,             // … and accepted; with the working minutes on the way
    accepted_late,        // the same acceptance, after the hours the office gives itself (AlarmRules::accept_hours)
    declined,             // with the minutes on the way
    recalled,             // with the minutes on the way
    handed_over,          // the desk gave it to a department for the first time …
    handed_over_late,     // … after the moment of NĐ 61/2018 art. 18 (the 15:00 rule)
    supplement,           // more papers were asked for
    supplement_late,      // … after the third working day (art. 19(4))
    supplement_again,     // … not for the first time
    reappointed,          // a new date, with an apology
    moved_by_supplement,  // the due date is another than before: by papers that came,
    moved_by_payment,     // … by a duty that was met
    moved_by_stop,        // … by a stop at the citizen's request
    moved_by_calendar,    // … by a published calendar
    moved_by_reappointment,
    apology_owed,     // the first time it became late or got a new date
    apology_in_time,  // the same moment, when the apology came a working day before the expiry (art. 19(9))
    redone,           // a leader sent the result back
    collected,        // the citizen has the result; with the working minutes it lay at the desk
    at_desk,          // a stretch of custody ended, with its working minutes: the desk had it …
    at_department,
    at_citizen,
    at_other_agency,
};
inline constexpr std::size_t kMarkKinds = 25;
std::string_view to_string(MarkKind kind);
std::optional<MarkKind> mark_kind_from(std::string_view text);

struct Mark {
    Instant at{};
    std::int32_t minutes = 0;
    MarkKind kind = MarkKind::sent;

    bool operator==(const Mark&) const = default;
};

struct Facts {
    std::string dossier;
    std::int64_t version = 0;  // the entry they go up to …
    Instant recorded_at{};     // … and when it was written down
    std::string agency;
    std::string desk;
    std::string unit;    // who decided it or has it now; the department it was with last while it is on its way
    std::string person;  // likewise
    std::string procedure;
    Date procedure_valid_from{};
    Channel channel = Channel::direct;
    // A piece of work for another agency counts in no figure but that of children, and there once the unit that was
    // asked has accepted it: nobody is late with what never came.
    bool child = false;
    std::optional<std::string> asked_unit = {};
    std::optional<Instant> received_at = {};
    std::optional<Instant> collected_at = {};
    std::vector<Stretch> stretches = {};  // in the order of time, the first at the first event
    std::vector<Mark> marks = {};         // in the order of time

    bool operator==(const Facts&) const = default;
};

// Nothing for an empty history. What time alone will bring about as long as no further event happens is in it already,
// with its moment in the future; who asks for figures leaves out what lies behind the moment of asking.
std::optional<Facts> facts_of(std::span<const Event> history, const AlarmTerms& terms);

}  // namespace motcua
