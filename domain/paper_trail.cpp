#include "domain/paper_trail.hpp"

#include <set>
#include <utility>

namespace motcua {

std::optional<PaperStop> paper_stop(const Dossier& dossier)
{
    if (const Transit* alone = dossier.paper_transit()) return PaperStop{alone->from, alone->to, true};
    if (dossier.paper) return PaperStop{dossier.paper->unit, {}, true};
    if (dossier.transit) return PaperStop{dossier.transit->from, dossier.transit->to};
    if (dossier.holder) return PaperStop{dossier.holder->unit};
    return std::nullopt;
}

std::vector<std::string> units_that_had(std::span<const Event> history)
{
    std::set<std::string> units;
    Dossier dossier;
    for (const Event& event : history) {
        dossier = apply(std::move(dossier), event);
        if (dossier.holder) units.insert(dossier.holder->unit);
        if (dossier.paper) units.insert(dossier.paper->unit);
    }
    return {units.begin(), units.end()};
}

std::vector<PaperStay> paper_trail(std::span<const Event> history)
{
    std::vector<PaperStay> trail;
    Dossier dossier;
    for (const Event& event : history) {
        dossier = apply(std::move(dossier), event);
        auto stop = paper_stop(dossier);
        const bool going_on = !trail.empty() && !trail.back().to;
        if (going_on && stop == trail.back().stop) continue;
        if (going_on) trail.back().to = event.happened_at;
        if (stop) trail.push_back({*std::move(stop), event.happened_at});
    }
    return trail;
}

}  // namespace motcua
