#pragma once

#include "domain/custody_events.hpp"
#include "domain/dossier.hpp"
#include "domain/intake_events.hpp"
#include "domain/linked_events.hpp"
#include "domain/outcome_events.hpp"
#include "domain/paper_events.hpp"
#include "domain/record_events.hpp"
#include "domain/wait_events.hpp"

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
    std::optional<std::string> visit = {};  // what came in together: the code of the first

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
        f("visit", e.visit);
    }
    bool operator==(const Received&) const = default;
};

using EventBody = std::variant<Received,
                               HandoffSent,
                               HandoffAccepted,
                               HandoffDeclined,
                               HandoffRecalled,
                               Assigned,
                               SupplementRequested,
                               SupplementReceived,
                               PaymentRequested,
                               PaymentReceived,
                               Stopped,
                               Resumed,
                               Reappointed,
                               CalendarChanged,
                               Decided,
                               RedoOrdered,
                               EarlyAnnounced,
                               Returned,
                               Withdrawn,
                               Noted,
                               Corrected,
                               PaperLost,
                               Located,
                               OpinionAsked,
                               OpinionGiven,
                               Filed,
                               Guided,
                               TurnedAway,
                               ChildOpened,
                               ChildClosed,
                               Linked,
                               PaperSent,
                               PaperAccepted,
                               PaperDeclined,
                               PaperRecalled>;

// One entry of a dossier's journal. When it happened and when it was written are two times; only a filing or receipt
// that was entered late has them differ.
struct Event {
    std::string dossier;
    std::int64_t n = 0;
    Instant happened_at{};
    Instant recorded_at{};
    std::string actor;
    EventBody body;
    // Whose place the actor took as a deputy.
    std::optional<std::string> on_behalf_of = {};

    bool operator==(const Event&) const = default;
};

std::string_view kind_of(const EventBody& body);

// What the dossier is after the event. No rule is checked here and no event fails, not even one that the rules cannot
// have produced (a forged entry): a journal is always readable. The first event of a dossier is applied to a default
// Dossier.
Dossier apply(Dossier dossier, const Event& event);

}  // namespace motcua
