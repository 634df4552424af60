#pragma once

#include "domain/seal.hpp"
#include "domain/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// The events that change neither who has a dossier nor its clock: what is written down about it; see events.hpp.

namespace motcua {

enum class PaperDamage : std::uint8_t { lost, damaged };
std::string_view to_string(PaperDamage damage);
std::optional<PaperDamage> paper_damage_from(std::string_view text);

struct Noted {
    static constexpr std::string_view kKind = "noted";
    Seal text;

    static void fields(auto& e, auto&& f) { f("text", e.text); }
    bool operator==(const Noted&) const = default;
};

// Something that was written down wrong is put right. The old value stays sealed under the entry that has it, the new
// one is sealed here.
struct Corrected {
    static constexpr std::string_view kKind = "corrected";
    std::string approver;
    Seal reason;
    std::optional<Seal> applicant = {};
    std::optional<Seal> submitter = {};
    std::optional<Seal> documents = {};

    static void fields(auto& e, auto&& f)
    {
        f("approver", e.approver);
        f("reason", e.reason);
        f("applicant", e.applicant);
        f("submitter", e.submitter);
        f("documents", e.documents);
    }
    bool operator==(const Corrected&) const = default;
};

// Papers of the dossier were lost or damaged: which, and whose fault it is (NĐ 61/2018 art. 21).
struct PaperLost {
    static constexpr std::string_view kKind = "paper_lost";
    PaperDamage damage = PaperDamage::lost;
    std::string responsible;  // a unit
    Seal papers;

    static void fields(auto& e, auto&& f)
    {
        f("damage", e.damage);
        f("responsible", e.responsible);
        f("papers", e.papers);
    }
    bool operator==(const PaperLost&) const = default;
};

// Where the papers lie: a shelf, a box.
struct Located {
    static constexpr std::string_view kKind = "located";
    Seal place;

    static void fields(auto& e, auto&& f) { f("place", e.place); }
    bool operator==(const Located&) const = default;
};

// The citizen is told that the result is there before its day (NĐ 61/2018 art. 20).
struct EarlyAnnounced {
    static constexpr std::string_view kKind = "early_announced";
    std::optional<Seal> note = {};

    static void fields(auto& e, auto&& f) { f("note", e.note); }
    bool operator==(const EarlyAnnounced&) const = default;
};

// Another unit is asked for its opinion, with its own date (NĐ 61/2018 art. 19(5)); the dossier stays where it is.
struct OpinionAsked {
    static constexpr std::string_view kKind = "opinion_asked";
    std::string unit;
    Instant due_at{};
    std::string calendar;
    Seal question;

    static void fields(auto& e, auto&& f)
    {
        f("unit", e.unit);
        f("due_at", e.due_at);
        f("calendar", e.calendar);
        f("question", e.question);
    }
    bool operator==(const OpinionAsked&) const = default;
};

struct OpinionGiven {
    static constexpr std::string_view kKind = "opinion_given";
    std::int64_t asked = 0;  // the entry that asked
    Seal answer;

    static void fields(auto& e, auto&& f)
    {
        f("asked", e.asked);
        f("answer", e.answer);
    }
    bool operator==(const OpinionGiven&) const = default;
};

}  // namespace motcua
