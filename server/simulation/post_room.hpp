#pragma once

#include "server/simulation/dice.hpp"
#include "storage/whole_dossiers.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

// What is numbered one after the other over the whole province, and what of it is not yet written.

namespace motcua::simulation {

class PostRoom {
public:
    explicit PostRoom(std::uint64_t seed) : seed_(seed) {}

    // The next code of the agency's day.
    std::string next_code(const std::string& agency, Date day);

    // Nothing came of the last code of that day.
    void take_back_code(const std::string& agency, Date day) { --serials_.at({agency, day}); }

    // The manifest on which whoever sends from one unit to another at that moment puts what goes. Moments never go
    // back.
    storage::NewHandoff manifest(const std::string& from, const std::string& to, const std::string& sender, Instant at);

    std::int64_t next_position() { return ++last_position_; }
    std::int64_t last_position() const { return last_position_; }
    std::int64_t last_handoff() const { return last_handoff_; }

    // Gives all of it away that has come up since the last time. The days of the codes must be over.
    void empty_into(storage::WholeDossiers& rows);

private:
    using Way = std::pair<std::string, std::pair<std::string, std::string>>;

    std::uint64_t seed_;
    std::int64_t last_position_ = 0;
    std::int64_t last_handoff_ = 0;
    std::map<std::pair<std::string, Date>, std::int64_t> serials_;
    std::map<std::pair<std::string, std::int64_t>, std::int64_t> numbers_;
    std::map<std::pair<std::string, std::int64_t>, std::int64_t> changed_numbers_;
    std::vector<storage::NumberedHandoff> new_manifests_;
    Instant moment_{};
    std::map<Way, storage::NewHandoff> leaving_now_;
};

}  // namespace motcua::simulation
