#include "storage/whole_dossiers.hpp"

#include "domain/canonical.hpp"
#include "domain/fields.hpp"
#include "storage/journal.hpp"
#include "storage/replayed.hpp"

#include <map>

namespace motcua::storage {
namespace {

// A column the database fills in by itself in other rows.
Params with(const char* name, std::int64_t value, Params row)
{
    row.emplace_back(name, value);
    return row;
}

void continue_sequence(Session& session, const char* table, const char* column, std::int64_t last)
{
    if (session.dialect() == Dialect::sqlite || last == 0) return;
    session.value<std::int64_t>("SELECT setval(pg_get_serial_sequence(:table, :column), CAST(:last AS bigint))",
                                {{"table", table}, {"column", column}, {"last", last}});
}

}  // namespace

std::string WholeDossiers::add(const WholeDossier& whole)
{
    std::string hash;
    for (std::size_t i = 0; i < whole.events.size(); ++i) {
        const Event& event = whole.events[i];
        std::string next = chain_hash(hash, event);
        journal_.add({{"position", whole.positions[i]},
                      {"dossier_code", event.dossier},
                      {"n", event.n},
                      {"kind", kind_of(event.body)},
                      {"happened_at", event.happened_at},
                      {"recorded_at", event.recorded_at},
                      {"actor", event.actor},
                      {"payload", canonical_payload(event.body)},
                      {"prev_hash", hash},
                      {"hash", next},
                      {"on_behalf_of", event.on_behalf_of}});
        hash = std::move(next);
    }
    dossier_.add(params_of(StoredDossier{whole.dossier, hash}));
    const std::string& code = whole.dossier.code;
    key_.add({{"dossier_code", code}, {"pin_hash", whole.pin_hash}, {"token_hash", whole.token_hash}});
    add_sealed(whole);
    add_items(whole);
    return hash;
}

void WholeDossiers::add_sealed(const WholeDossier& whole)
{
    std::map<std::string, Party> parties;
    for (const auto& [n, value] : whole.sealed) {
        sealed_.add(params_of(whole.dossier.code, n, value));
        if (value.field != "applicant" && value.field != "submitter") continue;
        if (auto party = read_fields<Party>(value.value)) parties[value.field] = *std::move(party);
    }
    for (const auto& [role, party] : parties) party_.add(params_of(whole.dossier.code, role, party));
}

void WholeDossiers::add_items(const WholeDossier& whole)
{
    std::map<std::int64_t, ReplayedItem> items;
    for (const Event& event : whole.events) follow(items, event);
    for (const auto& [handoff, item] : items) {
        const bool open = !item.closed_at;
        const auto outcome = open ? std::nullopt : std::optional{item.outcome};
        const auto closed_by = open ? std::nullopt : std::optional{item.closed_by};
        const auto closed_n = open ? std::nullopt : std::optional{item.closed_n};
        item_.add({{"handoff_id", handoff},
                   {"dossier_code", whole.dossier.code},
                   {"outcome", outcome},
                   {"closed_at", item.closed_at},
                   {"closed_by", closed_by},
                   {"closed_n", closed_n},
                   {"paper", item.carries == Carries::paper}});
    }
}

void WholeDossiers::add(const NumberedHandoff& handoff)
{
    handoff_.add(with("id", handoff.id, params_of(handoff.head, handoff.salt)));
}

void WholeDossiers::add(const LastSerial& serial)
{
    serial_.add({{"agency_code", serial.agency}, {"day", serial.day}, {"last", serial.last}});
}

void WholeDossiers::write(Session& session, std::int64_t last_position, std::int64_t last_handoff) const
{
    // What is referred to before what refers to it.
    for (const TableRows* rows : {&handoff_, &serial_, &dossier_, &key_, &journal_, &sealed_, &party_, &item_})
        session.load(*rows);
    for (const LastNumber& number : numbers_) {
        session.execute(
            "INSERT INTO handoff_counter (unit_code, year, last) VALUES (:unit, :year, :last) "
            "ON CONFLICT (unit_code, year) DO UPDATE SET last = excluded.last",
            {{"unit", number.unit}, {"year", number.year}, {"last", number.last}});
    }
    continue_sequence(session, "journal", "position", last_position);
    continue_sequence(session, "handoff", "id", last_handoff);
}

}  // namespace motcua::storage
