#include "server/demo_clock.hpp"

#include "server/proxies.hpp"

#include <nlohmann/json.hpp>

#include <optional>

namespace motcua::server {
namespace {

constexpr std::string_view kRoute = "/demo/clock";

std::optional<Instant> wished(const std::string& body)
{
    const auto json = nlohmann::json::parse(body, nullptr, false);
    if (!json.is_object() || json.size() != 1 || !json.contains("now") || !json["now"].is_string()) return std::nullopt;
    return parse_instant(json["now"].get<std::string>());
}

api::Response drive(Clock& clock, const api::Request& request)
{
    if (!is_loopback(request.remote_address)) {
        return protocol_problem(403, "forbidden-role", "Only this machine may drive the clock.", request.id);
    }
    if (request.method != "PUT") {
        return protocol_problem(405, "method-not-allowed", "The clock is driven by PUT.", request.id)
            .with_header("Allow", "PUT");
    }
    const auto now = wished(request.body);
    if (!now)
        return protocol_problem(422, "invalid-value", "The body must be {\"now\": \"2015-02-11T08:00:00+07:00\"}.",
                                request.id);
    clock.set(*now);
    api::Response response{.body = nlohmann::json{{"now", format_instant(*now)}}.dump()};
    response.with_header("Content-Type", "application/json");
    return response;
}

boost::asio::awaitable<api::Response> drive_or_pass(Clock& clock, const Handler& next, const api::Request& request)
{
    if (request.path != kRoute) {
        co_return co_await next(request);
    }
    api::Response response = drive(clock, request);
    response.route = kRoute;
    co_return response;
}

}  // namespace

Handler with_demo_clock(Clock& clock, Handler next)
{
    return
        [&clock, next = std::move(next)](const api::Request& request) { return drive_or_pass(clock, next, request); };
}

}  // namespace motcua::server
