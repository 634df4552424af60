#pragma once

#include "api/reader.hpp"
#include "storage/sealed.hpp"

namespace motcua::api {

// A person as bodies name them: {"name", "id_number"?, "phone"?, "email"?, "address"?}, numbers without separators.
storage::Party read_party(Reader reader);

}  // namespace motcua::api
