#pragma once

#include "tests/support/office.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <cstdint>
#include <string>

namespace motcua::tests {

// A client among a thousand: one connection that is kept alive, and opened again when it broke. A request whose answer
// never came is reported with status 0, not repeated.
class Asker {
public:
    Asker(const boost::asio::any_io_executor& executor, std::uint16_t port) : socket_(executor), port_(port) {}

    boost::asio::awaitable<Answer> get(std::string target, std::string cookie);
    boost::asio::awaitable<Answer> post(std::string target, std::string cookie, std::string body, std::string if_match);

private:
    boost::asio::awaitable<Answer> ask(std::string request);
    boost::asio::awaitable<bool> exchange(const std::string& request, Answer& answer);
    // What came already; false when it is not yet a whole answer.
    bool take(Answer& answer);

    boost::asio::ip::tcp::socket socket_;
    std::uint16_t port_;
    std::string in_ = {};
};

}  // namespace motcua::tests
