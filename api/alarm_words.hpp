#pragma once

#include "api/problem.hpp"
#include "storage/alarm_flags.hpp"

#include <string>

namespace motcua::api {

// A flag as a sentence: what, since when, and who had the dossier then.
std::string alarm_sentence(const storage::AlarmFlag& flag, Language language);

}  // namespace motcua::api
