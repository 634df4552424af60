#include "storage/calendar_change.hpp"

#include "storage/calendar_rows.hpp"
#include "storage/calendar_version.hpp"
#include "storage/calendars.hpp"

#include <algorithm>
#include <stdexcept>

namespace motcua::storage {
namespace {

bool same_on(const WorkingCalendar& one, const WorkingCalendar& other, Date date)
{
    return std::ranges::equal(one.segments(date), other.segments(date)) &&
           one.known(date, date) == other.known(date, date);
}

std::optional<UnitChange> compared(const WorkingCalendar& before, const WorkingCalendar& after)
{
    constexpr std::chrono::days kDay{1};
    Date first = WorkingCalendar::first();
    Date last = WorkingCalendar::last();
    while (first <= last && same_on(before, after, first)) first += kDay;
    if (first > last) return std::nullopt;
    while (same_on(before, after, last)) last -= kDay;
    return UnitChange{&before, &after, first, last};
}

}  // namespace

CalendarState calendars_in_force(Session& session)
{
    CalendarState state{.version = calendar_version(session)};
    state.book = read_book(session, state.version);
    session.each<std::string, std::string>("SELECT code, path FROM unit", {}, [&](auto&& row) {
        state.paths.insert({std::get<0>(row), std::get<1>(row)});
    });
    return state;
}

const WorkingCalendar& StateCalendars::of(const std::string& unit)
{
    const WorkingCalendar*& known = by_unit_[unit];
    if (known != nullptr) return *known;
    const auto path = state_.paths.find(unit);
    const auto upwards = codes_upwards(path == state_.paths.end() ? "/" : path->second);
    CalendarData data = state_.book.data(upwards, std::to_string(state_.version));
    const auto same = std::ranges::find_if(distinct_, [&](const auto& kept) { return kept->data() == data; });
    if (same != distinct_.end()) return *(known = same->get());
    distinct_.push_back(std::make_unique<const WorkingCalendar>(stored_calendar(std::move(data))));
    return *(known = distinct_.back().get());
}

const UnitChange* CalendarChange::of(const std::string& unit)
{
    if (const auto known = by_unit_.find(unit); known != by_unit_.end()) return known->second;
    const WorkingCalendar& before = before_.of(unit);
    const WorkingCalendar& after = after_.of(unit);
    const auto [pair, is_new] = compared_.try_emplace({&before, &after});
    if (is_new) pair->second = compared(before, after);
    return by_unit_[unit] = pair->second ? &*pair->second : nullptr;
}

}  // namespace motcua::storage
