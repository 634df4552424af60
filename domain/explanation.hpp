#pragma once

#include "domain/deadline.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Why a deadline is what it is, as data: whoever holds it can recompute the deadline without the calendar. Sentences in
// Vietnamese and English are made from it elsewhere.

namespace motcua {

// Where the count that led to the deadline starts.
enum class StartRule : std::uint8_t {
    no_limit,       // nothing is counted
    next_date,      // the first day is not counted
    at_once,        // at the moment of receipt, in working time
    next_opening,   // received outside working time: at the next segment's start
    same_day,       // due by the end of the day of receipt
    next_work_day,  // received after 15:00, after closing or on a date without work: due by the end of the next one
};
std::string_view to_string(StartRule rule);

// What the calendar says about a date.
enum class DayKind : std::uint8_t { workday, weekend, holiday, compensation, swap_off, makeup_work };
std::string_view to_string(DayKind kind);
// A special day of type regular is a day of the week like any other.
DayKind day_kind(const WorkingCalendar& calendar, Date date);

// What the count did with a date.
enum class DayUse : std::uint8_t {
    counted,          // all of it
    counted_in_part,  // the clock started, stopped, went on or ended within it
    first_day,        // the day of receipt, which is not counted
    before_start,     // the count starts after it
    discarded,        // counted for nothing: the whole limit started again later
    waited,           // the clock stood still all day
    not_worked,
    moved_forward,  // behind the last calendar day, on the way to a working day
    moved_by_wait,  // behind the date the limit ran out on: a later pause moved the deadline on to here
    after_due,      // only shown because a wait ended after the deadline
};
std::string_view to_string(DayUse use);

struct ExplainedDay {
    Date date = {};
    DayKind kind = DayKind::workday;
    DayUse use = DayUse::counted;
    std::string name = {};  // of a special day
    // The first of `waits` that stopped the clock on this date, lasted on it after the deadline, or moved that to it.
    std::optional<std::size_t> wait = {};
    std::vector<Segment> segments = {};    // the date's working time
    std::chrono::milliseconds counted{0};  // how much of it (of the whole date for calendar days) the clock ran

    bool operator==(const ExplainedDay&) const = default;
};

struct ExplainedWait {
    Wait wait = {};
    std::chrono::milliseconds working_time{0};  // that passed in it; zero while it lasts
    Instant due_before = {};
    Instant due_after = {};

    bool operator==(const ExplainedWait&) const = default;
};

// A wait that still lasts has taken no time yet.
ExplainedWait explain_wait(const WorkingCalendar& calendar, const Wait& wait, Instant due_before, Instant due_after);

struct Explanation {
    std::string calendar_version = {};
    TimeLimit limit = {};
    HourRule hour_rule = HourRule::end_of_day;
    bool ends_with_the_day = false;  // every deadline is the closing of a working day; otherwise a position
    Instant received_at = {};
    StartRule start_rule = StartRule::no_limit;  // of the last start: the receipt, or the resumption that restarted it
    Instant started_at = {};                     // that receipt or resumption
    Instant counted_from = {};                   // the first moment that counts
    std::optional<Instant> original_due = {};    // without any wait
    std::optional<Instant> due = {};
    bool provisional = false;  // a year on the way has no official notice yet
    std::vector<ExplainedWait> waits = {};
    std::vector<ExplainedDay> days = {};  // every date from the receipt to the deadline and the end of the last wait

    bool operator==(const Explanation&) const = default;
};

// A run of consecutive dates that were treated alike for the same reason.
struct DayRange {
    Date from = {};
    Date to = {};
    DayKind kind = DayKind::workday;
    DayUse use = DayUse::counted;
    std::string name = {};
    std::optional<std::size_t> wait = {};
    std::chrono::milliseconds counted{0};

    bool operator==(const DayRange&) const = default;
};

// The derivation of due_at(calendar, terms), with its rejections.
Result<Explanation> explain(const WorkingCalendar& calendar, const DeadlineTerms& terms);

// The compact form of the days.
std::vector<DayRange> ranges(const Explanation& explanation);

}  // namespace motcua
