#pragma once

#include "api/json.hpp"
#include "api/problem.hpp"
#include "domain/explanation.hpp"

namespace motcua::api {

// Why a date is that date: the rules that apply, the runs of days counted and not, and the waits, each with a sentence.
Json explanation_json(const Explanation& explanation, Language language);

// One wait: how long it was in working time, and the due date before and after it.
Json wait_json(const ExplainedWait& explained);

}  // namespace motcua::api
