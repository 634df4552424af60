#pragma once

#include "server/adapter.hpp"
#include "server/handler.hpp"
#include "storage/alarm_sweep.hpp"
#include "storage/deliveries.hpp"

#include <cstddef>
#include <memory>
#include <string>

namespace motcua::server {

// What the operator's monitoring asks: requests by route, their durations, open connections, waiting database work,
// alarms raised and whether anybody still looks for them, notices delivered and waiting.
// Thread-safe.
class Metrics {
public:
    explicit Metrics(const std::string& version);
    ~Metrics();
    Metrics(const Metrics&) = delete;
    Metrics& operator=(const Metrics&) = delete;

    void count(const Exchange& exchange);
    // A piece of work of the sweeper, done or left to the instance that leads.
    void count(const storage::Sweep& sweep);
    // An attempt to deliver a notice; the deliveries that are not done.
    void count(storage::NoticeChannel channel, Attempt::Result result);
    void set(const std::array<storage::Undelivered, storage::kNoticeChannels>& undelivered);

    // The text of /metrics with the given present values.
    std::string text(std::size_t open_connections, std::size_t pending_work);

private:
    struct Families;
    std::unique_ptr<Families> families_;
};

}  // namespace motcua::server
