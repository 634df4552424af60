#include "tests/server/echo_server.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <stdexcept>

namespace motcua::tests {

namespace asio = boost::asio;

EchoServer::EchoServer() : EchoServer(Options{}) {}

EchoServer::EchoServer(const Options& options)
    : listener_(io_, {.host = "127.0.0.1", .port = 0}, options.connection_limit, context(options))
{
    listener_.start();
    for (int i = 0; i < 2; ++i) threads_.emplace_back([this] { io_.run(); });
}

EchoServer::~EchoServer()
{
    listener_.finish();
}

server::ConnectionContext EchoServer::context(const Options& options)
{
    return {.handler = [this](const api::Request& request) { return answer(request); },
            .observe =
                [this](const server::Exchange& exchange) {
                    const std::scoped_lock lock{mutex_};
                    observed_.push_back(std::string{exchange.id} + " " + std::string{exchange.method} + " " +
                                        std::string{exchange.route} + " " + std::to_string(exchange.status));
                },
            .proxies = server::TrustedProxies{options.trusted_proxies},
            .limits = options.limits};
}

std::uint16_t EchoServer::port() const
{
    return server::parse_listen(listener_.address()).value().port;
}

std::vector<std::string> EchoServer::observed()
{
    const std::scoped_lock lock{mutex_};
    return observed_;
}

void EchoServer::wait_for_slow()
{
    slow_called_.wait(false);
}

asio::awaitable<api::Response> EchoServer::answer(const api::Request& request)
{
    if (request.path == "/fails") throw std::logic_error("a bug with a secret in it");
    if (request.path == "/slow") {
        slow_called_ = true;
        slow_called_.notify_all();
        const auto executor = co_await asio::this_coro::executor;
        asio::steady_timer timer{executor, std::chrono::milliseconds{300}};
        co_await timer.async_wait(asio::use_awaitable);
    }
    api::Response response{.status = request.path == "/empty" ? 204 : 200, .route = "/{path}"};
    if (request.path == "/spool") {
        api::Spool spool;
        for (int i = 0; i < 1'000'000; ++i) spool.write(std::to_string(i) + "\n");
        response.spool = std::make_shared<const api::Spool>(std::move(spool));
    }
    if (response.status == 200)
        response.body = request.method + " " + request.path + " " + request.remote_address + "\n" + request.body;
    response.with_header("Content-Type", "text/plain");
    co_return response;
}

}  // namespace motcua::tests
