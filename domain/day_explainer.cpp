#include "domain/day_explainer.hpp"

#include <algorithm>

namespace motcua {
namespace {

using namespace std::chrono;

bool pauses(const Wait& wait)
{
    return wait.to && wait.policy == SupplementPolicy::pause;
}

bool works(const ExplainedDay& day)
{
    return !day.segments.empty();
}

}  // namespace

DayKind day_kind(const WorkingCalendar& calendar, Date date)
{
    const SpecialDay* special = calendar.special(date);
    if (!special || special->type == DayType::regular)
        return calendar.works(date) ? DayKind::workday : DayKind::weekend;
    switch (special->type) {
        case DayType::holiday:
            return DayKind::holiday;
        case DayType::compensation:
            return DayKind::compensation;
        case DayType::swap_off:
            return DayKind::swap_off;
        case DayType::makeup_work:
        case DayType::regular:
            break;
    }
    return DayKind::makeup_work;
}

DayExplainer::DayExplainer(const WorkingCalendar& calendar, const Explanation& explanation)
    : calendar_(calendar),
      in_(explanation),
      civil_(in_.limit.unit == LimitUnit::calendar_day),
      due_date_(due_date(*in_.due)),
      last_counted_(civil_ ? last_calendar_day() : due_date_),
      end_of_count_(civil_ ? at_office(last_counted_, 24h) : *in_.due)
{
}

ExplainedDay DayExplainer::explain(Date date) const
{
    const SpecialDay* special = calendar_.special(date);
    const auto segments = calendar_.segments(date);
    ExplainedDay day{.date = date,
                     .kind = day_kind(calendar_, date),
                     .name = special ? special->name : std::string{},
                     .wait = first_pause_on(date),
                     .segments = {segments.begin(), segments.end()},
                     .counted = counted_on(date)};
    day.use = use_of(day);
    return day;
}

// The clock that adds up what was counted: civil time for calendar days, working time for everything else.
milliseconds DayExplainer::reading(Instant t) const
{
    return civil_ ? t.time_since_epoch() : calendar_.working_time_until(t);
}

milliseconds DayExplainer::between(Instant from, Instant to) const
{
    return from < to ? reading(to) - reading(from) : milliseconds{0};
}

milliseconds DayExplainer::counted_on(Date date) const
{
    const Instant from = std::max(at_office(date, 0ms), in_.counted_from);
    const Instant to = std::min(at_office(date, 24h), end_of_count_);
    milliseconds counted = between(from, to);
    for (const ExplainedWait& explained : in_.waits)
        if (counts_now(explained.wait))
            counted -= between(std::max(from, explained.wait.from), std::min(to, *explained.wait.to));
    return counted;
}

milliseconds DayExplainer::whole(const ExplainedDay& day) const
{
    return civil_ ? milliseconds{24h} : calendar_.working_time(day.date);
}

// The date that used up the limit, before it was moved forward to a working day.
Date DayExplainer::last_calendar_day() const
{
    Date last = office_date(in_.started_at) + days{in_.limit.halves / 2};
    for (const ExplainedWait& explained : in_.waits)
        if (counts_now(explained.wait))
            last = due_date(explained.due_before + (*explained.wait.to - explained.wait.from));
    return last;
}

// Whether a wait paused the count that led to the deadline, rather than one that was discarded.
bool DayExplainer::counts_now(const Wait& wait) const
{
    return pauses(wait) && wait.from >= in_.started_at;
}

std::optional<std::size_t> DayExplainer::first_pause_on(Date date) const
{
    if (date < office_date(in_.counted_from) || due_date_ < date) return std::nullopt;
    for (std::size_t i = 0; i < in_.waits.size(); ++i) {
        const Wait& wait = in_.waits[i].wait;
        if (counts_now(wait) && wait.from < at_office(date, 24h) && at_office(date, 0ms) < *wait.to) return i;
    }
    return std::nullopt;
}

DayUse DayExplainer::use_of(const ExplainedDay& day) const
{
    const bool before = day.date < office_date(in_.counted_from);
    if (day.date < office_date(in_.started_at)) return civil_ || works(day) ? DayUse::discarded : DayUse::not_worked;
    if (day.date > due_date_) return DayUse::after_due;
    if (day.date > last_counted_) return DayUse::moved_forward;
    if (before && in_.start_rule == StartRule::next_date) return DayUse::first_day;
    if (!civil_ && !works(day)) return DayUse::not_worked;
    if (before) return DayUse::before_start;
    if (day.counted == whole(day)) return DayUse::counted;
    return day.counted > 0ms || !day.wait ? DayUse::counted_in_part : DayUse::waited;
}

}  // namespace motcua
