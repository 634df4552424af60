#include "api/deadline_answer.hpp"

#include <algorithm>

namespace motcua::api {
namespace {

// Whether working time is counted on this date at all.
bool reaches(Date date)
{
    return WorkingCalendar::first() <= date && date <= WorkingCalendar::last();
}

// Where the clock stands at a moment: while a wait lasts, where that began.
Instant clock_stands(const std::vector<ExplainedWait>& waits, Instant at)
{
    if (waits.empty()) return at;
    const Wait& last = waits.back().wait;
    return last.to || last.policy == SupplementPolicy::none ? at : std::min(at, last.from);
}

// Both null without a deadline.
void add_verdict(Json& json, const WorkingCalendar& calendar, const Explanation& explanation, Instant at)
{
    json["verdict"] = nullptr;
    json["working_minutes_left"] = nullptr;
    if (!explanation.due) return;
    const Instant stands = clock_stands(explanation.waits, at);
    json["verdict"] = to_string(verdict(explanation.limit, *explanation.due, stands));
    json["working_minutes_left"] = calendar.working_minutes_between(stands, *explanation.due);
}

}  // namespace

Outcome<Json> deadline_answer(const WorkingCalendar& calendar, const DeadlineCase& asked, Form form, Language language)
{
    const auto explanation = explain(calendar, asked.terms);
    if (!explanation) {
        Rejection rejection = explanation.error();
        if (rejection.pointer.empty()) rejection.pointer = asked.unit.empty() ? "/calendar" : "/unit";
        return refuse(std::move(rejection));
    }
    if (asked.at && !reaches(office_date(*asked.at)))
        return refuse(Reason::out_of_range, "/at",
                      {format_date(WorkingCalendar::first()), format_date(WorkingCalendar::last())});
    Json json = derivation_json(*explanation, language);
    if (asked.at) add_verdict(json, calendar, *explanation, *asked.at);
    json["explanation"] = days_json(*explanation, form, language);
    return json;
}

}  // namespace motcua::api
