#pragma once

#include "api/json.hpp"
#include "api/reader.hpp"
#include "domain/calendar_book.hpp"
#include "storage/publication.hpp"

// Editions of the calendar as JSON: the document they are drafted from, over HTTP and from a file alike, and how they
// and their previews are shown.

namespace motcua::api {

// {"unit", "reason", "announced_years", "days", "hours"}; faults stay in the reader.
Edition read_edition(Reader& reader);

// Faults of an edition with the pointers of the document it was read from, in which weekdays may stand in any order.
std::vector<Rejection> with_pointers_of(const Json& document, std::vector<Rejection> faults);

Json edition_json(const storage::EditionRecord& record);
// The same with what it changes.
Json edition_json(const storage::EditionRecord& record, const Edition& edition);
Json preview_json(const storage::EditionRecord& record, const storage::Preview& preview);

}  // namespace motcua::api
