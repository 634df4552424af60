#include "server/serve.hpp"

#include "api/services.hpp"
#include "server/channels.hpp"
#include "server/clock.hpp"
#include "server/demo.hpp"
#include "server/demo_clock.hpp"
#include "server/housekeeping.hpp"
#include "server/listener.hpp"
#include "server/log.hpp"
#include "server/metrics.hpp"
#include "server/open.hpp"
#include "server/stop.hpp"
#include "server/sweeper.hpp"
#include "server/version.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>

#include <csignal>
#include <cstdio>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace motcua::server {
namespace {

namespace asio = boost::asio;

asio::awaitable<api::Response> answer(api::Services& services, const api::Request& request)
{
    const std::function<void(const std::string&)> log_failure = [&request](const std::string& text) {
        log_error("request " + request.id + ": " + text);
    };
    co_return co_await api::handle(services, request, log_failure);
}

Handler make_handler(api::Services& services, Clock& clock)
{
    Handler handler = [&services](const api::Request& request) { return answer(services, request); };
    return clock.is_own() ? with_demo_clock(clock, std::move(handler)) : handler;
}

// For load balancers: an instance that stops or is drowning gets no new clients.
std::string why_not_ready(const Listener& listener, const storage::Database& database, const Config& config)
{
    if (listener.is_finishing()) return "stopping";
    const bool full = database.pending() >= static_cast<std::size_t>(config.queue_limit);
    return full ? "the database queue is full" : "";
}

// 0.0.0.0 and [::] are no addresses a link could hold.
std::string url_of(const Config& config, std::string address)
{
    if (!config.public_url.empty()) return config.public_url;
    for (const std::string_view any : {"0.0.0.0:", "[::]:"}) {
        if (address.starts_with(any)) address = "127.0.0.1:" + address.substr(any.size());
    }
    return "http://" + address;
}

// Tests and scripts wait for the first line and read the port from it.
void announce(const std::string& address, const std::string& more)
{
    std::printf("listening on http://%s\n%s", address.c_str(), more.c_str());
    std::fflush(stdout);
}

// Returns when the io_context has run dry. An exception out of a handler of ours is a bug: it stops all threads and
// goes on from here.
void run_threads(asio::io_context& io, int threads)
{
    std::mutex mutex;
    std::exception_ptr failure;
    const auto work = [&] {
        try {
            io.run();
        } catch (...) {
            const std::scoped_lock lock{mutex};
            failure = std::current_exception();
            io.stop();
        }
    };
    {
        std::vector<std::jthread> others;
        for (int i = 1; i < threads; ++i) others.emplace_back(work);
        work();
    }
    if (failure) std::rethrow_exception(failure);
}

}  // namespace

void serve(const Config& config, const DemoOptions& demo)
{
    std::signal(SIGHUP, SIG_IGN);
    // A file that may not grow any more is an error of one write, not the end of the service.
    std::signal(SIGXFSZ, SIG_IGN);
    set_up_log(config.log_level, config.log_format);
    Clock clock = demo.clock ? Clock{*demo.clock} : Clock{};
    // Declared before the database: its threads are joined before the frames of the requests they work for are gone.
    asio::io_context io{config.threads};
    // One: each hash takes 19 MiB while it runs.
    asio::thread_pool hashing{1};
    const auto database = open_database(config, Schema::migrate);
    Metrics metrics{kVersion};
    api::Services services{.database = *database,
                           .now = [&clock] { return clock.now(); },
                           .secrets = open_secrets(config, *database),
                           .hashing = hashing,
                           .public_url = config.public_url,
                           .secure_cookie = config.secure_cookie || config.public_url.starts_with("https://"),
                           .metrics = {},
                           .hour_rule = hour_rule_from(config.hour_rule).value(),
                           .session_length = std::chrono::hours{config.session_hours},
                           .alarms = {.due_soon_days = config.due_soon_days,
                                      .accept_hours = config.accept_hours,
                                      .paused_days = config.paused_days,
                                      .filing_hours = config.accept_filing_hours}};
    services.simulated = holds_simulation(*database);
    if (services.simulated) log_warning("the dossiers of this database are simulated: every answer says so");
    if (!demo.demo) refuse_demo_accounts(config, *database);
    if (demo.demo) {
        if (demo.sample) load_sample_catalogue(*database, *demo.sample, clock.now());
        seed_demo_accounts(*database, clock.now());
    }

    const auto observe = [&metrics](const Exchange& exchange) {
        metrics.count(exchange);
        log_exchange(exchange);
    };
    const ListenAddress address = parse_listen(config.listen).value();
    Listener listener{io,
                      address,
                      config.connection_limit,
                      {.handler = make_handler(services, clock),
                       .observe = observe,
                       .proxies = TrustedProxies{config.trusted_proxies}}};
    services.public_url = url_of(config, listener.address());
    services.not_ready = [&] { return why_not_ready(listener, *database, config); };
    services.metrics = [&] { return metrics.text(listener.open_connections(), database->pending()); };

    const auto background = asio::make_strand(io);
    asio::signal_set signals{background, SIGTERM, SIGINT};
    asio::steady_timer housekeeping{background};
    asio::steady_timer sweeping{background};
    Sweeper sweeper{*database, services.calendars, services.alarms, clock, metrics};
    Courier courier{*database, make_channels(config, services.public_url), retry_rules(config), metrics};
    const auto stop_background = [&](const std::exception_ptr&) {
        courier.stop();
        housekeeping.cancel();
        sweeper.stop(sweeping);
    };
    asio::co_spawn(background, keep_house(housekeeping, *database, clock), asio::detached);
    asio::co_spawn(background, sweeper.run(sweeping, std::chrono::seconds{config.alarm_seconds}), asio::detached);
    asio::co_spawn(background, stop_on_signal(signals, listener, std::chrono::seconds{10}), stop_background);
    listener.start();
    announce(listener.address(), demo.demo ? demo_welcome(services, demo.dossier) : "");
    log_info("motcua " + std::string{kVersion} + " serves " + mask_password(config.database));
    run_threads(io, config.threads);
    log_info("stopped");
}

}  // namespace motcua::server
