#pragma once

#include "domain/seal.hpp"
#include "domain/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// The events that stop a dossier's clock and let it go on; see events.hpp.

namespace motcua {

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

// The citizen has a financial duty to meet first: a fee, a tax.
struct PaymentRequested {
    static constexpr std::string_view kKind = "payment_requested";
    std::optional<std::int64_t> amount_vnd = {};
    Seal reason;

    static void fields(auto& e, auto&& f)
    {
        f("amount_vnd", e.amount_vnd);
        f("reason", e.reason);
    }
    bool operator==(const PaymentRequested&) const = default;
};

struct PaymentReceived {
    static constexpr std::string_view kKind = "payment_received";
    std::optional<Instant> due_at = {};
    std::string calendar;
    std::optional<Instant> step_due_at = {};
    std::optional<Seal> note = {};

    static void fields(auto& e, auto&& f)
    {
        f("due_at", e.due_at);
        f("calendar", e.calendar);
        f("step_due_at", e.step_due_at);
        f("note", e.note);
    }
    bool operator==(const PaymentReceived&) const = default;
};

// Stopped at the citizen's request, at the latest until `until`: then the clock runs on by itself. The dates
// are those of a stop that lasts as long.
struct Stopped {
    static constexpr std::string_view kKind = "stopped";
    Instant until{};
    std::optional<Instant> due_at = {};
    std::string calendar;
    std::optional<Instant> step_due_at = {};
    Seal reason;

    static void fields(auto& e, auto&& f)
    {
        f("until", e.until);
        f("due_at", e.due_at);
        f("calendar", e.calendar);
        f("step_due_at", e.step_due_at);
        f("reason", e.reason);
    }
    bool operator==(const Stopped&) const = default;
};

struct Resumed {
    static constexpr std::string_view kKind = "resumed";
    std::optional<Instant> due_at = {};
    std::string calendar;
    std::optional<Instant> step_due_at = {};
    std::optional<Seal> note = {};

    static void fields(auto& e, auto&& f)
    {
        f("due_at", e.due_at);
        f("calendar", e.calendar);
        f("step_due_at", e.step_due_at);
        f("note", e.note);
    }
    bool operator==(const Resumed&) const = default;
};

}  // namespace motcua
