#pragma once

#include "domain/calendar.hpp"
#include "domain/catalogue.hpp"
#include "domain/hour_rule.hpp"
#include "domain/limit_clock.hpp"
#include "domain/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Deadlines (Civil Code 2015 art. 145 to 148; NĐ 61/2018 art. 17 to 19). Every deadline is an instant on a whole
// minute, rounded up to it once. The rules, where the design leaves an edge open:
//
//   * A start outside working time, which the end of a segment is, has the position of the next segment's start. A
//     deadline has the earliest instant of its position: the end of a segment, never the start of the next one.
//   * Received on a date without work, end_of_day still starts counting with the next date; the date received is
//   skipped.
//   * A pause moves the deadline by what the limit's own clock would have run in it, also when the deadline had passed
//     before. A deadline at the end of a day moves to the end of the day it falls in, after each pause anew.
//   * The clock of calendar days is civil time: the deadline moves by the length of the pause, to the end of the date
//   it
//     then falls on (24:00 belongs to the date it ends), and on to a working day.
//   * A pause in which the limit's own clock would not have run for a whole minute moves nothing: waiting time is added
//   in whole minutes.
//   * An open wait moves nothing yet. A wait under SupplementPolicy::none moves nothing at all.

namespace motcua {

// A time of waiting for the citizen, [from, to); without an end it still lasts.
struct Wait {
    Instant from = {};
    std::optional<Instant> to = {};
    SupplementPolicy policy = SupplementPolicy::pause;
    std::string reason = {};

    bool operator==(const Wait&) const = default;
};

struct DeadlineTerms {
    TimeLimit limit = {};
    HourRule hour_rule = HourRule::end_of_day;
    Instant received_at = {};
    std::vector<Wait> waits = {};  // in order of time

    bool operator==(const DeadlineTerms&) const = default;
};

// More than any table holds, and small enough that no sum overflows.
inline constexpr std::int64_t kMostHalves = 1'999'998;
// Far more than a dossier ever has.
inline constexpr std::size_t kMostWaits = 200;

// Refuses amounts that are not positive or absurd and halves of a calendar day ("/limit/amount"), a wait that ends
// before it begins ("/waits/0/to", reversed) or begins before the receipt or the end of the wait before it
// ("/waits/0/from", out_of_order), and more than kMostWaits ("/waits").
Result<void> check(const DeadlineTerms& terms);

// The deadline; nothing for a limit of unit none. Beside what check() refuses: Reason::calendar_missing when the
// receipt
// ("/received_at"), a wait ("/waits/0/to") or the deadline lies outside the calendar or across a gap in it, and
// Reason::too_many ("/waits") when no exact fraction can hold them, which takes five waits over nine different lengths
// of day.
Result<std::optional<Instant>> due_at(const WorkingCalendar& calendar, const DeadlineTerms& terms);

// The deadlines after none, the first, the first two … of the waits: one more than there are waits, the last of them
// due_at(). None at all for a limit of unit none. Refuses what due_at() refuses for any of them.
Result<std::vector<Instant>> due_dates(const WorkingCalendar& calendar, const DeadlineTerms& terms);

// One closed wait applied to a deadline known as an instant, e.g. after a re-appointment. The same as due_at() with one
// more wait when the limit ends with the day; otherwise it may differ by the minute the known deadline was rounded to.
Result<Instant> due_after_wait(const WorkingCalendar& calendar,
                               const TimeLimit& limit,
                               HourRule hour_rule,
                               Instant due,
                               Instant stopped,
                               Instant resumed,
                               SupplementPolicy policy);

// The desk rule (NĐ 61/2018 art. 18): received on a working day by 15:00:00.000, handed over by that day's closing;
// after it, by the opening of the next working day. A receipt on a date without work, or by 15:00 but after closing,
// counts as received at the next opening: handed over by that day's closing.
Result<Instant> handover_due(const WorkingCalendar& calendar, Instant received_at);

// The deadline of a step with its own budget from the moment the step was entered: always by position, for working days
// too. A budget of zero is due at the first working minute. Nothing for unit none; errors at "/budget", "/entered".
Result<std::optional<Instant>> step_due(const WorkingCalendar& calendar, const TimeLimit& budget, Instant entered);

// Whether one of the years from the start to the deadline has no official notice yet.
bool provisional(const WorkingCalendar& calendar, Instant from, Instant due);

enum class Verdict : std::uint8_t { early, on_time, late };
std::string_view to_string(Verdict verdict);

// The verdict on a decision that was back at the desk at `ready`. Early: on a date before the deadline's. On time: for
// limits in hours not after the deadline, for all others on its date, whatever the hour. Only for limits with a
// deadline.
Verdict verdict(const TimeLimit& limit, Instant due, Instant ready);

// The instant `halves` half working days after `t`, or before it when negative, by position; for zero the first working
// minute from `t` on. Reason::calendar_missing outside the table.
Result<Instant> add_working_days(const WorkingCalendar& calendar, Instant t, std::int64_t halves);

// Whether `due` is not passed and at most so many working days away.
bool due_soon(const WorkingCalendar& calendar, Instant now, Instant due, int working_days);

// The first whole minute at which due_soon() holds; the beginning of the table when it holds from there.
Instant due_soon_from(const WorkingCalendar& calendar, Instant due, int working_days);

// The end of the last working day before the date a deadline belongs to: the latest moment for an apology with a new
// date (NĐ 61/2018 art. 19(9), "chậm nhất 01 ngày trước khi hết hạn", read in working days). Nothing when the calendar
// has no working day before.
std::optional<Instant> eve_of(const WorkingCalendar& calendar, Instant due);

}  // namespace motcua
