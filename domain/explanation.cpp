#include "domain/explanation.hpp"

#include <algorithm>
#include <tuple>

namespace motcua {
namespace {

using namespace std::chrono;

bool restarts(const Wait& wait)
{
    return wait.to && wait.policy == SupplementPolicy::restart;
}

bool pauses(const Wait& wait)
{
    return wait.to && wait.policy == SupplementPolicy::pause;
}

// The deadline with only the first `count` waits.
Result<Instant> due_after(const WorkingCalendar& calendar, const DeadlineTerms& terms, std::size_t count)
{
    DeadlineTerms shorter = terms;
    shorter.waits.resize(count);
    const auto due = due_at(calendar, shorter);
    if (!due) return std::unexpected(due.error());
    return due->value_or(terms.received_at);
}

Result<std::vector<ExplainedWait>> explain_waits(const WorkingCalendar& calendar,
                                                 const DeadlineTerms& terms,
                                                 Instant due)
{
    std::vector<ExplainedWait> explained;
    for (std::size_t i = 0; i < terms.waits.size(); ++i) {
        const Wait& wait = terms.waits[i];
        const auto after = due_after(calendar, terms, i + 1);
        if (!after) return std::unexpected(after.error());
        const Instant to = wait.to.value_or(wait.from);
        const auto working_time = calendar.working_time_until(to) - calendar.working_time_until(wait.from);
        explained.push_back({wait, working_time, due, *after});
        due = *after;
    }
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
    return calendar.working_instant_from(start).value_or(start);
}

DayKind kind_of(const WorkingCalendar& calendar, Date date, const SpecialDay* special)
{
    if (!special) return calendar.works(date) ? DayKind::workday : DayKind::weekend;
    switch (special->type) {
        case DayType::holiday:
            return DayKind::holiday;
        case DayType::compensation:
            return DayKind::compensation;
        case DayType::swap_off:
            return DayKind::swap_off;
        case DayType::makeup_work:
            break;
    }
    return DayKind::makeup_work;
}

// Explains dates one by one, for a limit that has a deadline.
class DayExplainer {
public:
    DayExplainer(const WorkingCalendar& calendar, const Explanation& explanation)
        : calendar_(calendar), in_(explanation), civil_(in_.limit.unit == LimitUnit::calendar_day), due_(*in_.due)
    {
        if (civil_) last_counted_ = last_calendar_day();
    }

    ExplainedDay explain(Date date) const
    {
        const SpecialDay* special = calendar_.special(date);
        const auto segments = calendar_.segments(date);
        ExplainedDay day{.date = date,
                         .kind = kind_of(calendar_, date, special),
                         .name = special ? special->name : std::string{},
                         .wait = first_pause_on(date),
                         .segments = {segments.begin(), segments.end()},
                         .counted = counted_on(date)};
        day.use = use_of(day);
        return day;
    }

private:
    // The clock that adds up what was counted: civil time for calendar days, working time for everything else.
    milliseconds reading(Instant t) const { return civil_ ? t.time_since_epoch() : calendar_.working_time_until(t); }

    milliseconds between(Instant from, Instant to) const
    {
        return from < to ? reading(to) - reading(from) : milliseconds{0};
    }

    // The date that used up the limit, before it was moved forward to a working day.
    Date last_calendar_day() const
    {
        Date last = office_date(in_.started_at) + days{in_.limit.halves / 2};
        for (const ExplainedWait& explained : in_.waits)
            if (counts_now(explained.wait))
                last = due_date(explained.due_before + (*explained.wait.to - explained.wait.from));
        return last;
    }

    // Whether a wait paused the count that led to the deadline, rather than one that was discarded.
    bool counts_now(const Wait& wait) const { return pauses(wait) && wait.from >= in_.started_at; }

    Instant end_of_count() const { return civil_ ? at_office(last_counted_ + days{1}, 0ms) : due_; }

    milliseconds counted_on(Date date) const
    {
        const Instant from = std::max(at_office(date, 0ms), in_.counted_from);
        const Instant to = std::min(at_office(date, 24h), end_of_count());
        milliseconds counted = between(from, to);
        for (const ExplainedWait& explained : in_.waits)
            if (counts_now(explained.wait))
                counted -= between(std::max(from, explained.wait.from), std::min(to, *explained.wait.to));
        return counted;
    }

    std::optional<std::size_t> first_pause_on(Date date) const
    {
        for (std::size_t i = 0; i < in_.waits.size(); ++i) {
            const Wait& wait = in_.waits[i].wait;
            if (!counts_now(wait) || date < office_date(in_.counted_from) || due_date(due_) < date) continue;
            if (wait.from < at_office(date, 24h) && at_office(date, 0ms) < *wait.to) return i;
        }
        return std::nullopt;
    }

    DayUse use_of(const ExplainedDay& day) const
    {
        if (day.date < office_date(in_.started_at))
            return civil_ || works(day) ? DayUse::discarded : DayUse::not_worked;
        if (day.date > due_date(due_)) return DayUse::after_due;
        if (civil_ && day.date > last_counted_) return DayUse::moved_forward;
        if (day.date < office_date(in_.counted_from) && in_.start_rule == StartRule::next_date)
            return DayUse::first_day;
        if (!civil_ && !works(day)) return DayUse::not_worked;
        if (day.date < office_date(in_.counted_from)) return DayUse::before_start;
        if (day.counted == whole(day)) return DayUse::counted;
        return day.counted > 0ms || !day.wait ? DayUse::counted_in_part : DayUse::waited;
    }

    static bool works(const ExplainedDay& day) { return !day.segments.empty(); }

    milliseconds whole(const ExplainedDay& day) const
    {
        return civil_ ? milliseconds{24h} : calendar_.working_time(day.date);
    }

    const WorkingCalendar& calendar_;
    const Explanation& in_;
    bool civil_;
    Instant due_;
    Date last_counted_ = {};
};

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
        case DayUse::after_due:
            return "after_due";
    }
    return {};
}

Result<Explanation> explain(const WorkingCalendar& calendar, const DeadlineTerms& terms)
{
    const auto due = due_at(calendar, terms);
    if (!due) return std::unexpected(due.error());
    Explanation explanation{.calendar_version = calendar.version(),
                            .limit = terms.limit,
                            .hour_rule = terms.hour_rule,
                            .received_at = terms.received_at,
                            .started_at = terms.received_at,
                            .counted_from = terms.received_at,
                            .due = *due};
    if (!*due) return explanation;
    const auto original = due_after(calendar, terms, 0);
    if (!original) return std::unexpected(original.error());
    auto waits = explain_waits(calendar, terms, *original);
    if (!waits) return std::unexpected(waits.error());

    explanation.waits = std::move(*waits);
    explanation.original_due = *original;
    explanation.ends_with_the_day = LimitClock{calendar, terms.limit, terms.hour_rule}.ends_with_the_day();
    for (const Wait& wait : terms.waits)
        if (restarts(wait)) explanation.started_at = *wait.to;
    explanation.start_rule = start_rule(calendar, terms, explanation.started_at);
    explanation.counted_from = counted_from(calendar, explanation.start_rule, explanation.started_at);
    explanation.provisional = provisional(calendar, terms.received_at, **due);
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
