#pragma once

#include "api/json.hpp"
#include "api/problem.hpp"
#include "domain/calendar.hpp"
#include "domain/deadline.hpp"

#include <optional>
#include <string>

// One case of the public calculator, as `motcua deadline` and POST /api/v1/deadline read it.

namespace motcua::api {

struct DeadlineCase {
    std::string unit = {};       // whose calendar it is; empty: the case has one of its own
    CalendarData calendar = {};  // empty when a unit is named
    DeadlineTerms terms = {};
    std::optional<Instant> at = {};  // the moment to judge the deadline at
};

// What is taken for granted by whoever asks.
struct CaseDefaults {
    bool units = false;  // whether a unit may stand in place of the calendar
    HourRule unit_hour_rule = HourRule::end_of_day;
};

// Every fault with its JSON pointer into the case: {"calendar" | "unit", "limit": {"amount", "unit"}, "hour_rule"?,
// "received_at", "waits"?, "at"?}. An amount is not needed for same_day and none, and not looked at.
Outcome<DeadlineCase> read_deadline_case(const Json& json, const CaseDefaults& defaults);

// The calendar of a case that has one of its own; faults as "/calendar/…".
Outcome<WorkingCalendar> make_calendar(CalendarData data);

}  // namespace motcua::api
