#pragma once

#include "domain/access.hpp"
#include "domain/calendar_book.hpp"
#include "domain/result.hpp"
#include "storage/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// Editions of the calendar: changes that were drafted, and what became of them. Publishing one is in
// storage/publication.hpp.

namespace motcua::storage {

enum class EditionState : std::uint8_t { draft, published, discarded };
std::string_view to_string(EditionState state);

struct EditionRecord {
    std::int64_t id = 0;
    std::optional<std::string> unit = {};  // nothing: the whole country
    std::string reason;
    Instant created_at{};
    std::string created_by;  // "import" for an import
    std::optional<Instant> discarded_at = {};
    std::optional<std::string> discarded_by = {};
    std::optional<std::int64_t> version = {};
    std::optional<Instant> published_at = {};
    std::optional<std::string> published_by = {};
    std::optional<std::int64_t> moved = {};

    EditionState state() const;
};

// Keeps a draft. It is checked against the book in force: see faults_of() (domain/calendar_book.hpp), and unknown_unit
// at "/unit".
std::vector<Rejection> check_draft(Session& session, const Edition& edition);
EditionRecord insert_draft(Session& session, const Edition& edition, const std::string& account, Instant now);

// Whether the actor may change the calendar of this unit, or of the whole country (check_calendar_permission()).
// unknown_unit at "/unit".
Result<void> check_calendar_editor(Session& session, const Actor& actor, const std::optional<std::string>& unit);

std::optional<EditionRecord> find_edition(Session& session, std::int64_t id);
// The record as the reader may see it: how many dossiers were moved is not for everybody (may_count_below()).
EditionRecord shown_to(Session& session, const Actor& reader, EditionRecord record);
// What the edition changes.
Edition edition_content(Session& session, const EditionRecord& record);

// The newest first, those before the id `before`. What is not published is for those who may change the calendar it
// would change (check_calendar_permission()); without a reader nothing is held back.
std::vector<EditionRecord> list_editions(Session& session,
                                         std::optional<std::int64_t> before,
                                         int limit,
                                         const Actor* reader = nullptr);

// Discarding twice changes nothing. unknown_edition, edition_published.
Result<EditionRecord> discard_edition(Session& session, std::int64_t id, const std::string& account, Instant now);

}  // namespace motcua::storage
