#pragma once

#include "domain/events.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

// What can be asked of a dossier. Texts and personal data arrive sealed: the rules never see them.

namespace motcua {

struct Receive {
    std::string code;  // minted, or given by the portal
    bool code_from_portal = false;
    Channel channel = Channel::direct;
    // In the past for a late entry.
    Instant received_at{};
    Seal applicant;
    std::optional<Seal> submitter = {};
    std::optional<Seal> documents = {};
    std::optional<Seal> note = {};
};

struct Send {
    std::int64_t handoff = 0;
    std::string to;
};

struct Accept {
    std::int64_t handoff = 0;
};

struct Decline {
    std::int64_t handoff = 0;
    Seal reason;
};

struct Recall {
    std::int64_t handoff = 0;
    std::optional<Seal> reason = {};
};

struct Assign {
    std::string person;
    // The person's unit; they must sit where the dossier lies.
    std::string person_unit;
};

struct RequestSupplement {
    Seal reason;
    std::optional<Seal> documents = {};
};

struct ReceiveSupplement {
    std::optional<Seal> documents = {};
    std::optional<Seal> note = {};
};

struct Reappoint {
    Instant due_at{};
    std::string approver;
    Role approver_role = Role::reception_clerk;
    // The approver's agency; an approval of another agency's head is none.
    std::string approver_agency;
    Seal reason;
};

struct Decide {
    Outcome outcome = Outcome::approved;
    std::optional<Seal> reason = {};  // required for a refusal
};

struct ReturnResult {
    std::optional<Seal> receiver = {};
    std::optional<Seal> note = {};
};

struct Withdraw {
    Seal reason;
};

struct AddNote {
    Seal text;
};

using Command = std::variant<Send,
                             Accept,
                             Decline,
                             Recall,
                             Assign,
                             RequestSupplement,
                             ReceiveSupplement,
                             Reappoint,
                             Decide,
                             ReturnResult,
                             Withdraw,
                             AddNote>;

Action action_of(const Command& command);

}  // namespace motcua
