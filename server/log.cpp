#include "server/log.hpp"

#include "domain/time.hpp"

#include <nlohmann/json.hpp>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <chrono>
#include <memory>

namespace motcua::server {
namespace {

// The logger whose messages are fields of a JSON object already (in JSON format).
constexpr std::string_view kRequests = "request";

std::string json_string(std::string_view text)
{
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// {"time":…,"level":…, then "message":… or the fields of a request}
class JsonFormatter final : public spdlog::formatter {
public:
    void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& out) override
    {
        const auto time = std::chrono::floor<std::chrono::milliseconds>(message.time);
        const auto level = spdlog::level::to_string_view(message.level);
        const std::string_view payload{message.payload.data(), message.payload.size()};
        const bool fields = std::string_view{message.logger_name.data(), message.logger_name.size()} == kRequests;
        std::string line =
            "{\"time\":\"" + format_instant(time) + "\",\"level\":\"" + std::string{level.data(), level.size()} + "\",";
        line += fields ? std::string{payload} : "\"message\":" + json_string(payload);
        line += "}\n";
        out.append(line.data(), line.data() + line.size());
    }
    std::unique_ptr<spdlog::formatter> clone() const override { return std::make_unique<JsonFormatter>(); }
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
    const auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    const auto general = std::make_shared<spdlog::logger>("motcua", sink);
    requests() = std::make_shared<spdlog::logger>(std::string{kRequests}, sink);
    for (const auto& logger : {general, requests()}) {
        logger->set_level(spdlog::level::from_str(level));
        if (json_format()) {
            logger->set_formatter(std::make_unique<JsonFormatter>());
        } else {
            logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
        }
    }
    spdlog::set_default_logger(general);
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

void flush_log()
{
    spdlog::default_logger()->flush();
}

}  // namespace motcua::server
