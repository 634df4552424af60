#include "api/handlers.hpp"
#include "domain/embedded.hpp"

#include <exception>
#include <span>

namespace motcua {
std::span<const EmbeddedFile> embedded_contract();
}

namespace motcua::api {
namespace {

Response text_response(int status, std::string body)
{
    return {status, {{"Content-Type", "text/plain; charset=utf-8"}, {"Cache-Control", "no-store"}}, std::move(body)};
}

boost::asio::awaitable<bool> database_answers(Call& call)
{
    const auto ask = [](Session& session) { return session.value<std::int64_t>("SELECT count(*) FROM setting"); };
    try {
        const auto count = co_await call.services.database.look_up(ask);
        co_return count.has_value();
    } catch (const std::exception&) {
        // Why is in the log of the requests that needed it; here only that it is so counts.
        co_return false;
    }
}

}  // namespace

Outcome<Response> get_openapi(Call&)
{
    return Response{200, {{"Content-Type", "application/json"}}, std::string{embedded_contract().front().text}};
}

Outcome<Response> get_healthz(Call&)
{
    return text_response(200, "ok\n");
}

// Asks the database too: an instance that has lost it can answer nothing else.
boost::asio::awaitable<Outcome<Response>> get_readyz(Call& call)
{
    std::string reason = call.services.not_ready();
    if (reason.empty()) {
        const bool answers = co_await database_answers(call);
        if (!answers) reason = "the database does not answer";
    }
    if (reason.empty()) co_return text_response(200, "ready\n");
    co_return text_response(503, reason + "\n").with_header("Retry-After", "1");
}

Outcome<Response> get_metrics(Call& call)
{
    return Response{200, {{"Content-Type", "text/plain; version=0.0.4; charset=utf-8"}}, call.services.metrics()};
}

}  // namespace motcua::api
