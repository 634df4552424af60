#pragma once

#include "api/reader.hpp"
#include "storage/sealed.hpp"

#include <vector>

namespace motcua::api {

// The "documents" of a body: [{"name", "originals", "copies"}], at most 100; counts are 0 when absent.
std::vector<storage::HandedIn> read_documents(Reader& reader);

}  // namespace motcua::api
