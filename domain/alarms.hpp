#pragma once

#include "domain/custody.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Alarms: what should make somebody look, as intervals over the life of a dossier. They follow from its journal, a
// calendar and a few settings alone, so what was missed while nobody looked is found later with its true moments.

namespace motcua {

enum class AlarmKind : std::uint8_t {
    overdue,            // quá hạn: the due date has passed, the result is not back at the desk
    step_late,          // chậm tiến độ: the step's budget is used up, the whole is not yet due
    due_soon,           // sắp đến hạn
    handover_late,      // the desk keeps what a department should have (NĐ 61/2018 art. 18, the 15:00 rule)
    not_accepted,       // handed over, the dossier or its paper, and for too long neither accepted nor declined
    supplement_late,    // papers asked for after the third working day (NĐ 61/2018 art. 19(4))
    paused_long,        // waiting for the citizen for too long
    apology_missing,    // no new date in time before the due date (NĐ 61/2018 art. 19(9))
    calendar_missing,   // of no dossier: next year's calendar is not announced by 1 December
    filing_unanswered,  // filed, and for too long neither received, guided nor refused
    opinion_late,       // a unit that was asked has not given its opinion by its date (NĐ 61/2018 art. 19(5))
};
inline constexpr std::size_t kAlarmKinds = 11;
std::string_view to_string(AlarmKind kind);
std::optional<AlarmKind> alarm_kind_from(std::string_view text);

// What no law says and each office settles for itself.
struct AlarmRules {
    int due_soon_days = 2;  // working days
    int accept_hours = 4;   // working hours
    int paused_days = 30;   // calendar days
    int filing_hours = 8;   // working hours; 0: no such alarm

    bool operator==(const AlarmRules&) const = default;
};

// What the alarms of a dossier depend on besides its journal.
struct AlarmTerms {
    const WorkingCalendar& calendar;  // of the desk of receipt
    AlarmRules rules = {};
    bool handover_needed = true;  // see needs_handover()
};

struct Alarm {
    AlarmKind kind = AlarmKind::overdue;
    // What it is about, unique among the alarms of its kind and dossier: the due date, the handoff … (see
    // alarm_windows()). The same thing for the second time is "… #2".
    std::string subject;
    // The moment that had passed or, after a pause, the resumption: when it became true.
    Instant since{};
    std::optional<Instant> until = {};  // absent: it still is
    Keeper keeper = {};                 // at `since`

    bool operator==(const Alarm&) const = default;
};

struct AlarmLife {
    std::vector<Alarm> alarms;  // that were or are true at `now`, in the order of the events they began after
    // The next moment at which time alone makes another one true; nothing while only an event can. Time ends an alarm
    // only where another one begins: due_soon and step_late end where overdue begins.
    std::optional<Instant> next = {};
};

// All alarms of a dossier from its receipt to `now`, calendar_missing apart. Overdue, step_late, due_soon,
// handover_late and apology_missing rest while the clock does; nothing rings once the result is at the desk or the
// dossier has ended. A due date that an event moves ends what was said about the old one.
AlarmLife alarm_life(std::span<const Event> history, const AlarmTerms& terms, Instant now);

// Since when the desk has had a dossier that no department has had yet: the receipt, the end of a wait, or the last
// time a department declined it. What was sent and recalled the desk has had all the time. Nothing when it stands
// otherwise.
std::optional<Instant> at_desk_since(std::span<const Event> history);

// The moment an alarm of this kind of a dossier as it stands became true, apart from pauses before it; nothing when it
// is not true at `now`. `at_desk_since` counts for handover_late only.
std::optional<Instant> alarm_since(
    AlarmKind kind, const Dossier& dossier, std::optional<Instant> at_desk_since, const AlarmTerms& terms, Instant now);

// Since when a handoff that was sent then and is still open, of a dossier or of its paper, should have been accepted,
// by the rule of not_accepted; nothing while there is time.
std::optional<Instant> accept_late_since(Instant sent_at, const AlarmTerms& terms, Instant now);

// Whether a dossier has to be handed to a department at all: some step is worked on by another unit than the desk, or
// nothing is known of the steps. Waiting for the applicant is no such step.
bool needs_handover(std::span<const Step> steps, const Unit& desk, UnitKind agency_kind);

// A year that should be announced by `now` and is not, the present or the next: since 1 December before it, 00:00.
std::vector<Alarm> calendar_alarms(const WorkingCalendar& calendar, Instant now);

}  // namespace motcua
