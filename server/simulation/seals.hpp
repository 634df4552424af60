#pragma once

#include "server/simulation/life.hpp"
#include "server/simulation/people.hpp"

#include <string>

namespace motcua::simulation {

// Seals a text for this field of the dossier's next event, with a salt of the dossier's own dice.
Seal seal(Life& life, const char* field, std::string text);

// The same of what people write on such an occasion.
Seal say(Life& life, const char* field, Occasion occasion);

}  // namespace motcua::simulation
