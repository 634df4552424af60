#include "domain/calendar.hpp"
#include "storage/calendar_version.hpp"
#include "storage/import_rows.hpp"

#include <array>

namespace motcua::storage {
namespace {

constexpr std::array<std::string_view, 3> kColumns{"date", "day_type", "name"};
constexpr std::array<std::string_view, 1> kIgnored{"source"};

struct CalendarDay {
    Date date = {};
    DayType type = DayType::holiday;
    std::string name = {};

    bool operator==(const CalendarDay&) const = default;
};

Date key_of(const CalendarDay& day)
{
    return day.date;
}

constexpr int kSaturday = 6;

CalendarDay read_day(Fields& fields)
{
    CalendarDay day{.date = fields.required_date("date"),
                    .type = fields.word("day_type", &day_type_from, DayType::holiday),
                    .name = fields.required_text("name")};
    if (!fields.ok()) return day;
    if (day.date < WorkingCalendar::first() || WorkingCalendar::last() < day.date) {
        fields.report("date", "the calendar runs from " + format_date(WorkingCalendar::first()) + " to " +
                                  format_date(WorkingCalendar::last()));
    }
    const bool weekend = iso_weekday(day.date) >= kSaturday;
    if (day.type == DayType::makeup_work && !weekend) {
        fields.report("day_type", "only a Saturday or Sunday is worked to make up for another day");
    } else if (weekend && (day.type == DayType::compensation || day.type == DayType::swap_off)) {
        fields.report("day_type", "only a day from Monday to Friday is taken off in lieu or in exchange");
    }
    return day;
}

std::map<Date, CalendarDay> stored_days(Session& session)
{
    std::map<Date, CalendarDay> stored;
    session.each<Date, std::string, std::string>("SELECT date, day_type, name FROM calendar_day", {}, [&](auto&& row) {
        auto& [date, type, name] = row;
        stored.emplace(date, CalendarDay{date, day_type_from(type).value(), std::move(name)});
    });
    return stored;
}

void write(Session& session, const CalendarDay& day)
{
    session.execute(
        R"(INSERT INTO calendar_day (date, day_type, name) VALUES (:date, :day_type, :name)
           ON CONFLICT (date) DO UPDATE SET day_type = excluded.day_type, name = excluded.name)",
        {{"date", day.date}, {"day_type", to_string(day.type)}, {"name", day.name}});
}

}  // namespace

ImportReport import_calendar(Session& session, std::string_view text)
{
    ImportReport report;
    auto lines = read_lines(text, {kColumns, kIgnored}, report.bad, &read_day);
    report_repeated(lines, &key_of, "date", report.bad);
    if (!report.ok()) return report;
    save(lines, stored_days(session), &key_of, report, [&](const CalendarDay& day) { write(session, day); });
    if (report.added + report.changed > 0) raise_calendar_version(session);
    return report;
}

}  // namespace motcua::storage
