#pragma once

#include "domain/time.hpp"
#include "tests/support/office.hpp"

#include <string>

namespace motcua::tests {

// Exports the office's journal, has tests/oracle/figures.py count it, asks the service the same questions (random
// periods of 2015, moments of knowledge up to `now`, and groupings) as its auditor, and returns where the two differ;
// empty when they agree in every cell.
std::string differing_figures(Office& office, Instant now, int questions);

}  // namespace motcua::tests
