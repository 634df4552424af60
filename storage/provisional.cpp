#include "storage/provisional.hpp"

#include "domain/calendar.hpp"
#include "storage/dossier_query.hpp"

#include <string>
#include <utility>

namespace motcua::storage {
namespace {

Instant beginning_of(int year)
{
    return at_office(std::chrono::year{year} / std::chrono::January / 1, {});
}

int year_of(Date date)
{
    return static_cast<int>(std::chrono::year_month_day{date}.year());
}

// "(2027, its first moment, that of the year after)" for each unannounced year.
std::string unannounced_rows(Session& session)
{
    std::string rows;
    for (const YearSpan& span : unannounced_spans(session)) {
        for (int year = year_of(office_date(span.from)); beginning_of(year) < span.to; ++year) {
            rows += (rows.empty() ? "(" : ", (") + std::to_string(year) + ", " +
                    std::to_string(to_milliseconds(beginning_of(year))) + ", " +
                    std::to_string(to_milliseconds(beginning_of(year + 1))) + ")";
        }
    }
    return rows;
}

// Administrators read no dossiers, but answer for the calendars of those below them.
std::string counted_for(const Actor* reader, Params& params)
{
    if (reader == nullptr) return "1 = 1";
    if (reader->role == Role::administrator) return "d.agency_code IN " + units_below(*reader, params);
    return in_scope_of(*reader, params);
}

}  // namespace

std::vector<int> announced_years(Session& session)
{
    std::vector<int> years;
    session.each<std::int64_t>("SELECT year FROM calendar_year WHERE since IS NOT NULL AND until IS NULL ORDER BY year",
                               {}, [&](auto&& row) { years.push_back(static_cast<int>(std::get<0>(row))); });
    return years;
}

std::vector<YearSpan> unannounced_spans(Session& session)
{
    std::vector<YearSpan> spans;
    int next = year_of(WorkingCalendar::first());
    const auto up_to = [&](int year) {
        if (next < year) spans.push_back({beginning_of(next), beginning_of(year)});
        next = year + 1;
    };
    for (const int year : announced_years(session)) up_to(year);
    up_to(year_of(WorkingCalendar::last()) + 1);
    return spans;
}

std::vector<ProvisionalYear> provisional_years(Session& session, const Actor* reader)
{
    const std::string rows = unannounced_rows(session);
    if (rows.empty()) return {};
    Params params;
    const std::string scope = counted_for(reader, params);
    std::vector<ProvisionalYear> years;
    session.each<std::int64_t, std::int64_t>(
        "WITH span (year, first, after) AS (VALUES " + rows +
            ") SELECT CAST(s.year AS BIGINT), count(*) FROM span s JOIN dossier d ON d.due_order >= s.first "
            "AND d.due_order < s.after WHERE d.ended_at IS NULL AND d.ready_at IS NULL AND d.due_at IS NOT NULL AND " +
            scope + " GROUP BY s.year ORDER BY s.year",
        std::move(params),
        [&](auto&& row) { years.push_back({static_cast<int>(std::get<0>(row)), std::get<1>(row)}); });
    return years;
}

}  // namespace motcua::storage
