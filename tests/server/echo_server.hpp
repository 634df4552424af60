#pragma once

#include "server/listener.hpp"

#include <boost/asio/io_context.hpp>

#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace motcua::tests {

// The real listener on a free port of the loopback, with resources that tell what they were asked:
//   /echo   "METHOD PATH ADDRESS\n" and the body
//   /slow   as /echo, after 300 ms
//   /fails  throws
//   /empty  204
class EchoServer {
public:
    struct Options {
        server::ConnectionLimits limits = {};
        int connection_limit = 1024;
        std::vector<std::string> trusted_proxies = {};
    };
    EchoServer();
    explicit EchoServer(const Options& options);
    // Stops in order and waits for it.
    ~EchoServer();
    EchoServer(const EchoServer&) = delete;
    EchoServer& operator=(const EchoServer&) = delete;

    std::uint16_t port() const;
    // "ID METHOD ROUTE STATUS" of the requests so far.
    std::vector<std::string> observed();
    // Waits until /slow has been called.
    void wait_for_slow();

    server::Listener& listener() { return listener_; }

private:
    server::ConnectionContext context(const Options& options);
    boost::asio::awaitable<api::Response> answer(const api::Request& request);

    boost::asio::io_context io_;
    std::mutex mutex_;
    std::vector<std::string> observed_;
    std::atomic<bool> slow_called_ = false;
    server::Listener listener_;
    std::vector<std::jthread> threads_;
};

}  // namespace motcua::tests
