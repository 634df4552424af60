#pragma once

#include "api/services.hpp"

#include <string>

namespace motcua::server {

// A link a visitor of the demo can open: to the newest dossier, or to the look-up form when there is none. With `make`
// a first dossier is received by the demo's clerk, and its link opens everything.
std::string look_up_link(api::Services& services, bool make);

}  // namespace motcua::server
