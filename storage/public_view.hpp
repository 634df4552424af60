#pragma once

#include "domain/dossier.hpp"
#include "storage/session.hpp"

#include <optional>
#include <string>

namespace motcua::storage {

// What a citizen may come to see of a dossier, found by one look-up. No personal data.
struct PublicView {
    std::string code;
    Status status = Status::received;
    bool received = true;  // not only filed
    Instant received_at{};
    std::optional<Instant> original_due_at = {};
    std::optional<Instant> due_at = {};
    std::optional<Instant> ready_at = {};
    std::optional<Instant> ended_at = {};
    bool refused = false;
    std::string procedure_name;
    std::string department;  // who has it, or gave it away and is not yet relieved of it; empty at the end
    std::string desk_name;
    std::string pin_hash;
};

std::optional<PublicView> find_public(Session& session, const std::string& code);
std::optional<PublicView> find_public_by_token(Session& session, const std::string& token_hash);

}  // namespace motcua::storage
