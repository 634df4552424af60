#pragma once

#include "domain/access.hpp"
#include "domain/seal.hpp"

#include <cstdint>
#include <optional>
#include <string>

// The commands for paper that travels apart from the data; see commands.hpp.

namespace motcua {

struct SendPaper {
    static constexpr Action kAction = Action::send_paper;
    std::int64_t handoff = 0;
    std::string to;
    std::optional<Seal> manifest = {};
};

struct AcceptPaper {
    static constexpr Action kAction = Action::accept_paper;
    std::int64_t handoff = 0;
};

struct DeclinePaper {
    static constexpr Action kAction = Action::decline_paper;
    std::int64_t handoff = 0;
    Seal reason;
};

struct RecallPaper {
    static constexpr Action kAction = Action::recall_paper;
    std::int64_t handoff = 0;
    std::optional<Seal> reason = {};
};

}  // namespace motcua
