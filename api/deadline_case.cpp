#include "api/deadline_case.hpp"

#include "api/calendar_reader.hpp"
#include "api/limits.hpp"
#include "api/reader.hpp"

#include <utility>

namespace motcua::api {
namespace {

constexpr std::size_t kLongestReason = 200;

CalendarData read_calendar(Reader reader)
{
    CalendarData data{.version = reader.optional_text("version", 100).value_or("")};
    const bool week = reader.given("week");
    const bool hours = reader.given("hours");
    if (week == hours) reader.fault(Reason::exactly_one, week ? "hours" : "week", {"week, hours"});
    if (week) data.hours.push_back({{}, read_week(reader, "week")});
    if (hours) data.hours = read_hours(reader, "hours");
    data.days = read_special_days(reader, "days");
    if (reader.given("announced_years")) {
        const auto years = reader.integers("announced_years", 200, 1900, 2199);
        data.announced_years.emplace(years.begin(), years.end());
    }
    reader.finish();
    return data;
}

std::vector<Wait> read_waits(Reader& reader)
{
    std::vector<Wait> waits;
    for (Reader& item : reader.objects("waits", kMostWaits)) {
        waits.push_back({.from = item.instant("from"),
                         .to = item.optional_instant("to"),
                         .policy = item.choice("policy", supplement_policy_from),
                         .reason = item.optional_text("reason", kLongestReason).value_or("")});
        item.finish();
    }
    return waits;
}

// Whose calendar: the case's own, or a unit's when that is allowed.
void read_whose(Reader& reader, const CaseDefaults& defaults, DeadlineCase& read)
{
    if (defaults.units) {
        read.unit = reader.optional_text("unit", 64).value_or("");
        if (reader.given("calendar") != read.unit.empty())
            reader.fault(Reason::exactly_one, read.unit.empty() ? "calendar" : "unit", {"calendar, unit"});
        if (!reader.given("calendar")) return;
    }
    read.calendar = read_calendar(reader.object("calendar"));
}

}  // namespace

Outcome<DeadlineCase> read_deadline_case(const Json& json, const CaseDefaults& defaults)
{
    Reader reader{json};
    DeadlineCase read;
    read_whose(reader, defaults, read);
    read.terms.limit = read_limit(reader.object("limit"));
    read.terms.hour_rule = reader.optional_choice("hour_rule", hour_rule_from)
                               .value_or(read.unit.empty() ? HourRule::end_of_day : defaults.unit_hour_rule);
    read.terms.received_at = reader.instant("received_at");
    read.terms.waits = read_waits(reader);
    read.at = reader.optional_instant("at");
    reader.finish();
    if (!reader.ok()) return std::unexpected(reader.problem());
    return read;
}

Outcome<WorkingCalendar> make_calendar(CalendarData data)
{
    auto calendar = WorkingCalendar::make(std::move(data));
    if (calendar) return *std::move(calendar);
    Rejection rejection = std::move(calendar).error();
    rejection.pointer.insert(0, "/calendar");
    return refuse(std::move(rejection));
}

}  // namespace motcua::api
