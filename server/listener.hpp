#pragma once

#include "server/config.hpp"
#include "server/connection.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <atomic>
#include <memory>
#include <string>
#include <unordered_map>

namespace motcua::server {

// Accepts clients and keeps track of them. Runs on a strand of its own; start(), finish() and cut() may be called from
// any thread. Outlives the io_context's run().
class Listener {
public:
    // Binds and listens. Throws Failure(listen) in one sentence when the address cannot be had.
    Listener(boost::asio::io_context& io,
             const ListenAddress& address,
             int connection_limit,
             ConnectionContext context);

    // Starts accepting.
    void start();

    // Accepts nobody any more; connections end once the request under way is answered. The io_context then runs dry.
    void finish();

    // Cuts the connections that are left.
    void cut();

    // "127.0.0.1:40123" or "[::1]:40123": what it really listens on.
    std::string address() const;

    bool is_finishing() const { return finishing_.load(std::memory_order_relaxed); }

    // For the metrics.
    std::size_t open_connections() const { return open_.load(std::memory_order_relaxed); }

private:
    boost::asio::awaitable<void> accept_loop();
    // How long to wait after a failure to accept; negative when the loop is over.
    std::chrono::milliseconds pause_after(const boost::system::error_code& error) const;
    void admit(Socket socket);
    void turn_away(Socket socket) const;

    boost::asio::io_context& io_;
    Strand strand_;
    boost::asio::ip::tcp::acceptor acceptor_;
    std::size_t connection_limit_;
    ConnectionContext context_;
    std::atomic<bool> finishing_ = false;
    std::atomic<std::size_t> open_ = 0;
    std::unordered_map<Connection*, std::weak_ptr<Connection>> connections_;
};

}  // namespace motcua::server
