#pragma once

#include "domain/custody_commands.hpp"
#include "domain/outcome_commands.hpp"
#include "domain/record_commands.hpp"
#include "domain/wait_commands.hpp"

#include <optional>
#include <string>
#include <variant>

// What can be asked of a dossier. Texts and personal data arrive sealed: the rules never see them. Each command names
// the action it is in the tables of transitions and permissions.

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
