#pragma once

#include "domain/access.hpp"
#include "domain/catalogue.hpp"
#include "domain/seal.hpp"

#include <optional>
#include <string>

// The command that opens a child of a dossier; see commands.hpp. What happens to the child afterwards are the commands
// of every dossier; it ends at the unit that opened it, by ReturnResult or Withdraw.

namespace motcua {

struct OpenChild {
    static constexpr Action kAction = Action::open_child;
    std::string child;  // its code
    std::string unit;   // whose work it is
    TimeLimit limit = {};
    Seal task;
};

}  // namespace motcua
