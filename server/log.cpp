#include "server/log.hpp"

#include "domain/time.hpp"

#include <nlohmann/json.hpp>
#include <spdlog/formatter.h>
#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>

#include <chrono>
#include <cstdio>
#include <iterator>
#include <memory>
#include <mutex>

namespace motcua::server {
namespace {

// The logger whose messages are fields of a JSON object already (in JSON format).
constexpr std::string_view kRequests = "request";

std::string json_string(std::string_view text)
{
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// Office time, whatever the machine's zone, in both formats:
//   2015-02-11T08:00:00.000+07:00 info …
//   {"time":…,"level":…, then "message":… or the fields of a request}
class LineFormatter final : public spdlog::formatter {
public:
    explicit LineFormatter(bool json) : json_(json) {}

    void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& out) override
    {
        const std::string time = format_instant(std::chrono::floor<std::chrono::milliseconds>(message.time));
        const auto level = spdlog::level::to_string_view(message.level);
        const std::string_view level_text{level.data(), level.size()};
        const std::string_view payload{message.payload.data(), message.payload.size()};
        const bool fields = std::string_view{message.logger_name.data(), message.logger_name.size()} == kRequests;
        if (!json_) {
            fmt::format_to(std::back_inserter(out), "{} {} {}\n", time, level_text, payload);
        } else {
            fmt::format_to(std::back_inserter(out), "{{\"time\":\"{}\",\"level\":\"{}\",{}}}\n", time, level_text,
                           fields ? std::string{payload} : "\"message\":" + json_string(payload));
        }
    }
    std::unique_ptr<spdlog::formatter> clone() const override { return std::make_unique<LineFormatter>(json_); }

private:
    bool json_;
};

// Writes to stderr. Lines of answered requests wait until there are some of them, or for a second: a write for each
// would take a tenth of what a look-up costs. Everything else is written at once, with what waits before it.
class StderrSink final : public spdlog::sinks::base_sink<std::mutex> {
public:
    ~StderrSink() override { write_out(); }

private:
    static constexpr std::size_t kEnough = 16 * 1024;

    void sink_it_(const spdlog::details::log_msg& message) override
    {
        formatter_->format(message, waiting_);
        const bool may_wait = std::string_view{message.logger_name.data(), message.logger_name.size()} == kRequests &&
                              message.level < spdlog::level::warn;
        if (!may_wait || waiting_.size() >= kEnough) write_out();
    }
    void flush_() override { write_out(); }
    void write_out()
    {
        std::fwrite(waiting_.data(), 1, waiting_.size(), stderr);
        waiting_.clear();
    }

    spdlog::memory_buf_t waiting_;
};

bool& json_format()
{
    static bool json = false;
    return json;
}

std::shared_ptr<spdlog::logger>& requests()
{
    static std::shared_ptr<spdlog::logger> logger = spdlog::default_logger();
    return logger;
}

std::string in_text(const Exchange& exchange, double ms)
{
    return fmt::format("{} {} {} {} {:.1f}ms {}", exchange.id, exchange.method,
                       exchange.route.empty() ? "-" : exchange.route, exchange.status, ms,
                       exchange.account.empty() ? "-" : exchange.account);
}

std::string in_json(const Exchange& exchange, double ms)
{
    return fmt::format(R"("id":{},"method":{},"route":{},"status":{},"ms":{:.1f},"account":{})",
                       json_string(exchange.id), json_string(exchange.method), json_string(exchange.route),
                       exchange.status, ms, json_string(exchange.account));
}

spdlog::level::level_enum level_of(int status)
{
    if (status >= 500) return spdlog::level::err;
    return status >= 400 ? spdlog::level::warn : spdlog::level::info;
}

}  // namespace

void set_up_log(const std::string& level, const std::string& format)
{
    json_format() = format == "json";
    const auto sink = std::make_shared<StderrSink>();
    const auto general = std::make_shared<spdlog::logger>("motcua", sink);
    requests() = std::make_shared<spdlog::logger>(std::string{kRequests}, sink);
    for (const auto& logger : {general, requests()}) {
        logger->set_level(spdlog::level::from_str(level));
        logger->set_formatter(std::make_unique<LineFormatter>(json_format()));
    }
    spdlog::set_default_logger(general);
    spdlog::flush_every(std::chrono::seconds{1});
}

void log_error(const std::string& message)
{
    spdlog::error("{}", message);
}

void log_warning(const std::string& message)
{
    spdlog::warn("{}", message);
}

void log_info(const std::string& message)
{
    spdlog::info("{}", message);
}

void log_exchange(const Exchange& exchange)
{
    const auto level = level_of(exchange.status);
    if (!requests()->should_log(level)) return;
    const double ms = std::chrono::duration<double, std::milli>(exchange.duration).count();
    requests()->log(level, "{}", json_format() ? in_json(exchange, ms) : in_text(exchange, ms));
}

}  // namespace motcua::server
