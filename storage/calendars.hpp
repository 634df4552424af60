#pragma once

#include "domain/calendar.hpp"
#include "storage/calendar_version.hpp"
#include "storage/session.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace motcua::storage {

// The working calendar of a unit, for time limits. On each date the hours are those of the nearest of the unit and the
// units above it that has hours from Monday to Friday on that date. Saturday and Sunday hours are reception hours: they
// make no working day and are left out. The days off and worked Saturdays are national; the announced years are those
// that have any. The version is calendar_version(). Unknown units have no hours.
CalendarData calendar_data(Session& session, const std::string& unit_code);

// When the unit's door is open, Saturdays and Sundays too, without regard to days off: the hours of the nearest of the
// unit and the units above it that has any hours at all on the date.
std::vector<WeeklyHours> reception_hours(Session& session, const std::string& unit_code);

// Keeps the calendars that were built, for all threads. Only the version is read each time; units with the same hours
// share one calendar. Not for use in a transaction that imports: what it sees might be rolled back.
class Calendars {
public:
    // Never null. Throws std::runtime_error when the stored data make no calendar.
    std::shared_ptr<const WorkingCalendar> of(Session& session, const std::string& unit_code);

private:
    using Calendar = std::shared_ptr<const WorkingCalendar>;

    Calendar find(std::int64_t version, const std::string& unit_code);
    Calendar keep(std::int64_t version, const std::string& unit_code, CalendarData data);

    std::mutex mutex_;
    std::int64_t version_ = -1;
    std::map<std::string, Calendar> by_unit_;
    std::vector<Calendar> distinct_;
};

}  // namespace motcua::storage
