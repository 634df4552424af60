#pragma once

#include "server/adapter.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

// Signed webhooks after Standard Webhooks 1.0 (https://www.standardwebhooks.com).

namespace motcua::server {

struct WebhookTarget {
    std::string url;
    std::string secret;  // "whsec_" and base64
    std::chrono::milliseconds limit{};
};

// The key in a secret; nothing when it is none: "whsec_" and the base64 of 24 to 64 bytes.
std::optional<std::string> webhook_key(std::string_view secret);

// "v1," and the base64 of HMAC-SHA256(key, "id.timestamp.body").
std::string webhook_signature(std::string_view key,
                              const std::string& id,
                              std::int64_t timestamp,
                              const std::string& body);

// Posts notices as JSON, with the notice's id as webhook-id. Delivered is what is answered 2xx; 410 Gone is final;
// everything else, a redirect too, is a failure.
std::unique_ptr<Adapter> make_webhook(WebhookTarget target);

}  // namespace motcua::server
