#include "server/housekeeping.hpp"

#include "server/log.hpp"
#include "storage/accounts.hpp"
#include "storage/idempotency.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace motcua::server {

boost::asio::awaitable<void> keep_house(boost::asio::steady_timer& timer,
                                        storage::Database& database,
                                        const Clock& clock)
{
    // Long enough for any client that tries again, also after a long holiday.
    constexpr std::chrono::days kAnswersKept{14};
    constexpr auto token = boost::asio::as_tuple(boost::asio::use_awaitable);
    const auto forget = [&](storage::Session& session) {
        storage::forget_expired_sessions(session, clock.now());
        storage::forget_answers(session, clock.now() - kAnswersKept);
        return true;
    };
    for (;;) {
        timer.expires_after(std::chrono::minutes{10});
        const auto [cancelled] = co_await timer.async_wait(token);
        if (cancelled) co_return;
        try {
            co_await database.transact(forget);
        } catch (const std::exception& error) {
            log_warning(std::string{"expired log-ins and answers are not forgotten: "} + error.what());
        }
    }
}

}  // namespace motcua::server
