#include "domain/calendar.hpp"
#include "storage/calendar_version.hpp"
#include "storage/import_edition.hpp"
#include "storage/import_rows.hpp"

#include <algorithm>
#include <array>

namespace motcua::storage {
namespace {

constexpr std::array<std::string_view, 3> kColumns{"date", "day_type", "name"};
constexpr std::array<std::string_view, 1> kIgnored{"source"};

Date key_of(const SpecialDay& day)
{
    return day.date;
}

SpecialDay read_day(Fields& fields)
{
    SpecialDay day{.date = fields.required_date("date"),
                   .type = fields.word("day_type", &day_type_from, DayType::holiday),
                   .name = fields.required_text("name")};
    if (!fields.ok()) return day;
    if (day.date < WorkingCalendar::first() || WorkingCalendar::last() < day.date) {
        fields.report("date", "the calendar runs from " + format_date(WorkingCalendar::first()) + " to " +
                                  format_date(WorkingCalendar::last()));
    }
    if (!fits(day.type, day.date)) {
        fields.report("day_type", day.type == DayType::makeup_work
                                      ? "only a Saturday or Sunday is worked to make up for another day"
                                      : "only a day from Monday to Friday is taken off in lieu or in exchange");
    }
    return day;
}

Edition edition_of(const std::vector<Line<SpecialDay>>& lines, const std::optional<std::string>& unit)
{
    Edition edition{.unit = unit};
    std::set<int> years;
    for (const auto& [number, day, good] : lines) {
        edition.days.push_back({unit.value_or(kCountry), day});
        // A year's notice names its holidays; a lone day of another year is a swap at the turn of the year.
        if (day.type == DayType::holiday) years.insert(static_cast<int>(std::chrono::year_month_day{day.date}.year()));
    }
    if (!unit) edition.announced_years.assign(years.begin(), years.end());
    return edition;
}

std::vector<Line<SpecialDay>> read_day_lines(std::string_view text, std::vector<BadRow>& bad)
{
    auto lines = read_lines(text, {kColumns, kIgnored}, bad, &read_day);
    report_repeated(lines, &key_of, "date", bad);
    return lines;
}

}  // namespace

DraftFile read_days(std::string_view text, const std::optional<std::string>& unit)
{
    DraftFile file;
    const auto lines = read_day_lines(text, file.bad);
    std::ranges::sort(file.bad);
    file.edition = edition_of(lines, unit);
    return file;
}

ImportReport import_calendar(Session& session, std::string_view text, Instant now)
{
    ImportReport report;
    const auto lines = read_day_lines(text, report.bad);
    if (!report.ok()) return report;
    lock_calendar_version(session);
    const CalendarState state = calendars_in_force(session);
    save(lines, state.book.days_of(kCountry), &key_of, report, [](const SpecialDay&) {});
    if (report.added + report.changed == 0) return report;
    Edition edition = edition_of(lines, std::nullopt);
    edition.reason = "motcua import calendar";
    publish_unless_moving(session, state, edition, report, now);
    return report;
}

}  // namespace motcua::storage
