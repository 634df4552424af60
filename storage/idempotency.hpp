#pragma once

#include "domain/time.hpp"
#include "storage/session.hpp"

#include <optional>
#include <string>

namespace motcua::storage {

struct StoredAnswer {
    std::string body_hash;
    std::string answer;  // sealed by the caller
};

// The answer kept for an account's key.
std::optional<StoredAnswer> find_answer(Session& session, const std::string& account, const std::string& key_hash);

// Keeps an answer in the transaction whose work it reports. False when another request with the same key got in first;
// the caller then gives its own work up.
bool keep_answer(
    Session& session, const std::string& account, const std::string& key_hash, const StoredAnswer& answer, Instant now);

void forget_answers(Session& session, Instant older_than);

}  // namespace motcua::storage
