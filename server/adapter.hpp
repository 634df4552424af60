#pragma once

#include "storage/notice_facts.hpp"

#include <atomic>
#include <cstdint>
#include <string>

namespace motcua::server {

// What came of trying to deliver a notice.
struct Attempt {
    enum class Result : std::uint8_t {
        delivered,
        failed,   // to be tried again
        refused,  // the receiver wants none of it: not to be tried again
        stopped,  // the service stops; nobody knows whether it arrived
    };

    Result result = Result::delivered;
    std::string error = {};  // without personal data
};

// A way notices go out. One thread at a time delivers through it, and may block for as long as the time limit allows;
// it returns within a second or so once `stopping` is true.
class Adapter {
public:
    virtual ~Adapter() = default;
    virtual Attempt deliver(const storage::NoticeFacts& notice, const std::atomic<bool>& stopping) = 0;
};

}  // namespace motcua::server
