#pragma once

#include "domain/decide.hpp"
#include "tests/domain/random_cases.hpp"
#include "tests/support/commands.hpp"

#include <array>
#include <iterator>
#include <optional>
#include <vector>

// Random lives of dossiers, event by event, through the rules.

namespace motcua::test {

inline const std::array kLifeUnits{kDesk, kLand, kJustice, kLeaders};
inline const std::array<std::string, 2> kLifePeople{"an", "binh"};

// A command of any kind, its own parts as right as they can be.
inline Command random_command(RandomCases& random, const Dossier& dossier, Instant now)
{
    const std::array stops{std::chrono::hours{random.between(1, 400)}};
    const auto commands = every_command(dossier, now, dossier.version + 1,
                                        {.units = kLifeUnits, .people = kLifePeople, .stops = stops, .apart = true});
    return commands[static_cast<std::size_t>(random.between(0, std::ssize(commands) - 1))];
}

// One random command that the dossier's state and some person let happen; nothing when none was found.
inline std::optional<Event> random_event(RandomCases& random, const std::vector<Event>& history, Instant now)
{
    Dossier dossier;
    for (const Event& event : history) dossier = apply(std::move(dossier), event);
    for (int tries = 0; tries < 300; ++tries) {
        const std::string& unit = kLifeUnits[static_cast<std::size_t>(random.between(0, 3))];
        const Actor actor = somebody(static_cast<Role>(random.between(0, 4)), unit, random.one_in(2) ? "an" : "binh");
        const Command command = random_command(random, dossier, now);
        if (std::holds_alternative<Withdraw>(command) && !random.one_in(20)) continue;
        Context context = at_moment(now, actor, land_steps());
        context.deadline = deadline_history(history);
        if (auto event = decide(dossier, command, context)) return *std::move(event);
    }
    return std::nullopt;
}

// The whole life of a dossier of up to fifteen events, from some day of February 2015 on.
inline std::vector<Event> random_life(RandomCases& random)
{
    Instant now = at("2015-02-09 07:00") + std::chrono::minutes{random.between(0, 20'000)};
    const auto due =
        due_at(*district_calendar(), DeadlineTerms{working_days(random.between(1, 6)), HourRule::end_of_day, now, {}});
    const auto step = step_due(*district_calendar(), half_days(1), now);
    Received receipt{.procedure = "1.000001",
                     .procedure_valid_from = on("2015-01-01"),
                     .desk = kDesk,
                     .agency = kAgency,
                     .limit_unit = LimitUnit::working_day,
                     .limit_halves = 10,
                     .due_at = due.value(),
                     .calendar = "test",
                     .step = 1,
                     .step_due_at = step.value(),
                     .applicant = seal()};
    if (random.one_in(3)) receipt.supplement_policy = SupplementPolicy::pause;
    std::vector<Event> history{{"X24.217-150302-0001", 1, now, now, "an", receipt}};
    Dossier dossier = apply({}, history.back());
    for (int steps = 0; steps < 14 && !dossier.ended_at; ++steps) {
        now += std::chrono::minutes{random.one_in(3) ? random.between(0, 300) : random.between(0, 2500)};
        auto event = random_event(random, history, now);
        if (!event) break;
        dossier = apply(dossier, *event);
        history.push_back(*std::move(event));
    }
    return history;
}

}  // namespace motcua::test
