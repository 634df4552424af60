#pragma once

#include "domain/alarms.hpp"
#include "storage/dossiers.hpp"

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Many dossiers at once, always within what the actor may read.

namespace motcua::storage {

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
    std::optional<std::string> visit = {};
    std::optional<std::string> parent = {};
    // Whose paper lies with this unit, or is on its way from or to it, apart from the dossier.
    std::optional<std::string> paper_unit = {};
    std::optional<LateFilter> late = {};
    // What an alarm of this kind may be true of (handover_late, supplement_late, paused_long or apology_missing);
    // whether it is, only the rule knows.
    std::optional<AlarmKind> candidates = {};
    // Only those whose due date lies in, or behind, a year without official notice: see provisional_years().
    bool provisional = false;
    // The beginning of a code, an ID number, a phone, or words of a name without tones; a text without any letter or
    // digit fits nothing.
    std::string text = {};
    // Either keeps to what was received.
    std::optional<Instant> received_from = {};
    std::optional<Instant> received_to = {};  // exclusive
    std::optional<ListPosition> after = {};
    int limit = 50;
    // Judges lateness; "due soon" takes everything due up to and including due_until.
    Instant now{};
    Instant due_until{};
};

// The dossiers the actor may read that fit, by due date and code, at most query.limit of them. Personal data: only the
// applicant's name is filled in.
std::vector<DossierRecord> list_dossiers(Session& session, const Actor& actor, const DossierQuery& query);

// The records of these dossiers, by code, whoever may read them. Personal data as above.
std::map<std::string, DossierRecord> records_of(Session& session, std::span<const std::string> codes);

// Dossiers in open handoffs that the actor may read, the longest first.
std::vector<DossierRecord> list_in_transit(Session& session, const Actor& actor, int limit);

// The same for dossiers whose paper travels alone.
std::vector<DossierRecord> list_paper_in_transit(Session& session, const Actor& actor, int limit);

// Where a list that ended with this dossier goes on.
ListPosition position_of(const Dossier& dossier);

}  // namespace motcua::storage
