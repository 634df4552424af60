#include "server/webhook.hpp"

#include <doctest/doctest.h>

using namespace motcua::server;

TEST_CASE("a signature is the one other libraries of Standard Webhooks make")
{
    // The reference vector of the specification's own libraries.
    const auto key = webhook_key("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    REQUIRE(key);
    CHECK(webhook_signature(*key, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, R"({"test": 2432232314})") ==
          "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    // By Python's hmac, with the bytes 0 to 31 as the key.
    const auto other = webhook_key("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    REQUIRE(other);
    CHECK(webhook_signature(*other, "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W", 1674087231, R"({"a":1})") ==
          "v1,fFStpQLw/s5ZTQ+E7jj7cASkRRUGxZ8dCMdGZTLs63o=");
}

TEST_CASE("a secret is whsec_ and the base64 of 24 to 64 bytes")
{
    const auto secret = [](std::size_t threes) {
        std::string text = "whsec_";
        for (std::size_t i = 0; i < threes; ++i) text += "AAAA";
        return text;
    };
    CHECK(webhook_key(secret(8)));
    CHECK(webhook_key(secret(21)));
    CHECK_FALSE(webhook_key(secret(7)));
    CHECK_FALSE(webhook_key(secret(22)));
    CHECK_FALSE(webhook_key(secret(8).substr(6)));
    CHECK_FALSE(webhook_key(secret(8) + "!"));
    CHECK_FALSE(webhook_key("whsec_"));
    CHECK_FALSE(webhook_key(""));
}
