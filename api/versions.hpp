#pragma once

#include "api/call.hpp"
#include "domain/dossier.hpp"

#include <cstdint>
#include <string>
#include <string_view>

// If-Match: a command is given to the version of a dossier that its sender read.

namespace motcua::api {

// Whether If-Match names this version; "*" means whatever it is now.
bool names_version(std::string_view tag, std::int64_t version);

// Somebody else was faster: the loser is shown what it is now.
std::unexpected<Problem> stale(storage::Session& session, Call& call, const std::string& code);

// Who read an older state is shown the new one, even when it is no longer theirs to change; whose business it is not is
// told so, with a version or without.
Outcome<void> check_sender(storage::Session& session, Call& call, const Dossier& dossier, Action action);

}  // namespace motcua::api
