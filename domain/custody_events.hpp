#pragma once

#include "domain/catalogue.hpp"
#include "domain/dossier_parts.hpp"
#include "domain/seal.hpp"
#include "domain/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// The events that change who has a dossier; see events.hpp.

namespace motcua {

struct HandoffSent {
    static constexpr std::string_view kKind = "handoff_sent";
    std::int64_t handoff = 0;
    std::string from;
    std::string to;
    std::optional<Carries> carries = {};  // absent: both
    std::optional<Seal> manifest = {};    // the head of the manifest: number, moment, note …

    static void fields(auto& e, auto&& f)
    {
        f("handoff", e.handoff);
        f("from", e.from);
        f("to", e.to);
        f("carries", e.carries);
        f("manifest", e.manifest);
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
    std::optional<std::string> agency = {};  // the unit's, when it is another than the one that answers for the dossier

    static void fields(auto& e, auto&& f)
    {
        f("handoff", e.handoff);
        f("unit", e.unit);
        f("step", e.step);
        f("step_due_at", e.step_due_at);
        f("step_unit", e.step_unit);
        f("step_halves", e.step_halves);
        f("agency", e.agency);
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
    std::optional<std::string> coordinators = {};  // accounts that work along, joined by commas

    static void fields(auto& e, auto&& f)
    {
        f("person", e.person);
        f("coordinators", e.coordinators);
    }
    bool operator==(const Assigned&) const = default;
};

}  // namespace motcua
