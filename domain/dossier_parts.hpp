#pragma once

#include "domain/catalogue.hpp"
#include "domain/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// What a dossier is made of.

namespace motcua {

// Where a dossier stands. Lateness is not a status: it follows from the due date and the moment of asking.
enum class Status : std::uint8_t {
    received,             // at the desk, not yet with a department
    processing,           // with a department, or back at the desk undecided
    awaiting_supplement,  // the citizen has been asked for papers; the clock stands still
    awaiting_payment,     // the citizen has a financial duty to meet; the clock stands still
    stopped,              // at the citizen's request; the clock stands still, for so long at most
    decided,              // decided, the result is not yet back at the desk; the clock runs
    ready,                // the result lies at the desk; the clock has ended here
    returned,             // handed to the citizen: the end
    withdrawn,            // taken back by the citizen: the end
    filed,                // came in, not yet accepted
    guided,               // incomplete: the citizen was told what to bring; not accepted
    not_accepted,         // refused at the desk: the end
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

// What a handoff takes along. Paper and data may travel apart: the data at once, the paper by hand.
enum class Carries : std::uint8_t { both, data, paper };
std::string_view to_string(Carries carries);
std::optional<Carries> carries_from(std::string_view text);

// Where the paper is while it is not with whoever has the dossier. Who answers for the dossier follows the data.
struct PaperPlace {
    std::string unit;                     // where it lies; on its way: the giver
    std::optional<Transit> transit = {};  // its own open handoff
    Instant since{};

    bool operator==(const PaperPlace&) const = default;
};

// The step of the procedure the dossier is in, on the step's own clock.
struct StepState {
    int seq = 0;
    Instant entered_at{};
    std::optional<Instant> due_at = {};    // nothing when its clock stands still
    std::optional<TimeLimit> budget = {};  // what it was allotted when it was entered

    bool operator==(const StepState&) const = default;
};

// An opinion that was asked for and not yet given.
struct OpenOpinion {
    std::int64_t asked = 0;  // the entry that asked
    std::string unit;
    Instant due_at{};

    bool operator==(const OpenOpinion&) const = default;
};

}  // namespace motcua
