#pragma once

#include "api/json.hpp"
#include "api/problem.hpp"
#include "domain/explanation.hpp"

#include <optional>
#include <string_view>

namespace motcua::api {

// Dates that were treated alike as one run, or each date for itself with its working time.
enum class Form : std::uint8_t { compact, full };
std::optional<Form> form_from(std::string_view text);

// What the clock ran until the deadline, and how many dates it skipped for which reason.
Json counted_json(const Explanation& explanation);

// Which law is applied, and a sentence that says so.
Json law_json(Date received, Language language);

// The waits, each with what it did to the deadline.
Json waits_json(const Explanation& explanation, Language language);

// The dates from the receipt to the deadline, each or each run of them with a sentence.
Json days_json(const Explanation& explanation, Form form, Language language);

// Why a date is that date: all of the above and the rules that apply, with their sentences. What is left out of the
// compact form are the dates' segments: from the full form alone the deadline can be computed again.
Json explanation_json(const Explanation& explanation, Form form, Language language);

}  // namespace motcua::api
