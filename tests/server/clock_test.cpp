#include "server/clock.hpp"

#include "server/demo_clock.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <doctest/doctest.h>

using namespace motcua;
using namespace std::chrono_literals;

namespace {

boost::asio::awaitable<api::Response> pass(const api::Request&)
{
    co_return api::Response{.status = 299};
}

api::Response ask(const server::Handler& handler, const api::Request& request)
{
    boost::asio::io_context io;
    auto answer = boost::asio::co_spawn(io, handler(request), boost::asio::use_future);
    io.run();
    return answer.get();
}

const Instant kStart = parse_instant("2015-02-11T08:00:00+07:00").value();

}  // namespace

TEST_CASE("without a start the clock is the machine's")
{
    const server::Clock clock;
    CHECK_FALSE(clock.is_own());
    CHECK(std::chrono::abs(clock.now() - std::chrono::system_clock::now()) < 1s);
}

TEST_CASE("a clock of its own starts where it is told, runs, and can be set forward and back")
{
    server::Clock clock{kStart};
    CHECK(clock.is_own());
    CHECK(clock.now() - kStart < 1s);
    const Instant before = clock.now();
    while (clock.now() == before) {
    }
    CHECK(clock.now() > before);
    clock.set(kStart + 24h);
    CHECK(clock.now() >= kStart + 24h);
    clock.set(kStart - 24h);
    CHECK(clock.now() < kStart);
}

TEST_CASE("the route that drives the clock")
{
    server::Clock clock{kStart};
    const server::Handler handler = server::with_demo_clock(clock, pass);
    api::Request request{.method = "PUT",
                         .path = "/demo/clock",
                         .body = R"({"now":"2015-03-02T07:30:00+07:00"})",
                         .remote_address = "127.0.0.1"};
    SUBCASE("sets it and says so")
    {
        const api::Response answer = ask(handler, request);
        CHECK(answer.status == 200);
        CHECK(answer.body == R"({"now":"2015-03-02T07:30:00+07:00"})");
        CHECK(answer.route == "/demo/clock");
        CHECK(office_date(clock.now()) == parse_date("2015-03-02"));
    }
    SUBCASE("only this machine may")
    {
        request.remote_address = "192.0.2.1";
        CHECK(ask(handler, request).status == 403);
        request.remote_address = "::1";
        CHECK(ask(handler, request).status == 200);
    }
    SUBCASE("only with PUT")
    {
        request.method = "POST";
        CHECK(ask(handler, request).status == 405);
    }
    SUBCASE("only with a time")
    {
        for (const char* body : {"", "{}", "[]", R"({"now":5})", R"({"now":"tomorrow"})",
                                 R"({"now":"2015-02-30T00:00:00Z"})", R"({"now":"2015-03-02T07:30:00+07:00","x":1})"}) {
            CAPTURE(body);
            request.body = body;
            CHECK(ask(handler, request).status == 422);
        }
        CHECK(clock.now() - kStart < 5s);
    }
    SUBCASE("everything else goes on to the resources")
    {
        request.path = "/demo/clocks";
        CHECK(ask(handler, request).status == 299);
    }
}
