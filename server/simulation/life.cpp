#include "server/simulation/life.hpp"

#include "domain/fields.hpp"
#include "server/simulation/people.hpp"

#include <algorithm>

namespace motcua::simulation {
namespace {

Fate fate_of(Dice& dice, const Arrival& arrival)
{
    const bool at_counter = arrival.channel == Channel::direct;
    const bool costs = arrival.matter->procedure.fee_vnd.value_or(0) > 0;
    Fate fate;
    fate.guided = dice.chance(at_counter ? 20 : 60);
    fate.turned_away = dice.chance(at_counter ? 4 : 12);
    fate.supplement = dice.chance(45) && arrival.matter->procedure.supplement != SupplementPolicy::none;
    fate.payment = dice.chance(costs ? 60 : 15);
    fate.stop = dice.chance(4);
    fate.withdrawn = dice.chance(8);
    fate.opinion = dice.chance(25);
    fate.refused = dice.chance(20);
    fate.redo = dice.chance(12);
    fate.declined = dice.chance(20);
    fate.recalled = dice.chance(5);
    fate.noted = dice.chance(60);
    fate.announced = dice.chance(200);
    return fate;
}

}  // namespace

Life::Life(std::uint64_t seed, std::uint64_t number, const Market& market)
    : dice(seed, number + 1), arrival(market.draw(dice)), fate(fate_of(dice, arrival))
{
    path = path_of(*arrival.desk, *arrival.matter, office_date(arrival.at));
    applicant = write_fields(citizen(dice));
}

const Office* opinion_giver(const Life& life, Instant now)
{
    const auto& offices = life.arrival.desk->offices;
    const auto other = std::ranges::find_if(offices, [&](const Office* office) {
        return office->unit.kind == UnitKind::department && office->unit.code != life.dossier().holder->unit &&
               office->unit.validity.covers(office_date(now));
    });
    return other == offices.end() ? nullptr : *other;
}

Move first_move(const Life& life)
{
    const bool simply = life.arrival.channel == Channel::direct && !life.fate.guided && !life.fate.turned_away;
    return {life.arrival.at, simply ? Deed::receive : Deed::file};
}

}  // namespace motcua::simulation
