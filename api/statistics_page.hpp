#pragma once

#include "api/page.hpp"
#include "api/statistics_kept.hpp"

#include <cstddef>
#include <string>

// The transparency page and its data.

namespace motcua::api {

// The page with the months asked for, and what is below in one of them: statistics.months[month]; of no meaning while
// there is no month.
Response statistics_page(const Statistics& statistics,
                         const StatisticsQuestion& question,
                         std::size_t month,
                         const Frame& frame);

// The same figures as CSV, a row for each unit and month. Columns are described on the page.
Response statistics_csv(const Statistics& statistics, bool simulated);

// The address of either of them for a question: "/thong-ke?nam=2015&don-vi=X24.217".
std::string statistics_address(const char* path, const StatisticsQuestion& question);

}  // namespace motcua::api
