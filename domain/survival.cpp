#include "domain/survival.hpp"

#include <algorithm>
#include <utility>

namespace motcua {

bool sooner(const Observation& a, const Observation& b)
{
    return std::pair{a.time, !a.event} < std::pair{b.time, !b.event};
}

Survival survival_beyond(std::span<const Observation> observations, std::int64_t time)
{
    // One event after the other gives the factors (n-1)/n · (n-2)/(n-1) …, which for d of them is 1 - d/n.
    Survival survival;
    std::int64_t watched = std::ssize(observations);
    for (const Observation& seen : observations) {
        if (seen.time > time) return survival;
        if (seen.event) survival.probability *= static_cast<double>(watched - 1) / static_cast<double>(watched);
        --watched;
    }
    survival.at_most = observations.empty() || (observations.back().time < time && !observations.back().event);
    return survival;
}

StepPast::StepPast(std::vector<StepStay> stays) : stays_(std::move(stays))
{
    const auto lasting = [](const StepStay& stay) { return Observation{stay.lasted, stay.ready}; };
    std::ranges::sort(stays_, sooner, lasting);
}

Chance StepPast::exceeds(std::int64_t elapsed, std::int64_t left) const
{
    std::vector<Observation> remaining;
    for (const StepStay& stay : stays_)
        if (stay.stayed >= elapsed) remaining.push_back({stay.lasted - elapsed, stay.ready});
    Chance chance{.cases = std::ssize(remaining)};
    if (chance.cases >= kFewestStays) chance.survival = survival_beyond(remaining, left);
    return chance;
}

}  // namespace motcua
