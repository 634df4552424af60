#pragma once

#include "domain/calendar_data.hpp"
#include "domain/exact_count.hpp"
#include "domain/result.hpp"
#include "domain/time.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace motcua {

// Immutable tables over every date from first() to last(). Two clocks, both continuous and monotone, both standing
// still outside working time:
//   W(t): working time gone up to t;
//   D(t): working days gone up to t. Every date with at least one segment counts exactly 1 however long it is, and a
//         moment inside it the share of its working time already gone.
// Their inverses give the *earliest* moment of a reading, so a deadline on a segment's end stays there, and are rounded
// up to the whole minute. Forward takes a few additions; inverse is O(1) for D and O(log dates) for W.
class WorkingCalendar {
public:
    // What check() refuses is refused.
    static Result<WorkingCalendar> make(CalendarData data);

    static Date first();  // 2000-01-01
    static Date last();   // 2060-12-31

    const std::string& version() const { return data_.version; }
    const CalendarData& data() const { return data_; }
    bool announced(int year) const;
    const SpecialDay* special(Date date) const;

    // The working time of a date; none outside the table.
    std::span<const Segment> segments(Date date) const;
    bool works(Date date) const;
    std::chrono::milliseconds working_time(Date date) const;

    // Whether every date of the range is inside the table and has hours or an entry of its own. A gap between two
    // validities of hours is not a long weekend: nothing may be computed across it.
    bool known(Date from, Date to) const;

    // W and D, standing still before and after the table, and their inverses; nothing for readings at or below zero
    // and beyond the table.
    std::chrono::milliseconds working_time_until(Instant t) const;
    std::optional<Instant> at_working_time(std::chrono::milliseconds time) const;
    Count working_days_until(Instant t) const;
    std::optional<Instant> at_working_days(const Count& days) const;

    // W(to) - W(from) in whole minutes, rounded toward zero; negative when `to` is the earlier moment.
    std::int64_t working_minutes_between(Instant from, Instant to) const;

    // How many dates up to and including `date` are worked, and the n-th of them (n = 1, 2 …).
    std::int64_t working_dates_through(Date date) const;
    std::optional<Date> working_date(std::int64_t n) const;
    // The first worked date from `date` on.
    std::optional<Date> working_date_from(Date date) const;

    // The start of the first and the end of the last segment of a worked date.
    Instant opening(Date date) const;
    Instant closing(Date date) const;
    // The first moment of working time at or after `t`; the end of a segment is outside of it.
    std::optional<Instant> working_instant_from(Instant t) const;

private:
    struct Shape {
        std::vector<Segment> segments = {};
        int minutes = 0;
    };
    // What lies before a date, counted from the table's start.
    struct Day {
        std::int32_t minutes_before = 0;
        std::int32_t worked_before = 0;
        std::int32_t unknown_before = 0;
        std::uint32_t shape = 0;
    };

    explicit WorkingCalendar(CalendarData data);
    std::uint32_t add_shape(std::vector<Segment> segments);
    void apply_hours(const WeeklyHours& hours);
    void apply_special(const SpecialDay& special);
    void sum_up();
    const Day& day(Date date) const;
    const Shape& shape(Date date) const;

    CalendarData data_;
    std::vector<Shape> shapes_;
    std::vector<Day> days_;             // one per date and the totals behind the last
    std::vector<std::int32_t> worked_;  // the index of each worked date
};

}  // namespace motcua
