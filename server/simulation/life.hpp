#pragma once

#include "server/simulation/dice.hpp"
#include "server/simulation/province.hpp"
#include "server/simulation/season.hpp"
#include "storage/whole_dossiers.hpp"

#include <optional>
#include <vector>

// One dossier while it is being played, and what the people around it mean to do.

namespace motcua::simulation {

enum class Deed : std::uint8_t {
    receive,
    file,
    guide,
    turn_away,
    file_again,
    receive_filed,
    send,
    accept,
    decline,
    recall,
    assign,
    note,
    request_supplement,
    receive_supplement,
    request_payment,
    receive_payment,
    stop,
    resume,
    ask_opinion,
    give_opinion,
    reappoint,
    decide,
    redo,
    announce_early,
    return_result,
    withdraw,
};

struct Move {
    Instant at{};
    Deed deed = Deed::receive;
};

// What fate has in store for a dossier; each comes true once at most, and only where the rules let it.
struct Fate {
    bool guided = false;
    bool turned_away = false;
    bool supplement = false;
    bool payment = false;
    bool stop = false;
    bool withdrawn = false;
    bool opinion = false;
    bool refused = false;
    bool redo = false;
    bool declined = false;
    bool recalled = false;
    bool noted = false;
    bool announced = false;
};

struct Life {
    Life(std::uint64_t seed, std::uint64_t number, const Market& market);

    Dice dice;
    Arrival arrival;
    Fate fate;
    std::vector<const Office*> path;
    std::string applicant;  // a Party in its written form
    storage::WholeDossier whole = {};

    // Where on the path it is bound for, or lies.
    std::size_t hop = 0;
    // On its way to the desk, or there, for the citizen to be asked for papers.
    bool errand = false;
    // When the result should be back at the desk, if nobody forgets it.
    Instant goal{};
    // Until when it is worked on where it lies.
    std::optional<Instant> work_until = {};
    // Whether the head has thought of assigning it here.
    bool assigned = false;
    // When somebody notices that it will be late, and what that came before.
    std::optional<Instant> apology_at = {};
    std::optional<Move> put_off = {};

    const Dossier& dossier() const { return whole.dossier; }
    const WorkingCalendar& calendar() const { return *arrival.desk->calendar; }
};

// A department whose opinion may be asked; null where there is none beside the one that has the dossier.
const Office* opinion_giver(const Life& life, Instant now);

// How its life begins.
Move first_move(const Life& life);

// What happens next, and when; nothing when nothing ever does.
std::optional<Move> next_move(Life& life);

}  // namespace motcua::simulation
