#pragma once

#include "domain/facts.hpp"

// What facts count beside what each event says by itself. Only for facts.

namespace motcua {

// The stretches of custody that have ended, but for the times on the way: a handoff's end counts those.
void mark_custody(Facts& facts, std::span<const Event> history, const WorkingCalendar& calendar);

// What was done against a rule, or by it. Each rule has its one place, the alarms; here they are only counted.
void mark_rules(Facts& facts, std::span<const Event> history, const AlarmTerms& terms);

}  // namespace motcua
