#pragma once

#include "domain/dossier_parts.hpp"
#include "domain/seal.hpp"
#include "domain/time.hpp"

#include <optional>
#include <string>
#include <string_view>

// The events before a dossier is received; see events.hpp. No clock runs yet, and nobody keeps minutes.

namespace motcua {

// Papers came in and have not been accepted yet: by post, online, or laid on the counter to be looked at. Begins a
// dossier, or comes again after a guidance.
struct Filed {
    static constexpr std::string_view kKind = "filed";
    std::string procedure;
    Date procedure_valid_from{};
    std::string desk;
    std::string agency;
    Channel channel = Channel::direct;
    bool code_from_portal = false;
    Seal applicant;
    std::optional<Seal> submitter = {};
    std::optional<Seal> documents = {};
    std::optional<Seal> note = {};

    static void fields(auto& e, auto&& f)
    {
        f("procedure", e.procedure);
        f("procedure_valid_from", e.procedure_valid_from);
        f("desk", e.desk);
        f("agency", e.agency);
        f("channel", e.channel);
        f("code_from_portal", e.code_from_portal);
        f("applicant", e.applicant);
        f("submitter", e.submitter);
        f("documents", e.documents);
        f("note", e.note);
    }
    bool operator==(const Filed&) const = default;
};

// Papers are missing or wrong: the citizen was told in writing, once and fully, what to bring (NĐ 61/2018 art. 15(3)).
struct Guided {
    static constexpr std::string_view kKind = "guided";
    Seal reason;
    std::optional<Seal> documents = {};

    static void fields(auto& e, auto&& f)
    {
        f("reason", e.reason);
        f("documents", e.documents);
    }
    bool operator==(const Guided&) const = default;
};

// Refused at the desk, with the reason on its form (NĐ 61/2018 art. 17; form 03): the end.
struct TurnedAway {
    static constexpr std::string_view kKind = "turned_away";
    Seal reason;

    static void fields(auto& e, auto&& f) { f("reason", e.reason); }
    bool operator==(const TurnedAway&) const = default;
};

}  // namespace motcua
