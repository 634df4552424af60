#pragma once

#include "domain/custody_commands.hpp"
#include "domain/intake_commands.hpp"
#include "domain/linked_commands.hpp"
#include "domain/outcome_commands.hpp"
#include "domain/paper_commands.hpp"
#include "domain/record_commands.hpp"
#include "domain/wait_commands.hpp"

#include <variant>

// What can be asked of a dossier. Texts and personal data arrive sealed: the rules never see them. Each command names
// the action it is in the tables of transitions and permissions.

namespace motcua {

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
                             GiveOpinion,
                             ReceiveFiled,
                             FileAgain,
                             Guide,
                             TurnAway,
                             OpenChild,
                             SendPaper,
                             AcceptPaper,
                             DeclinePaper,
                             RecallPaper>;

Action action_of(const Command& command);

}  // namespace motcua
