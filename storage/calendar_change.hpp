#pragma once

#include "domain/calendar.hpp"
#include "domain/calendar_book.hpp"
#include "storage/session.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace motcua::storage {

// Everything the working calendars of all units follow from.
struct CalendarState {
    std::int64_t version = 0;
    CalendarBook book = {};
    std::map<std::string, std::string> paths = {};  // by unit
};

// What is in force.
CalendarState calendars_in_force(Session& session);

// Builds the calendars of a state, each once for the units that share it.
class StateCalendars {
public:
    explicit StateCalendars(CalendarState state) : state_(std::move(state)) {}

    const WorkingCalendar& of(const std::string& unit);

private:
    CalendarState state_;
    std::map<std::string, const WorkingCalendar*> by_unit_;
    std::vector<std::unique_ptr<const WorkingCalendar>> distinct_;
};

// How a unit's calendar changes.
struct UnitChange {
    const WorkingCalendar* before = nullptr;
    const WorkingCalendar* after = nullptr;
    // The first and the last date on which the working time is another.
    Date first{};
    Date last{};
};

// From one state to the next, unit by unit.
class CalendarChange {
public:
    CalendarChange(CalendarState before, CalendarState after) : before_(std::move(before)), after_(std::move(after)) {}

    // Null when nothing changes for the unit.
    const UnitChange* of(const std::string& unit);

private:
    StateCalendars before_;
    StateCalendars after_;
    std::map<std::pair<const WorkingCalendar*, const WorkingCalendar*>, std::optional<UnitChange>> compared_;
    std::map<std::string, const UnitChange*> by_unit_;
};

}  // namespace motcua::storage
