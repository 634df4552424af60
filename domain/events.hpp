#pragma once

#include "domain/dossier.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

// What can happen to a dossier. An event says what was decided with its results (the new due date, the step), so that
// what the past adds up to never depends on a calendar or catalogue of today.
//
// Each event lists its fields once, in the order of its canonical form, in `fields`: writing, reading, hashing and JSON
// all walk that list. Adding a field to an event that exists would change the bytes of the past: add an optional one at
// the end, which is left out when it is absent.

namespace motcua {

// A commitment to personal data or free text kept elsewhere: SHA-256 of salt and value, 64 hexadecimal digits.
struct Seal {
    std::string digest;

    bool operator==(const Seal&) const = default;
};

struct Received {
    static constexpr std::string_view kKind = "received";
    std::string procedure;
    Date procedure_valid_from{};
    std::string desk;
    std::string agency;
    Channel channel = Channel::direct;
    bool code_from_portal = false;
    LimitUnit limit_unit = LimitUnit::none;
    std::int64_t limit_halves = 0;
    HourRule hour_rule = HourRule::end_of_day;
    SupplementPolicy supplement_policy = SupplementPolicy::restart;
    std::optional<Instant> due_at = {};
    std::string calendar;
    std::optional<std::int64_t> step = {};
    std::optional<Instant> step_due_at = {};
    Seal applicant;
    std::optional<Seal> submitter = {};
    std::optional<Seal> documents = {};
    std::optional<Seal> note = {};
    std::optional<LimitUnit> step_unit = {};  // what the step was allotted
    std::optional<std::int64_t> step_halves = {};

    static void fields(auto& e, auto&& f)
    {
        f("procedure", e.procedure);
        f("procedure_valid_from", e.procedure_valid_from);
        f("desk", e.desk);
        f("agency", e.agency);
        f("channel", e.channel);
        f("code_from_portal", e.code_from_portal);
        f("limit_unit", e.limit_unit);
        f("limit_halves", e.limit_halves);
        f("hour_rule", e.hour_rule);
        f("supplement_policy", e.supplement_policy);
        f("due_at", e.due_at);
        f("calendar", e.calendar);
        f("step", e.step);
        f("step_due_at", e.step_due_at);
        f("applicant", e.applicant);
        f("submitter", e.submitter);
        f("documents", e.documents);
        f("note", e.note);
        f("step_unit", e.step_unit);
        f("step_halves", e.step_halves);
    }
    bool operator==(const Received&) const = default;
};

struct HandoffSent {
    static constexpr std::string_view kKind = "handoff_sent";
    std::int64_t handoff = 0;
    std::string from;
    std::string to;

    static void fields(auto& e, auto&& f)
    {
        f("handoff", e.handoff);
        f("from", e.from);
        f("to", e.to);
    }
    bool operator==(const HandoffSent&) const = default;
};

struct HandoffAccepted {
    static constexpr std::string_view kKind = "handoff_accepted";
    std::int64_t handoff = 0;
    std::string unit;
    std::optional<std::int64_t> step = {};  // absent: the step stays what it is
    std::optional<Instant> step_due_at = {};
    std::optional<LimitUnit> step_unit = {};  // what the step was allotted
    std::optional<std::int64_t> step_halves = {};

    static void fields(auto& e, auto&& f)
    {
        f("handoff", e.handoff);
        f("unit", e.unit);
        f("step", e.step);
        f("step_due_at", e.step_due_at);
        f("step_unit", e.step_unit);
        f("step_halves", e.step_halves);
    }
    bool operator==(const HandoffAccepted&) const = default;
};

// The dossier is with the giver again; the receiver never had it.
struct HandoffDeclined {
    static constexpr std::string_view kKind = "handoff_declined";
    std::int64_t handoff = 0;
    Seal reason;

    static void fields(auto& e, auto&& f)
    {
        f("handoff", e.handoff);
        f("reason", e.reason);
    }
    bool operator==(const HandoffDeclined&) const = default;
};

struct HandoffRecalled {
    static constexpr std::string_view kKind = "handoff_recalled";
    std::int64_t handoff = 0;
    std::optional<Seal> reason = {};

    static void fields(auto& e, auto&& f)
    {
        f("handoff", e.handoff);
        f("reason", e.reason);
    }
    bool operator==(const HandoffRecalled&) const = default;
};

struct Assigned {
    static constexpr std::string_view kKind = "assigned";
    std::string person;

    static void fields(auto& e, auto&& f) { f("person", e.person); }
    bool operator==(const Assigned&) const = default;
};

struct SupplementRequested {
    static constexpr std::string_view kKind = "supplement_requested";
    Seal reason;
    std::optional<Seal> documents = {};

    static void fields(auto& e, auto&& f)
    {
        f("reason", e.reason);
        f("documents", e.documents);
    }
    bool operator==(const SupplementRequested&) const = default;
};

struct SupplementReceived {
    static constexpr std::string_view kKind = "supplement_received";
    std::optional<Instant> due_at = {};
    std::string calendar;
    std::optional<Instant> step_due_at = {};
    std::optional<Seal> documents = {};
    std::optional<Seal> note = {};

    static void fields(auto& e, auto&& f)
    {
        f("due_at", e.due_at);
        f("calendar", e.calendar);
        f("step_due_at", e.step_due_at);
        f("documents", e.documents);
        f("note", e.note);
    }
    bool operator==(const SupplementReceived&) const = default;
};

struct Reappointed {
    static constexpr std::string_view kKind = "reappointed";
    Instant due_at{};
    std::string approver;
    Seal reason;

    static void fields(auto& e, auto&& f)
    {
        f("due_at", e.due_at);
        f("approver", e.approver);
        f("reason", e.reason);
    }
    bool operator==(const Reappointed&) const = default;
};

// A calendar was published that moves the due date, the step's, or both: what they are now. The original due date
// stays.
struct CalendarChanged {
    static constexpr std::string_view kKind = "calendar_changed";
    std::string calendar;
    std::optional<Instant> due_at = {};
    std::optional<Instant> step_due_at = {};

    static void fields(auto& e, auto&& f)
    {
        f("calendar", e.calendar);
        f("due_at", e.due_at);
        f("step_due_at", e.step_due_at);
    }
    bool operator==(const CalendarChanged&) const = default;
};

struct Decided {
    static constexpr std::string_view kKind = "decided";
    Outcome outcome = Outcome::approved;
    std::optional<Seal> reason = {};

    static void fields(auto& e, auto&& f)
    {
        f("outcome", e.outcome);
        f("reason", e.reason);
    }
    bool operator==(const Decided&) const = default;
};

struct Returned {
    static constexpr std::string_view kKind = "returned";
    std::optional<Seal> receiver = {};
    std::optional<Seal> note = {};

    static void fields(auto& e, auto&& f)
    {
        f("receiver", e.receiver);
        f("note", e.note);
    }
    bool operator==(const Returned&) const = default;
};

struct Withdrawn {
    static constexpr std::string_view kKind = "withdrawn";
    Seal reason;

    static void fields(auto& e, auto&& f) { f("reason", e.reason); }
    bool operator==(const Withdrawn&) const = default;
};

struct Noted {
    static constexpr std::string_view kKind = "noted";
    Seal text;

    static void fields(auto& e, auto&& f) { f("text", e.text); }
    bool operator==(const Noted&) const = default;
};

using EventBody = std::variant<Received,
                               HandoffSent,
                               HandoffAccepted,
                               HandoffDeclined,
                               HandoffRecalled,
                               Assigned,
                               SupplementRequested,
                               SupplementReceived,
                               Reappointed,
                               CalendarChanged,
                               Decided,
                               Returned,
                               Withdrawn,
                               Noted>;

// One entry of a dossier's journal. When it happened and when it was written are two times; only a receipt that was
// entered late has them differ.
struct Event {
    std::string dossier;
    std::int64_t n = 0;
    Instant happened_at{};
    Instant recorded_at{};
    std::string actor;
    EventBody body;

    bool operator==(const Event&) const = default;
};

std::string_view kind_of(const EventBody& body);

// What the dossier is after the event. No rule is checked here and no event fails, not even one that the rules cannot
// have produced (a forged entry): a journal is always readable. The first event of a dossier is applied to a default
// Dossier.
Dossier apply(Dossier dossier, const Event& event);

}  // namespace motcua
