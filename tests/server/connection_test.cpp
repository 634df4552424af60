#include "tests/server/echo_server.hpp"
#include "tests/server/raw_client.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <vector>

using motcua::tests::EchoServer;
using motcua::tests::RawAnswer;
using motcua::tests::RawClient;

TEST_CASE("a request is answered with the headers every answer has")
{
    EchoServer server;
    RawClient client{server.port()};
    client.send("GET /echo?q=1 HTTP/1.1\r\nHost: x\r\n\r\n");
    const RawAnswer answer = client.receive();
    CHECK(answer.status == 200);
    CHECK(answer.body == "GET /echo 127.0.0.1\n");
    CHECK(answer.header("X-Content-Type-Options") == "nosniff");
    CHECK(answer.header("Referrer-Policy") == "no-referrer");
    CHECK(answer.header("Content-Security-Policy") == "default-src 'none'; frame-ancestors 'none'");
    CHECK(answer.header("Date").size() == 29);
    CHECK(answer.header("X-Request-Id").size() == 16);
    CHECK(answer.header("Server") == "");
}

TEST_CASE("a connection serves many requests, also when they come all at once")
{
    EchoServer server;
    RawClient client{server.port()};
    client.send(
        "GET /slow HTTP/1.1\r\nHost: x\r\n\r\nPOST /2 HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nabGET /3 "
        "HTTP/1.1\r\n");
    client.send("Host: x\r\n\r\n");
    CHECK(client.receive().body == "GET /slow 127.0.0.1\n");
    CHECK(client.receive().body == "POST /2 127.0.0.1\nab");
    CHECK(client.receive().body == "GET /3 127.0.0.1\n");
}

TEST_CASE("a chunked body arrives whole")
{
    EchoServer server;
    RawClient client{server.port()};
    client.send(
        "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nxin\r\n5\r\n chao\r\n0\r\n\r\n");
    CHECK(client.receive().body == "POST /echo 127.0.0.1\nxin chao");
}

TEST_CASE("HEAD is answered as GET without the body, and the connection goes on")
{
    EchoServer server;
    RawClient client{server.port()};
    client.send("HEAD /echo HTTP/1.1\r\nHost: x\r\n\r\nGET /echo HTTP/1.1\r\nHost: x\r\n\r\n");
    const RawAnswer head = client.receive(true);
    const RawAnswer get = client.receive();
    CHECK(head.status == 200);
    CHECK(head.header("Content-Length") == std::to_string(get.body.size()));
    CHECK(get.body == "GET /echo 127.0.0.1\n");
}

TEST_CASE("a spool is sent whole, and the connection goes on")
{
    EchoServer server;
    RawClient client{server.port()};
    std::string expected;
    for (int i = 0; i < 1'000'000; ++i) expected += std::to_string(i) + "\n";
    client.send("GET /spool HTTP/1.1\r\nHost: a\r\n\r\n");
    const RawAnswer answer = client.receive();
    CHECK(answer.status == 200);
    CHECK(answer.header("Content-Length") == "6888890");
    CHECK(answer.body == expected);
    client.send("HEAD /spool HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(client.receive(true).header("Content-Length") == "6888890");
    client.send("GET /after HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(client.receive().status == 200);
}

TEST_CASE("a client that leaves in the middle of a spool harms nobody")
{
    EchoServer server;
    {
        RawClient client{server.port()};
        client.send("GET /spool HTTP/1.1\r\nHost: a\r\n\r\n");
    }
    RawClient client{server.port()};
    client.send("GET /after HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(client.receive().status == 200);
}

TEST_CASE("an answer without content has no length")
{
    EchoServer server;
    RawClient client{server.port()};
    client.send("GET /empty HTTP/1.1\r\nHost: x\r\n\r\n");
    const RawAnswer answer = client.receive();
    CHECK(answer.status == 204);
    CHECK(answer.header("Content-Length") == "");
}

TEST_CASE("HTTP/1.0 gets an answer of its version and the end of the connection")
{
    EchoServer server;
    RawClient client{server.port()};
    client.send("GET /echo HTTP/1.0\r\n\r\n");
    const RawAnswer answer = client.receive();
    CHECK(answer.head.starts_with("HTTP/1.0 200"));
    CHECK(client.sees_end());
}

TEST_CASE("Connection: close is obeyed")
{
    EchoServer server;
    RawClient client{server.port()};
    client.send("GET /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    const RawAnswer answer = client.receive();
    CHECK(answer.header("Connection") == "close");
    CHECK(client.sees_end());
}

TEST_CASE("a client that asks first is told to go on")
{
    EchoServer server;
    RawClient client{server.port()};
    client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    CHECK(client.receive().status == 100);
    client.send("ok");
    CHECK(client.receive().body == "POST /echo 127.0.0.1\nok");
}

TEST_CASE("a body over the limit is refused before it is read, declared or not")
{
    EchoServer server;
    const std::string big(2 * 1024 * 1024, 'x');
    SUBCASE("declared")
    {
        RawClient client{server.port()};
        client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2097152\r\n\r\n" + big);
        const RawAnswer answer = client.receive();
        CHECK(answer.status == 413);
        CHECK(answer.header("Content-Type") == "application/problem+json");
        CHECK(answer.body.contains("urn:motcua:problem:body-too-large"));
        CHECK(answer.header("Connection") == "close");
    }
    SUBCASE("declared and asked first")
    {
        RawClient client{server.port()};
        client.send("POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2097152\r\n\r\n");
        CHECK(client.receive().status == 413);
    }
    SUBCASE("chunked")
    {
        RawClient client{server.port()};
        client.send("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n200000\r\n" + big +
                    "\r\n0\r\n\r\n");
        CHECK(client.receive().status == 413);
    }
    SUBCASE("exactly the limit is taken")
    {
        RawClient client{server.port()};
        client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1048576\r\n\r\n" + big.substr(0, 1048576));
        CHECK(client.receive().status == 200);
    }
}

TEST_CASE("what is no HTTP is refused and the connection ended")
{
    struct Bad {
        const char* name;
        std::string bytes;
        int status;
    };
    const std::vector<Bad> cases{
        {"start line", "HELLO\r\n\r\n", 400},
        {"binary", std::string{"\x16\x03\x01\x02\x00\x01\x00", 7} + "\r\n\r\n", 400},
        {"version", "GET / HTTP/3.0\r\nHost: x\r\n\r\n", 505},
        {"header", "GET / HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n", 400},
        {"no host", "GET / HTTP/1.1\r\n\r\n", 400},
        {"two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
        {"length twice", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400},
        {"length and chunked",
         "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {"negative length", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400},
        {"chunk size", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400},
        {"target", "GET nowhere HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"long header", "GET / HTTP/1.1\r\nHost: x\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n", 431},
    };
    EchoServer server;
    for (const Bad& bad : cases) {
        CAPTURE(bad.name);
        RawClient client{server.port()};
        client.send(bad.bytes);
        const RawAnswer answer = client.receive();
        CHECK(answer.status == bad.status);
        CHECK(answer.header("Content-Type") == "application/problem+json");
        CHECK(client.sees_end());
    }
}

TEST_CASE("the absolute form of a target is understood")
{
    EchoServer server;
    RawClient client{server.port()};
    client.send("GET http://motcua.example/echo HTTP/1.1\r\nHost: motcua.example\r\n\r\n");
    CHECK(client.receive().body == "GET /echo 127.0.0.1\n");
}

TEST_CASE("a bug in a resource is a bare 500 and the connection goes on")
{
    EchoServer server;
    RawClient client{server.port()};
    client.send("GET /fails HTTP/1.1\r\nHost: x\r\n\r\nGET /echo HTTP/1.1\r\nHost: x\r\n\r\n");
    const RawAnswer answer = client.receive();
    CHECK(answer.status == 500);
    CHECK_FALSE(answer.body.contains("secret"));
    CHECK(client.receive().status == 200);
}

TEST_CASE("a client that does not get on is let go")
{
    using namespace std::chrono_literals;
    EchoServer server{{.limits = {.idle = 150ms, .read = 150ms}}};
    SUBCASE("silent from the start")
    {
        RawClient client{server.port()};
        CHECK(client.sees_end());
    }
    SUBCASE("in the header")
    {
        RawClient client{server.port()};
        client.send("GET / HTT");
        CHECK(client.sees_end());
    }
    SUBCASE("in the body")
    {
        RawClient client{server.port()};
        client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");
        CHECK(client.sees_end());
    }
    SUBCASE("between requests, but not while it waits for a slow answer")
    {
        RawClient client{server.port()};
        client.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
        CHECK(client.receive().status == 200);
        CHECK(client.sees_end());
    }
}

TEST_CASE("an answer under way at the stop is given, and says that it is the last")
{
    auto server = std::make_unique<EchoServer>();
    RawClient busy{server->port()};
    RawClient idle{server->port()};
    idle.send("GET /echo HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(idle.receive().status == 200);
    busy.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
    server->wait_for_slow();
    const std::uint16_t port = server->port();
    std::jthread stopping{[&] { server.reset(); }};
    const RawAnswer answer = busy.receive();
    CHECK(answer.status == 200);
    CHECK(answer.header("Connection") == "close");
    CHECK(busy.sees_end());
    CHECK(idle.sees_end());
    stopping.join();
    CHECK_THROWS(RawClient{port});
}

TEST_CASE("clients beyond the limit are told to come back")
{
    EchoServer server{{.connection_limit = 2}};
    RawClient first{server.port()};
    auto second = std::make_unique<RawClient>(server.port());
    for (RawClient* client : {&first, second.get()}) {
        client->send("GET /echo HTTP/1.1\r\nHost: x\r\n\r\n");
        CHECK(client->receive().status == 200);
    }
    RawClient third{server.port()};
    CHECK(third.receive().status == 503);
    second.reset();
    while (server.listener().open_connections() > 1) std::this_thread::yield();
    RawClient fourth{server.port()};
    fourth.send("GET /echo HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(fourth.receive().status == 200);
}

TEST_CASE("only a trusted proxy is believed about the client and the request's id")
{
    const std::string request =
        "GET /echo HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 192.0.2.7\r\nX-Request-Id: abc-1\r\n\r\n";
    SUBCASE("trusted")
    {
        EchoServer server{{.trusted_proxies = {"127.0.0.0/8"}}};
        RawClient client{server.port()};
        client.send(request);
        const RawAnswer answer = client.receive();
        CHECK(answer.body == "GET /echo 192.0.2.7\n");
        CHECK(answer.header("X-Request-Id") == "abc-1");
    }
    SUBCASE("not trusted")
    {
        EchoServer server;
        RawClient client{server.port()};
        client.send(request);
        const RawAnswer answer = client.receive();
        CHECK(answer.body == "GET /echo 127.0.0.1\n");
        CHECK(answer.header("X-Request-Id") != "abc-1");
    }
}

TEST_CASE("every answer is observed once, by route and never by path")
{
    EchoServer server{{.trusted_proxies = {"127.0.0.1"}}};
    RawClient client{server.port()};
    client.send(
        "GET /secret?pin=1 HTTP/1.1\r\nHost: x\r\nX-Request-Id: r1\r\n\r\nHEAD /s HTTP/1.1\r\nHost: x\r\nX-Request-Id: "
        "r2\r\nConnection: close\r\n\r\n");
    client.receive();
    client.receive(true);
    CHECK(client.sees_end());
    CHECK(server.observed() == std::vector<std::string>{"r1 GET /{path} 200", "r2 HEAD /{path} 200"});
}

TEST_CASE("an occupied port is one clear failure of its own kind")
{
    EchoServer server;
    boost::asio::io_context io;
    try {
        motcua::server::Listener second{io, {.host = "127.0.0.1", .port = server.port()}, 1, {}};
        FAIL("it listens twice");
    } catch (const motcua::server::Failure& failure) {
        CHECK(failure.code() == motcua::server::ExitCode::listen);
        CHECK(std::string{failure.what()}.contains("Address already in use"));
    }
}
