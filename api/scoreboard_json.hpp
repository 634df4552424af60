#pragma once

#include "api/json.hpp"
#include "api/scoreboard.hpp"

#include <string>

namespace motcua::api {

// What the class of a unit goes by, and that it is no official rule, in a sentence.
std::string rule_label(const RuleOfYear& rule, Language language);

Json scoreboard_json(const Scoreboard& board, Language language);

// The tasks and targets of a unit, each with its entries.
Json unit_targets_json(const storage::TargetChain& chain, const Unit& unit, const RuleOfYear& rule, Language language);

// The same scoreboard as a table, one line for each unit.
std::string scoreboard_csv(const Scoreboard& board, Language language);

}  // namespace motcua::api
