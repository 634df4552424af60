#include "server/webhook.hpp"

#include "api/notice_texts.hpp"
#include "server/transfer.hpp"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace motcua::server {
namespace {

constexpr std::string_view kPrefix = "whsec_";
constexpr std::size_t kShortestKey = 24;
constexpr std::size_t kLongestKey = 64;

const unsigned char* bytes(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

Attempt judged(long status)
{
    if (status >= 200 && status < 300) return {};
    const std::string answer = "answered " + std::to_string(status);
    return {status == 410 ? Attempt::Result::refused : Attempt::Result::failed, answer};
}

class Webhook : public Adapter {
public:
    explicit Webhook(WebhookTarget target)
        : target_(std::move(target)), key_(webhook_key(target_.secret).value()), transfer_("http,https", target_.limit)
    {
    }

    Attempt deliver(const storage::NoticeFacts& notice, const std::atomic<bool>& stopping) override
    {
        const std::string body = api::dump(api::notice_event(notice));
        using namespace std::chrono;
        const std::int64_t now = duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
        TextList headers;
        headers.add("Content-Type: application/json");
        headers.add("User-Agent: motcua");
        headers.add("Expect:");
        headers.add("webhook-id: " + notice.message_id);
        headers.add("webhook-timestamp: " + std::to_string(now));
        headers.add("webhook-signature: " + webhook_signature(key_, notice.message_id, now, body));
        CURL* handle = transfer_.begin(target_.url);
        curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
        curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
        curl_easy_setopt(handle, CURLOPT_POSTFIELDS, body.c_str());
        Attempt attempt = transfer_.perform(stopping);
        return attempt.result == Attempt::Result::delivered ? judged(transfer_.code()) : attempt;
    }

private:
    WebhookTarget target_;
    std::string key_;
    Transfer transfer_;
};

}  // namespace

std::optional<std::string> webhook_key(std::string_view secret)
{
    if (!secret.starts_with(kPrefix)) return std::nullopt;
    secret.remove_prefix(kPrefix.size());
    std::string key(secret.size(), '\0');
    std::size_t size = 0;
    const int bad = sodium_base642bin(reinterpret_cast<unsigned char*>(key.data()), key.size(), secret.data(),
                                      secret.size(), nullptr, &size, nullptr, sodium_base64_VARIANT_ORIGINAL);
    if (bad != 0 || size < kShortestKey || size > kLongestKey) return std::nullopt;
    key.resize(size);
    return key;
}

std::string webhook_signature(std::string_view key,
                              const std::string& id,
                              std::int64_t timestamp,
                              const std::string& body)
{
    const std::string content = id + "." + std::to_string(timestamp) + "." + body;
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> mac{};
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, bytes(key), key.size());
    crypto_auth_hmacsha256_update(&state, bytes(content), content.size());
    crypto_auth_hmacsha256_final(&state, mac.data());
    std::string text(sodium_base64_encoded_len(mac.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), mac.data(), mac.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();
    return "v1," + text;
}

std::unique_ptr<Adapter> make_webhook(WebhookTarget target)
{
    return std::make_unique<Webhook>(std::move(target));
}

}  // namespace motcua::server
