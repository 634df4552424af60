#include "server/simulation/seals.hpp"

#include <utility>

namespace motcua::simulation {

Seal seal(Life& life, const char* field, std::string text)
{
    std::string salt = life.dice.hex(32);
    Seal commitment = storage::commitment(salt, text);
    life.whole.sealed.push_back({life.dossier().version + 1, {field, std::move(salt), std::move(text), commitment}});
    return commitment;
}

Seal say(Life& life, const char* field, Occasion occasion)
{
    return seal(life, field, words_for(occasion, life.dice));
}

}  // namespace motcua::simulation
