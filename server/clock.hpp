#pragma once

#include "domain/time.hpp"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>

namespace motcua::server {

// The service's one clock: the machine's, or one of its own for demos and tests that starts at a given moment and runs
// from there. Thread-safe.
class Clock {
public:
    Clock() = default;
    explicit Clock(Instant start) : own_(true) { set(start); }

    Instant now() const;

    // Whether it goes its own way; only then may set() be called.
    bool is_own() const { return own_; }

    // Jumps, forward or back, and runs on from there.
    void set(Instant now);

private:
    bool own_ = false;
    // What to add to the steady clock.
    std::atomic<std::int64_t> offset_ms_ = 0;
};

}  // namespace motcua::server
