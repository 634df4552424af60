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

// Takes the account's key for the work of this transaction; false when it has been taken for good by another. While
// another transaction holds the key, this waits for its end.
bool claim_answer(Session& session,
                  const std::string& account,
                  const std::string& key_hash,
                  const std::string& body_hash,
                  Instant now);

// The answer kept for an account's key.
std::optional<StoredAnswer> find_answer(Session& session, const std::string& account, const std::string& key_hash);

// Puts the answer to the key claimed before in the same transaction.
void keep_answer(Session& session, const std::string& account, const std::string& key_hash, const std::string& answer);

void forget_answers(Session& session, Instant older_than);

}  // namespace motcua::storage
