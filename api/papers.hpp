#pragma once

#include "api/reader.hpp"
#include "storage/sealed.hpp"

#include <vector>

namespace motcua::api {

// The papers a body lists under this name: [{"name", "originals", "copies"}], at most 100; counts are 0 when absent.
std::vector<storage::HandedIn> read_documents(Reader& reader, const char* name = "documents");

}  // namespace motcua::api
