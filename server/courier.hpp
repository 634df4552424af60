#pragma once

#include "server/adapter.hpp"
#include "server/metrics.hpp"
#include "storage/database.hpp"
#include "storage/deliveries.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace motcua::server {

// How often a delivery is tried before it is a dead letter, and how long after the first failure it is tried again.
struct RetryRules {
    int attempts = 0;
    std::chrono::milliseconds first_wait{};
    // How long one attempt can take at most.
    std::chrono::milliseconds limit{};
};

struct Channel {
    storage::NoticeChannel name;
    std::unique_ptr<Adapter> adapter;
};

// Carries notices from the outbox to their receivers: one thread sorts what is new, and one for each channel delivers,
// so that a receiver that hangs holds up no other channel. Instances that share a database share the work. At least
// once: a delivery is done when the database knows it; who dies before that leaves it to be tried again, under the same
// id, when its lease has run out.
class Courier {
public:
    Courier(storage::Database& database, std::vector<Channel> channels, const RetryRules& rules, Metrics& metrics);
    // Stops, and waits until no thread delivers any more.
    ~Courier();
    Courier(const Courier&) = delete;
    Courier& operator=(const Courier&) = delete;

    // Breaks attempts off; what they were about is tried again by whoever comes next.
    void stop();

private:
    // A piece of work; whether there may be more of it.
    using Work = std::function<bool()>;

    void run(const std::string& what, const Work& work);
    bool sort();
    bool deliver(Channel& channel);
    Attempt attempt(Channel& channel, const storage::ClaimedDelivery& delivery);
    void keep(const storage::ClaimedDelivery& delivery, const Attempt& attempt);
    // Until there may be something to do.
    void rest();

    storage::Database& database_;
    std::vector<Channel> channels_;
    std::vector<storage::NoticeChannel> names_;
    RetryRules rules_;
    Metrics& metrics_;
    std::atomic<bool> stopping_ = false;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::vector<std::jthread> threads_;
};

}  // namespace motcua::server
