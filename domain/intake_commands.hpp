#pragma once

#include "domain/access.hpp"
#include "domain/catalogue.hpp"
#include "domain/dossier_parts.hpp"
#include "domain/seal.hpp"
#include "domain/time.hpp"

#include <optional>
#include <string>

// What comes in at a desk, and the commands that answer what was filed; see commands.hpp.

namespace motcua {

// What comes in, to be received or only filed.
struct Receive {
    std::string code = {};  // minted, or given by the portal
    bool code_from_portal = false;
    Channel channel = Channel::direct;
    // When it came in; in the past for a late entry.
    Instant received_at{};
    Seal applicant;
    std::optional<Seal> submitter = {};
    std::optional<Seal> documents = {};
    std::optional<Seal> note = {};
    std::optional<std::string> visit = {};  // what came in together: the code of the first
};

// Receives what was filed; its code and channel stay.
struct ReceiveFiled {
    static constexpr Action kAction = Action::receive;
    Receive receipt;
    Procedure procedure;  // the version in force on the day of receipt
};

// The citizen sends the papers again after a guidance.
struct FileAgain {
    static constexpr Action kAction = Action::file;
    Seal applicant;
    std::optional<Seal> submitter = {};
    std::optional<Seal> documents = {};
    std::optional<Seal> note = {};
};

struct Guide {
    static constexpr Action kAction = Action::guide;
    Seal reason;
    std::optional<Seal> documents = {};  // what to bring
};

struct TurnAway {
    static constexpr Action kAction = Action::refuse;
    Seal reason;
};

}  // namespace motcua
