#pragma once

#include "domain/catalogue.hpp"
#include "domain/deadline.hpp"
#include "domain/dossier_parts.hpp"
#include "domain/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace motcua {

// What the events of a dossier add up to. At any moment exactly one of holder, transit and ended_at is set.
struct Dossier {
    std::string code;
    std::int64_t version = 0;  // the number of its last event
    Status status = Status::received;

    std::string procedure_code;
    Date procedure_valid_from{};
    std::string desk;
    std::string agency;
    Channel channel = Channel::direct;
    Instant received_at{};  // before it is received: when it was filed last
    Instant recorded_at{};
    std::string received_by;  // empty until somebody receives it
    std::optional<Instant> filed_at = {};
    int guidances = 0;
    std::optional<std::string> visit = {};

    // The rule in force at receipt; frozen here.
    TimeLimit limit = {};
    HourRule hour_rule = HourRule::end_of_day;
    SupplementPolicy supplement_policy = SupplementPolicy::restart;

    std::optional<Instant> original_due_at = {};
    std::optional<Instant> due_at = {};

    std::optional<Holder> holder = {};
    bool assigned = false;  // the person was assigned by a head, not only took it in
    std::optional<Transit> transit = {};
    Instant held_since{};                      // since when holder or transit are what they are
    std::optional<PaperPlace> paper = {};      // absent: it is with whoever has the dossier
    std::optional<std::int64_t> located = {};  // the entry that says on which shelf the paper lies, until it leaves
    std::optional<StepState> step = {};

    std::optional<Instant> paused_since = {};
    std::optional<Instant> paused_until = {};  // when the clock runs on by itself; only a stop has such a moment
    std::optional<Status> resume_status = {};  // what it goes back to after the pause
    int pauses = 0;                            // of any kind
    int supplements = 0;
    int reappointments = 0;

    std::optional<Outcome> outcome = {};
    std::optional<Instant> decided_at = {};
    std::optional<Instant> ready_at = {};      // when the result was back at the desk: the moment that is judged
    std::optional<Instant> announced_at = {};  // when the citizen was told that the result is there early
    std::optional<Instant> ended_at = {};
    Instant last_event_at{};

    // Who works along with the holder, and which units' opinions are waited for.
    std::vector<std::string> coordinators = {};
    std::vector<OpenOpinion> opinions = {};
    // The codes of its open children; of a child its parent's, and the unit whose work it is.
    std::vector<std::string> children = {};
    std::optional<std::string> parent = {};
    std::optional<std::string> asked_unit = {};

    // Whether it was accepted: only then there are dates, holders' minutes and figures.
    bool was_received() const { return !received_by.empty(); }
    // Whether the clock stands still at `now`, because the dossier waits for the citizen.
    bool rests(Instant now) const { return paused_since && (!paused_until || now < *paused_until); }
    // The unit where the paper lies; nothing while it is on its way or, the dossier having ended, no longer with us.
    std::optional<std::string> paper_unit() const;
    // The paper's own open handoff, or null.
    const Transit* paper_transit() const { return paper && paper->transit ? &*paper->transit : nullptr; }
    bool late_entry() const { return received_at < recorded_at; }
    bool operator==(const Dossier&) const = default;
};

// How a dossier's deadline stands at a moment.
enum class DeadlineState : std::uint8_t {
    in_time,
    due_soon,  // due within the days that count as soon
    overdue,
    paused,
    none,  // no time limit, or not received: never on time, never late
    decided_early,
    decided_on_time,
    decided_late,
};
std::string_view to_string(DeadlineState state);

// Due within `due_soon_days` working days is soon (AlarmRules in domain/alarms.hpp). Withdrawn dossiers stand as they
// stood when they were withdrawn.
DeadlineState deadline_state(const Dossier& dossier, const WorkingCalendar& calendar, Instant now, int due_soon_days);

// Working minutes from now (or from the pause, the result or the end, where the clock stands) to the due date;
// negative when that lies behind. Nothing without a due date.
std::optional<std::int64_t> working_minutes_left(const Dossier& dossier, const WorkingCalendar& calendar, Instant now);

// The step's budget has run out while the dossier as a whole is not yet due. Paused dossiers are never step-late.
bool is_step_late(const Dossier& dossier, Instant now);

}  // namespace motcua
