#pragma once

#include "domain/events.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

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
    // Accounts that work along.
    std::vector<std::string> coordinators = {};
};

struct RequestSupplement {
    Seal reason;
    std::optional<Seal> documents = {};
};

struct ReceiveSupplement {
    std::optional<Seal> documents = {};
    std::optional<Seal> note = {};
};

struct RequestPayment {
    std::optional<std::int64_t> amount_vnd = {};
    Seal reason;
};

struct ReceivePayment {
    std::optional<Seal> note = {};
};

struct Stop {
    Instant until{};
    Seal reason;
};

struct Resume {
    std::optional<Seal> note = {};
};

// The head who stands for something. An approval of another agency's head is none.
struct Approver {
    std::string account;
    Role role = Role::reception_clerk;
    std::string agency;
};

struct Reappoint {
    Instant due_at{};
    Approver approver;
    Seal reason;
};

struct Decide {
    Outcome outcome = Outcome::approved;
    std::optional<Seal> reason = {};  // required for a refusal
};

struct Redo {
    Seal reason;
};

struct AnnounceEarly {
    std::optional<Seal> note = {};
};

struct ReturnResult {
    std::optional<Seal> receiver = {};
    std::optional<Seal> note = {};
    std::optional<Seal> authority = {};
    std::optional<bool> signature = {};
};

struct Withdraw {
    Seal reason;
};

struct AddNote {
    Seal text;
};

struct Correct {
    Approver approver;
    Seal reason;
    std::optional<Seal> applicant = {};
    std::optional<Seal> submitter = {};
    std::optional<Seal> documents = {};
};

struct ReportLoss {
    PaperDamage damage = PaperDamage::lost;
    std::string responsible;
    Seal papers;
};

struct Locate {
    Seal place;
};

struct AskOpinion {
    std::string unit;
    TimeLimit limit = {};
    Seal question;
};

struct GiveOpinion {
    std::int64_t asked = 0;
    Seal answer;
};

// In the order of Action, without receive.
using Command = std::variant<Send,
                             Accept,
                             Decline,
                             Recall,
                             Assign,
                             RequestSupplement,
                             ReceiveSupplement,
                             RequestPayment,
                             ReceivePayment,
                             Stop,
                             Resume,
                             Reappoint,
                             Decide,
                             Redo,
                             AnnounceEarly,
                             ReturnResult,
                             Withdraw,
                             AddNote,
                             Correct,
                             ReportLoss,
                             Locate,
                             AskOpinion,
                             GiveOpinion>;

Action action_of(const Command& command);

}  // namespace motcua
