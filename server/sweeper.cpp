#include "server/sweeper.hpp"

#include "server/log.hpp"
#include "storage/alarm_sweep.hpp"
#include "storage/facts.hpp"
#include "storage/publication.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <random>

namespace motcua::server {
namespace {

// Nobody else's: 64 random bits.
std::string new_instance()
{
    std::random_device random;
    return std::to_string((std::uint64_t{random()} << 32) | random());
}

Instant machine_now()
{
    using namespace std::chrono;
    return floor<milliseconds>(system_clock::now());
}

}  // namespace

Sweeper::Sweeper(storage::Database& database,
                 storage::Calendars& calendars,
                 const AlarmRules& rules,
                 const Clock& clock,
                 Metrics& metrics)
    : database_(database),
      calendars_(calendars),
      rules_(rules),
      clock_(clock),
      metrics_(metrics),
      instance_(new_instance())
{
}

boost::asio::awaitable<void> Sweeper::run(boost::asio::steady_timer& timer, std::chrono::seconds tick)
{
    constexpr auto token = boost::asio::as_tuple(boost::asio::use_awaitable);
    while (!stopping_) {
        co_await attempt(&Sweeper::settle, settling_);
        co_await attempt(&Sweeper::sweep, sweeping_);
        co_await attempt(&Sweeper::keep_facts, folding_);
        if (stopping_) co_return;
        timer.expires_after(tick);
        co_await timer.async_wait(token);
    }
}

// One kind of work in trouble does not keep the other from being done.
boost::asio::awaitable<void> Sweeper::attempt(Work work, Trouble& trouble)
{
    try {
        co_await (this->*work)();
        if (trouble.lasts) log_info(std::string{trouble.what} + " no more");
        trouble.lasts = false;
    } catch (const std::exception& error) {
        if (!trouble.lasts) log_warning(std::string{trouble.what} + ": " + error.what());
        trouble.lasts = true;
    }
}

void Sweeper::stop(boost::asio::steady_timer& timer)
{
    stopping_ = true;
    timer.cancel();
}

// Moves what was received beside a publication by the calendar before it.
boost::asio::awaitable<void> Sweeper::settle()
{
    const bool settled = co_await database_.look_up(storage::is_settled);
    if (settled) co_return;
    const auto settle = [this](storage::Session& session) {
        return storage::settle_publications(session, clock_.now());
    };
    const auto [moved, skipped] = co_await database_.transact(settle);
    if (moved > 0) log_info("a published calendar moved " + std::to_string(moved) + " more dossiers");
    if (skipped > 0)
        log_warning("a published calendar says no due date for " + std::to_string(skipped) +
                    " dossiers; they keep theirs");
}

boost::asio::awaitable<void> Sweeper::sweep()
{
    const auto piece = [this](storage::Session& session) {
        return storage::sweep_alarms(session, calendars_, rules_, {instance_, machine_now(), clock_.now()});
    };
    for (bool more = true; more && !stopping_;) {
        const auto done = co_await database_.transact(piece);
        metrics_.count(done);
        more = done.more;
    }
}

boost::asio::awaitable<void> Sweeper::keep_facts()
{
    const auto round = [this](storage::Session& session) {
        return storage::keep_facts(session, calendars_, rules_, {instance_, machine_now(), clock_.now()});
    };
    for (bool more = true; more && !stopping_;) more = (co_await database_.transact(round)).more;
}

}  // namespace motcua::server
