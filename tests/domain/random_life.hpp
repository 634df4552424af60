#pragma once

#include "domain/decide.hpp"
#include "tests/domain/random_cases.hpp"
#include "tests/support/dossiers.hpp"

#include <array>
#include <optional>

// Random lives of dossiers, event by event, through the rules.

namespace motcua::test {

// One random command that the dossier's state and some person let happen; nothing when none was found.
inline std::optional<Event> random_event(RandomCases& random, const Dossier& dossier, Instant now)
{
    const std::array units{kDesk, kLand, kJustice, kLeaders};
    const auto unit = [&] { return units[static_cast<std::size_t>(random.between(0, 3))]; };
    for (int tries = 0; tries < 200; ++tries) {
        const Actor actor = somebody(static_cast<Role>(random.between(0, 4)), unit(), random.one_in(2) ? "an" : "binh");
        const std::int64_t handoff = dossier.transit ? dossier.transit->handoff : dossier.version + 1;
        const std::string holder = dossier.holder ? dossier.holder->unit : "";
        const std::array<Command, 12> commands{
            Send{handoff, unit()},
            Accept{handoff},
            Decline{handoff, seal()},
            Recall{handoff},
            Assign{random.one_in(2) ? "an" : "binh", holder},
            RequestSupplement{seal()},
            ReceiveSupplement{},
            Reappoint{dossier.due_at.value_or(now) + std::chrono::days{7}, "x", Role::agency_leader, kAgency, seal()},
            Decide{Outcome::approved},
            ReturnResult{},
            Withdraw{seal()},
            AddNote{seal()}};
        const auto which = static_cast<std::size_t>(random.between(0, 11));
        if (which == 10 && !random.one_in(20)) continue;
        const auto* send = std::get_if<Send>(&commands[which]);
        if (send != nullptr && send->to == holder) continue;
        Context context = at_moment(now, actor, land_steps());
        if (dossier.paused_since) context.deadline = waiting_history(dossier);
        if (auto event = decide(dossier, commands[which], context)) return *std::move(event);
    }
    return std::nullopt;
}

}  // namespace motcua::test
