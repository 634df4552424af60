#include "server/simulation/post_room.hpp"

#include "domain/codes.hpp"

#include <utility>

namespace motcua::simulation {

std::string PostRoom::next_code(const std::string& agency, Date day)
{
    return format_code(agency, day, ++serials_[{agency, day}]);
}

storage::NewHandoff PostRoom::manifest(const std::string& from,
                                       const std::string& to,
                                       const std::string& sender,
                                       Instant at)
{
    if (at != moment_) leaving_now_.clear();
    moment_ = at;
    const auto [place, is_new] = leaving_now_.try_emplace(Way{from, {to, sender}});
    if (!is_new) return place->second;
    storage::ManifestHead head{from, to, at, sender};
    head.year = storage::office_year(at);
    head.number = ++numbers_[{from, head.year}];
    changed_numbers_[{from, head.year}] = head.number;
    const std::int64_t id = ++last_handoff_;
    // The salts of manifests are a stream of their own, behind those of the dossiers.
    std::string salt = Dice{~seed_, static_cast<std::uint64_t>(id)}.hex(32);
    place->second = {id, storage::seal_of(head, salt)};
    new_manifests_.push_back({id, std::move(head), std::move(salt)});
    return place->second;
}

void PostRoom::empty_into(storage::WholeDossiers& rows)
{
    for (const auto& manifest : std::exchange(new_manifests_, {})) rows.add(manifest);
    for (const auto& [key, last] : std::exchange(serials_, {})) {
        if (last > 0) rows.add(storage::LastSerial{key.first, key.second, last});
    }
    for (const auto& [key, last] : std::exchange(changed_numbers_, {}))
        rows.add(storage::LastNumber{key.first, key.second, last});
}

}  // namespace motcua::simulation
