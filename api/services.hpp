#pragma once

#include "api/http.hpp"
#include "api/rate_limit.hpp"
#include "api/secrets.hpp"
#include "api/statistics_kept.hpp"
#include "domain/alarms.hpp"
#include "domain/hour_rule.hpp"
#include "domain/time.hpp"
#include "storage/calendars.hpp"
#include "storage/database.hpp"
#include "storage/facts_store.hpp"
#include "storage/step_pasts.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>

#include <chrono>
#include <functional>
#include <string>

namespace motcua::api {

// What the resources work with; made once by server/ and shared by all requests.
struct Services {
    storage::Database& database;
    // The service's clock; tests and demos set it.
    std::function<Instant()> now;
    Secrets secrets;
    // Threads for password hashing, which is slow on purpose and must not hold up an io thread.
    boost::asio::thread_pool& hashing;
    // Where citizens reach this service, without a trailing slash: the base of the links on slips.
    std::string public_url;
    // Whether clients reach the service by HTTPS: the session cookie is then marked Secure.
    bool secure_cookie = false;
    // The text of /metrics.
    std::function<std::string()> metrics;
    // Why this instance should get no traffic now; empty when it is ready.
    std::function<std::string()> not_ready = [] { return std::string{}; };
    // Whether the dossiers in the database are simulated: every answer and page says so.
    bool simulated = false;
    // How limits in working days are read here.
    HourRule hour_rule = HourRule::end_of_day;
    // How long a log-in lasts.
    std::chrono::hours session_length{12};
    // When alarms ring, and what is due soon.
    AlarmRules alarms = {};
    RateLimits limits = {};
    storage::Calendars calendars = {};
    storage::FactsStore facts = {};
    storage::PastsOfTheDay pasts = {};
    StatisticsKept statistics = {};
};

// Answers one request, whatever it is; never throws. Failures that nobody should see are logged through `log_failure`
// and answered 500 or 503 without their text.
boost::asio::awaitable<Response> handle(Services& services,
                                        const Request& request,
                                        const std::function<void(const std::string&)>& log_failure);

}  // namespace motcua::api
