#include "api/idempotency.hpp"

#include "storage/hashes.hpp"
#include "storage/idempotency.hpp"

#include <algorithm>

namespace motcua::api {
namespace {

constexpr std::size_t kMaxKeyLength = 255;

std::string key_hash(std::string_view key)
{
    return storage::sha256_hex(key);
}

// What the key stands for: the same words to another address are another request.
std::string content_hash(const Request& request)
{
    std::string content = request.method + '\n' + request.path + '\n';
    content += std::string{request.header("if-match").value_or("")} + '\n';
    if (const auto principal = request.header("on-behalf-of")) content += std::string{*principal} + '\n';
    return storage::sha256_hex(content + request.body);
}

bool is_well_formed(std::string_view key)
{
    return !key.empty() && key.size() <= kMaxKeyLength &&
           std::ranges::all_of(key, [](char c) { return c > ' ' && c <= '~'; });
}

std::string written(const Response& response)
{
    Json headers = Json::array();
    for (const auto& [name, value] : response.headers) headers.push_back({name, value});
    return dump({{"status", response.status}, {"headers", headers}, {"body", response.body}});
}

Response read_back(const std::string& text)
{
    const Json json = Json::parse(text);
    Response response{json.at("status").get<int>(), {}, json.at("body").get<std::string>()};
    for (const auto& header : json.at("headers")) response.with_header(header.at(0), header.at(1));
    return response.with_header("Idempotency-Replayed", "true");
}

}  // namespace

Outcome<std::optional<Response>> claim_key(storage::Session& session, const Call& call)
{
    const auto key = call.request.header("idempotency-key");
    if (!key) return std::optional<Response>{};
    if (!is_well_formed(*key)) return refuse(Reason::invalid_value, "", {"Idempotency-Key"});
    const std::string content = content_hash(call.request);
    if (storage::claim_answer(session, call.account.account, key_hash(*key), content, call.now)) {
        return std::optional<Response>{};
    }
    const auto stored = storage::find_answer(session, call.account.account, key_hash(*key));
    if (!stored || stored->body_hash != content) return refuse(Reason::idempotency_mismatch);
    const auto opened = call.services.secrets.open(stored->answer, *key);
    if (!opened) return refuse(Reason::idempotency_mismatch);
    return std::optional{read_back(*opened)};
}

void keep_answer(storage::Session& session, const Call& call, const Response& response)
{
    const auto key = call.request.header("idempotency-key");
    if (!key) return;
    storage::keep_answer(session, call.account.account, key_hash(*key),
                         call.services.secrets.seal(written(response), *key));
}

}  // namespace motcua::api
