#pragma once

#include "domain/calendar.hpp"
#include "storage/calendar_version.hpp"
#include "storage/session.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace motcua::storage {

// The codes of a path, the unit itself first: "/X24/X24.217/" gives X24.217, X24.
std::vector<std::string> codes_upwards(const std::string& path);

// The calendar of stored data. Throws std::runtime_error when they make none.
WorkingCalendar stored_calendar(CalendarData data);

// The working calendar of a unit in a version, for time limits: see CalendarBook::data(). Unknown units have no hours.
// Where a unit stands is that of today, also for the versions of the past.
CalendarData calendar_data(Session& session, const std::string& unit_code, std::int64_t version);
// In the version in force.
CalendarData calendar_data(Session& session, const std::string& unit_code);

// When the unit's door is open: see CalendarBook::reception_hours().
std::vector<WeeklyHours> reception_hours(Session& session, const std::string& unit_code);

// Keeps the calendars that were built, for all threads. Only the version is read each time; units with the same hours
// share one calendar. Not for use in a transaction that imports or publishes: what it sees might be rolled back.
class Calendars {
public:
    using Calendar = std::shared_ptr<const WorkingCalendar>;

    // The calendar in force. Never null. Throws std::runtime_error when the stored data make no calendar.
    Calendar of(Session& session, const std::string& unit_code);

    // The calendar of a version, for explaining what was computed with it. Never null; the few used last are kept.
    Calendar at(Session& session, const std::string& unit_code, std::int64_t version);

private:
    using Past = std::pair<std::int64_t, std::string>;

    Calendar find(std::int64_t version, const std::string& unit_code);
    Calendar keep(std::int64_t version, const std::string& unit_code, CalendarData data);

    std::mutex mutex_;
    std::int64_t version_ = -1;
    std::map<std::string, Calendar> by_unit_;
    std::vector<Calendar> distinct_;
    std::vector<std::pair<Past, Calendar>> past_;  // the one used last at the end
};

// The calendars of the desks that come up in one unit of work, each looked up once; those in force, or of a version.
class DeskCalendars {
public:
    DeskCalendars(Session& session, Calendars& calendars, std::optional<std::int64_t> version = {})
        : session_(session), calendars_(calendars), version_(version)
    {
    }
    const WorkingCalendar& of(const std::string& desk)
    {
        auto& calendar = known_[desk];
        if (!calendar) calendar = version_ ? calendars_.at(session_, desk, *version_) : calendars_.of(session_, desk);
        return *calendar;
    }

private:
    Session& session_;
    Calendars& calendars_;
    std::optional<std::int64_t> version_;
    std::map<std::string, Calendars::Calendar> known_ = {};
};

}  // namespace motcua::storage
