#pragma once

#include "server/simulation/dice.hpp"
#include "server/simulation/province.hpp"
#include "storage/sealed.hpp"

#include <string>
#include <vector>

// Made-up citizens and what people write. Numbers are of ranges nobody has: no province has the code 000, and no phone
// begins with 0199 any more.

namespace motcua::simulation {

std::string person_name(Dice& dice);
storage::Party citizen(Dice& dice);
std::vector<storage::HandedIn> papers_of(const Matter& matter);

enum class Occasion {
    supplement,
    decline,
    refusal,
    turning_away,
    guidance,
    withdrawal,
    redo,
    apology,
    payment,
    stop,
    question,
    answer,
    note
};
std::string words_for(Occasion occasion, Dice& dice);

}  // namespace motcua::simulation
