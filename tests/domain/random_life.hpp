#pragma once

#include "domain/decide.hpp"
#include "tests/domain/random_cases.hpp"
#include "tests/support/dossiers.hpp"

#include <array>
#include <iterator>
#include <optional>
#include <vector>

// Random lives of dossiers, event by event, through the rules.

namespace motcua::test {

// A command of any kind, its own parts as right as they can be.
inline Command random_command(RandomCases& random, const Dossier& dossier, Instant now)
{
    const std::array units{kDesk, kLand, kJustice, kLeaders};
    const auto unit = [&] { return units[static_cast<std::size_t>(random.between(0, 3))]; };
    const std::int64_t handoff = dossier.transit ? dossier.transit->handoff : dossier.version + 1;
    const std::int64_t paper = dossier.paper_transit() ? dossier.paper_transit()->handoff : dossier.version + 1;
    const Approver leader{"x", Role::agency_leader, kAgency};
    const std::vector<Command> commands{
        Send{handoff, unit(), dossier.paper || random.one_in(3) ? Carries::data : Carries::both},
        Accept{handoff},
        Decline{handoff, seal()},
        Recall{handoff},
        Assign{random.one_in(2) ? "an" : "binh", dossier.holder ? dossier.holder->unit : ""},
        RequestSupplement{seal()},
        ReceiveSupplement{},
        RequestPayment{{}, seal()},
        ReceivePayment{},
        Stop{now + std::chrono::hours{random.between(1, 400)}, seal()},
        Resume{},
        Reappoint{dossier.due_at.value_or(now) + std::chrono::days{7}, leader, seal()},
        Decide{Outcome::approved},
        Redo{seal()},
        AnnounceEarly{},
        ReturnResult{},
        Withdraw{seal()},
        AddNote{seal()},
        Correct{leader, seal(), seal('b')},
        ReportLoss{PaperDamage::damaged, kLand, seal()},
        Locate{seal()},
        AskOpinion{unit(), working_days(2), seal()},
        GiveOpinion{dossier.opinions.empty() ? 0 : dossier.opinions.front().asked, seal()},
        SendPaper{paper, unit()},
        AcceptPaper{paper},
        DeclinePaper{paper, seal()},
        RecallPaper{paper}};
    return commands[static_cast<std::size_t>(random.between(0, std::ssize(commands) - 1))];
}

// One random command that the dossier's state and some person let happen; nothing when none was found.
inline std::optional<Event> random_event(RandomCases& random, const std::vector<Event>& history, Instant now)
{
    Dossier dossier;
    for (const Event& event : history) dossier = apply(std::move(dossier), event);
    const std::array units{kDesk, kLand, kJustice, kLeaders};
    for (int tries = 0; tries < 300; ++tries) {
        const std::string& unit = units[static_cast<std::size_t>(random.between(0, 3))];
        const Actor actor = somebody(static_cast<Role>(random.between(0, 4)), unit, random.one_in(2) ? "an" : "binh");
        const Command command = random_command(random, dossier, now);
        if (std::holds_alternative<Withdraw>(command) && !random.one_in(20)) continue;
        const auto* send = std::get_if<Send>(&command);
        if (send != nullptr && dossier.holder && send->to == dossier.holder->unit) continue;
        const auto* send_paper = std::get_if<SendPaper>(&command);
        if (send_paper != nullptr && send_paper->to == dossier.paper_unit()) continue;
        Context context = at_moment(now, actor, land_steps());
        context.deadline = deadline_history(history);
        if (auto event = decide(dossier, command, context)) return *std::move(event);
    }
    return std::nullopt;
}

}  // namespace motcua::test
