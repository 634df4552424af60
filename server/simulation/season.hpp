#pragma once

#include "domain/dossier_parts.hpp"
#include "server/simulation/dice.hpp"
#include "server/simulation/province.hpp"

#include <array>
#include <cstdint>
#include <vector>

// Who comes when.

namespace motcua::simulation {

struct Arrival {
    const Desk* desk = nullptr;
    const Matter* matter = nullptr;
    Channel channel = Channel::direct;
    Instant at{};
};

// How much comes in on a working date: more on Mondays and in spring, little before and after a rest of a week, which
// Tết is.
std::int64_t season_weight(const WorkingCalendar& calendar, Date date);

// So many dossiers over a time, by season.
class Season {
public:
    Season(const Province& province, Date from, Date to, std::int64_t dossiers, std::uint64_t seed);

    // Whether any desk can receive anything in that time.
    bool anybody() const { return !counts_.empty(); }
    // How many come in on the date.
    std::int64_t on(Date date) const;

private:
    Date from_;
    std::vector<std::int64_t> counts_;
};

// The choice there is on a date.
class Market {
public:
    Market(const Province& province, Date date);

    bool empty() const { return stalls_.empty(); }
    // Of a calendar that works on the date.
    const WorkingCalendar& calendar() const { return *stalls_.front().desk->calendar; }
    Arrival draw(Dice& dice) const;

private:
    struct Matters {
        std::vector<const Matter*> list;
        std::vector<std::int64_t> sums;
    };
    struct Stall {
        const Desk* desk;
        const Matters* matters;
    };

    const Matters* offered_at(const Desk& desk) const;
    Instant moment(const Desk& desk, Channel channel, Dice& dice) const;

    Date date_;
    std::array<Matters, 3> by_level_;
    std::vector<Stall> stalls_;
    std::vector<std::int64_t> sums_;
};

}  // namespace motcua::simulation
