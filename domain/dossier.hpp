#pragma once

#include "domain/catalogue.hpp"
#include "domain/deadline.hpp"
#include "domain/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace motcua {

// Where a dossier stands. Lateness is not a status: it follows from the due date and the moment of asking.
enum class Status : std::uint8_t {
    received,             // at the desk, not yet with a department
    processing,           // with a department, or back at the desk undecided
    awaiting_supplement,  // the citizen has been asked for papers; the clock stands still
    decided,              // decided, the result is not yet back at the desk; the clock runs
    ready,                // the result lies at the desk; the clock has ended here
    returned,             // handed to the citizen: the end
    withdrawn,            // taken back by the citizen: the end
};
std::string_view to_string(Status status);
std::optional<Status> status_from(std::string_view text);

// The status code of the National Portal (TrangThaiHoSo, 1 to 10); derived, never stored.
int national_status(Status status);

enum class Channel : std::uint8_t { direct, post, online };
std::string_view to_string(Channel channel);
std::optional<Channel> channel_from(std::string_view text);

enum class Outcome : std::uint8_t { approved, refused };
std::string_view to_string(Outcome outcome);
std::optional<Outcome> outcome_from(std::string_view text);

// Who answers for the dossier now: a unit, and by name the person who took it in or was assigned.
struct Holder {
    std::string unit;
    std::string person;

    bool operator==(const Holder&) const = default;
};

// An open handoff: sent, and neither accepted, declined nor recalled.
struct Transit {
    std::int64_t handoff = 0;
    std::string from;
    std::string to;
    std::string sent_by;

    bool operator==(const Transit&) const = default;
};

// The step of the procedure the dossier is in, on the step's own clock.
struct StepState {
    int seq = 0;
    Instant entered_at{};
    std::optional<Instant> due_at = {};    // nothing when its clock stands still
    std::optional<TimeLimit> budget = {};  // what it was allotted when it was entered

    bool operator==(const StepState&) const = default;
};

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
    Instant received_at{};
    Instant recorded_at{};
    std::string received_by;

    // The rule in force at receipt; frozen here.
    TimeLimit limit = {};
    HourRule hour_rule = HourRule::end_of_day;
    SupplementPolicy supplement_policy = SupplementPolicy::restart;

    std::optional<Instant> original_due_at = {};
    std::optional<Instant> due_at = {};

    std::optional<Holder> holder = {};
    bool assigned = false;  // the person was assigned by a head, not only took it in
    std::optional<Transit> transit = {};
    Instant held_since{};  // since when holder or transit are what they are
    std::optional<StepState> step = {};

    std::optional<Instant> paused_since = {};
    std::optional<Status> resume_status = {};  // what it goes back to after the pause
    int supplements = 0;
    int reappointments = 0;

    std::optional<Outcome> outcome = {};
    std::optional<Instant> decided_at = {};
    std::optional<Instant> ready_at = {};  // when the result was back at the desk: the moment that is judged
    std::optional<Instant> ended_at = {};
    Instant last_event_at{};

    bool late_entry() const { return received_at < recorded_at; }
    bool operator==(const Dossier&) const = default;
};

// How a dossier's deadline stands at a moment.
enum class DeadlineState : std::uint8_t {
    in_time,
    due_soon,  // due within kDueSoonDays working days
    overdue,
    paused,
    none,  // no time limit: never on time, never late
    decided_early,
    decided_on_time,
    decided_late,
};
std::string_view to_string(DeadlineState state);

inline constexpr int kDueSoonDays = 2;

// Withdrawn dossiers stand as they stood when they were withdrawn.
DeadlineState deadline_state(const Dossier& dossier, const WorkingCalendar& calendar, Instant now);

// Working minutes from now (or from the pause, the result or the end, where the clock stands) to the due date;
// negative when that lies behind. Nothing without a due date.
std::optional<std::int64_t> working_minutes_left(const Dossier& dossier, const WorkingCalendar& calendar, Instant now);

// The step's budget has run out while the dossier as a whole is not yet due. Paused dossiers are never step-late.
bool is_step_late(const Dossier& dossier, Instant now);

}  // namespace motcua
