#pragma once

#include "domain/access.hpp"
#include "domain/approver.hpp"
#include "domain/dossier_parts.hpp"
#include "domain/seal.hpp"
#include "domain/time.hpp"

#include <optional>

// The commands about the appointed date and the result; see commands.hpp.

namespace motcua {

struct Reappoint {
    static constexpr Action kAction = Action::reappoint;
    Instant due_at{};
    Approver approver;
    Seal reason;
};

struct Decide {
    static constexpr Action kAction = Action::decide;
    Outcome outcome = Outcome::approved;
    std::optional<Seal> reason = {};  // required for a refusal
};

struct Redo {
    static constexpr Action kAction = Action::redo;
    Seal reason;
};

struct AnnounceEarly {
    static constexpr Action kAction = Action::announce_early;
    std::optional<Seal> note = {};
};

struct ReturnResult {
    static constexpr Action kAction = Action::return_result;
    std::optional<Seal> receiver = {};
    std::optional<Seal> note = {};
    std::optional<Seal> authority = {};
    std::optional<bool> signature = {};
};

struct Withdraw {
    static constexpr Action kAction = Action::withdraw;
    Seal reason;
};

}  // namespace motcua
