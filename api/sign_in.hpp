#pragma once

#include "api/call.hpp"

#include <optional>
#include <string>

namespace motcua::api {

// Who sends the request, by session cookie or by "Authorization: Bearer" with an API token; with On-Behalf-Of as the
// deputy of the account it names. not_signed_in, invalid_value for what can be no account, and the rejections of
// check_on_duty() (domain/deputies.hpp).
Outcome<storage::Account> acting_account(storage::Session& session, const Call& call);

// What the session cookie of a request holds.
std::optional<std::string> session_cookie(const Request& request);

}  // namespace motcua::api
