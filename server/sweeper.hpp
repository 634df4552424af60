#pragma once

#include "domain/alarms.hpp"
#include "server/clock.hpp"
#include "server/metrics.hpp"
#include "storage/calendars.hpp"
#include "storage/database.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>

namespace motcua::server {

// Raises and clears alarms in the background, folds new events into the facts that figures are made of, and finishes
// what publications of calendars left to do: once at the start, then at every tick. One instance of those that share a
// database does the work; the others stand by. A failure is logged when it begins and when it is over, and tried again.
class Sweeper {
public:
    Sweeper(storage::Database& database,
            storage::Calendars& calendars,
            const AlarmRules& rules,
            const Clock& clock,
            Metrics& metrics);

    // Until stop(). Both run on the executor of `timer`.
    boost::asio::awaitable<void> run(boost::asio::steady_timer& timer, std::chrono::seconds tick);
    // Ends between two pieces of work.
    void stop(boost::asio::steady_timer& timer);

private:
    using Work = boost::asio::awaitable<void> (Sweeper::*)();
    // Logged when it begins and when it is over.
    struct Trouble {
        const char* what;
        bool lasts = false;
    };

    boost::asio::awaitable<void> attempt(Work work, Trouble& trouble);
    boost::asio::awaitable<void> settle();
    boost::asio::awaitable<void> sweep();
    boost::asio::awaitable<void> keep_facts();

    storage::Database& database_;
    storage::Calendars& calendars_;
    AlarmRules rules_;
    const Clock& clock_;
    Metrics& metrics_;
    std::string instance_;
    bool stopping_ = false;
    Trouble settling_{"publications are not settled"};
    Trouble sweeping_{"alarms are not raised"};
    Trouble folding_{"figures do not follow the journal"};
};

}  // namespace motcua::server
