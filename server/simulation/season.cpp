#include "server/simulation/season.hpp"

#include <algorithm>
#include <chrono>

namespace motcua::simulation {
namespace {

using namespace std::chrono;

constexpr std::array<std::int64_t, 7> kWeekdays{130, 110, 100, 95, 90, 60, 40};
constexpr std::array<std::int64_t, 12> kMonths{90, 85, 125, 120, 108, 100, 95, 102, 100, 100, 95, 90};
constexpr std::array<std::int64_t, 4> kBeforeRest{35, 50, 65, 85};
constexpr std::array<std::int64_t, 3> kAfterRest{45, 65, 85};
constexpr days kLongRest{7};

// How far a day has gone, in thousandths of its working time, when somebody comes to the counter.
constexpr std::array kTimeOfDay{Point{0, 5}, Point{350, 220}, Point{550, 430}, Point{800, 720}, Point{1000, 960}};

std::size_t level_of(UnitKind agency)
{
    if (agency == UnitKind::commune) return static_cast<std::size_t>(Level::commune);
    return static_cast<std::size_t>(agency == UnitKind::district ? Level::district : Level::province);
}

// A district's desk has many visitors, a commune's few, and more since there are no districts.
std::int64_t weight_of(const Desk& desk, Date date)
{
    const std::int64_t size = 60 + static_cast<std::int64_t>(fixed_hash(desk.office->unit.code) % 100);
    if (desk.office->agency_kind != UnitKind::commune) return 10 * size;
    return (date < Date{2025y / July / 1} ? 1 : 3) * size;
}

Channel channel_on(Date date, Dice& dice)
{
    const std::int64_t draw = dice.below(100);
    const bool online_is_usual = date >= Date{2022y / January / 1};
    if (draw < (online_is_usual ? 45 : 9)) return Channel::online;
    return draw < (online_is_usual ? 50 : 12) ? Channel::post : Channel::direct;
}

bool rests_after(const WorkingCalendar& calendar, std::int64_t worked)
{
    const auto last = calendar.working_date(worked);
    const auto next = calendar.working_date(worked + 1);
    return last && next && *next - *last > kLongRest;
}

}  // namespace

std::int64_t season_weight(const WorkingCalendar& calendar, Date date)
{
    const year_month_day civil{date};
    std::int64_t weight = kWeekdays.at(static_cast<std::size_t>(iso_weekday(date) - 1)) *
                          kMonths.at(static_cast<unsigned>(civil.month()) - 1);
    const std::int64_t worked = calendar.working_dates_through(date);
    for (std::size_t i = 0; i < kBeforeRest.size(); ++i)
        if (rests_after(calendar, worked + static_cast<std::int64_t>(i))) weight = weight * kBeforeRest[i] / 100;
    for (std::size_t i = 0; i < kAfterRest.size(); ++i)
        if (rests_after(calendar, worked - 1 - static_cast<std::int64_t>(i))) weight = weight * kAfterRest[i] / 100;
    return weight;
}

Season::Season(const Province& province, Date from, Date to, std::int64_t dossiers, std::uint64_t seed) : from_(from)
{
    std::vector<std::int64_t> sums;
    for (Date date = from; date <= to; date += days{1}) {
        const Market market{province, date};
        const std::int64_t weight = market.empty() ? 0 : season_weight(market.calendar(), date);
        sums.push_back((sums.empty() ? 0 : sums.back()) + weight);
    }
    if (sums.empty() || sums.back() == 0) return;
    counts_.resize(sums.size());
    Dice dice{seed, 0};
    for (std::int64_t i = 0; i < dossiers; ++i) ++counts_[dice.among(sums)];
}

std::int64_t Season::on(Date date) const
{
    return counts_.at(static_cast<std::size_t>((date - from_).count()));
}

Market::Market(const Province& province, Date date) : date_(date)
{
    for (const Matter& matter : province.matters) {
        if (!matter.procedure.validity.covers(date)) continue;
        Matters& matters = by_level_.at(static_cast<std::size_t>(matter.procedure.level));
        matters.list.push_back(&matter);
        matters.sums.push_back((matters.sums.empty() ? 0 : matters.sums.back()) + matter.weight);
    }
    for (const Desk& desk : province.desks) {
        if (!desk.office->unit.validity.covers(date) || !desk.calendar->works(date)) continue;
        const Matters* offered = offered_at(desk);
        if (offered == nullptr) continue;
        stalls_.push_back({&desk, offered});
        sums_.push_back((sums_.empty() ? 0 : sums_.back()) + weight_of(desk, date));
    }
}

// A desk takes in what its own level does, or, where that does nothing, what it forwards to the agency above.
const Market::Matters* Market::offered_at(const Desk& desk) const
{
    for (std::size_t level = level_of(desk.office->agency_kind) + 1; level-- > 0;) {
        const Matters& matters = by_level_.at(level);
        const bool somebody = std::ranges::any_of(
            desk.offices, [&](const Office* office) { return level_of(office->agency_kind) == level; });
        if (!matters.list.empty() && somebody) return &matters;
    }
    return nullptr;
}

Arrival Market::draw(Dice& dice) const
{
    const Stall& stall = stalls_[dice.among(sums_)];
    Arrival arrival{stall.desk, stall.matters->list[dice.among(stall.matters->sums)]};
    arrival.channel = channel_on(date_, dice);
    arrival.at = moment(*stall.desk, arrival.channel, dice);
    return arrival;
}

Instant Market::moment(const Desk& desk, Channel channel, Dice& dice) const
{
    const WorkingCalendar& calendar = *desk.calendar;
    const auto second = seconds{dice.below(60)};
    if (channel == Channel::online && dice.chance(400))
        return at_office(date_, minutes{18 * 60 + dice.below(5 * 60)} + second);
    const milliseconds gone = calendar.working_time(date_) * dice.from(kTimeOfDay) / 1000;
    const auto at = calendar.at_working_time(calendar.working_time_until(calendar.opening(date_)) + gone);
    return at.value_or(calendar.opening(date_)) + second;
}

}  // namespace motcua::simulation
