#include "server/simulation/pace.hpp"

namespace motcua::simulation {

using namespace std::chrono;

std::optional<Instant> Pace::after(Instant t, std::int64_t minutes) const
{
    const auto at = calendar_.at_working_time(calendar_.working_time_until(t) + std::chrono::minutes{minutes});
    if (!at) return std::nullopt;
    return std::max(*at, t);
}

std::optional<Instant> Pace::next_round(Instant t) const
{
    constexpr std::array kRounds{hours{10}, hours{14}, hours{15}};
    for (Date date = office_date(t);; date += days{1}) {
        const auto working = calendar_.working_date_from(date);
        if (!working) return std::nullopt;
        date = *working;
        if (const Instant opening = calendar_.opening(date); opening >= t) return opening;
        for (const milliseconds round : kRounds) {
            const Instant at = at_office(date, round + (round == hours{15} ? minutes{30} : minutes{0}));
            if (at >= t && at < calendar_.closing(date)) return at;
        }
    }
}

}  // namespace motcua::simulation
