#pragma once

#include "api/json.hpp"
#include "api/problem.hpp"
#include "domain/figures.hpp"

// Figures as answers and tables show them.

namespace motcua::api {

// A share in percent with one decimal; null of nothing.
Json percent_json(std::int64_t good, std::int64_t all);

// The figures, the shares made of them with their keys, and what was counted as it happened.
Json figures_json(const Figures& figures);

// The published shares: what each divides by what, and where it comes from.
Json rates_json(Language language);

}  // namespace motcua::api
