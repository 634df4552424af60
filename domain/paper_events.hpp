#pragma once

#include "domain/seal.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// The events of paper that travels apart from the data; see events.hpp. They change nothing about who answers for the
// dossier.

namespace motcua {

struct PaperSent {
    static constexpr std::string_view kKind = "paper_sent";
    std::int64_t handoff = 0;
    std::string from;
    std::string to;
    std::optional<Seal> manifest = {};  // the head of the manifest: number, moment, note …

    static void fields(auto& e, auto&& f)
    {
        f("handoff", e.handoff);
        f("from", e.from);
        f("to", e.to);
        f("manifest", e.manifest);
    }
    bool operator==(const PaperSent&) const = default;
};

struct PaperAccepted {
    static constexpr std::string_view kKind = "paper_accepted";
    std::int64_t handoff = 0;
    std::string unit;

    static void fields(auto& e, auto&& f)
    {
        f("handoff", e.handoff);
        f("unit", e.unit);
    }
    bool operator==(const PaperAccepted&) const = default;
};

// The paper is with the giver again.
struct PaperDeclined {
    static constexpr std::string_view kKind = "paper_declined";
    std::int64_t handoff = 0;
    Seal reason;

    static void fields(auto& e, auto&& f)
    {
        f("handoff", e.handoff);
        f("reason", e.reason);
    }
    bool operator==(const PaperDeclined&) const = default;
};

struct PaperRecalled {
    static constexpr std::string_view kKind = "paper_recalled";
    std::int64_t handoff = 0;
    std::optional<Seal> reason = {};

    static void fields(auto& e, auto&& f)
    {
        f("handoff", e.handoff);
        f("reason", e.reason);
    }
    bool operator==(const PaperRecalled&) const = default;
};

}  // namespace motcua
