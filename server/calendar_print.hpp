#pragma once

#include "storage/publication.hpp"

namespace motcua::server {

// What publishing an edition would do, for people: its changes, counts by desk, and the dossiers listed in it.
void print_preview(const storage::Preview& preview);

}  // namespace motcua::server
