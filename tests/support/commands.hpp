#pragma once

#include "tests/support/dossiers.hpp"

#include <span>
#include <string>
#include <vector>

// Everything that can be asked of a dossier, for tests that try it all.

namespace motcua::test {

// What the parts of commands are chosen from.
struct Choices {
    std::span<const std::string> units;
    std::span<const std::string> people;
    std::span<const std::chrono::hours> stops;
    std::chrono::days later{7};  // the date of a re-appointment behind the one in force
    bool opinions = true;
    bool apart = false;  // paper and data may travel apart
};

// Each command in each variant of the choices, its own parts as right as they can be. The number of a handoff is the
// one the dossier travels under, or `handoff`.
inline std::vector<Command> every_command(const Dossier& dossier,
                                          Instant now,
                                          std::int64_t handoff,
                                          const Choices& choices)
{
    const std::int64_t open = dossier.transit ? dossier.transit->handoff : handoff;
    const Approver leader{"x", Role::agency_leader, kAgency};
    std::vector<Command> all{Accept{open},
                             Decline{open, seal()},
                             Recall{open},
                             RequestSupplement{seal()},
                             ReceiveSupplement{},
                             RequestPayment{{}, seal()},
                             ReceivePayment{},
                             Resume{},
                             Reappoint{dossier.due_at.value_or(now) + choices.later, leader, seal()},
                             Decide{Outcome::approved},
                             Decide{Outcome::refused, seal()},
                             Redo{seal()},
                             AnnounceEarly{},
                             ReturnResult{},
                             Withdraw{seal()},
                             AddNote{seal()},
                             Correct{leader, seal(), seal('b')},
                             ReportLoss{PaperDamage::damaged, kLand, seal()},
                             Locate{seal()},
                             ReceiveFiled{{.received_at = now, .applicant = seal()}, a_procedure()},
                             FileAgain{seal()},
                             Guide{seal()},
                             TurnAway{seal()}};
    for (const std::string& unit : choices.units) {
        if (!dossier.holder || dossier.holder->unit != unit) all.emplace_back(Send{handoff, unit});
        if (choices.apart && (!dossier.holder || dossier.holder->unit != unit))
            all.emplace_back(Send{handoff, unit, Carries::data});
        if (choices.apart && dossier.paper_unit() != unit) all.emplace_back(SendPaper{handoff, unit});
        if (choices.opinions) all.emplace_back(AskOpinion{unit, working_days(2), seal()});
    }
    if (choices.apart) {
        const std::int64_t paper = dossier.paper_transit() ? dossier.paper_transit()->handoff : handoff;
        all.insert(all.end(), {AcceptPaper{paper}, DeclinePaper{paper, seal()}, RecallPaper{paper}});
    }
    for (const std::string& person : choices.people)
        all.emplace_back(Assign{{person, dossier.holder ? dossier.holder->unit : ""}});
    for (const auto stop : choices.stops) all.emplace_back(Stop{now + stop, seal()});
    for (const OpenOpinion& opinion : dossier.opinions) all.emplace_back(GiveOpinion{opinion.asked, seal()});
    return all;
}

}  // namespace motcua::test
