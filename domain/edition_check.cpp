#include "domain/calendar.hpp"
#include "domain/calendar_book.hpp"

#include <algorithm>

namespace motcua {
namespace {

class EditionCheck {
public:
    EditionCheck(const Edition& edition, const CalendarBook& book) : edition_(edition), book_(book) {}

    std::vector<Rejection> faults() &&
    {
        if (edition_.days.empty() && edition_.hours.empty() && edition_.announced_years.empty())
            fault(Reason::nothing_to_change, "");
        check_years();
        for (std::size_t i = 0; i < edition_.days.size(); ++i) check_day(i);
        for (std::size_t i = 0; i < edition_.hours.size(); ++i) check_hours(i);
        return std::move(faults_);
    }

private:
    void fault(Reason reason, std::string pointer, std::vector<std::string> arguments = {})
    {
        faults_.push_back({reason, std::move(pointer), std::move(arguments)});
    }

    void take(const Result<void>& checked)
    {
        if (!checked) faults_.push_back(checked.error());
    }

    // The notices of the years are the Government's: no unit announces one of its own.
    void check_years()
    {
        if (!edition_.announced_years.empty() && edition_.unit) fault(Reason::national_only, "/announced_years");
        for (std::size_t i = 0; i < edition_.announced_years.size(); ++i) {
            const std::chrono::year year{edition_.announced_years[i]};
            const bool known = year_of(WorkingCalendar::first()) <= year && year <= year_of(WorkingCalendar::last());
            if (!known) out_of_range("/announced_years/" + std::to_string(i));
        }
    }

    void out_of_range(const std::string& pointer)
    {
        fault(Reason::out_of_range, pointer,
              {format_date(WorkingCalendar::first()), format_date(WorkingCalendar::last())});
    }

    static std::chrono::year year_of(Date date) { return std::chrono::year_month_day{date}.year(); }

    void check_day(std::size_t i)
    {
        const auto& [unit, day] = edition_.days[i];
        const std::string pointer = "/days/" + std::to_string(i);
        if (day.date < WorkingCalendar::first() || WorkingCalendar::last() < day.date) out_of_range(pointer + "/date");
        if (!fits(day.type, day.date)) {
            const bool makeup = day.type == DayType::makeup_work;
            fault(makeup ? Reason::not_a_weekend : Reason::not_a_weekday, pointer + "/type", {format_date(day.date)});
        }
        if (day.type == DayType::regular && !day.segments.empty())
            fault(Reason::regular_has_no_hours, pointer + "/segments");
        if (day.name.empty() && day.type != DayType::regular) fault(Reason::missing_field, pointer + "/name");
        take(check_segments(day.segments, pointer + "/segments"));
        for (std::size_t earlier = 0; earlier < i; ++earlier) {
            if (edition_.days[earlier].unit != unit || edition_.days[earlier].day.date != day.date) continue;
            fault(Reason::duplicate, pointer + "/date", {format_date(day.date)});
            break;
        }
    }

    void check_hours(std::size_t i)
    {
        const auto& [unit, hours] = edition_.hours[i];
        const std::string pointer = "/hours/" + std::to_string(i);
        if (unit == kCountry) fault(Reason::hours_of_no_unit, pointer);
        if (hours.validity.to && *hours.validity.to < hours.validity.from)
            fault(Reason::reversed, pointer + "/valid_to", {format_date(*hours.validity.to)});
        for (std::size_t weekday = 0; weekday < hours.week.size(); ++weekday)
            take(check_segments(hours.week[weekday], pointer + "/week/" + std::to_string(weekday) + "/segments"));
        if (const auto other = clash(i)) {
            const std::string until = other->to ? " – " + format_date(*other->to) : "";
            fault(Reason::hours_overlap, pointer + "/valid_from", {format_date(other->from) + until});
        }
    }

    static bool overlap(const WeeklyHours& one, const WeeklyHours& other)
    {
        if (!has_segments(one) || !has_segments(other)) return false;
        return one.validity.covers(other.validity.from) || other.validity.covers(one.validity.from);
    }

    // The validity of hours of the same unit that are in force at the same time: of an earlier set of the edition, or
    // of the book unless the edition replaces it. Two sets of one first date are never meant.
    std::optional<Validity> clash(std::size_t i) const
    {
        const auto& [unit, hours] = edition_.hours[i];
        std::set<Date> replaced;
        for (std::size_t k = 0; k < edition_.hours.size(); ++k) {
            const auto& [its_unit, set] = edition_.hours[k];
            if (its_unit != unit) continue;
            replaced.insert(set.validity.from);
            const bool same_start = set.validity.from == hours.validity.from;
            if (k < i && (same_start || overlap(set, hours))) return set.validity;
        }
        for (const auto& [from, set] : book_.hours_of(unit))
            if (!replaced.contains(from) && overlap(set, hours)) return set.validity;
        return std::nullopt;
    }

    const Edition& edition_;
    const CalendarBook& book_;
    std::vector<Rejection> faults_;
};

}  // namespace

std::vector<Rejection> faults_of(const Edition& edition, const CalendarBook& book)
{
    return EditionCheck{edition, book}.faults();
}

}  // namespace motcua
