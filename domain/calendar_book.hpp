#pragma once

#include "domain/calendar_data.hpp"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

// The calendars of all units as the editions that were published add up to them, and the rules by which a unit
// inherits: special days and hours belong to a unit or, days only, to the country.

namespace motcua {

// The unit code of what holds in the whole country.
inline const std::string kCountry;

struct UnitDay {
    std::string unit;  // kCountry for the country
    SpecialDay day;

    bool operator==(const UnitDay&) const = default;
};

// A set of weekly hours of a unit; known by its first date. One without any segment means that the unit has no hours of
// its own in that time, so those above it hold.
struct UnitHours {
    std::string unit;
    WeeklyHours hours;

    bool operator==(const UnitHours&) const = default;
};

// A change of calendars: drafted, then published or discarded.
struct Edition {
    std::optional<std::string> unit = {};  // nothing: the whole country
    std::string reason = {};               // the notice it follows
    std::vector<int> announced_years = {};
    std::vector<UnitDay> days = {};
    std::vector<UnitHours> hours = {};

    bool operator==(const Edition&) const = default;
};

class CalendarBook {
public:
    using Days = std::map<Date, SpecialDay>;
    using Hours = std::map<Date, WeeklyHours>;  // by their first date

    // Replaces what stands under the same unit and date.
    void put(const UnitDay& day) { days_[day.unit].insert_or_assign(day.day.date, day.day); }
    void put(const UnitHours& hours) { hours_[hours.unit].insert_or_assign(hours.hours.validity.from, hours.hours); }
    void announce(int year) { years_.insert(year); }
    void apply(const Edition& edition);

    // What a unit (or the country) says itself.
    const Days& days_of(const std::string& unit) const;
    const Hours& hours_of(const std::string& unit) const;
    const std::map<std::string, Hours>& hours() const { return hours_; }
    const std::set<int>& announced_years() const { return years_; }

    // The working calendar of a unit, for time limits. `upwards` is the unit and those above it, the nearest first.
    // On each date the nearest that has an entry for it, then the country, says what kind of day it is; and the hours
    // are those of the nearest that has hours from Monday to Friday on that date. Saturday and Sunday hours are
    // reception hours: they make no working day and are left out. Only years with a notice in the book are announced;
    // without any notice every year is unannounced.
    CalendarData data(std::span<const std::string> upwards, std::string version) const;

    // When the unit's door is open, Saturdays and Sundays too, without regard to days off: the hours of the nearest
    // that has any hours at all on the date.
    std::vector<WeeklyHours> reception_hours(std::span<const std::string> upwards) const;

private:
    std::map<std::string, Days> days_;
    std::map<std::string, Hours> hours_;
    std::set<int> years_;
};

// Whether the set says anything: see UnitHours.
bool has_segments(const WeeklyHours& hours);

// Everything an edition asks for that no office can mean, beside what the book says already. Pointers are those of the
// document an edition is drafted from: "/days/3/date", "/days/3/segments/1", "/hours/0/valid_from",
// "/announced_years/0"; but for hours by weekday, whatever their order in the document: "/hours/0/week/2/segments/1" is
// Wednesday's second.
std::vector<Rejection> faults_of(const Edition& edition, const CalendarBook& book);

}  // namespace motcua
