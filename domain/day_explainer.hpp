#pragma once

#include "domain/explanation.hpp"

namespace motcua {

// Explains the dates of a deadline one by one, once everything else about the deadline is known.
class DayExplainer {
public:
    // `explanation` has a deadline, its start and its waits; both arguments outlive this object.
    DayExplainer(const WorkingCalendar& calendar, const Explanation& explanation);

    ExplainedDay explain(Date date) const;

private:
    std::chrono::milliseconds reading(Instant t) const;
    std::chrono::milliseconds between(Instant from, Instant to) const;
    std::chrono::milliseconds counted_on(Date date) const;
    std::chrono::milliseconds whole(const ExplainedDay& day) const;
    std::size_t waits_in_time() const;
    Date last_calendar_day() const;
    bool counts_now(const Wait& wait) const;
    std::optional<std::size_t> wait_of(const ExplainedDay& day) const;
    std::optional<std::size_t> first_pause_on(Date date, std::size_t first, std::size_t end) const;
    std::optional<std::size_t> moved_by(Date date) const;
    DayUse use_of(const ExplainedDay& day) const;

    const WorkingCalendar& calendar_;
    const Explanation& in_;
    LimitClock clock_;
    bool civil_;
    Date due_date_;
    std::size_t in_time_;  // how many waits come before the first pause that began when the limit had run out
    Instant ran_out_;      // the due date in force when that began, otherwise the deadline
    Date last_date_;       // of ran_out_
    Date last_counted_;    // differs from last_date_ when a calendar day was moved forward
    Instant end_of_count_;
};

}  // namespace motcua
