#include "domain/closing.hpp"

namespace motcua {

Result<void> check_may_close(const Actor& actor)
{
    constexpr auto kWhat = "close-period";
    if (actor.role != Role::agency_leader)
        return reject(Reason::forbidden_role, "", {std::string{to_string(actor.role)}, kWhat});
    if (actor.agency.empty()) return reject(Reason::forbidden_relation, "", {actor.unit, kWhat});
    return {};
}

Result<void> check_over(const Period& period, Instant now, const std::string& pointer)
{
    if (period.to <= now) return {};
    return reject(Reason::period_not_over, pointer, {format_instant(period.to)});
}

}  // namespace motcua
