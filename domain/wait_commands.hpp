#pragma once

#include "domain/access.hpp"
#include "domain/seal.hpp"
#include "domain/time.hpp"

#include <cstdint>
#include <optional>

// The commands that stop the clock and let it go on; see commands.hpp.

namespace motcua {

struct RequestSupplement {
    static constexpr Action kAction = Action::request_supplement;
    Seal reason;
    std::optional<Seal> documents = {};
};

struct ReceiveSupplement {
    static constexpr Action kAction = Action::receive_supplement;
    std::optional<Seal> documents = {};
    std::optional<Seal> note = {};
};

struct RequestPayment {
    static constexpr Action kAction = Action::request_payment;
    std::optional<std::int64_t> amount_vnd = {};
    Seal reason;
};

struct ReceivePayment {
    static constexpr Action kAction = Action::receive_payment;
    std::optional<Seal> note = {};
};

struct Stop {
    static constexpr Action kAction = Action::stop;
    Instant until{};
    Seal reason;
};

struct Resume {
    static constexpr Action kAction = Action::resume;
    std::optional<Seal> note = {};
};

}  // namespace motcua
