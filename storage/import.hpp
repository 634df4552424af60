#pragma once

#include "domain/calendar_book.hpp"
#include "storage/csv.hpp"
#include "storage/session.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace motcua::storage {

enum class ImportKind { units, procedures, steps, tasks, documents, calendar, hours };
std::optional<ImportKind> import_kind_from(std::string_view text);

// What an import did, or why it did nothing.
struct ImportReport {
    std::vector<BadRow> bad = {};  // by line
    std::int64_t added = 0;
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;

    bool ok() const { return bad.empty(); }
};

// Takes a CSV file into the catalogue, all of it or, when any row is bad, nothing. The caller holds the transaction.
// Every bad row is reported, but rows that only fail because of another bad row may surface on the next try.
//
// Rows are told apart by their keys: units by code, procedures by code and valid_from, calendar days by date. What is
// not in the file stays as it is. Steps and documents replace the whole set of each procedure in the file, hours the
// whole set of each period (unit and valid_from) in it; a row that falls out of its set counts as changed.
//
// A calendar or hours file that changes anything is an edition of the calendar, drafted and published at once, as is a
// units file that moves a unit: calendar_version() rises. The years for which a calendar
// file has a HOLIDAY count as announced.
// Steps are only taken when the dossiers of their procedure can go through them: they add up to the limit, and units of
// the catalogue play their roles. Tasks are held against their steps and not kept.
//
// An import that would move open dossiers is refused. `now` is when an edition was made.
ImportReport import_csv(Session& session, ImportKind kind, std::string_view text, Instant now);

// The draft of an edition out of a file of days (the same columns as `import calendar`), without its reason, or what is
// wrong with the file. For the whole country the years with a HOLIDAY count as
// announced.
struct DraftFile {
    std::vector<BadRow> bad = {};
    Edition edition = {};
};
DraftFile read_days(std::string_view text, const std::optional<std::string>& unit);

}  // namespace motcua::storage
