#pragma once

#include "storage/session.hpp"

#include <optional>
#include <string>

// What a database remembers about itself.

namespace motcua::storage {

// The fingerprint of the secret key its keyed hashes were made with.
inline constexpr auto kKeyFingerprint = "key_fingerprint";
// Present when demo accounts with a well-known password were made in it.
inline constexpr auto kDemoAccounts = "demo_accounts";

std::optional<std::string> find_setting(Session& session, const std::string& name);

// Keeps a value unless there is one; the value that is kept.
std::string keep_setting(Session& session, const std::string& name, const std::string& value);

}  // namespace motcua::storage
