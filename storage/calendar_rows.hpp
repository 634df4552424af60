#pragma once

#include "domain/calendar_book.hpp"
#include "storage/session.hpp"

#include <cstdint>
#include <string>

// The rows calendars are made of. Each belongs to an edition; a row that was published is in force from a version to
// before another, so that every version can be read.

namespace motcua::storage {

// What all units say in a version; nothing before the first.
CalendarBook read_book(Session& session, std::int64_t version);

// The same, kept to the units of a path ("/X24/X24.217/") and the country.
CalendarBook read_book(Session& session, std::int64_t version, const std::string& path);

// The rows of one edition; they come into force with put_in_force().
void insert_rows(Session& session, std::int64_t edition_id, const Edition& edition);
void read_rows(Session& session, std::int64_t edition_id, Edition& edition);

// The edition's rows are those in force from `version` on, instead of those that stood under the same keys.
void put_in_force(Session& session, std::int64_t edition_id, std::int64_t version);

}  // namespace motcua::storage
