#pragma once

#include "domain/time.hpp"
#include "storage/session.hpp"

#include <cstdint>
#include <optional>
#include <string>

// Followers of the journal that do their work in the background, one instance at a time.

namespace motcua::storage {

// Who follows, and when.
struct Turn {
    std::string instance;   // unique among all that share the database
    Instant machine_now{};  // for the lease: clocks of demos jump
    Instant now{};          // of the service
};

// How far a follower has come.
struct Place {
    std::int64_t position = 0;
    std::string basis;  // what its results depend on besides the journal; empty before the first time
};

// Takes or renews the lease of the follower; nothing while another instance has it, which loses it when it has not
// renewed it for 30 seconds. The row stays locked until the transaction ends, so two leaders cannot both commit.
std::optional<Place> take_lead(Session& session, const std::string& follower, const Turn& turn);

// The place goes on, in the transaction that did the work.
void keep_place(Session& session, const std::string& follower, const Place& place);

// The place as it is, for readers; the beginning for a follower that never followed.
Place place_of(Session& session, const std::string& follower);

}  // namespace motcua::storage
