#include "storage/calendars.hpp"

#include "storage/calendar_rows.hpp"
#include "storage/catalogue.hpp"

#include <algorithm>
#include <stdexcept>

namespace motcua::storage {
namespace {

// A calendar takes half a megabyte.
constexpr std::size_t kPastCalendars = 32;

// Where an unknown unit would stand: below the country.
std::string path_of(Session& session, const std::string& unit_code)
{
    const auto place = find_unit_place(session, unit_code);
    return place ? place->path : "/";
}

std::shared_ptr<const WorkingCalendar> built(CalendarData data)
{
    return std::make_shared<const WorkingCalendar>(stored_calendar(std::move(data)));
}

}  // namespace

WorkingCalendar stored_calendar(CalendarData data)
{
    auto made = WorkingCalendar::make(std::move(data));
    if (!made) throw std::runtime_error("the stored calendar is no calendar: " + made.error().pointer);
    return *std::move(made);
}

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

CalendarData calendar_data(Session& session, const std::string& unit_code, std::int64_t version)
{
    const std::string path = path_of(session, unit_code);
    return read_book(session, version, path).data(codes_upwards(path), std::to_string(version));
}

CalendarData calendar_data(Session& session, const std::string& unit_code)
{
    return calendar_data(session, unit_code, calendar_version(session));
}

std::vector<WeeklyHours> reception_hours(Session& session, const std::string& unit_code)
{
    const std::string path = path_of(session, unit_code);
    return read_book(session, calendar_version(session), path).reception_hours(codes_upwards(path));
}

Calendars::Calendar Calendars::of(Session& session, const std::string& unit_code)
{
    for (;;) {
        const std::int64_t version = calendar_version(session);
        if (auto kept = find(version, unit_code)) return kept;
        // Read without the lock: other units' calendars are served meanwhile.
        CalendarData data = calendar_data(session, unit_code, version);
        // Without a snapshot an import of units may be committed between two of these queries.
        if (calendar_version(session) == version) return keep(version, unit_code, std::move(data));
    }
}

Calendars::Calendar Calendars::at(Session& session, const std::string& unit_code, std::int64_t version)
{
    const Past wanted{version, unit_code};
    {
        const std::scoped_lock lock{mutex_};
        const auto kept = std::ranges::find(past_, wanted, &std::pair<Past, Calendar>::first);
        if (kept != past_.end()) {
            std::rotate(kept, std::next(kept), past_.end());
            return past_.back().second;
        }
    }
    const Calendar calendar = built(calendar_data(session, unit_code, version));
    const std::scoped_lock lock{mutex_};
    if (past_.size() == kPastCalendars) past_.erase(past_.begin());
    past_.emplace_back(wanted, calendar);
    return calendar;
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
        calendar = built(std::move(data));
        if (version == version_) distinct_.push_back(calendar);
    }
    if (version == version_) by_unit_.insert_or_assign(unit_code, calendar);
    return calendar;
}

}  // namespace motcua::storage
