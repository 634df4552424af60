#include "domain/calendar_book.hpp"

#include <algorithm>
#include <utility>

namespace motcua {
namespace {

constexpr std::size_t kWorkingDays = 5;
constexpr std::size_t kAllDays = 7;

// The sets of the unit and of each unit above it, the nearest first.
using Chain = std::vector<const CalendarBook::Hours*>;

// Every date on which the hours may become others.
std::set<Date> turning_dates(const Chain& chain)
{
    std::set<Date> dates;
    for (const auto* sets : chain) {
        for (const auto& [from, hours] : *sets) {
            dates.insert(from);
            if (hours.validity.to) dates.insert(*hours.validity.to + std::chrono::days{1});
        }
    }
    return dates;
}

using Week = std::array<std::vector<Segment>, 7>;

bool empty(const Week& week)
{
    return std::ranges::all_of(week, &std::vector<Segment>::empty);
}

// The first `weekdays` days of the week in force on `date`; nothing when nobody has hours on them then.
std::optional<Week> week_on(const Chain& chain, Date date, std::size_t weekdays)
{
    for (const auto* sets : chain) {
        for (const auto& [from, hours] : *sets) {
            if (!hours.validity.covers(date)) continue;
            Week week;
            std::ranges::copy_n(hours.week.begin(), static_cast<std::ptrdiff_t>(weekdays), week.begin());
            if (!empty(week)) return week;
        }
    }
    return std::nullopt;
}

// Between two turning dates nothing changes, so the week of the first date holds until the day before the next.
std::vector<WeeklyHours> resolved(const Chain& chain, std::size_t weekdays)
{
    std::vector<WeeklyHours> hours;
    const auto dates = turning_dates(chain);
    for (auto date = dates.begin(); date != dates.end(); ++date) {
        auto week = week_on(chain, *date, weekdays);
        if (!week) continue;
        const auto next = std::next(date);
        std::optional<Date> to;
        if (next != dates.end()) to = *next - std::chrono::days{1};
        const bool goes_on = !hours.empty() && hours.back().validity.to == *date - std::chrono::days{1};
        if (goes_on && hours.back().week == *week) {
            hours.back().validity.to = to;
        } else {
            hours.push_back({{*date, to}, std::move(*week)});
        }
    }
    return hours;
}

Chain chain_of(const CalendarBook& book, std::span<const std::string> upwards)
{
    Chain chain;
    for (const std::string& unit : upwards) chain.push_back(&book.hours_of(unit));
    return chain;
}

}  // namespace

bool has_segments(const WeeklyHours& hours)
{
    return !empty(hours.week);
}

void CalendarBook::apply(const Edition& edition)
{
    for (const UnitDay& day : edition.days) put(day);
    for (const UnitHours& hours : edition.hours) put(hours);
    for (const int year : edition.announced_years) announce(year);
}

const CalendarBook::Days& CalendarBook::days_of(const std::string& unit) const
{
    static const Days none;
    const auto found = days_.find(unit);
    return found == days_.end() ? none : found->second;
}

const CalendarBook::Hours& CalendarBook::hours_of(const std::string& unit) const
{
    static const Hours none;
    const auto found = hours_.find(unit);
    return found == hours_.end() ? none : found->second;
}

CalendarData CalendarBook::data(std::span<const std::string> upwards, std::string version) const
{
    Days days;
    for (const std::string& unit : upwards) days.insert(days_of(unit).begin(), days_of(unit).end());
    days.insert(days_of(kCountry).begin(), days_of(kCountry).end());

    CalendarData data{.version = std::move(version), .hours = resolved(chain_of(*this, upwards), kWorkingDays)};
    for (auto& [date, day] : days) data.days.push_back(std::move(day));
    data.announced_years.emplace(years_.begin(), years_.end());
    return data;
}

std::vector<WeeklyHours> CalendarBook::reception_hours(std::span<const std::string> upwards) const
{
    return resolved(chain_of(*this, upwards), kAllDays);
}

}  // namespace motcua
