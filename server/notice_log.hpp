#pragma once

#include "server/adapter.hpp"

#include <memory>
#include <string>

namespace motcua::server {

// Appends notices to a file as lines of JSON: id, moment, kind, dossier, whom it is for, and its words. The file may be
// moved away at any time; the next line makes a new one. A line is on the disk before the notice counts as delivered.
std::unique_ptr<Adapter> make_notice_log(std::string path, std::string public_url);

}  // namespace motcua::server
