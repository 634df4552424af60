#include "server/proxies.hpp"

#include <doctest/doctest.h>

using motcua::server::TrustedProxies;

TEST_CASE("the client is the last address no trusted proxy has")
{
    const TrustedProxies proxies{{"10.0.0.0/8", "2001:db8::/32", "127.0.0.1"}};
    CHECK(proxies.client("192.0.2.1", "198.51.100.1") == "192.0.2.1");
    CHECK(proxies.client("10.1.2.3", "198.51.100.1") == "198.51.100.1");
    CHECK(proxies.client("10.1.2.3", "203.0.113.9, 198.51.100.1, 10.9.9.9") == "198.51.100.1");
    CHECK(proxies.client("10.1.2.3", "") == "10.1.2.3");
    CHECK(proxies.client("10.1.2.3", "198.51.100.1, nonsense") == "10.1.2.3");
    CHECK(proxies.client("2001:db8::5", "2001:4860::1") == "2001:4860::1");
    CHECK(proxies.client("::ffff:10.0.0.1", "198.51.100.1") == "198.51.100.1");
    CHECK(proxies.client("::ffff:192.0.2.1", "") == "192.0.2.1");
}

TEST_CASE("networks are addresses with or without a prefix length")
{
    using motcua::server::is_network;
    CHECK(is_network("10.0.0.1"));
    CHECK(is_network("10.0.0.0/8"));
    CHECK(is_network("::1"));
    CHECK_FALSE(is_network("10.0.0.0/33"));
    CHECK_FALSE(is_network("proxy.example"));
    CHECK_FALSE(is_network(""));
}

TEST_CASE("loopback is every form of this machine's own address")
{
    using motcua::server::is_loopback;
    CHECK(is_loopback("127.0.0.1"));
    CHECK(is_loopback("127.9.9.9"));
    CHECK(is_loopback("::1"));
    CHECK(is_loopback("::ffff:127.0.0.1"));
    CHECK_FALSE(is_loopback("10.0.0.1"));
    CHECK_FALSE(is_loopback("localhost"));
}
