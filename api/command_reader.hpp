#pragma once

#include "api/call.hpp"
#include "api/reader.hpp"
#include "domain/commands.hpp"
#include "storage/sealed.hpp"

#include <vector>

namespace motcua::api {

// Reads the body of one command on a dossier; faults stay in the reader, and what is sealed is remembered. Not for
// actions that are no command of this resource (those on handoffs).
Command read_command_of(Action action,
                        storage::Session& session,
                        Call& call,
                        const Dossier& dossier,
                        Reader& reader,
                        std::vector<storage::SealedValue>& sealed);

}  // namespace motcua::api
