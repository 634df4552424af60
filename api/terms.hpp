#pragma once

#include "api/problem.hpp"

#include <string>
#include <string_view>

// Machine names of roles, actions, statuses and JSON types as people read them.

namespace motcua::api {

// Whether the arguments of this reason are such names, and not what somebody typed.
bool mentions_terms(Reason reason);

// The words for a name; the name itself when there are none.
std::string term_words(std::string_view name, Language language);

}  // namespace motcua::api
