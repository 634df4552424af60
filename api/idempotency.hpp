#pragma once

#include "api/call.hpp"

#include <optional>

// Idempotency-Key (draft-ietf-httpapi-idempotency-key-header): a POST that is repeated with the same key and content is
// answered as the first time and does nothing again.

namespace motcua::api {

// Claims the request's key inside the transaction of its work. Gives the answer kept for it when the work was done
// before; idempotency_mismatch when the key was used for something else; nothing when the work is to be done now. A
// request of the same key that runs at the same time waits here until the other is through.
Outcome<std::optional<Response>> claim_key(storage::Session& session, const Call& call);

// Keeps the answer for the key, sealed so that only who knows the key can read it again.
void keep_answer(storage::Session& session, const Call& call, const Response& response);

}  // namespace motcua::api
