#include "storage/dossiers.hpp"

#include "storage/dossier_query.hpp"
#include "storage/many_rows.hpp"

namespace motcua::storage {
namespace {

using Text = std::optional<std::string>;

constexpr const char* kNoUnits = "(SELECT code FROM unit WHERE 1 = 0)";

// Party columns of an alias, in the order of PartyColumns.
std::string party_columns(const std::string& alias)
{
    std::string out;
    for (const char* column : {"name", "id_number", "phone", "email", "address", "authority"})
        out += ", " + alias + "." + column;
    return out;
}

}  // namespace

std::string units_below(const Actor& actor, Params& params)
{
    if (actor.agency_path.empty()) return kNoUnits;
    params.emplace_back("path", actor.agency_path);
    params.emplace_back("path_end", actor.agency_path + "~");
    return "(SELECT code FROM unit WHERE path >= :path AND path < :path_end)";
}

std::string units_in_scope(const Actor& actor, Params& params)
{
    switch (read_scope(actor.role)) {
        case ReadScope::nothing:
            return kNoUnits;
        case ReadScope::own_agency:
            params.emplace_back("agency", actor.agency);
            return "(SELECT code FROM unit WHERE agency_code = :agency)";
        case ReadScope::subtree:
            return units_below(actor, params);
    }
    return kNoUnits;
}

std::string in_scope_of(const Actor& actor, Params& params)
{
    // Of its own units only the agency itself answers for dossiers; said so, the index on it also gives the order.
    if (read_scope(actor.role) == ReadScope::own_agency) {
        params.emplace_back("agency", actor.agency);
        return "d.agency_code = :agency";
    }
    return "d.agency_code IN " + units_in_scope(actor, params);
}

std::string visible_to(const Actor& actor, Params& params)
{
    const std::string scope = in_scope_of(actor, params);
    if (read_scope(actor.role) == ReadScope::nothing || actor.agency_path.empty()) return scope;
    params.emplace_back("unit", actor.unit);
    params.emplace_back("asked_unit", "%|" + actor.unit + "|%");
    return "(" + scope +
           " OR d.holder_unit = :unit OR d.handoff_to = :unit OR d.handoff_from = :unit OR d.paper_unit = :unit "
           "OR d.paper_to = :unit OR d.opinions LIKE :asked_unit)";
}

std::optional<Instant> first_received(Session& session)
{
    const auto first = session.value<std::int64_t>("SELECT received_at FROM dossier ORDER BY received_at LIMIT 1");
    return first ? std::optional{from_milliseconds(*first)} : std::nullopt;
}

std::optional<StoredDossier> find_stored(Session& session, const std::string& code)
{
    static const std::string sql = "SELECT " + dossier_columns() + " FROM dossier d WHERE d.code = :code";
    std::optional<StoredDossier> found;
    each_dossier<std::tuple<>>(session, sql, {{"code", code}},
                               [&](const DossierRow& row, const std::tuple<>&) { found = from_row(row); });
    return found;
}

std::map<std::string, StoredDossier> find_all_stored(Session& session, std::span<const std::string> codes)
{
    std::map<std::string, StoredDossier> found;
    each_group(session, codes, [&](std::span<const std::string> group) {
        Params params;
        const std::string names = numbered_names(group, params);
        const std::string sql = "SELECT " + dossier_columns() + " FROM dossier d WHERE d.code IN (" + names + ")";
        each_dossier<std::tuple<>>(session, sql, std::move(params), [&](const DossierRow& row, const std::tuple<>&) {
            StoredDossier stored = from_row(row);
            const std::string code = stored.dossier.code;
            found.emplace(code, std::move(stored));
        });
    });
    return found;
}

std::optional<DossierRecord> find_record(Session& session, const std::string& code)
{
    static const std::string sql =
        "SELECT " + dossier_columns() + kDossierNames + party_columns("p") + party_columns("s") +
        ", k.value, l.value, t.value" + kDossierFrom +
        "LEFT JOIN party s ON s.dossier_code = d.code AND s.role = 'submitter' "
        "LEFT JOIN sealed k ON k.dossier_code = d.code AND k.field = 'documents' AND k.n = (SELECT max(c.n) FROM "
        "sealed c "
        "JOIN journal j ON j.dossier_code = c.dossier_code AND j.n = c.n WHERE c.dossier_code = d.code "
        "AND c.field = 'documents' AND j.kind IN ('filed', 'received', 'corrected')) "
        "LEFT JOIN sealed l ON l.dossier_code = d.code AND l.field = 'place' AND l.n = d.located_n "
        "LEFT JOIN sealed t ON t.dossier_code = d.code AND t.field = 'task' AND t.n = 1 "
        "WHERE d.code = :code";
    using Extra = std::tuple<std::string, std::string, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text,
                             Text, Text, Text, Text, Text, Text>;
    std::optional<DossierRecord> found;
    each_dossier<Extra>(session, sql, {{"code", code}}, [&](const DossierRow& row, Extra&& extra) {
        auto& [name, field, unit, person, a_name, a_id, a_phone, a_email, a_address, a_authority, s_name, s_id, s_phone,
               s_email, s_address, s_authority, papers, place, task] = extra;
        found = DossierRecord{from_row(row).dossier,
                              name,
                              field,
                              unit.value_or(""),
                              person.value_or(""),
                              {a_name.value_or(""), a_id, a_phone, a_email, a_address, a_authority}};
        if (s_name) found->submitter = Party{*s_name, s_id, s_phone, s_email, s_address, s_authority};
        found->location = place;
        found->task = task;
        if (papers) found->documents = read_papers(*papers).value_or(std::vector<HandedIn>{});
    });
    return found;
}

std::int64_t next_serial(Session& session, const std::string& agency, Date day)
{
    return session
        .value<std::int64_t>(
            "INSERT INTO code_counter (agency_code, day, last) VALUES (:agency, :day, 1) "
            "ON CONFLICT (agency_code, day) DO UPDATE SET last = code_counter.last + 1 RETURNING last",
            {{"agency", agency}, {"day", day}})
        .value();
}

void insert_citizen_key(Session& session,
                        const std::string& code,
                        const std::string& pin_hash,
                        const std::string& token_hash)
{
    session.execute("INSERT INTO citizen_key (dossier_code, pin_hash, token_hash) VALUES (:code, :pin, :token)",
                    {{"code", code}, {"pin", pin_hash}, {"token", token_hash}});
}

std::vector<std::string> overseen_by(Session& session, const Actor& actor, const Dossier& dossier)
{
    std::vector<std::string> overseen;
    if (actor.agency_path.empty() || !acts_as(actor.role, Relation::superior_unit)) return overseen;
    for (std::string& unit : units_with(dossier)) {
        if (unit == actor.unit) continue;
        const auto path = session.value<std::string>("SELECT path FROM unit WHERE code = :code", {{"code", unit}});
        if (path && path->starts_with(actor.agency_path)) overseen.push_back(std::move(unit));
    }
    return overseen;
}

bool may_read(Session& session, const Actor& actor, const Dossier& dossier)
{
    if (read_scope(actor.role) == ReadScope::own_agency && dossier.agency == actor.agency) return true;
    Params params{{"dossier", dossier.code}};
    const std::string condition = visible_to(actor, params);
    return session
        .value<std::int64_t>("SELECT 1 FROM dossier d WHERE d.code = :dossier AND " + condition, std::move(params))
        .has_value();
}

}  // namespace motcua::storage
