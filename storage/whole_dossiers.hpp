#pragma once

#include "domain/events.hpp"
#include "storage/handoffs.hpp"
#include "storage/sealed.hpp"
#include "storage/session.hpp"
#include "storage/table_rows.hpp"

#include <cstdint>
#include <string>
#include <vector>

// Dossiers written with their whole journal at once, which only a simulation has: the same rows that append(),
// insert_handoff(), insert_items(), close_items(), insert_citizen_key() and next_serial() write one by one, but no
// notices. Whoever makes them hands out what the database does otherwise: positions, ids and numbers.

namespace motcua::storage {

struct WholeDossier {
    struct Sealed {
        std::int64_t n = 0;
        SealedValue value;
    };

    std::vector<Event> events;
    std::vector<std::int64_t> positions;  // of each event in the journal
    Dossier dossier;                      // what the events add up to
    std::vector<Sealed> sealed;
    std::string pin_hash;
    std::string token_hash;
};

struct NumberedHandoff {
    std::int64_t id = 0;
    ManifestHead head;
    std::string salt;
};

// The last serial of an agency's day; the last number of a unit's manifests in a year.
struct LastSerial {
    std::string agency;
    Date day{};
    std::int64_t last = 0;
};
struct LastNumber {
    std::string unit;
    std::int64_t year = 0;
    std::int64_t last = 0;
};

// Rows made ready, apart from any database.
class WholeDossiers {
public:
    // The hash at the end of its chain.
    std::string add(const WholeDossier& whole);
    void add(const NumberedHandoff& handoff);
    void add(const LastSerial& serial);
    void add(LastNumber number) { numbers_.push_back(std::move(number)); }

    std::int64_t dossiers() const { return static_cast<std::int64_t>(dossier_.count()); }
    std::int64_t events() const { return static_cast<std::int64_t>(journal_.count()); }

    // In the caller's transaction. On PostgreSQL positions and ids go on behind the two named.
    void write(Session& session, std::int64_t last_position, std::int64_t last_handoff) const;

private:
    void add_sealed(const WholeDossier& whole);
    void add_items(const WholeDossier& whole);

    TableRows handoff_{"handoff"};
    TableRows serial_{"code_counter"};
    TableRows dossier_{"dossier"};
    TableRows key_{"citizen_key"};
    TableRows journal_{"journal"};
    TableRows sealed_{"sealed"};
    TableRows party_{"party"};
    TableRows item_{"handoff_item"};
    std::vector<LastNumber> numbers_;
};

}  // namespace motcua::storage
