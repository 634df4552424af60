#include "tests/server/raw_client.hpp"

#include <arpa/inet.h>
#include <array>
#include <cctype>
#include <cstdlib>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace motcua::tests {
namespace {

constexpr int kPatienceMs = 60'000;

bool same(std::string_view a, std::string_view b)
{
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (std::tolower(static_cast<unsigned char>(a[i])) != std::tolower(static_cast<unsigned char>(b[i])))
            return false;
    }
    return true;
}

}  // namespace

std::string RawAnswer::header(std::string_view name) const
{
    for (std::size_t at = head.find("\r\n"); at != std::string::npos; at = head.find("\r\n", at + 2)) {
        const auto colon = head.find(':', at);
        if (colon == std::string::npos) break;
        if (!same(std::string_view{head}.substr(at + 2, colon - at - 2), name)) continue;
        const auto end = head.find("\r\n", colon);
        return head.substr(colon + 2, end - colon - 2);
    }
    return "";
}

RawClient::RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    sockaddr generic{};
    static_assert(sizeof generic == sizeof address);
    __builtin_memcpy(&generic, &address, sizeof address);
    if (::connect(socket_, &generic, sizeof generic) != 0) throw std::runtime_error("cannot connect");
}

RawClient::~RawClient()
{
    ::close(socket_);
}

void RawClient::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return;  // the server has heard enough; its answer may be waiting
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

bool RawClient::fill()
{
    pollfd wait{.fd = socket_, .events = POLLIN, .revents = 0};
    if (::poll(&wait, 1, kPatienceMs) <= 0) throw std::runtime_error("no answer within a minute");
    std::array<char, 65536> bytes;
    const auto count = ::recv(socket_, bytes.data(), bytes.size(), 0);
    if (count <= 0) return false;
    buffer_.append(bytes.data(), static_cast<std::size_t>(count));
    return true;
}

RawAnswer RawClient::receive(bool head)
{
    while (!buffer_.contains("\r\n\r\n")) {
        if (!fill()) return {};
    }
    RawAnswer answer;
    const auto end = buffer_.find("\r\n\r\n");
    answer.head = buffer_.substr(0, end + 2);
    buffer_.erase(0, end + 4);
    answer.status = std::atoi(answer.head.c_str() + 9);
    const auto length =
        head || answer.status < 200 ? 0U : std::strtoul(answer.header("Content-Length").c_str(), nullptr, 10);
    while (buffer_.size() < length) {
        if (!fill()) throw std::runtime_error("the answer was cut");
    }
    answer.body = buffer_.substr(0, length);
    buffer_.erase(0, length);
    return answer;
}

bool RawClient::sees_end(std::chrono::milliseconds within)
{
    pollfd wait{.fd = socket_, .events = POLLIN, .revents = 0};
    if (::poll(&wait, 1, static_cast<int>(within.count())) <= 0) return false;
    return !fill();
}

}  // namespace motcua::tests
