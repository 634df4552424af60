#pragma once

namespace motcua::server {

// Set by the build from the project's version.
inline constexpr auto kVersion = MOTCUA_VERSION;

}  // namespace motcua::server
