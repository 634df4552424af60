#pragma once

#include "server/handler.hpp"

#include <cstddef>
#include <memory>
#include <string>

namespace motcua::server {

// What the operator's monitoring asks: requests by route, their durations, open connections, waiting database work.
// Thread-safe.
class Metrics {
public:
    explicit Metrics(const std::string& version);
    ~Metrics();
    Metrics(const Metrics&) = delete;
    Metrics& operator=(const Metrics&) = delete;

    void count(const Exchange& exchange);

    // The text of /metrics with the given present values.
    std::string text(std::size_t open_connections, std::size_t pending_work);

private:
    struct Families;
    std::unique_ptr<Families> families_;
};

}  // namespace motcua::server
