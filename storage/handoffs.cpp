#include "storage/handoffs.hpp"

#include "storage/dossier_query.hpp"

namespace motcua::storage {
namespace {

constexpr std::string_view kSelect =
    "SELECT h.id, h.from_unit, h.to_unit, h.sent_at, h.sent_by, h.note, "
    "(SELECT count(*) FROM handoff_item i WHERE i.handoff_id = h.id), "
    "(SELECT count(*) FROM handoff_item i WHERE i.handoff_id = h.id AND i.outcome IS NULL) FROM handoff h ";

std::vector<Handoff> select_handoffs(Session& session, const std::string& tail, Params params)
{
    std::vector<Handoff> handoffs;
    session.each<std::int64_t, std::string, std::string, Instant, std::string, std::optional<std::string>, std::int64_t,
                 std::int64_t>(std::string{kSelect} + tail, std::move(params), [&](auto&& row) {
        handoffs.push_back(std::make_from_tuple<Handoff>(std::forward<decltype(row)>(row)));
    });
    return handoffs;
}

// Those of which the giver's or the receiver's dossiers are for the actor's eyes.
std::string visible(const Actor& actor, Params& params)
{
    const std::string units = units_in_scope(actor, params);
    return "(h.from_unit IN " + units + " OR h.to_unit IN " + units + ")";
}

}  // namespace

std::int64_t insert_handoff(Session& session,
                            const std::string& from,
                            const std::string& to,
                            Instant sent_at,
                            const std::string& sent_by,
                            const std::optional<std::string>& note)
{
    return session
        .value<std::int64_t>(
            "INSERT INTO handoff (from_unit, to_unit, sent_at, sent_by, note) "
            "VALUES (:from_unit, :to_unit, :sent_at, :sent_by, :note) RETURNING id",
            {{"from_unit", from}, {"to_unit", to}, {"sent_at", sent_at}, {"sent_by", sent_by}, {"note", note}})
        .value();
}

void insert_item(Session& session, std::int64_t handoff, const std::string& dossier)
{
    session.execute("INSERT INTO handoff_item (handoff_id, dossier_code) VALUES (:handoff, :dossier)",
                    {{"handoff", handoff}, {"dossier", dossier}});
}

bool close_item(Session& session, std::int64_t handoff, const std::string& dossier, const Closing& closing)
{
    return session.execute(
               "UPDATE handoff_item SET outcome = :outcome, closed_at = :at, closed_by = :by_account, closed_n = :n "
               "WHERE handoff_id = :handoff AND dossier_code = :dossier AND outcome IS NULL",
               {{"outcome", closing.outcome},
                {"at", closing.at},
                {"by_account", closing.by},
                {"n", closing.n},
                {"handoff", handoff},
                {"dossier", dossier}}) == 1;
}

std::optional<Handoff> find_handoff(Session& session, std::int64_t id)
{
    auto found = select_handoffs(session, "WHERE h.id = :id", {{"id", id}});
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<HandoffItem> items_of(Session& session, std::int64_t handoff)
{
    std::vector<HandoffItem> items;
    session.each<std::string, std::string, std::optional<Instant>, std::optional<std::string>,
                 std::optional<std::string>, std::string>(
        "SELECT i.dossier_code, COALESCE(i.outcome, 'open'), i.closed_at, i.closed_by, s.value, v.name "
        "FROM handoff_item i JOIN dossier d ON d.code = i.dossier_code "
        "JOIN procedure_version v ON v.code = d.procedure_code AND v.valid_from = d.procedure_valid_from "
        "LEFT JOIN sealed s ON s.dossier_code = i.dossier_code AND s.n = i.closed_n AND s.field = 'reason' "
        "WHERE i.handoff_id = :handoff ORDER BY i.dossier_code",
        {{"handoff", handoff}},
        [&](auto&& row) { items.push_back(std::make_from_tuple<HandoffItem>(std::forward<decltype(row)>(row))); });
    return items;
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
