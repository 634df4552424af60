#pragma once

#include "domain/result.hpp"

namespace motcua::server {

// Throws Failure that says in English why the operator's wish was refused; nothing when it was granted.
void demand(const Result<void>& result);

}  // namespace motcua::server
