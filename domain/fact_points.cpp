#include "domain/fact_points.hpp"

#include "domain/step_ledger.hpp"

#include <algorithm>
#include <map>
#include <vector>

namespace motcua {
namespace {

// What a unit had a date for.
struct Duty {
    Instant begun{};
    std::optional<Instant> done = {};
    Instant due{};
    bool passed = false;  // a date it had earlier was
};

std::vector<Duty> duties_of(std::span<const Event> history)
{
    std::vector<Duty> duties;
    for (const StepUse& step : steps_of(history)) {
        const auto due = step.due_at ? step.due_at : step.passed_at;
        if (step.left_at && due) duties.push_back({step.entered_at, step.left_at, *due, step.passed_at.has_value()});
    }
    std::map<std::int64_t, std::size_t> asked;  // by the entry
    for (const Event& event : history) {
        if (const auto* opinion = std::get_if<OpinionAsked>(&event.body)) {
            asked[event.n] = duties.size();
            duties.push_back({.begun = event.happened_at, .due = opinion->due_at});
        }
        if (const auto* opinion = std::get_if<OpinionGiven>(&event.body))
            if (const auto place = asked.find(opinion->asked); place != asked.end())
                duties[place->second].done = event.happened_at;
    }
    return duties;
}

// As it stood at `t`. What was not done by then says something only when its date had passed.
std::int8_t points_of(const Duty& duty, Instant t)
{
    if (!duty.done || t < *duty.done) return duty.begun < t && duty.due < t ? 0 : kNoPoints;
    if (duty.passed || duty.due < *duty.done) return 0;
    return *duty.done < duty.due ? 2 : 1;
}

std::int8_t points_for_units(std::span<const Duty> duties, Instant t)
{
    std::int8_t least = kNoPoints;
    for (const Duty& duty : duties) {
        const std::int8_t points = points_of(duty, t);
        if (points != kNoPoints) least = least == kNoPoints ? points : std::min(least, points);
    }
    return least;
}

std::int8_t points_for_contacts(std::span<const Event> history, Instant t)
{
    const auto told = std::ranges::count_if(history, [&](const Event& event) {
        const bool more =
            std::holds_alternative<SupplementRequested>(event.body) || std::holds_alternative<Guided>(event.body);
        return more && event.happened_at <= t;
    });
    return static_cast<std::int8_t>(std::max<std::ptrdiff_t>(0, 2 - told));
}

}  // namespace

std::int8_t points_for_time(Verdict by_first_date)
{
    switch (by_first_date) {
        case Verdict::early:
            return 2;
        case Verdict::on_time:
            return 1;
        case Verdict::late:
            return 0;
    }
    return kNoPoints;
}

void give_points_for_work(Facts& facts, std::span<const Event> history)
{
    if (std::ranges::none_of(facts.stretches, was_decided, &Stretch::standing)) return;
    const auto duties = duties_of(history);
    for (Stretch& stretch : facts.stretches) {
        if (!was_decided(stretch.standing)) continue;
        stretch.points[1] = points_for_units(duties, stretch.from);
        stretch.points[2] = points_for_contacts(history, stretch.from);
    }
}

}  // namespace motcua
