#pragma once

#include "server/simulation/player.hpp"
#include "server/simulation/season.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <queue>
#include <unordered_map>
#include <vector>

namespace motcua::simulation {

// What opens a dossier to its citizen: keyed hashes of the PIN and the token on a slip nobody gets.
using HashKeys = std::function<void(storage::WholeDossier& whole, const std::string& pin, const std::string& token)>;

struct Plan {
    std::int64_t dossiers = 0;
    Date from{};
    Date to{};
    std::uint64_t seed = 1;
    HourRule hour_rule = HourRule::end_of_day;
    // Events of a batch: enough that a commit costs little, few enough to be held in memory several times.
    std::size_t batch = 10'000;
};

// Dossiers that are over, or to which nothing more happens before the plan's end, with all that is numbered up to the
// end of a date.
struct Batch {
    storage::WholeDossiers rows;
    std::int64_t last_position = 0;
    std::int64_t last_handoff = 0;
    // Of the heads of all chains up to here, one after the other: the same for the same plan on the same catalogue.
    std::string digest;
};

// Everything that happens in the province, in the order of time.
class World {
public:
    World(const Province& province, const Plan& plan, HashKeys hash_keys);

    // False when no desk can receive anything in the plan's time.
    bool anybody() const { return season_.anybody(); }

    // Plays the next date; the batches it made ready, which may be none. On the last date all that is left.
    std::vector<Batch> live(Date date);

private:
    struct Appointment {
        Instant at;
        std::uint64_t life;
        Deed deed;

        // Of two at the same moment the older dossier's comes first.
        bool operator<(const Appointment& other) const { return at != other.at ? at > other.at : life > other.life; }
    };

    void take_in(Date date);
    void keep(const Appointment& appointment);
    void go_on(std::uint64_t number, Life& life, std::optional<Move> next);
    void end(std::uint64_t number);
    void end_all();
    Batch pack(std::size_t count);

    const Province& province_;
    Plan plan_;
    Instant end_;
    HashKeys hash_keys_;
    Season season_;
    PostRoom post_room_;
    Player player_;
    std::uint64_t arrived_ = 0;
    std::unordered_map<std::uint64_t, std::unique_ptr<Life>> lives_;
    std::priority_queue<Appointment> appointments_;
    std::deque<std::unique_ptr<Life>> over_;
    std::size_t events_over_ = 0;
    std::string digest_;
};

}  // namespace motcua::simulation
