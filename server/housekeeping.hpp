#pragma once

#include "server/clock.hpp"
#include "storage/database.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

namespace motcua::server {

// Forgets expired log-ins and answers kept for two weeks, every ten minutes, until `timer` is cancelled. A failure is
// logged and tried again next time.
boost::asio::awaitable<void> keep_house(boost::asio::steady_timer& timer,
                                        storage::Database& database,
                                        const Clock& clock);

}  // namespace motcua::server
