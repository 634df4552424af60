#include "storage/deputies.hpp"

#include "storage/conditions.hpp"
#include "storage/dossier_query.hpp"

#include <stdexcept>
#include <utility>

namespace motcua::storage {
namespace {

// What keeps a deputy in office, besides the dates.
constexpr std::string_view kKept =
    "y.revoked_at IS NULL AND a.disabled_at IS NULL AND p.disabled_at IS NULL AND a.role = y.account_role "
    "AND a.unit_code = y.account_unit AND p.role = y.principal_role AND p.unit_code = y.principal_unit "
    "AND au.agency_code = pu.agency_code";

std::vector<Deputy> select_deputies(Session& session, const std::string& tail, Params params)
{
    const std::string sql =
        "SELECT y.id, y.account, a.name, y.principal, p.name, y.principal_role, y.principal_unit, y.valid_from, "
        "y.valid_to, y.named_at, y.named_by, y.revoked_at, y.revoked_by, CASE WHEN " +
        std::string{kKept} +
        " THEN 0 ELSE 1 END FROM deputy y JOIN account a ON a.account = y.account "
        "JOIN account p ON p.account = y.principal JOIN unit au ON au.code = a.unit_code "
        "JOIN unit pu ON pu.code = p.unit_code WHERE 1 = 1";
    std::vector<Deputy> deputies;
    session.each<std::int64_t, std::string, std::string, std::string, std::string, std::string, std::string, Date, Date,
                 Instant, std::string, std::optional<Instant>, std::optional<std::string>, bool>(
        sql + tail, std::move(params), [&](auto&& row) {
            auto& [id, account, name, principal, principal_name, role, unit, from, to, at, by, revoked_at, revoked_by,
                   ended] = row;
            const auto known = role_from(role);
            if (!known) throw std::runtime_error("a deputy has a role this program does not know");
            deputies.push_back({id, account, name, principal, principal_name, *known, unit, DeputyTerm{from, to}, at,
                                by, revoked_at, revoked_by, ended});
        });
    return deputies;
}

// Administrators read no dossiers, but name deputies for those below them.
std::string for_the_eyes_of(const Actor& reader, Params& params)
{
    const bool administers = reader.role == Role::administrator;
    return "pu.code IN " + (administers ? units_below(reader, params) : units_in_scope(reader, params));
}

std::optional<Deputy> find_deputy(Session& session, std::int64_t id, const Actor& reader)
{
    Params params{{"id", id}};
    Conditions where{params};
    where.add("y.id = :id").add(for_the_eyes_of(reader, params));
    auto found = select_deputies(session, where.sql(), std::move(params));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

Result<Account> enabled_account(Session& session, const std::string& name, const char* pointer)
{
    auto account = find_account(session, name);
    if (!account || account->disabled_at) return reject(Reason::unknown_account, pointer, {name});
    return *std::move(account);
}

std::vector<Deputy> named_for(Session& session, const std::string& account, const std::string& principal)
{
    return select_deputies(session, " AND y.account = :account AND y.principal = :principal ORDER BY y.id",
                           {{"account", account}, {"principal", principal}});
}

Result<void> check_overlap(Session& session, const NewDeputy& wanted)
{
    // Who names the same deputy at the same moment waits here, and then sees this one.
    session.execute("UPDATE account SET disabled_at = disabled_at WHERE account = :principal",
                    {{"principal", wanted.principal}});
    for (const Deputy& known : named_for(session, wanted.account, wanted.principal)) {
        const bool apart = known.term.to < wanted.term.from || wanted.term.to < known.term.from;
        if (!known.ended && !apart) return reject(Reason::deputy_overlaps, "", {wanted.account, wanted.principal});
    }
    return {};
}

std::int64_t insert_deputy(Session& session,
                           const Account& deputy,
                           const Account& principal,
                           const DeputyTerm& term,
                           const Actor& by,
                           Instant now)
{
    return session
        .value<std::int64_t>(
            "INSERT INTO deputy (account, account_role, account_unit, principal, principal_role, principal_unit, "
            "valid_from, valid_to, named_at, named_by) VALUES (:account, :account_role, :account_unit, :principal, "
            ":principal_role, :principal_unit, :valid_from, :valid_to, :now, :by_account) RETURNING id",
            {{"account", deputy.account},
             {"account_role", to_string(deputy.role)},
             {"account_unit", deputy.unit_code},
             {"principal", principal.account},
             {"principal_role", to_string(principal.role)},
             {"principal_unit", principal.unit_code},
             {"valid_from", term.from},
             {"valid_to", term.to},
             {"now", now},
             {"by_account", by.account}})
        .value();
}

}  // namespace

Result<Deputy> name_deputy(Session& session, const NewDeputy& wanted, const Actor& by, Instant now)
{
    const auto principal = enabled_account(session, wanted.principal, "/stands_in_for");
    if (!principal) return std::unexpected(principal.error());
    if (auto may = check_deputy_namer(by, principal->actor()); !may) return std::unexpected(may.error());
    const auto deputy = enabled_account(session, wanted.account, "/account");
    if (!deputy) return std::unexpected(deputy.error());
    if (auto fits = check_deputy(deputy->actor(), principal->actor()); !fits) return std::unexpected(fits.error());
    if (auto term = check_deputy_term(wanted.term, office_date(now)); !term) return std::unexpected(term.error());
    if (auto apart = check_overlap(session, wanted); !apart) return std::unexpected(apart.error());
    const auto id = insert_deputy(session, *deputy, *principal, wanted.term, by, now);
    return std::move(select_deputies(session, " AND y.id = :id", {{"id", id}}).front());
}

Result<Deputy> revoke_deputy(Session& session, std::int64_t id, const Actor& by, Instant now)
{
    const auto found = find_deputy(session, id, by);
    if (!found) return reject(Reason::unknown_deputy, "", {std::to_string(id)});
    const auto principal = find_account(session, found->principal).value();
    const auto may = check_deputy_namer(by, principal.actor());
    if (!may && by.account != found->account) return std::unexpected(may.error());
    session.execute(
        "UPDATE deputy SET revoked_at = :now, revoked_by = :by_account WHERE id = :id AND revoked_at IS NULL",
        {{"now", now}, {"by_account", by.account}, {"id", id}});
    return find_deputy(session, id, by).value();
}

std::vector<Deputy> list_deputies(Session& session, const Actor* reader, std::optional<std::int64_t> before, int limit)
{
    Params params{{"limit", limit}};
    Conditions where{params};
    where.add_if(before, "y.id < :before", "before");
    if (reader != nullptr) where.add(for_the_eyes_of(*reader, params));
    return select_deputies(session, where.sql() + " ORDER BY y.id DESC LIMIT :limit", std::move(params));
}

std::vector<Deputy> deputyships_of(Session& session, const std::string& account, Date today)
{
    return select_deputies(session,
                           " AND y.account = :account AND y.valid_from <= :today AND y.valid_to >= :today AND " +
                               std::string{kKept} + " ORDER BY y.principal",
                           {{"account", account}, {"today", today}});
}

Result<Account> acting_for(Session& session, const Account& own, const std::string& principal, Date today)
{
    std::vector<KnownTerm> terms;
    for (const Deputy& known : named_for(session, own.account, principal)) terms.push_back({known.term, known.ended});
    if (auto on_duty = check_on_duty(terms, principal, today); !on_duty) return std::unexpected(on_duty.error());
    Account acting = find_account(session, principal).value();
    acting.on_behalf_of = std::exchange(acting.account, own.account);
    acting.name = own.name;
    return acting;
}

}  // namespace motcua::storage
