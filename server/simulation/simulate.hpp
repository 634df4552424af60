#pragma once

#include "server/simulation/world.hpp"
#include "storage/database.hpp"

#include <functional>
#include <optional>
#include <stdexcept>
#include <string>

namespace motcua::simulation {

// Why a database is not for a simulation, in a sentence for the operator.
class Refused : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// Called after each batch: how many dossiers are written, and up to which date it has been played.
using Watch = std::function<void(std::int64_t dossiers, Date date)>;

struct Outline {
    std::int64_t dossiers = 0;
    std::int64_t events = 0;
    std::int64_t batches = 0;
    std::string digest;
};

// Plays the plan and writes it, each batch in a transaction of its own, with accounts for everybody in it (`password`:
// the hash they log in with). The database is marked before the first dossier is written. A simulation that was broken
// off goes on where it stopped: it is played again from the start, and what is there is not written again. Nobody else
// may write dossiers meanwhile. Throws Refused for a database that holds dossiers of others, another simulation or a
// whole one, or whose catalogue is not complete or not the one the simulation began with.
Outline simulate(storage::Database& database,
                 const Plan& plan,
                 const std::string& password,
                 const HashKeys& hash_keys,
                 const Watch& watch);

}  // namespace motcua::simulation
