#pragma once

#include "domain/dossier_parts.hpp"
#include "domain/seal.hpp"

#include <optional>
#include <string>
#include <string_view>

// The events about the appointed date and the result; see events.hpp.

namespace motcua {

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

// A leader sends a result back to be worked on again: the decision stands no more.
struct RedoOrdered {
    static constexpr std::string_view kKind = "redo_ordered";
    Seal reason;

    static void fields(auto& e, auto&& f) { f("reason", e.reason); }
    bool operator==(const RedoOrdered&) const = default;
};

struct Returned {
    static constexpr std::string_view kKind = "returned";
    std::optional<Seal> receiver = {};
    std::optional<Seal> note = {};
    std::optional<Seal> authority = {};  // the paper by which somebody else than the applicant takes it
    std::optional<bool> signature = {};  // whether the receiver signed

    static void fields(auto& e, auto&& f)
    {
        f("receiver", e.receiver);
        f("note", e.note);
        f("authority", e.authority);
        f("signature", e.signature);
    }
    bool operator==(const Returned&) const = default;
};

struct Withdrawn {
    static constexpr std::string_view kKind = "withdrawn";
    Seal reason;

    static void fields(auto& e, auto&& f) { f("reason", e.reason); }
    bool operator==(const Withdrawn&) const = default;
};

}  // namespace motcua
