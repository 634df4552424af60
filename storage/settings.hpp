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

// Present in a database of simulated dossiers: what the simulation was asked for, and how far it has come.
inline constexpr auto kSimulation = "simulation";
inline constexpr auto kSimulationState = "simulation_state";

std::optional<std::string> find_setting(Session& session, const std::string& name);

// Replaces `before` by `after` (nothing: there was no value yet); false, and nothing done, when it was something else.
bool replace_setting(Session& session,
                     const std::string& name,
                     const std::optional<std::string>& before,
                     const std::string& after);

// Keeps a value unless there is one; the value that is kept.
std::string keep_setting(Session& session, const std::string& name, const std::string& value);

}  // namespace motcua::storage
