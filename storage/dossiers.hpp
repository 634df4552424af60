#pragma once

#include "domain/access.hpp"
#include "domain/dossier.hpp"
#include "storage/dossier_row.hpp"
#include "storage/sealed.hpp"

#include <functional>
#include <optional>
#include <string>
#include <utility>
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
};

std::optional<StoredDossier> find_stored(Session& session, const std::string& code);
std::optional<DossierRecord> find_record(Session& session, const std::string& code);

// The next serial of an agency's day. The row stays locked until the transaction ends, so serials follow one another
// without a gap: a receipt that fails gives its serial back.
std::int64_t next_serial(Session& session, const std::string& agency, Date day);

// What opens a dossier to its citizen.
void insert_citizen_key(Session& session,
                        const std::string& code,
                        const std::string& pin_hash,
                        const std::string& token_hash);

enum class LateFilter : std::uint8_t { overdue, due_soon, step };
std::optional<LateFilter> late_filter_from(std::string_view text);

// Where a list goes on: behind this place in the order of due dates.
struct ListPosition {
    std::int64_t due_order = 0;
    std::string code;
};

struct DossierQuery {
    std::optional<Status> status = {};
    std::optional<std::string> holder_unit = {};
    std::optional<std::string> holder_person = {};
    std::optional<LateFilter> late = {};
    // The beginning of a code, an ID number, a phone, or words of a name without tones; a text without any letter or
    // digit fits nothing.
    std::string text = {};
    std::optional<Instant> received_from = {};
    std::optional<Instant> received_to = {};  // exclusive
    std::optional<ListPosition> after = {};
    int limit = 50;
    // Judges lateness; "due soon" takes everything due up to and including due_soon_until.
    Instant now{};
    Instant due_soon_until{};
};

// The dossiers the actor may read that fit, by due date and code, at most query.limit of them. Personal data: only the
// applicant's name is filled in.
std::vector<DossierRecord> list_dossiers(Session& session, const Actor& actor, const DossierQuery& query);

// Calls `take` with every dossier the actor may read that was received before `to` and not finished before `from`, in
// batches, so that memory stays small. `unit` keeps to the desks of that unit and the units below it.
void each_dossier_of_period(Session& session,
                            const Actor& actor,
                            Instant from,
                            Instant to,
                            const std::optional<std::string>& unit,
                            const std::function<void(const DossierRecord&)>& take);

// Dossiers in open handoffs that the actor may read, the longest first.
std::vector<DossierRecord> list_in_transit(Session& session, const Actor& actor, int limit);

// Whether the actor may read this dossier: the same rule as the list's.
bool may_read(Session& session, const Actor& actor, const Dossier& dossier);

ListPosition position_of(const Dossier& dossier);

}  // namespace motcua::storage
