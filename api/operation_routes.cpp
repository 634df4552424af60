#include "api/handlers.hpp"
#include "domain/embedded.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <chrono>
#include <exception>
#include <memory>
#include <span>

namespace motcua {
std::span<const EmbeddedFile> embedded_contract();
}

namespace motcua::api {
namespace {

namespace asio = boost::asio;

Response text_response(int status, std::string body)
{
    return {status, {{"Content-Type", "text/plain; charset=utf-8"}, {"Cache-Control", "no-store"}}, std::move(body)};
}

constexpr std::chrono::seconds kPatience{2};

// One question to the database; whoever asked may have stopped waiting when the answer comes.
struct Probe {
    explicit Probe(const asio::any_io_executor& executor) : patience(executor, kPatience) {}

    asio::steady_timer patience;
    bool answered = false;
};

asio::awaitable<void> ask(storage::Database& database, std::shared_ptr<Probe> probe)
{
    const auto count = [](Session& session) { return session.value<std::int64_t>("SELECT count(*) FROM setting"); };
    try {
        const auto settings = co_await database.look_up(count);
        probe->answered = settings.has_value();
    } catch (const std::exception&) {
        // Why is in the log of the requests that needed the database; here it only counts that it is so.
        probe->answered = false;
    }
    probe->patience.cancel();
}

asio::awaitable<bool> database_answers(Call& call)
{
    const auto executor = co_await asio::this_coro::executor;
    const auto probe = std::make_shared<Probe>(executor);
    asio::co_spawn(executor, ask(call.services.database, probe), asio::detached);
    co_await probe->patience.async_wait(asio::as_tuple(asio::use_awaitable));
    co_return probe->answered;
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
