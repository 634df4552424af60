#pragma once

#include "domain/access.hpp"
#include "domain/dossier_parts.hpp"
#include "domain/seal.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// The commands that change who has a dossier; see commands.hpp.

namespace motcua {

struct Send {
    static constexpr Action kAction = Action::send;
    std::int64_t handoff = 0;
    std::string to;
    Carries carries = Carries::both;  // or data
    std::optional<Seal> manifest = {};
};

struct Accept {
    static constexpr Action kAction = Action::accept;
    std::int64_t handoff = 0;
};

struct Decline {
    static constexpr Action kAction = Action::decline;
    std::int64_t handoff = 0;
    Seal reason;
};

struct Recall {
    static constexpr Action kAction = Action::recall;
    std::int64_t handoff = 0;
    std::optional<Seal> reason = {};
};

// Whom a dossier is given to work on; they must sit where it lies.
struct Assignee {
    std::string account;
    std::string unit;
    Role role = Role::department_staff;
};

struct Assign {
    static constexpr Action kAction = Action::assign;
    Assignee person;
    // Others who work along.
    std::vector<Assignee> coordinators = {};
};

}  // namespace motcua
