#include "storage/handoffs.hpp"

#include "domain/fields.hpp"
#include "storage/dossier_query.hpp"
#include "storage/hashes.hpp"
#include "storage/many_rows.hpp"
#include "storage/sealed.hpp"

#include <array>
#include <chrono>

namespace motcua::storage {
namespace {

constexpr std::string_view kSelect =
    "SELECT h.from_unit, h.to_unit, h.sent_at, h.sent_by, h.carries, h.note, h.number, h.year, h.id, "
    "(SELECT count(*) FROM handoff_item i WHERE i.handoff_id = h.id), "
    "(SELECT count(*) FROM handoff_item i WHERE i.handoff_id = h.id AND i.outcome IS NULL) FROM handoff h ";

using Text = std::optional<std::string>;

std::vector<Handoff> select_handoffs(Session& session, const std::string& tail, Params params)
{
    std::vector<Handoff> handoffs;
    session.each<std::string, std::string, Instant, std::string, std::string, Text, std::int64_t, std::int64_t,
                 std::int64_t, std::int64_t, std::int64_t>(
        std::string{kSelect} + tail, std::move(params), [&](auto&& row) {
            auto& [from, to, sent_at, sent_by, carries, note, number, year, id, items, open] = row;
            const Carries what = carries_from(carries).value();
            handoffs.push_back({{from, to, sent_at, sent_by, what, note, number, year}, id, items, open});
        });
    return handoffs;
}

constexpr std::string_view kSelectItems =
    "SELECT i.dossier_code, COALESCE(i.outcome, 'open'), i.closed_at, i.closed_by, s.value, v.name "
    "FROM handoff_item i JOIN dossier d ON d.code = i.dossier_code "
    "JOIN procedure_version v ON v.code = d.procedure_code AND v.valid_from = d.procedure_valid_from "
    "LEFT JOIN sealed s ON s.dossier_code = i.dossier_code AND s.n = i.closed_n AND s.field = 'reason' "
    "WHERE i.handoff_id = :handoff ";

std::vector<HandoffItem> select_items(Session& session, const std::string& tail, Params params)
{
    std::vector<HandoffItem> items;
    session.each<std::string, std::string, std::optional<Instant>, Text, Text, std::string>(
        std::string{kSelectItems} + tail, std::move(params),
        [&](auto&& row) { items.push_back(std::make_from_tuple<HandoffItem>(std::forward<decltype(row)>(row))); });
    return items;
}

std::int64_t next_number(Session& session, const std::string& unit, std::int64_t year)
{
    return session
        .value<std::int64_t>(
            "INSERT INTO handoff_counter (unit_code, year, last) VALUES (:unit, :year, 1) "
            "ON CONFLICT (unit_code, year) DO UPDATE SET last = handoff_counter.last + 1 RETURNING last",
            {{"unit", unit}, {"year", year}})
        .value();
}

// Those of which the giver's or the receiver's dossiers are for the actor's eyes.
std::string visible(const Actor& actor, Params& params)
{
    const std::string units = units_in_scope(actor, params);
    return "(h.from_unit IN " + units + " OR h.to_unit IN " + units + ")";
}

}  // namespace

Seal seal_of(const ManifestHead& head, std::string_view salt)
{
    return commitment(salt, write_fields(head));
}

Params params_of(const ManifestHead& head, const std::string& salt)
{
    return {{"from_unit", head.from},
            {"to_unit", head.to},
            {"sent_at", head.sent_at},
            {"sent_by", head.sent_by},
            {"carries", to_string(head.carries)},
            {"note", head.note},
            {"number", head.number},
            {"year", head.year},
            {"salt", salt}};
}

std::int64_t office_year(Instant at)
{
    return static_cast<int>(std::chrono::year_month_day{office_date(at)}.year());
}

NewHandoff insert_handoff(Session& session, ManifestHead head)
{
    head.year = office_year(head.sent_at);
    head.number = next_number(session, head.from, head.year);
    const std::string salt = random_hex(16);
    const auto id = session.value<std::int64_t>(
        "INSERT INTO handoff (from_unit, to_unit, sent_at, sent_by, carries, note, number, year, salt) VALUES "
        "(:from_unit, :to_unit, :sent_at, :sent_by, :carries, :note, :number, :year, :salt) RETURNING id",
        params_of(head, salt));
    return {id.value(), seal_of(head, salt)};
}

void insert_items(Session& session, std::int64_t handoff, Carries carries, std::span<const std::string> dossiers)
{
    each_group(session, dossiers, [&](std::span<const std::string> group) {
        constexpr std::array<std::string_view, 3> kTypes{};
        Params params;
        const auto bind = [&](const auto& value) { params.emplace_back(numbered_parameter(params.size()), value); };
        for (const std::string& dossier : group) {
            bind(handoff);
            bind(dossier);
            bind(carries == Carries::paper);
        }
        session.execute(
            "INSERT INTO handoff_item (handoff_id, dossier_code, paper) VALUES " + numbered_rows(group.size(), kTypes),
            std::move(params));
    });
}

std::int64_t close_items(Session& session, std::int64_t handoff, std::span<const ClosedItem> items)
{
    std::int64_t closed = 0;
    each_group(session, items, [&](std::span<const ClosedItem> group) {
        constexpr std::array<std::string_view, 5> kTypes{"", "", "BIGINT", "", "BIGINT"};
        Params params;
        const auto bind = [&](const auto& value) { params.emplace_back(numbered_parameter(params.size()), value); };
        for (const auto& [dossier, closing] : group) {
            bind(dossier);
            bind(closing.outcome);
            bind(closing.at);
            bind(closing.by);
            bind(closing.n);
        }
        params.emplace_back("handoff", handoff);
        closed += session.execute(
            "WITH v (code, outcome, closed_at, closed_by, closed_n) AS (VALUES " + numbered_rows(group.size(), kTypes) +
                ") UPDATE handoff_item SET outcome = v.outcome, closed_at = v.closed_at, closed_by = v.closed_by, "
                "closed_n = v.closed_n FROM v WHERE handoff_item.handoff_id = :handoff "
                "AND handoff_item.dossier_code = v.code AND handoff_item.outcome IS NULL",
            std::move(params));
    });
    return closed;
}

std::optional<Handoff> find_handoff(Session& session, std::int64_t id)
{
    auto found = select_handoffs(session, "WHERE h.id = :id", {{"id", id}});
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<HandoffItem> items_of(Session& session, std::int64_t handoff)
{
    return select_items(session, "ORDER BY i.dossier_code", {{"handoff", handoff}});
}

std::optional<HandoffItem> find_item(Session& session, std::int64_t handoff, const std::string& dossier)
{
    auto found = select_items(session, "AND i.dossier_code = :dossier", {{"handoff", handoff}, {"dossier", dossier}});
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<std::string> open_items(Session& session, std::int64_t handoff)
{
    std::vector<std::string> codes;
    session.each<std::string>(
        "SELECT dossier_code FROM handoff_item WHERE handoff_id = :handoff AND outcome IS NULL ORDER BY dossier_code",
        {{"handoff", handoff}}, [&](auto&& row) { codes.push_back(std::get<0>(std::move(row))); });
    return codes;
}

std::vector<Handoff> list_handoffs(Session& session, const Actor& actor, const HandoffQuery& query)
{
    Params params{{"limit", query.limit}};
    std::string where = "WHERE " + visible(actor, params);
    const auto add = [&](const auto& value, const char* name, const std::string& condition) {
        if (!value) return;
        params.emplace_back(name, *value);
        where += " AND " + condition;
    };
    add(query.from, "from_unit", "h.from_unit = :from_unit");
    add(query.to, "to_unit", "h.to_unit = :to_unit");
    add(query.before, "before", "h.id < :before");
    if (query.number) {
        where += " AND h.number = :number AND h.year = :year";
        params.emplace_back("number", query.number->number);
        params.emplace_back("year", query.number->year);
    }
    if (query.open) {
        where += std::string{*query.open ? " AND EXISTS" : " AND NOT EXISTS"} +
                 " (SELECT 1 FROM handoff_item i WHERE i.handoff_id = h.id AND i.outcome IS NULL)";
    }
    return select_handoffs(session, where + " ORDER BY h.id DESC LIMIT :limit", std::move(params));
}

bool may_read(Session& session, const Actor& actor, const Handoff& handoff)
{
    Params params{{"id", handoff.id}};
    const std::string condition = visible(actor, params);
    return session.value<std::int64_t>("SELECT 1 FROM handoff h WHERE h.id = :id AND " + condition, std::move(params))
        .has_value();
}

}  // namespace motcua::storage
