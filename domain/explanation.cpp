#include "domain/explanation.hpp"

#include "domain/day_explainer.hpp"

#include <algorithm>
#include <tuple>

namespace motcua {
namespace {

using namespace std::chrono;

bool restarts(const Wait& wait)
{
    return wait.to && wait.policy == SupplementPolicy::restart;
}

// `dates` are the deadlines before the first and after each wait.
std::vector<ExplainedWait> explain_waits(const WorkingCalendar& calendar,
                                         const std::vector<Wait>& waits,
                                         const std::vector<Instant>& dates)
{
    std::vector<ExplainedWait> explained;
    for (std::size_t i = 0; i < waits.size(); ++i)
        explained.push_back(explain_wait(calendar, waits[i], dates[i], dates[i + 1]));
    return explained;
}

StartRule start_rule(const WorkingCalendar& calendar, const DeadlineTerms& terms, Instant start)
{
    if (terms.limit.unit == LimitUnit::same_day)
        return same_day_date(calendar, start) == office_date(start) ? StartRule::same_day : StartRule::next_work_day;
    if (LimitClock{calendar, terms.limit, terms.hour_rule}.ends_with_the_day()) return StartRule::next_date;
    return calendar.working_instant_from(start) == start ? StartRule::at_once : StartRule::next_opening;
}

Instant counted_from(const WorkingCalendar& calendar, StartRule rule, Instant start)
{
    if (rule == StartRule::next_date) return at_office(office_date(start) + days{1}, 0ms);
    if (rule == StartRule::next_work_day) return calendar.opening(*same_day_date(calendar, start));
    return calendar.working_instant_from(start).value_or(start);
}

std::vector<ExplainedDay> explain_days(const WorkingCalendar& calendar, const Explanation& explanation)
{
    const DayExplainer explainer{calendar, explanation};
    Date last = due_date(*explanation.due);
    for (const ExplainedWait& explained : explanation.waits)
        last = std::max(last, office_date(explained.wait.to.value_or(explained.wait.from)));
    std::vector<ExplainedDay> days;
    for (Date date = office_date(explanation.received_at); date <= last; date += std::chrono::days{1})
        days.push_back(explainer.explain(date));
    return days;
}

}  // namespace

ExplainedWait explain_wait(const WorkingCalendar& calendar, const Wait& wait, Instant due_before, Instant due_after)
{
    const Instant to = wait.to.value_or(wait.from);
    return {wait, calendar.working_time_until(to) - calendar.working_time_until(wait.from), due_before, due_after};
}

std::string_view to_string(StartRule rule)
{
    switch (rule) {
        case StartRule::no_limit:
            return "no_limit";
        case StartRule::next_date:
            return "next_date";
        case StartRule::at_once:
            return "at_once";
        case StartRule::next_opening:
            return "next_opening";
        case StartRule::same_day:
            return "same_day";
        case StartRule::next_work_day:
            return "next_work_day";
    }
    return {};
}

std::string_view to_string(DayKind kind)
{
    switch (kind) {
        case DayKind::workday:
            return "workday";
        case DayKind::weekend:
            return "weekend";
        case DayKind::holiday:
            return "holiday";
        case DayKind::compensation:
            return "compensation";
        case DayKind::swap_off:
            return "swap_off";
        case DayKind::makeup_work:
            return "makeup_work";
    }
    return {};
}

std::string_view to_string(DayUse use)
{
    switch (use) {
        case DayUse::counted:
            return "counted";
        case DayUse::counted_in_part:
            return "counted_in_part";
        case DayUse::first_day:
            return "first_day";
        case DayUse::before_start:
            return "before_start";
        case DayUse::discarded:
            return "discarded";
        case DayUse::waited:
            return "waited";
        case DayUse::not_worked:
            return "not_worked";
        case DayUse::moved_forward:
            return "moved_forward";
        case DayUse::moved_by_wait:
            return "moved_by_wait";
        case DayUse::after_due:
            return "after_due";
    }
    return {};
}

Result<Explanation> explain(const WorkingCalendar& calendar, const DeadlineTerms& terms)
{
    const auto dates = due_dates(calendar, terms);
    if (!dates) return std::unexpected(dates.error());
    Explanation explanation{.calendar_version = calendar.version(),
                            .limit = terms.limit,
                            .hour_rule = terms.hour_rule,
                            .received_at = terms.received_at,
                            .started_at = terms.received_at,
                            .counted_from = terms.received_at};
    if (dates->empty()) return explanation;

    explanation.original_due = dates->front();
    explanation.due = dates->back();
    explanation.waits = explain_waits(calendar, terms.waits, *dates);
    explanation.ends_with_the_day = LimitClock{calendar, terms.limit, terms.hour_rule}.ends_with_the_day();
    for (const Wait& wait : terms.waits)
        if (restarts(wait)) explanation.started_at = *wait.to;
    explanation.start_rule = start_rule(calendar, terms, explanation.started_at);
    explanation.counted_from = counted_from(calendar, explanation.start_rule, explanation.started_at);
    explanation.provisional = provisional(calendar, terms.received_at, dates->back());
    explanation.days = explain_days(calendar, explanation);
    return explanation;
}

std::vector<DayRange> ranges(const Explanation& explanation)
{
    const auto reason = [](const auto& part) { return std::tie(part.kind, part.use, part.name, part.wait); };
    std::vector<DayRange> merged;
    for (const ExplainedDay& day : explanation.days) {
        if (merged.empty() || reason(merged.back()) != reason(day))
            merged.push_back({day.date, day.date, day.kind, day.use, day.name, day.wait, day.counted});
        else
            merged.back().to = day.date, merged.back().counted += day.counted;
    }
    return merged;
}

}  // namespace motcua
