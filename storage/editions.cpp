#include "storage/editions.hpp"

#include "storage/calendar_rows.hpp"
#include "storage/calendar_version.hpp"
#include "storage/catalogue.hpp"
#include "storage/conditions.hpp"

#include <utility>

namespace motcua::storage {
namespace {

using Text = std::optional<std::string>;
using Moment = std::optional<Instant>;
using Number = std::optional<std::int64_t>;

std::vector<EditionRecord> select_editions(Session& session, const std::string& tail, Params params)
{
    std::vector<EditionRecord> records;
    session.each<std::int64_t, Text, std::string, Instant, std::string, Moment, Text, Number, Moment, Text, Number>(
        "SELECT id, unit_code, reason, created_at, created_by, discarded_at, discarded_by, version, published_at, "
        "published_by, moved FROM calendar_edition " +
            tail,
        std::move(params),
        [&](auto&& row) { records.push_back(std::make_from_tuple<EditionRecord>(std::forward<decltype(row)>(row))); });
    return records;
}

// The units below the reader's agency, and the country for those at the top.
void add_readable(Conditions& where, const Actor& reader)
{
    if (!check_calendar_permission(reader, reader.agency_path)) {
        where.add("version IS NOT NULL");
        return;
    }
    const bool whole_country = check_calendar_permission(reader, std::nullopt).has_value();
    where.add(std::string{"(version IS NOT NULL OR "} + (whole_country ? "unit_code IS NULL OR " : "") +
                  "unit_code IN (SELECT code FROM unit WHERE path >= :path AND path < :path_end))",
              "path", reader.agency_path);
    where.bind("path_end", reader.agency_path + "~");
}

}  // namespace

std::string_view to_string(EditionState state)
{
    switch (state) {
        case EditionState::draft:
            return "draft";
        case EditionState::published:
            return "published";
        case EditionState::discarded:
            return "discarded";
    }
    return {};
}

EditionState EditionRecord::state() const
{
    if (version) return EditionState::published;
    return discarded_at ? EditionState::discarded : EditionState::draft;
}

std::vector<Rejection> check_draft(Session& session, const Edition& edition)
{
    if (edition.unit && !find_unit(session, *edition.unit))
        return {Rejection{Reason::unknown_unit, "/unit", {*edition.unit}}};
    return faults_of(edition, read_book(session, calendar_version(session)));
}

EditionRecord insert_draft(Session& session, const Edition& edition, const std::string& account, Instant now)
{
    const auto id = session.value<std::int64_t>(
        "INSERT INTO calendar_edition (unit_code, reason, created_at, created_by) "
        "VALUES (:unit, :reason, :now, :account) RETURNING id",
        {{"unit", edition.unit}, {"reason", edition.reason}, {"now", now}, {"account", account}});
    insert_rows(session, id.value(), edition);
    return find_edition(session, *id).value();
}

Result<void> check_calendar_editor(Session& session, const Actor& actor, const std::optional<std::string>& unit)
{
    // Nothing stands for the country, which no unit can be mistaken for.
    if (!unit) return check_calendar_permission(actor, std::nullopt);
    const auto place = find_unit_place(session, *unit);
    if (!place) return reject(Reason::unknown_unit, "/unit", {*unit});
    return check_calendar_permission(actor, place->path);
}

std::optional<EditionRecord> find_edition(Session& session, std::int64_t id)
{
    auto found = select_editions(session, "WHERE id = :id", {{"id", id}});
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

EditionRecord shown_to(Session& session, const Actor& reader, EditionRecord record)
{
    const auto place = record.unit ? find_unit_place(session, *record.unit) : std::nullopt;
    if (!may_count_below(reader, place ? std::optional{place->path} : std::nullopt)) record.moved.reset();
    return record;
}

Edition edition_content(Session& session, const EditionRecord& record)
{
    Edition edition{.unit = record.unit, .reason = record.reason};
    read_rows(session, record.id, edition);
    return edition;
}

std::vector<EditionRecord> list_editions(Session& session,
                                         std::optional<std::int64_t> before,
                                         int limit,
                                         const Actor* reader)
{
    Params params{{"limit", limit}};
    Conditions where{params};
    where.add_if(before, "id < :before", "before");
    if (reader != nullptr) add_readable(where, *reader);
    auto records =
        select_editions(session, "WHERE 1 = 1" + where.sql() + " ORDER BY id DESC LIMIT :limit", std::move(params));
    if (reader == nullptr) return records;
    for (EditionRecord& record : records) record = shown_to(session, *reader, std::move(record));
    return records;
}

Result<EditionRecord> discard_edition(Session& session, std::int64_t id, const std::string& account, Instant now)
{
    session.execute(
        "UPDATE calendar_edition SET discarded_at = :now, discarded_by = :account "
        "WHERE id = :id AND version IS NULL AND discarded_at IS NULL",
        {{"now", now}, {"account", account}, {"id", id}});
    auto record = find_edition(session, id);
    if (!record) return reject(Reason::unknown_edition, "", {std::to_string(id)});
    if (record->version) return reject(Reason::edition_published, "", {std::to_string(id)});
    return *std::move(record);
}

}  // namespace motcua::storage
