#include "storage/follower.hpp"

namespace motcua::storage {
namespace {

constexpr std::chrono::seconds kLease{30};

// Whether another instance is at work this moment: who waited for its row would only find that out later.
bool is_held(Session& session, const std::string& follower)
{
    if (session.dialect() == Dialect::sqlite) return false;
    const Params params{{"name", follower}};
    const bool exists = session.value<std::int64_t>("SELECT 1 FROM follower WHERE name = :name", params).has_value();
    return exists &&
           !session.value<std::int64_t>("SELECT 1 FROM follower WHERE name = :name FOR UPDATE SKIP LOCKED", params);
}

}  // namespace

std::optional<Place> take_lead(Session& session, const std::string& follower, const Turn& turn)
{
    if (is_held(session, follower)) return std::nullopt;
    const auto row = session.find<std::int64_t, std::string>(
        "INSERT INTO follower (name, position, basis, leader, leased_until) VALUES (:name, 0, '', :leader, :until) "
        "ON CONFLICT (name) DO UPDATE SET leader = excluded.leader, leased_until = excluded.leased_until "
        "WHERE follower.leader = excluded.leader OR follower.leased_until <= :now RETURNING position, basis",
        {{"name", follower},
         {"leader", turn.instance},
         {"until", turn.machine_now + kLease},
         {"now", turn.machine_now}});
    if (!row) return std::nullopt;
    return std::make_from_tuple<Place>(*row);
}

void keep_place(Session& session, const std::string& follower, const Place& place)
{
    session.execute("UPDATE follower SET position = :position, basis = :basis WHERE name = :name",
                    {{"position", place.position}, {"basis", place.basis}, {"name", follower}});
}

Place place_of(Session& session, const std::string& follower)
{
    const auto row = session.find<std::int64_t, std::string>("SELECT position, basis FROM follower WHERE name = :name",
                                                             {{"name", follower}});
    return row ? std::make_from_tuple<Place>(*row) : Place{};
}

}  // namespace motcua::storage
