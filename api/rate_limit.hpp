#pragma once

#include "domain/time.hpp"

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <unordered_map>

namespace motcua::api {

// Lets each key make `burst` tries, then one more per `interval` (a token bucket per key). Thread-safe. Keys that are
// full again are forgotten, so the table stays as small as the number of keys tried lately.
class RateLimit {
public:
    RateLimit(int burst, std::chrono::milliseconds interval) : burst_(burst), interval_(interval) {}

    // Takes one try of `key`; false when none is left.
    bool allow(const std::string& key, Instant now);

    // Gives the last try of `key` back: it was none.
    void give_back(const std::string& key);

    // How long until `key` may try again; zero when it may now.
    std::chrono::milliseconds wait(const std::string& key, Instant now);

private:
    struct Bucket {
        // When all of the burst is available again.
        Instant full_at{};
    };
    void forget_full(Instant now);

    int burst_;
    std::chrono::milliseconds interval_;
    std::mutex mutex_;
    std::unordered_map<std::string, Bucket> buckets_;
    std::size_t swept_size_ = 1024;
};

// What tries from an address are counted under: the address itself, or for IPv6 the network of 64 bits that one client
// usually has to itself.
std::string address_key(const std::string& address);

// The limits of the public and of the log-in.
struct RateLimits {
    RateLimit log_in_account{10, std::chrono::seconds{30}};
    RateLimit log_in_address{30, std::chrono::seconds{10}};
    RateLimit pin_code{5, std::chrono::minutes{1}};
    RateLimit pin_address{20, std::chrono::seconds{15}};
    RateLimit deadline_address{300, std::chrono::milliseconds{200}};
    RateLimit statistics_address{60, std::chrono::seconds{1}};
};

}  // namespace motcua::api
