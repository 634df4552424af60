#include "server/stop.hpp"

#include "server/log.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <csignal>
#include <memory>

namespace motcua::server {

namespace asio = boost::asio;

asio::awaitable<void> stop_on_signal(asio::signal_set& signals, Listener& listener, std::chrono::milliseconds grace)
{
    constexpr auto token = asio::as_tuple(asio::use_awaitable);
    const auto [failed, number] = co_await signals.async_wait(token);
    if (failed) co_return;
    log_info(std::string{"stopping on "} + (number == SIGTERM ? "SIGTERM" : "SIGINT"));
    listener.finish();
    const auto executor = co_await asio::this_coro::executor;
    asio::steady_timer timer{executor};
    // Shared, because the wait ends after this frame when no second signal comes.
    const auto second_signal = std::make_shared<bool>(false);
    signals.async_wait([second_signal](const auto& error, int) { *second_signal = !error; });
    const auto last = std::chrono::steady_clock::now() + grace;
    while (listener.open_connections() > 0 && !*second_signal && std::chrono::steady_clock::now() < last) {
        timer.expires_after(std::chrono::milliseconds{20});
        co_await timer.async_wait(token);
    }
    if (listener.open_connections() > 0) listener.cut();
    signals.cancel();
}

}  // namespace motcua::server
