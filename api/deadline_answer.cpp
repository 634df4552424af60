#include "api/deadline_answer.hpp"

#include <algorithm>

namespace motcua::api {
namespace {

// Where the clock stands at a moment: while a wait lasts, where that began.
Instant clock_stands(const std::vector<Wait>& waits, Instant at)
{
    if (waits.empty() || waits.back().to || waits.back().policy == SupplementPolicy::none) return at;
    return std::min(at, waits.back().from);
}

void add_verdict(Json& json, const WorkingCalendar& calendar, const DeadlineTerms& terms, Instant due, Instant at)
{
    const Instant stands = clock_stands(terms.waits, at);
    json["verdict"] = to_string(verdict(terms.limit, due, stands));
    json["working_minutes_left"] = calendar.working_minutes_between(stands, due);
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
    Json json = object_with_room(20);
    for (auto& [name, value] : explanation_json(*explanation, form, language).items()) {
        if (name == "due_at" || name == "original_due_at") continue;
        json[name == "days" ? "explanation" : name] = std::move(value);
    }
    return json;
}

}  // namespace motcua::api
