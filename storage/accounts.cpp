#include "storage/accounts.hpp"

#include "domain/mail_address.hpp"

#include <algorithm>
#include <stdexcept>
#include <type_traits>
#include <utility>

namespace motcua::storage {
namespace {

using AccountRow = std::tuple<std::string,
                              std::string,
                              std::string,
                              std::string,
                              std::optional<Instant>,
                              std::string,
                              std::string,
                              std::string,
                              std::optional<std::string>>;

constexpr std::string_view kSelect =
    "SELECT a.account, a.name, a.role, a.unit_code, a.disabled_at, u.name, u.agency_code, g.path, a.email "
    "FROM account a JOIN unit u ON u.code = a.unit_code JOIN unit g ON g.code = u.agency_code ";

Account account_of(AccountRow&& row)
{
    auto& [account, name, role, unit, disabled, unit_name, agency, path, email] = row;
    const auto known = role_from(role);
    if (!known) throw std::runtime_error("an account has a role this program does not know");
    return {std::move(account),   std::move(name),   *known,          std::move(unit), disabled,
            std::move(unit_name), std::move(agency), std::move(path), std::move(email)};
}

template <class... Columns, class Take>
void each_account(
    Session& session, std::type_identity<std::tuple<Columns...>>, std::string_view tail, Params params, Take take)
{
    session.each<Columns...>(std::string{kSelect} + std::string{tail}, std::move(params),
                             [&](AccountRow&& row) { take(account_of(std::move(row))); });
}

std::optional<Account> find(Session& session, std::string_view tail, Params params)
{
    std::optional<Account> found;
    each_account(session, std::type_identity<AccountRow>{}, tail, std::move(params),
                 [&](Account&& account) { found = std::move(account); });
    return found;
}

bool unit_exists(Session& session, const std::string& code)
{
    return session.value<std::string>("SELECT code FROM unit WHERE code = :code", {{"code", code}}).has_value();
}

void end_sessions(Session& session, const std::string& account)
{
    session.execute("DELETE FROM session WHERE account = :account", {{"account", account}});
}

}  // namespace

bool is_account_name(std::string_view name)
{
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    };
    return name.size() >= 3 && name.size() <= 64 && std::ranges::all_of(name, allowed);
}

Result<void> add_account(Session& session, const Account& account, const std::string& hash, Instant now)
{
    if (!is_account_name(account.account)) return reject(Reason::invalid_value, "/account", {account.account});
    if (!unit_exists(session, account.unit_code)) return reject(Reason::unknown_unit, "/unit", {account.unit_code});
    const auto added = session.value<std::string>(
        "INSERT INTO account (account, name, role, unit_code, password_hash, created_at) "
        "VALUES (:account, :name, :role, :unit, :hash, :now) ON CONFLICT (account) DO NOTHING RETURNING account",
        {{"account", account.account},
         {"name", account.name},
         {"role", to_string(account.role)},
         {"unit", account.unit_code},
         {"hash", hash},
         {"now", now}});
    if (!added) return reject(Reason::already_exists, "/account", {account.account});
    return {};
}

Result<void> set_password(Session& session, const std::string& account, const std::string& hash)
{
    const auto changed = session.execute("UPDATE account SET password_hash = :hash WHERE account = :account",
                                         {{"hash", hash}, {"account", account}});
    if (changed == 0) return reject(Reason::unknown_account, "/account", {account});
    end_sessions(session, account);
    return {};
}

Result<void> set_email(Session& session, const std::string& account, const std::optional<std::string>& email)
{
    if (email && !is_mail_address(*email)) return reject(Reason::invalid_value, "/email", {*email});
    const auto changed = session.execute("UPDATE account SET email = :email WHERE account = :account",
                                         {{"email", email}, {"account", account}});
    if (changed == 0) return reject(Reason::unknown_account, "/account", {account});
    return {};
}

Result<void> disable_account(Session& session, const std::string& account, Instant now)
{
    const auto changed =
        session.execute("UPDATE account SET disabled_at = COALESCE(disabled_at, :now) WHERE account = :account",
                        {{"now", now}, {"account", account}});
    if (changed == 0) return reject(Reason::unknown_account, "/account", {account});
    end_sessions(session, account);
    return {};
}

std::vector<Account> list_accounts(Session& session)
{
    std::vector<Account> accounts;
    each_account(session, std::type_identity<AccountRow>{}, "ORDER BY a.account", {},
                 [&](Account&& account) { accounts.push_back(std::move(account)); });
    return accounts;
}

std::optional<Account> find_account(Session& session, const std::string& account)
{
    return find(session, "WHERE a.account = :account", {{"account", account}});
}

std::optional<std::string> password_hash(Session& session, const std::string& account)
{
    return session.value<std::string>(
        "SELECT password_hash FROM account WHERE account = :account AND disabled_at IS NULL", {{"account", account}});
}

std::optional<Account> account_of_session(Session& session, const std::string& token_hash, Instant now)
{
    return find(session,
                "JOIN session s ON s.account = a.account "
                "WHERE s.token_hash = :hash AND s.expires_at > :now AND a.disabled_at IS NULL",
                {{"hash", token_hash}, {"now", now}});
}

std::optional<Account> account_of_token(Session& session, const std::string& token_hash)
{
    return find(session,
                "JOIN api_token t ON t.account = a.account "
                "WHERE t.token_hash = :hash AND t.revoked_at IS NULL AND a.disabled_at IS NULL",
                {{"hash", token_hash}});
}

void open_session(
    Session& session, const std::string& token_hash, const std::string& account, Instant now, Instant expires)
{
    session.execute(
        "INSERT INTO session (token_hash, account, created_at, expires_at) VALUES (:hash, :account, :now, :expires)",
        {{"hash", token_hash}, {"account", account}, {"now", now}, {"expires", expires}});
}

void close_session(Session& session, const std::string& token_hash)
{
    session.execute("DELETE FROM session WHERE token_hash = :hash", {{"hash", token_hash}});
}

void forget_expired_sessions(Session& session, Instant now)
{
    session.execute("DELETE FROM session WHERE expires_at <= :now", {{"now", now}});
}

Result<void> create_token(
    Session& session, const std::string& name, const std::string& account, const std::string& token_hash, Instant now)
{
    if (!is_account_name(name)) return reject(Reason::invalid_value, "/name", {name});
    if (!find_account(session, account)) return reject(Reason::unknown_account, "/account", {account});
    const auto added = session.value<std::string>(
        "INSERT INTO api_token (name, token_hash, account, created_at) VALUES (:name, :hash, :account, :now) "
        "ON CONFLICT (name) DO NOTHING RETURNING name",
        {{"name", name}, {"hash", token_hash}, {"account", account}, {"now", now}});
    if (!added) return reject(Reason::already_exists, "/name", {name});
    return {};
}

Result<void> revoke_token(Session& session, const std::string& name, Instant now)
{
    const auto changed =
        session.execute("UPDATE api_token SET revoked_at = :now WHERE name = :name AND revoked_at IS NULL",
                        {{"now", now}, {"name", name}});
    if (changed == 0) return reject(Reason::invalid_value, "/name", {name});
    return {};
}

}  // namespace motcua::storage
