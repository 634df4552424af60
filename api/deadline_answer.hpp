#pragma once

#include "api/deadline_case.hpp"
#include "api/explanation_json.hpp"

namespace motcua::api {

// The deadline of a case on its calendar with its explanation, and with `at` the verdict as if the result were back at
// that moment, with the working minutes left. While a wait lasts the clock stands, and so does the verdict, at the
// moment it began.
Outcome<Json> deadline_answer(const WorkingCalendar& calendar, const DeadlineCase& asked, Form form, Language language);

}  // namespace motcua::api
