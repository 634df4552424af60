#include "storage/provisional.hpp"

#include "domain/calendar.hpp"

#include <algorithm>

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

std::vector<ProvisionalYear> provisional_years(Session& session)
{
    std::vector<ProvisionalYear> years;
    for (const YearSpan& span : unannounced_spans(session)) {
        session.each<std::int64_t>(
            "SELECT due_at FROM dossier WHERE ended_at IS NULL AND ready_at IS NULL AND due_order >= :from "
            "AND due_order < :to ORDER BY due_order",
            {{"from", span.from}, {"to", span.to}}, [&](auto&& row) {
                const int year = year_of(office_date(from_milliseconds(std::get<0>(row))));
                if (years.empty() || years.back().year != year) years.push_back({year, 0});
                ++years.back().open_dossiers;
            });
    }
    return years;
}

}  // namespace motcua::storage
