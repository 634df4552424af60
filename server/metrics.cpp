#include "server/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>

namespace motcua::server {
namespace {

const prometheus::Histogram::BucketBoundaries kSeconds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                       0.1,   0.25,   0.5,   1.0,  2.5,   10.0};

// Clients choose the method's text: anything unusual shares one label, so that they cannot fill the memory.
std::string method_label(std::string_view method)
{
    constexpr std::array<std::string_view, 6> known{"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"};
    return std::ranges::find(known, method) != known.end() ? std::string{method} : "other";
}

std::string class_label(int status)
{
    return std::to_string(status / 100) + "xx";
}

std::int64_t steady_seconds()
{
    using namespace std::chrono;
    return duration_cast<seconds>(steady_clock::now().time_since_epoch()).count();
}

}  // namespace

struct Metrics::Families {
    prometheus::Registry registry;
    prometheus::Family<prometheus::Counter>& requests =
        prometheus::BuildCounter().Name("motcua_http_requests_total").Help("Answered requests.").Register(registry);
    prometheus::Family<prometheus::Histogram>& durations =
        prometheus::BuildHistogram()
            .Name("motcua_http_request_duration_seconds")
            .Help("From the whole request read to its answer written.")
            .Register(registry);
    prometheus::Gauge& connections = prometheus::BuildGauge()
                                         .Name("motcua_http_connections_open")
                                         .Help("Clients connected now.")
                                         .Register(registry)
                                         .Add({});
    prometheus::Gauge& pending = prometheus::BuildGauge()
                                     .Name("motcua_database_queue_pending")
                                     .Help("Units of work waiting for or running on the database.")
                                     .Register(registry)
                                     .Add({});
    prometheus::Family<prometheus::Counter>& alarms =
        prometheus::BuildCounter().Name("motcua_alarms_raised_total").Help("Alarms raised here.").Register(registry);
    prometheus::Family<prometheus::Counter>& attempts = prometheus::BuildCounter()
                                                            .Name("motcua_notice_attempts_total")
                                                            .Help("Attempts to deliver a notice, made here.")
                                                            .Register(registry);
    prometheus::Family<prometheus::Gauge>& undelivered = prometheus::BuildGauge()
                                                             .Name("motcua_notice_deliveries")
                                                             .Help("Deliveries that wait or were given up.")
                                                             .Register(registry);
    prometheus::Gauge& sweep_age = prometheus::BuildGauge()
                                       .Name("motcua_alarm_sweep_age_seconds")
                                       .Help("Since this instance last swept, or saw that another one leads.")
                                       .Register(registry)
                                       .Add({});
    std::atomic<std::int64_t> swept_at = steady_seconds();
};

Metrics::Metrics(const std::string& version) : families_(std::make_unique<Families>())
{
    prometheus::BuildGauge()
        .Name("motcua_build_info")
        .Help("Always 1; the version is in the label.")
        .Register(families_->registry)
        .Add({{"version", version}})
        .Set(1);
}

Metrics::~Metrics() = default;

void Metrics::count(const Exchange& exchange)
{
    const std::string method = method_label(exchange.method);
    const std::string route = exchange.route.empty() ? "other" : std::string{exchange.route};
    families_->requests.Add({{"method", method}, {"route", route}, {"status", class_label(exchange.status)}})
        .Increment();
    families_->durations.Add({{"method", method}, {"route", route}}, kSeconds)
        .Observe(std::chrono::duration<double>(exchange.duration).count());
}

void Metrics::count(const storage::Sweep& sweep)
{
    for (std::size_t i = 0; i < sweep.raised.size(); ++i) {
        const std::string kind{to_string(static_cast<AlarmKind>(i))};
        families_->alarms.Add({{"kind", kind}}).Increment(static_cast<double>(sweep.raised[i]));
    }
    families_->swept_at.store(steady_seconds(), std::memory_order_relaxed);
}

void Metrics::count(storage::NoticeChannel channel, Attempt::Result result)
{
    constexpr std::array kResults{"delivered", "failed", "refused", "stopped"};
    families_->attempts
        .Add({{"channel", std::string{to_string(channel)}}, {"result", kResults.at(static_cast<std::size_t>(result))}})
        .Increment();
}

void Metrics::set(const std::array<storage::Undelivered, storage::kNoticeChannels>& undelivered)
{
    for (std::size_t i = 0; i < undelivered.size(); ++i) {
        const std::string channel{to_string(static_cast<storage::NoticeChannel>(i))};
        families_->undelivered.Add({{"channel", channel}, {"state", "pending"}})
            .Set(static_cast<double>(undelivered[i].pending));
        families_->undelivered.Add({{"channel", channel}, {"state", "dead"}})
            .Set(static_cast<double>(undelivered[i].dead));
    }
}

std::string Metrics::text(std::size_t open_connections, std::size_t pending_work)
{
    families_->connections.Set(static_cast<double>(open_connections));
    families_->pending.Set(static_cast<double>(pending_work));
    families_->sweep_age.Set(
        static_cast<double>(steady_seconds() - families_->swept_at.load(std::memory_order_relaxed)));
    return prometheus::TextSerializer{}.Serialize(families_->registry.Collect());
}

}  // namespace motcua::server
