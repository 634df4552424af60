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

// Why a date is that date: the rules that apply, the law, what was counted and what skipped, the waits and what each
// did, with whole sentences in "sentences". All but the dates.
Json derivation_json(const Explanation& explanation, Language language);

// The dates from the receipt to the deadline, each or each run of them with a sentence. The compact form leaves out the
// dates' segments; from the full form and the derivation the deadline can be computed again.
Json days_json(const Explanation& explanation, Form form, Language language);

// The n-th wait (n from 0): how long it was in working time, and the due date before and after it.
Json wait_json(const ExplainedWait& explained, std::size_t n, Language language);

// Both; the dates as "days".
Json explanation_json(const Explanation& explanation, Form form, Language language);

// One wait: how long it was in working time, and the due date before and after it.
Json wait_json(const ExplainedWait& explained);

}  // namespace motcua::api
