#include "domain/calendar_data.hpp"

#include "domain/calendar.hpp"

#include <algorithm>
#include <utility>

namespace motcua {
namespace {

constexpr int kMinutesOfDay = 24 * 60;

// JSON pointer to one item of a list of the data.
std::string item(const char* list, std::size_t position)
{
    return std::string("/") + list + "/" + std::to_string(position);
}

Result<void> check_week(const WeeklyHours& hours, std::size_t position)
{
    if (hours.validity.to && *hours.validity.to < hours.validity.from)
        return reject(Reason::reversed, item("hours", position) + "/valid_to", {format_date(*hours.validity.to)});
    for (std::size_t weekday = 0; weekday < hours.week.size(); ++weekday) {
        auto checked =
            check_segments(hours.week[weekday], item("hours", position) + "/week/" + std::to_string(weekday));
        if (!checked) return checked;
    }
    return {};
}

Result<void> check_day(const SpecialDay& day, std::size_t position)
{
    if (day.date < WorkingCalendar::first() || WorkingCalendar::last() < day.date)
        return reject(Reason::out_of_range, item("days", position) + "/date",
                      {format_date(WorkingCalendar::first()), format_date(WorkingCalendar::last())});
    if (day.type == DayType::regular && !day.segments.empty())
        return reject(Reason::regular_has_no_hours, item("days", position) + "/segments");
    return check_segments(day.segments, item("days", position) + "/segments");
}

std::string format_time_of_day(int minutes)
{
    const auto two_digits = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return two_digits(minutes / 60) + ":" + two_digits(minutes % 60);
}

// The items of a list in order of a date of theirs, each with its position in the list.
template <class Items, class DateOf>
std::vector<std::pair<Date, std::size_t>> in_order(const Items& items, DateOf date_of)
{
    std::vector<std::pair<Date, std::size_t>> order;
    for (std::size_t i = 0; i < items.size(); ++i) order.emplace_back(date_of(items[i]), i);
    std::ranges::sort(order);
    return order;
}

// Once sorted by their beginning, validities are disjoint exactly when neighbours are.
Result<void> check_validities(const std::vector<WeeklyHours>& hours)
{
    const auto order = in_order(hours, [](const WeeklyHours& weekly) { return weekly.validity.from; });
    const auto clash = std::ranges::adjacent_find(order, [&](const auto& earlier, const auto& later) {
        return hours[earlier.second].validity.covers(later.first);
    });
    if (clash == order.end()) return {};
    const auto [from, position] = *std::next(clash);
    return reject(Reason::out_of_order, item("hours", position) + "/valid_from", {format_date(from)});
}

Result<void> check_dates(const std::vector<SpecialDay>& days)
{
    const auto order = in_order(days, [](const SpecialDay& day) { return day.date; });
    const auto twice = std::ranges::adjacent_find(order, {}, [](const auto& entry) { return entry.first; });
    if (twice == order.end()) return {};
    return reject(Reason::duplicate, item("days", std::next(twice)->second) + "/date", {format_date(twice->first)});
}

}  // namespace

std::optional<Segment> parse_segment(std::string_view text)
{
    const auto dash = text.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    const auto from = parse_time_of_day(text.substr(0, dash));
    const auto to = parse_time_of_day(text.substr(dash + 1));
    if (!from || !to) return std::nullopt;
    return Segment{*from, *to};
}

std::string format_segment(const Segment& segment)
{
    return format_time_of_day(segment.from) + "-" + format_time_of_day(segment.to);
}

Result<void> check_segments(const std::vector<Segment>& segments, const std::string& pointer)
{
    int free_from = 0;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const auto [from, to] = segments[i];
        const std::string place = pointer + "/" + std::to_string(i);
        if (from < 0 || to > kMinutesOfDay) return reject(Reason::out_of_range, place, {"00:00", "24:00"});
        if (from >= to) return reject(Reason::reversed, place, {format_segment(segments[i])});
        if (from < free_from) return reject(Reason::out_of_order, place, {format_segment(segments[i])});
        free_from = to;
    }
    return {};
}

std::string_view to_string(DayType type)
{
    switch (type) {
        case DayType::holiday:
            return "HOLIDAY";
        case DayType::compensation:
            return "COMPENSATION";
        case DayType::swap_off:
            return "SWAP_OFF";
        case DayType::makeup_work:
            return "MAKEUP_WORK";
        case DayType::regular:
            return "REGULAR";
    }
    return {};
}

std::optional<DayType> day_type_from(std::string_view text)
{
    for (const DayType type :
         {DayType::holiday, DayType::compensation, DayType::swap_off, DayType::makeup_work, DayType::regular})
        if (to_string(type) == text) return type;
    return std::nullopt;
}

bool fits(DayType type, Date date)
{
    constexpr int kSaturday = 6;
    const bool weekend = iso_weekday(date) >= kSaturday;
    if (type == DayType::makeup_work) return weekend;
    return !weekend || (type != DayType::compensation && type != DayType::swap_off);
}

Result<void> check(const CalendarData& data)
{
    for (std::size_t i = 0; i < data.hours.size(); ++i)
        if (auto checked = check_week(data.hours[i], i); !checked) return checked;
    for (std::size_t i = 0; i < data.days.size(); ++i)
        if (auto checked = check_day(data.days[i], i); !checked) return checked;
    if (auto checked = check_validities(data.hours); !checked) return checked;
    return check_dates(data.days);
}

}  // namespace motcua
