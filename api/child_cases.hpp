#pragma once

#include "api/call.hpp"
#include "domain/dossier.hpp"

namespace motcua::api {

// Tells the parent what became of a child that has ended, in the same transaction. Throws storage::Overtaken when
// somebody else's event came first: then all of it is done again.
void tell_parent(storage::Session& session, const Call& call, const Dossier& child);

}  // namespace motcua::api
