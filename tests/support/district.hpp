#pragma once

#include "domain/events.hpp"
#include "storage/handoffs.hpp"
#include "storage/journal.hpp"
#include "tests/support/database.hpp"
#include "tests/support/dossiers.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace motcua::tests {

// A database with the district of tests/support/dossiers.hpp in it, a neighbour X24.218, their people and one
// procedure; and short ways to let things happen to dossiers there, each in the rules' form but without asking them.
struct District : TestDatabase {
    District();

    // Receives a dossier; its applicant is sealed and written as a party.
    Result<Dossier> receive(const std::string& code,
                            std::optional<Instant> due = test::at("2015-03-09 17:00"),
                            const storage::Party& applicant = {.name = "Nguyễn Văn Ất", .phone = "0912345678"},
                            const std::string& desk = test::kDesk);

    Result<Dossier> happen(const std::string& code,
                           EventBody body,
                           const std::string& actor,
                           std::string_view moment,
                           const std::vector<storage::SealedValue>& sealed = {});

    // A manifest with one dossier on it; its number.
    std::int64_t send(const std::string& code, const std::string& to, std::string_view moment);
    // One more dossier on a manifest, and how it came out; false when it is not open there.
    void put_on(std::int64_t handoff, const std::string& code, Carries carries = Carries::both);
    bool close(std::int64_t handoff, const std::string& code, const storage::Closing& closing);
    void accept(const std::string& code, std::string_view moment);
    void decline(const std::string& code, std::string_view moment, const std::string& reason);

    std::string status_of(const std::string& code);
};

}  // namespace motcua::tests
