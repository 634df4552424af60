#pragma once

#include "api/call.hpp"

#include <optional>
#include <string>

namespace motcua::api {

// Who sends the request, by session cookie or by "Authorization: Bearer" with an API token.
std::optional<storage::Account> signed_in_account(storage::Session& session, const Call& call);

// What the session cookie of a request holds.
std::optional<std::string> session_cookie(const Request& request);

}  // namespace motcua::api
