#include "server/listener.hpp"

#include "server/log.hpp"
#include "storage/hashes.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace motcua::server {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

tcp::endpoint endpoint_of(const ListenAddress& address)
{
    error_code error;
    const auto ip = asio::ip::make_address(address.host, error);
    if (error) throw Failure(ExitCode::listen, "cannot listen on " + address.host + ": it is not an IP address");
    return {ip, address.port};
}

std::string to_text(const tcp::endpoint& endpoint)
{
    const std::string host = endpoint.address().to_string();
    const std::string port = std::to_string(endpoint.port());
    return endpoint.address().is_v6() ? "[" + host + "]:" + port : host + ":" + port;
}

// SO_REUSEADDR, so that a restart does not wait for the connections of the last run to be forgotten.
tcp::acceptor listen_on(const asio::any_io_executor& executor, const tcp::endpoint& endpoint)
{
    tcp::acceptor acceptor{executor};
    error_code error;
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address{true}, error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(1024, error);
    if (error) throw Failure(ExitCode::listen, "cannot listen on " + to_text(endpoint) + ": " + error.message());
    return acceptor;
}

}  // namespace

Listener::Listener(asio::io_context& io, const ListenAddress& address, int connection_limit, ConnectionContext context)
    : io_(io),
      strand_(asio::make_strand(io)),
      acceptor_(listen_on(strand_, endpoint_of(address))),
      connection_limit_(static_cast<std::size_t>(connection_limit)),
      context_(std::move(context))
{
}

void Listener::start()
{
    // A failure of the accept loop itself is a bug: it ends run() and with it the service, visibly.
    asio::co_spawn(strand_, accept_loop(), [](const std::exception_ptr& failure) {
        if (failure) std::rethrow_exception(failure);
    });
}

void Listener::finish()
{
    asio::post(strand_, [this] {
        finishing_ = true;
        error_code ignored;
        acceptor_.close(ignored);
        for (const auto& [key, connection] : connections_) {
            if (const auto alive = connection.lock()) alive->finish();
        }
    });
}

void Listener::cut()
{
    asio::post(strand_, [this] {
        for (const auto& [key, connection] : connections_) {
            if (const auto alive = connection.lock()) alive->cut();
        }
    });
}

std::string Listener::address() const
{
    return to_text(acceptor_.local_endpoint());
}

asio::awaitable<void> Listener::accept_loop()
{
    constexpr auto token = asio::as_tuple(asio::use_awaitable);
    asio::steady_timer timer{strand_};
    while (!finishing_) {
        auto [error, socket] = co_await acceptor_.async_accept(asio::make_strand(io_), token);
        if (!error) {
            admit(std::move(socket));
            continue;
        }
        if (finishing_) break;
        timer.expires_after(pause_after(error));
        co_await timer.async_wait(token);
    }
}

std::chrono::milliseconds Listener::pause_after(const error_code& error) const
{
    if (error == asio::error::connection_aborted) return std::chrono::milliseconds{0};
    // Out of descriptors or memory: trying again at once would only burn the processor until a client leaves.
    log_error("cannot accept connections: " + error.message());
    return std::chrono::milliseconds{200};
}

void Listener::admit(Socket socket)
{
    if (finishing_ || connections_.size() >= connection_limit_) return turn_away(std::move(socket));
    const auto connection = std::make_shared<Connection>(std::move(socket), context_);
    connections_.emplace(connection.get(), connection);
    open_.store(connections_.size(), std::memory_order_relaxed);
    const auto on_end = [this, connection](const std::exception_ptr& failure) {
        try {
            if (failure) std::rethrow_exception(failure);
        } catch (const std::exception& error) {
            log_error(std::string{"connection: "} + error.what());
        }
        connections_.erase(connection.get());
        open_.store(connections_.size(), std::memory_order_relaxed);
    };
    asio::co_spawn(connection->executor(), connection->run(), asio::bind_executor(strand_, on_end));
}

void Listener::turn_away(Socket socket) const
{
    const api::Response problem = protocol_problem(
        503, "busy", "The service has no free connection, try again in a moment.", storage::random_hex(8));
    const std::string answer =
        "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Type: application/problem+json\r\n"
        "Connection: close\r\nContent-Length: " +
        std::to_string(problem.body.size()) + "\r\n\r\n" + problem.body;
    error_code ignored;
    socket.non_blocking(true, ignored);
    socket.write_some(asio::buffer(answer), ignored);
    socket.shutdown(tcp::socket::shutdown_both, ignored);
}

}  // namespace motcua::server
