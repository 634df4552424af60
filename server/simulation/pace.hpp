#pragma once

#include "domain/calendar.hpp"
#include "server/simulation/dice.hpp"

#include <array>
#include <optional>

// How long people take, and when things leave the house.

namespace motcua::simulation {

// Working minutes; a day has some 480. The last tenths are long: people forget.
inline constexpr std::array kToAnswer{Point{0, 10}, Point{600, 180}, Point{930, 470}, Point{1000, 1500}};
inline constexpr std::array kToAccept{Point{0, 4}, Point{600, 60}, Point{920, 160}, Point{985, 480}, Point{1000, 1000}};
inline constexpr std::array kForgottenOnItsWay{Point{0, 480}, Point{700, 1000}, Point{1000, 3500}};
inline constexpr std::array kForgotten{Point{0, 60},     Point{400, 900},   Point{750, 2900},
                                       Point{930, 8000}, Point{990, 20000}, Point{1000, 45000}};
inline constexpr std::array kWithoutLimit{Point{0, 120}, Point{500, 1400}, Point{900, 5000}, Point{1000, 12000}};
inline constexpr std::array kToCollect{Point{0, 20},     Point{400, 400},   Point{750, 1900},
                                       Point{920, 7000}, Point{985, 30000}, Point{1000, 75000}};
inline constexpr std::array kCitizenAway{Point{0, 120}, Point{500, 1500}, Point{850, 4800}, Point{1000, 24000}};

// The share of its time a dossier takes when nobody forgets it, in hundredths.
inline constexpr std::array kShareOfTime{Point{0, 20}, Point{250, 55}, Point{600, 85}, Point{985, 96},
                                         Point{1000, 102}};

// Working time of one calendar, in minutes.
class Pace {
public:
    explicit Pace(const WorkingCalendar& calendar) : calendar_(calendar) {}

    // So many working minutes after `t`; nothing beyond the calendar.
    std::optional<Instant> after(Instant t, std::int64_t minutes) const;
    // From one moment to another; negative when the other is earlier.
    std::int64_t between(Instant from, Instant to) const { return calendar_.working_minutes_between(from, to); }
    // The next time from `t` on at which somebody carries dossiers from office to office: when the day begins, at ten,
    // two and half past three.
    std::optional<Instant> next_round(Instant t) const;

private:
    const WorkingCalendar& calendar_;
};

}  // namespace motcua::simulation
