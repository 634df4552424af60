#pragma once

#include "domain/access.hpp"
#include "domain/periods.hpp"

// The close of a period: from then on its figures stand as they were reported, and what comes later is told apart. Who
// closes is a decision of ours, no law we know names anybody.

namespace motcua {

// Only the leader of an agency closes its periods. forbidden_role; forbidden_relation for one of no agency.
Result<void> check_may_close(const Actor& actor);

// period_not_over at `pointer` while the period lasts.
Result<void> check_over(const Period& period, Instant now, const std::string& pointer);

}  // namespace motcua
