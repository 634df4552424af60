#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace motcua::tests {

// What one answer on the wire was.
struct RawAnswer {
    int status = 0;  // 0: the connection ended instead
    std::string head;
    std::string body;

    // The value of the first header of this name, or "".
    std::string header(std::string_view name) const;
};

// A client that says exactly what it is told, byte by byte, and waits at most a few seconds for anything.
class RawClient {
public:
    explicit RawClient(std::uint16_t port);
    ~RawClient();
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    void send(std::string_view bytes);
    // Reads one answer; `head` tells that its body is left out.
    RawAnswer receive(bool head = false);
    // Whether the server ends the connection within the time.
    bool sees_end(std::chrono::milliseconds within = std::chrono::seconds{5});

private:
    bool fill();

    int socket_;
    std::string buffer_;
};

}  // namespace motcua::tests
