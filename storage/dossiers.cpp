#include "storage/dossiers.hpp"

#include "storage/folding.hpp"

#include <algorithm>
#include <array>
#include <type_traits>

namespace motcua::storage {
namespace {

template <class... Row, class... Extra, class Take>
void each_record(Session& session,
                 std::type_identity<std::tuple<Row...>>,
                 std::type_identity<std::tuple<Extra...>>,
                 const std::string& sql,
                 Params params,
                 Take take)
{
    const auto split = [&]<std::size_t... I, std::size_t... J>(auto& all, std::index_sequence<I...>,
                                                               std::index_sequence<J...>) {
        take(std::tuple<Row...>{std::move(std::get<I>(all))...},
             std::tuple<Extra...>{std::move(std::get<sizeof...(I) + J>(all))...});
    };
    session.each<Row..., Extra...>(sql, std::move(params), [&](std::tuple<Row..., Extra...>&& all) {
        split(all, std::index_sequence_for<Row...>{}, std::index_sequence_for<Extra...>{});
    });
}

template <class Extra, class Take>
void each_dossier(Session& session, const std::string& sql, Params params, Take take)
{
    each_record(session, std::type_identity<DossierRow>{}, std::type_identity<Extra>{}, sql, std::move(params), take);
}

// The condition that keeps to what the actor may read; binds :agency, :unit, :path and :path_end as far as it uses
// them.
std::string visible(const Actor& actor, Params& params)
{
    const ReadScope scope = read_scope(actor.role);
    // Every path begins with an empty one: who stands nowhere sees nothing.
    if (scope == ReadScope::nothing || actor.agency_path.empty()) return "1 = 0";
    params.emplace_back("unit", actor.unit);
    const std::string in_hand = "d.holder_unit = :unit OR d.handoff_to = :unit OR d.handoff_from = :unit";
    if (scope == ReadScope::own_agency) {
        params.emplace_back("agency", actor.agency);
        return "(d.agency_code = :agency OR " + in_hand + ")";
    }
    params.emplace_back("path", actor.agency_path);
    params.emplace_back("path_end", actor.agency_path + "~");
    return "(d.agency_code IN (SELECT code FROM unit WHERE path >= :path AND path < :path_end) OR " + in_hand + ")";
}

// Adds conditions to a list's query while binding what they need.
class Conditions {
public:
    explicit Conditions(Params& params) : params_(params) {}

    Conditions& add(const std::string& condition)
    {
        sql_ += " AND " + condition;
        return *this;
    }
    template <class T>
    Conditions& add(const std::string& condition, const char* name, const T& value)
    {
        params_.emplace_back(name, value);
        return add(condition);
    }
    template <class T>
    Conditions& add_if(const std::optional<T>& value, const std::string& condition, const char* name)
    {
        return value ? add(condition, name, *value) : *this;
    }
    const std::string& sql() const { return sql_; }

private:
    Params& params_;
    std::string sql_;
};

void add_status(Conditions& where, Status status)
{
    where.add("d.status = :status", "status", to_string(status));
    // Says nothing new to the rule, but the index to use to the database.
    if (status != Status::returned && status != Status::withdrawn) where.add("d.ended_at IS NULL");
}

constexpr const char* kClockRuns = "d.ready_at IS NULL AND d.ended_at IS NULL AND d.paused_since IS NULL";

void add_late(Conditions& where, const DossierQuery& query)
{
    if (!query.late) return;
    where.add(kClockRuns);
    // By due_order, which is the due date where there is one: the index on it also gives the order.
    switch (*query.late) {
        case LateFilter::overdue:
            where.add("d.due_order < :now", "now", query.now);
            break;
        case LateFilter::due_soon:
            where.add("d.due_order >= :now", "now", query.now);
            where.add("d.due_order <= :soon", "soon", query.due_soon_until);
            break;
        case LateFilter::step:
            where.add("d.step_due_at < :now AND d.due_order >= :now", "now", query.now);
            break;
    }
}

bool all_digits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

constexpr std::array kWordNames{"word0", "word1", "word2", "word3", "word4", "word5"};

void add_words(Conditions& where, const std::string& folded)
{
    std::size_t count = 0;
    std::size_t begin = 0;
    while (begin < folded.size() && count < kWordNames.size()) {
        const std::size_t end = std::min(folded.find(' ', begin), folded.size());
        const char* name = kWordNames[count++];
        // Folded words hold letters and digits only, so no wildcard of LIKE needs escaping.
        where.add(std::string{"' ' || p.name_key LIKE :"} + name, name, "% " + folded.substr(begin, end - begin) + "%");
        begin = end + 1;
    }
}

void add_text(Conditions& where, const std::string& text)
{
    if (text.empty()) return;
    const std::string folded = fold(text);
    // Of "%" nothing is left to look for; that is no request for everything.
    if (folded.empty()) {
        where.add("1 = 0");
    } else if (text.find('-') != std::string::npos) {
        std::string code = text;
        std::ranges::transform(code, code.begin(),
                               [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
        where.add("d.code >= :code_from", "code_from", code).add("d.code < :code_to", "code_to", code + "~");
    } else if (all_digits(text)) {
        where.add("(p.id_number = :digits OR p.phone = :digits)", "digits", text);
    } else {
        add_words(where, folded);
    }
}

constexpr const char* kFrom =
    " FROM dossier d JOIN procedure_version v ON v.code = d.procedure_code AND v.valid_from = d.procedure_valid_from "
    "LEFT JOIN party p ON p.dossier_code = d.code AND p.role = 'applicant' "
    "LEFT JOIN unit hu ON hu.code = COALESCE(d.holder_unit, d.handoff_to) "
    "LEFT JOIN account ha ON ha.account = COALESCE(d.holder_person, d.handoff_by) ";

constexpr const char* kNames = ", v.name, v.field, hu.name, ha.name";

using Text = std::optional<std::string>;
using PartyColumns = std::tuple<Text, Text, Text, Text, Text>;

// Party columns of an alias, in the order of PartyColumns.
std::string party_columns(const std::string& alias)
{
    std::string out;
    for (const char* column : {"name", "id_number", "phone", "email", "address"}) out += ", " + alias + "." + column;
    return out;
}

// The records of a query for the columns of a dossier, kNames and the applicant's name.
std::vector<DossierRecord> select_records(Session& session, const std::string& sql, Params params)
{
    std::vector<DossierRecord> records;
    using Extra = std::tuple<std::string, std::string, Text, Text, Text>;
    each_dossier<Extra>(session, sql, std::move(params), [&](const DossierRow& row, Extra&& extra) {
        auto& [name, field, unit, person, applicant] = extra;
        records.push_back(
            {from_row(row).dossier, name, field, unit.value_or(""), person.value_or(""), {applicant.value_or("")}});
    });
    return records;
}

}  // namespace

std::optional<StoredDossier> find_stored(Session& session, const std::string& code)
{
    static const std::string sql = "SELECT " + dossier_columns() + " FROM dossier d WHERE d.code = :code";
    std::optional<StoredDossier> found;
    each_dossier<std::tuple<>>(session, sql, {{"code", code}},
                               [&](const DossierRow& row, const std::tuple<>&) { found = from_row(row); });
    return found;
}

std::optional<DossierRecord> find_record(Session& session, const std::string& code)
{
    static const std::string sql =
        "SELECT " + dossier_columns() + kNames + party_columns("p") + party_columns("s") + ", k.value" + kFrom +
        "LEFT JOIN party s ON s.dossier_code = d.code AND s.role = 'submitter' "
        "LEFT JOIN sealed k ON k.dossier_code = d.code AND k.n = 1 AND k.field = 'documents' "
        "WHERE d.code = :code";
    using Extra = std::tuple<std::string, std::string, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text,
                             Text, Text>;
    std::optional<DossierRecord> found;
    each_dossier<Extra>(session, sql, {{"code", code}}, [&](const DossierRow& row, Extra&& extra) {
        auto& [name, field, unit, person, a_name, a_id, a_phone, a_email, a_address, s_name, s_id, s_phone, s_email,
               s_address, papers] = extra;
        found = DossierRecord{from_row(row).dossier,
                              name,
                              field,
                              unit.value_or(""),
                              person.value_or(""),
                              {a_name.value_or(""), a_id, a_phone, a_email, a_address}};
        if (s_name) found->submitter = Party{*s_name, s_id, s_phone, s_email, s_address};
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

std::optional<LateFilter> late_filter_from(std::string_view text)
{
    if (text == "overdue") return LateFilter::overdue;
    if (text == "due_soon") return LateFilter::due_soon;
    if (text == "step") return LateFilter::step;
    return std::nullopt;
}

std::vector<DossierRecord> list_dossiers(Session& session, const Actor& actor, const DossierQuery& query)
{
    Params params;
    Conditions where{params};
    where.add(visible(actor, params));
    if (query.status) add_status(where, *query.status);
    where.add_if(query.holder_unit, "d.holder_unit = :holder_unit", "holder_unit");
    where.add_if(query.holder_person, "d.holder_person = :holder_person", "holder_person");
    where.add_if(query.received_from, "d.received_at >= :received_from", "received_from");
    where.add_if(query.received_to, "d.received_at < :received_to", "received_to");
    add_late(where, query);
    add_text(where, query.text);
    if (query.after) {
        where.add("(d.due_order > :due OR (d.due_order = :due AND d.code > :code))", "due", query.after->due_order);
        params.emplace_back("code", query.after->code);
    }
    params.emplace_back("limit", query.limit);
    const std::string sql = "SELECT " + dossier_columns() + kNames + ", p.name" + kFrom + "WHERE 1 = 1" + where.sql() +
                            " ORDER BY d.due_order, d.code LIMIT :limit";
    return select_records(session, sql, std::move(params));
}

void each_dossier_of_period(Session& session,
                            const Actor& actor,
                            Instant from,
                            Instant to,
                            const std::optional<std::string>& unit,
                            const std::function<void(const DossierRecord&)>& take)
{
    constexpr int kBatch = 1000;
    std::string after;
    for (;;) {
        Params params{{"from", from}, {"to", to}, {"after", after}, {"limit", kBatch}};
        Conditions where{params};
        where.add(visible(actor, params));
        where.add_if(unit,
                     "d.desk_code IN (SELECT c.code FROM unit c JOIN unit t ON c.path >= t.path AND "
                     "c.path < t.path || '~' WHERE t.code = :below)",
                     "below");
        const std::string sql = "SELECT " + dossier_columns() + kNames + ", p.name" + kFrom +
                                "WHERE d.code > :after AND d.received_at < :to "
                                "AND (d.ready_at IS NULL OR d.ready_at >= :from) "
                                "AND (d.ready_at IS NOT NULL OR d.ended_at IS NULL OR d.ended_at >= :from)" +
                                where.sql() + " ORDER BY d.code LIMIT :limit";
        const auto batch = select_records(session, sql, std::move(params));
        for (const DossierRecord& record : batch) take(record);
        if (batch.size() < kBatch) return;
        after = batch.back().dossier.code;
    }
}

std::vector<DossierRecord> list_in_transit(Session& session, const Actor& actor, int limit)
{
    Params params{{"limit", limit}};
    const std::string sql = "SELECT " + dossier_columns() + kNames + ", p.name" + kFrom +
                            "WHERE d.handoff_id IS NOT NULL AND " + visible(actor, params) +
                            " ORDER BY d.held_since, d.code LIMIT :limit";
    return select_records(session, sql, std::move(params));
}

bool may_read(Session& session, const Actor& actor, const Dossier& dossier)
{
    if (read_scope(actor.role) == ReadScope::own_agency && dossier.agency == actor.agency) return true;
    Params params{{"dossier", dossier.code}};
    const std::string condition = visible(actor, params);
    return session
        .value<std::int64_t>("SELECT 1 FROM dossier d WHERE d.code = :dossier AND " + condition, std::move(params))
        .has_value();
}

ListPosition position_of(const Dossier& dossier)
{
    return {due_order(dossier), dossier.code};
}

}  // namespace motcua::storage
