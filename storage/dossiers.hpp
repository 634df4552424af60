#pragma once

#include "domain/access.hpp"
#include "domain/dossier.hpp"
#include "storage/dossier_row.hpp"
#include "storage/sealed.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace motcua::storage {

// A dossier with what people read beside it.
struct DossierRecord {
    Dossier dossier;
    std::string procedure_name;
    std::string procedure_field;
    std::string holder_unit_name;    // of the holder, or in transit of the receiver
    std::string holder_person_name;  // of the holder, or in transit of who sent it
    Party applicant;
    std::optional<Party> submitter = {};
    std::vector<HandedIn> documents = {};
    std::optional<std::string> location = {};  // where the papers lie
    std::optional<std::string> task = {};      // of a child: what it is about
};

// When the first of all dossiers was received; nothing while there is none.
std::optional<Instant> first_received(Session& session);

std::optional<StoredDossier> find_stored(Session& session, const std::string& code);
// Those of many codes that there are, by code.
std::map<std::string, StoredDossier> find_all_stored(Session& session, std::span<const std::string> codes);
std::optional<DossierRecord> find_record(Session& session, const std::string& code);

// The next serial of an agency's day. The row stays locked until the transaction ends, so serials follow one another
// without a gap: a receipt that fails gives its serial back.
std::int64_t next_serial(Session& session, const std::string& agency, Date day);

// What opens a dossier to its citizen.
void insert_citizen_key(Session& session,
                        const std::string& code,
                        const std::string& pin_hash,
                        const std::string& token_hash);

// The units that have the dossier and stand below the actor's agency, or are of it: Actor::oversees. Empty for a role
// to which that makes no difference.
std::vector<std::string> overseen_by(Session& session, const Actor& actor, const Dossier& dossier);

// Whether the actor may read this dossier: the same rule as the lists' (storage/dossier_lists.hpp).
bool may_read(Session& session, const Actor& actor, const Dossier& dossier);

}  // namespace motcua::storage
