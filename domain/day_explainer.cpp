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
      clock_(calendar, explanation.limit, explanation.hour_rule),
      civil_(in_.limit.unit == LimitUnit::calendar_day),
      due_date_(due_date(*in_.due)),
      in_time_(waits_in_time()),
      ran_out_(in_time_ < in_.waits.size() ? in_.waits[in_time_].due_before : *in_.due),
      last_date_(due_date(ran_out_)),
      last_counted_(civil_ ? last_calendar_day() : last_date_),
      end_of_count_(civil_ ? at_office(last_counted_, 24h) : ran_out_)
{
}

ExplainedDay DayExplainer::explain(Date date) const
{
    const SpecialDay* special = calendar_.special(date);
    const auto segments = calendar_.segments(date);
    ExplainedDay day{.date = date,
                     .kind = day_kind(calendar_, date),
                     .name = special ? special->name : std::string{},
                     .segments = {segments.begin(), segments.end()},
                     .counted = counted_on(date)};
    day.wait = wait_of(day);
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
    for (std::size_t i = 0; i < in_time_; ++i)
        if (const Wait& wait = in_.waits[i].wait; counts_now(wait))
            counted -= between(std::max(from, wait.from), std::min(to, *wait.to));
    return counted;
}

milliseconds DayExplainer::whole(const ExplainedDay& day) const
{
    return civil_ ? milliseconds{24h} : calendar_.working_time(day.date);
}

// A pause that begins when the limit has run out moves the deadline, but stops no clock: the count ended before it.
std::size_t DayExplainer::waits_in_time() const
{
    const auto late = [&](const ExplainedWait& e) { return counts_now(e.wait) && e.due_before <= e.wait.from; };
    return static_cast<std::size_t>(std::ranges::find_if(in_.waits, late) - in_.waits.begin());
}

// The date that used up the limit, before it was moved forward to a working day.
Date DayExplainer::last_calendar_day() const
{
    Date last = office_date(in_.started_at) + days{in_.limit.halves / 2};
    for (std::size_t i = 0; i < in_time_; ++i)
        if (const ExplainedWait& explained = in_.waits[i]; counts_now(explained.wait))
            last = due_date(explained.due_before + (*explained.wait.to - explained.wait.from));
    return last;
}

// Whether a wait paused the count that led to the deadline, rather than one that was discarded, and for long enough.
bool DayExplainer::counts_now(const Wait& wait) const
{
    return pauses(wait) && wait.from >= in_.started_at && clock_.runs_a_minute(wait.from, *wait.to);
}

std::optional<std::size_t> DayExplainer::wait_of(const ExplainedDay& day) const
{
    if (day.date < office_date(in_.counted_from)) return std::nullopt;
    if (day.date <= last_date_) return first_pause_on(day.date, 0, in_time_);
    const bool moved = day.date <= due_date_ && (civil_ || works(day));
    return moved ? moved_by(day.date) : first_pause_on(day.date, in_time_, in_.waits.size());
}

// The first of the waits from `first` to before `end` that paused on a date.
std::optional<std::size_t> DayExplainer::first_pause_on(Date date, std::size_t first, std::size_t end) const
{
    for (std::size_t i = first; i < end; ++i) {
        const Wait& wait = in_.waits[i].wait;
        if (counts_now(wait) && wait.from < at_office(date, 24h) && at_office(date, 0ms) < *wait.to) return i;
    }
    return std::nullopt;
}

// The late pause that moved the deadline to a date or past it.
std::optional<std::size_t> DayExplainer::moved_by(Date date) const
{
    for (std::size_t i = in_time_; i < in_.waits.size(); ++i)
        if (counts_now(in_.waits[i].wait) && date <= due_date(in_.waits[i].due_after)) return i;
    return std::nullopt;
}

DayUse DayExplainer::use_of(const ExplainedDay& day) const
{
    const bool before = day.date < office_date(in_.counted_from);
    if (day.date < office_date(in_.started_at)) return civil_ || works(day) ? DayUse::discarded : DayUse::not_worked;
    if (day.date > due_date_) return DayUse::after_due;
    if (day.date > last_date_) return civil_ || works(day) ? DayUse::moved_by_wait : DayUse::not_worked;
    if (day.date > last_counted_) return DayUse::moved_forward;
    if (before && in_.start_rule == StartRule::next_date) return DayUse::first_day;
    if (!civil_ && !works(day)) return DayUse::not_worked;
    if (before) return DayUse::before_start;
    if (day.counted == whole(day)) return DayUse::counted;
    return day.counted > 0ms || !day.wait ? DayUse::counted_in_part : DayUse::waited;
}

}  // namespace motcua
