#include "storage/calendars.hpp"

#include "storage/catalogue.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace motcua::storage {
namespace {

constexpr std::int64_t kFriday = 5;
constexpr std::int64_t kSunday = 7;

struct HoursRow {
    Validity validity;
    std::size_t weekday;  // Monday is 0
    Segment segment;
};

// The hours of the unit and of each unit above it, the nearest first.
using Chain = std::vector<std::vector<HoursRow>>;

// The codes of a path, the unit itself first: "/X24/X24.217/" gives X24.217, X24.
std::vector<std::string> codes_upwards(const std::string& path)
{
    std::vector<std::string> codes;
    for (std::size_t from = 1; from < path.size();) {
        const auto to = path.find('/', from);
        codes.push_back(path.substr(from, to - from));
        from = to + 1;
    }
    std::ranges::reverse(codes);
    return codes;
}

Chain hours_upwards(Session& session, const std::string& unit_code, std::int64_t last_weekday)
{
    Chain chain;
    const auto place = find_unit_place(session, unit_code);
    if (!place) return chain;
    for (const std::string& code : codes_upwards(place->path)) {
        auto& rows = chain.emplace_back();
        session.each<Date, std::optional<Date>, std::int64_t, std::int64_t, std::int64_t>(
            R"(SELECT valid_from, valid_to, weekday, start_minute, end_minute FROM working_hours
               WHERE unit_code = :code AND weekday <= :last_weekday ORDER BY weekday, start_minute)",
            {{"code", code}, {"last_weekday", last_weekday}}, [&](auto&& row) {
                const auto& [from, to, weekday, start, end] = row;
                rows.push_back({{from, to},
                                static_cast<std::size_t>(weekday - 1),
                                {static_cast<int>(start), static_cast<int>(end)}});
            });
    }
    return chain;
}

// Every date on which the hours may become others.
std::set<Date> turning_dates(const Chain& chain)
{
    std::set<Date> dates;
    for (const auto& rows : chain) {
        for (const HoursRow& row : rows) {
            dates.insert(row.validity.from);
            if (row.validity.to) dates.insert(*row.validity.to + std::chrono::days{1});
        }
    }
    return dates;
}

using Week = std::array<std::vector<Segment>, 7>;

// The week in force on `date`; nothing when nobody has hours then.
std::optional<Week> week_on(const Chain& chain, Date date)
{
    for (const auto& rows : chain) {
        Week week;
        bool any = false;
        for (const HoursRow& row : rows) {
            if (!row.validity.covers(date)) continue;
            week[row.weekday].push_back(row.segment);
            any = true;
        }
        if (any) return week;
    }
    return std::nullopt;
}

// Between two turning dates nothing changes, so the week of the first date holds until the day before the next.
std::vector<WeeklyHours> resolved(const Chain& chain)
{
    std::vector<WeeklyHours> hours;
    const auto dates = turning_dates(chain);
    for (auto date = dates.begin(); date != dates.end(); ++date) {
        auto week = week_on(chain, *date);
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

std::vector<SpecialDay> special_days(Session& session)
{
    std::vector<SpecialDay> days;
    session.each<Date, std::string, std::string>(
        "SELECT date, day_type, name FROM calendar_day ORDER BY date", {}, [&](auto&& row) {
            auto& [date, type, name] = row;
            days.push_back({.date = date, .type = day_type_from(type).value(), .name = std::move(name)});
        });
    return days;
}

std::vector<int> years_of(const std::vector<SpecialDay>& days)
{
    std::set<int> years;
    for (const SpecialDay& day : days) years.insert(static_cast<int>(std::chrono::year_month_day{day.date}.year()));
    return {years.begin(), years.end()};
}

}  // namespace

CalendarData calendar_data(Session& session, const std::string& unit_code)
{
    CalendarData data{.version = std::to_string(calendar_version(session)),
                      .hours = resolved(hours_upwards(session, unit_code, kFriday)),
                      .days = special_days(session)};
    data.announced_years = years_of(data.days);
    return data;
}

std::vector<WeeklyHours> reception_hours(Session& session, const std::string& unit_code)
{
    return resolved(hours_upwards(session, unit_code, kSunday));
}

std::shared_ptr<const WorkingCalendar> Calendars::of(Session& session, const std::string& unit_code)
{
    for (;;) {
        const std::int64_t version = calendar_version(session);
        if (auto kept = find(version, unit_code)) return kept;
        // Read without the lock: other units' calendars are served meanwhile.
        CalendarData data = calendar_data(session, unit_code);
        // Without a snapshot an import may be committed between two of these queries: its data under the old version.
        if (calendar_version(session) == version) return keep(version, unit_code, std::move(data));
    }
}

Calendars::Calendar Calendars::find(std::int64_t version, const std::string& unit_code)
{
    const std::scoped_lock lock{mutex_};
    if (version != version_) return nullptr;
    const auto kept = by_unit_.find(unit_code);
    return kept == by_unit_.end() ? nullptr : kept->second;
}

// A session that still sees an older version than the one kept gets its calendar, but it is not kept.
Calendars::Calendar Calendars::keep(std::int64_t version, const std::string& unit_code, CalendarData data)
{
    const std::scoped_lock lock{mutex_};
    if (version > version_) {
        by_unit_.clear();
        distinct_.clear();
        version_ = version;
    }
    const auto same = std::ranges::find_if(distinct_, [&](const Calendar& kept) { return kept->data() == data; });
    Calendar calendar;
    if (version == version_ && same != distinct_.end()) {
        calendar = *same;
    } else {
        auto made = WorkingCalendar::make(std::move(data));
        if (!made) throw std::runtime_error("the stored calendar is no calendar: " + made.error().pointer);
        calendar = std::make_shared<const WorkingCalendar>(std::move(*made));
        if (version == version_) distinct_.push_back(calendar);
    }
    if (version == version_) by_unit_.insert_or_assign(unit_code, calendar);
    return calendar;
}

}  // namespace motcua::storage
