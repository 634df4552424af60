#include "domain/calendar.hpp"

#include <algorithm>

namespace motcua {
namespace {

using namespace std::chrono;

constexpr Date kFirst = 2000y / January / 1;
constexpr Date kLast = 2060y / December / 31;
constexpr std::size_t kDates = static_cast<std::size_t>((kLast - kFirst).count()) + 1;
constexpr std::int64_t kMinute = milliseconds{1min}.count();

// The first two shapes have no working time: nobody said anything about the date, and somebody said it is off.
constexpr std::uint32_t kUnknown = 0;
constexpr std::uint32_t kOff = 1;
constexpr std::uint32_t kFirstWeek = 2;

// The place of a date in the table; one behind its end stands for everything later.
std::size_t index_of(Date date)
{
    return static_cast<std::size_t>((std::clamp(date, kFirst, kLast + days{1}) - kFirst).count());
}

Date date_at(std::int32_t index)
{
    return kFirst + days{index};
}

// The working milliseconds of a day gone at a time of it.
std::int64_t gone(std::span<const Segment> segments, std::int64_t time_of_day)
{
    std::int64_t total = 0;
    for (const Segment& segment : segments) {
        if (time_of_day <= segment.from * kMinute) break;
        total += std::min(time_of_day, segment.to * kMinute) - segment.from * kMinute;
    }
    return total;
}

// The minute of the day at which `worked` minutes of it are gone, 0 < worked <= all of them.
int minute_after(std::span<const Segment> segments, std::int64_t worked)
{
    for (const Segment& segment : segments) {
        const int length = segment.to - segment.from;
        if (worked <= length) return segment.from + static_cast<int>(worked);
        worked -= length;
    }
    return 0;
}

}  // namespace

Result<WorkingCalendar> WorkingCalendar::make(CalendarData data)
{
    if (auto checked = check(data); !checked) return std::unexpected(std::move(checked).error());
    return WorkingCalendar{std::move(data)};
}

WorkingCalendar::WorkingCalendar(CalendarData data) : data_(std::move(data)), shapes_(kFirstWeek), days_(kDates + 1)
{
    std::ranges::sort(data_.days, {}, &SpecialDay::date);
    for (const WeeklyHours& hours : data_.hours) apply_hours(hours);
    for (const SpecialDay& special : data_.days) apply_special(special);
    sum_up();
}

std::uint32_t WorkingCalendar::add_shape(std::vector<Segment> segments)
{
    int minutes = 0;
    for (const Segment& segment : segments) minutes += segment.to - segment.from;
    shapes_.push_back({std::move(segments), minutes});
    return static_cast<std::uint32_t>(shapes_.size() - 1);
}

void WorkingCalendar::apply_hours(const WeeklyHours& hours)
{
    const auto monday = static_cast<std::uint32_t>(shapes_.size());
    for (const auto& segments : hours.week) add_shape(segments);
    const std::size_t end = hours.validity.to ? index_of(*hours.validity.to + days{1}) : kDates;
    auto weekday = static_cast<std::uint32_t>(iso_weekday(std::max(hours.validity.from, kFirst)) - 1);
    for (std::size_t i = index_of(hours.validity.from); i < end; ++i) {
        days_[i].shape = monday + weekday;
        weekday = weekday == 6 ? 0 : weekday + 1;
    }
}

// Runs after all hours are applied, so that the date's shape still tells its week and thereby that week's Monday.
void WorkingCalendar::apply_special(const SpecialDay& special)
{
    if (special.type == DayType::regular) return;
    std::uint32_t& shape = days_[index_of(special.date)].shape;
    if (!special.segments.empty())
        shape = add_shape(special.segments);
    else if (special.type != DayType::makeup_work)
        shape = kOff;
    else if (shape != kUnknown)
        shape -= (shape - kFirstWeek) % 7;
}

void WorkingCalendar::sum_up()
{
    for (std::size_t i = 0; i < kDates; ++i) {
        const Day& day = days_[i];
        const int minutes = shapes_[day.shape].minutes;
        if (minutes > 0) worked_.push_back(static_cast<std::int32_t>(i));
        days_[i + 1].minutes_before = day.minutes_before + minutes;
        days_[i + 1].worked_before = static_cast<std::int32_t>(worked_.size());
        days_[i + 1].unknown_before = day.unknown_before + (day.shape == kUnknown ? 1 : 0);
    }
}

Date WorkingCalendar::first()
{
    return kFirst;
}

Date WorkingCalendar::last()
{
    return kLast;
}

bool WorkingCalendar::announced(int year) const
{
    const auto& years = data_.announced_years;
    return !years || std::ranges::find(*years, year) != years->end();
}

const SpecialDay* WorkingCalendar::special(Date date) const
{
    const auto found = std::ranges::lower_bound(data_.days, date, {}, &SpecialDay::date);
    return found != data_.days.end() && found->date == date ? &*found : nullptr;
}

const WorkingCalendar::Day& WorkingCalendar::day(Date date) const
{
    return days_[index_of(date)];
}

const WorkingCalendar::Shape& WorkingCalendar::shape(Date date) const
{
    return shapes_[date < kFirst ? kUnknown : day(date).shape];
}

std::span<const Segment> WorkingCalendar::segments(Date date) const
{
    return shape(date).segments;
}

bool WorkingCalendar::works(Date date) const
{
    return shape(date).minutes > 0;
}

milliseconds WorkingCalendar::working_time(Date date) const
{
    return minutes{shape(date).minutes};
}

bool WorkingCalendar::known(Date from, Date to) const
{
    return kFirst <= from && to <= kLast && day(to + days{1}).unknown_before <= day(from).unknown_before;
}

milliseconds WorkingCalendar::working_time_until(Instant t) const
{
    const Date date = office_date(t);
    return minutes{day(date).minutes_before} + milliseconds{gone(segments(date), office_time_of_day(t).count())};
}

std::optional<Instant> WorkingCalendar::at_working_time(milliseconds time) const
{
    const std::int64_t worked = ceil<minutes>(time).count();
    if (worked <= 0 || worked > days_.back().minutes_before) return std::nullopt;
    const auto behind = std::ranges::lower_bound(days_, worked, {}, &Day::minutes_before);
    const auto found = std::prev(behind);
    const int minute = minute_after(shapes_[found->shape].segments, worked - found->minutes_before);
    return at_office(date_at(static_cast<std::int32_t>(found - days_.begin())), minutes{minute});
}

Count WorkingCalendar::working_days_until(Instant t) const
{
    const Date date = office_date(t);
    const Shape& hours = shape(date);
    const std::int64_t before = day(date).worked_before;
    if (hours.minutes == 0) return Count{before};
    return Count::with_part(before, gone(hours.segments, office_time_of_day(t).count()), hours.minutes * kMinute);
}

std::optional<Instant> WorkingCalendar::at_working_days(const Count& count) const
{
    const auto date = working_date(count.ceil());
    if (!date || !count.exact()) return std::nullopt;
    if (count.is_whole()) return closing(*date);
    const Shape& hours = shape(*date);
    return at_office(*date, minutes{minute_after(hours.segments, count.pieces_of(hours.minutes))});
}

std::int64_t WorkingCalendar::working_minutes_between(Instant from, Instant to) const
{
    return duration_cast<minutes>(working_time_until(to) - working_time_until(from)).count();
}

std::int64_t WorkingCalendar::working_dates_through(Date date) const
{
    return day(date + days{1}).worked_before;
}

std::optional<Date> WorkingCalendar::working_date(std::int64_t n) const
{
    if (n < 1 || n > std::ssize(worked_)) return std::nullopt;
    return date_at(worked_[static_cast<std::size_t>(n - 1)]);
}

std::optional<Date> WorkingCalendar::working_date_from(Date date) const
{
    return working_date(day(date).worked_before + 1);
}

Instant WorkingCalendar::opening(Date date) const
{
    return at_office(date, minutes{segments(date).front().from});
}

Instant WorkingCalendar::closing(Date date) const
{
    return at_office(date, minutes{segments(date).back().to});
}

std::optional<Instant> WorkingCalendar::working_instant_from(Instant t) const
{
    const Date date = office_date(t);
    const milliseconds time = office_time_of_day(t);
    for (const Segment& segment : segments(date))
        if (time < minutes{segment.to}) return at_office(date, std::max<milliseconds>(time, minutes{segment.from}));
    const auto next = working_date_from(date + days{1});
    if (!next) return std::nullopt;
    return opening(*next);
}

}  // namespace motcua
