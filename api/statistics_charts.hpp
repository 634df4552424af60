#pragma once

#include "api/problem.hpp"
#include "api/statistics_kept.hpp"

#include <string>

// Charts of open figures by month, as the inside of an SVG of kChartWidth x kChartHeight: shapes with classes of
// statistics.css, no styles of their own. Everything in them stands in a table too.

namespace motcua::api {

inline constexpr int kChartWidth = 320;
inline constexpr int kChartHeight = 168;

// The on-time rate, from 0 to 100 %. A month without a rate has no point, and interrupts the line.
std::string rate_chart(const Statistics& statistics);

// Received, decided and late, a bar each. What is withheld has no bar.
std::string count_chart(const Statistics& statistics, Language language);

}  // namespace motcua::api
