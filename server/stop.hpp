#pragma once

#include "server/listener.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>

namespace motcua::server {

// Waits for SIGTERM or SIGINT, then lets the listener's connections finish; those still open after `grace` are cut, and
// a second signal cuts them at once. Runs on the executor of `signals`.
boost::asio::awaitable<void> stop_on_signal(boost::asio::signal_set& signals,
                                            Listener& listener,
                                            std::chrono::milliseconds grace);

}  // namespace motcua::server
