#pragma once

#include "domain/access.hpp"
#include "domain/dossier.hpp"
#include "domain/periods.hpp"
#include "storage/figure_groups.hpp"
#include "storage/session.hpp"

#include <functional>
#include <optional>
#include <string>

// The register (sổ theo dõi hồ sơ): every dossier received, with its applicant.

namespace motcua::storage {

struct RegisterRow {
    std::string code;
    std::string procedure;  // its name
    std::string desk;       // likewise
    std::string received_by;
    Channel channel = Channel::direct;
    Instant received_at{};
    std::optional<Instant> original_due_at = {};
    std::optional<Instant> due_at = {};
    std::optional<Instant> ready_at = {};
    std::optional<Instant> ended_at = {};
    Status status = Status::received;
    std::optional<Outcome> outcome = {};
    std::int64_t reappointments = 0;
    std::int64_t supplements = 0;
    // Personal data; nothing once they were deleted.
    std::optional<std::string> applicant = {};
    std::optional<std::string> address = {};
    std::optional<std::string> phone = {};
};

// Calls `take` with each dossier received in the period that the actor answers for or oversees, by the moment of
// receipt and code, with no more than a page of them in memory. Pieces of work for other agencies are in their parents.
// Of the filter, `unit` is about the desk, and `with_deadline` is not looked at.
void each_registered(Session& session,
                     const Actor& actor,
                     const Period& period,
                     const FigureFilter& filter,
                     const std::function<void(const RegisterRow&)>& take);

}  // namespace motcua::storage
