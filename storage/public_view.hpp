#pragma once

#include "domain/dossier.hpp"
#include "storage/session.hpp"

#include <optional>
#include <string>

namespace motcua::storage {

// What a citizen may come to see of a dossier, found by one look-up. No personal data.
struct PublicView {
    std::string code;
    Status status = Status::received;  // of a stop whose latest moment has come: what it went back to
    // What a dossier that waits goes back to; of one that was withdrawn while it waited, what it would have.
    std::optional<Status> resume_status = {};
    Channel channel = Channel::direct;
    bool received = true;  // not only filed
    Instant received_at{};
    std::optional<Instant> original_due_at = {};
    std::optional<Instant> due_at = {};
    std::optional<Instant> paused_until = {};  // of a stop
    std::optional<Instant> ready_at = {};
    std::optional<Instant> ended_at = {};
    bool reappointed = false;
    bool announced = false;  // as ready early
    bool refused = false;
    std::string procedure_name;
    std::string department;  // who has it, or is about to get it; empty at the end
    bool in_transit = false;
    std::string desk_name;
    std::string pin_hash;
};

// As the dossier stands at `now`.
std::optional<PublicView> find_public(Session& session, const std::string& code, Instant now);
std::optional<PublicView> find_public_by_token(Session& session, const std::string& token_hash, Instant now);

}  // namespace motcua::storage
