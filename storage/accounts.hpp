#pragma once

#include "domain/access.hpp"
#include "domain/result.hpp"
#include "domain/time.hpp"
#include "storage/session.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace motcua::storage {

struct Account {
    std::string account;
    std::string name;
    Role role = Role::auditor;
    std::string unit_code;
    std::optional<Instant> disabled_at = {};
    // Filled in when read: where the unit stands.
    std::string unit_name = {};
    std::string agency_code = {};
    std::string agency_path = {};
    // Where escalations go.
    std::optional<std::string> email = {};
    // Filled in when it acts as a deputy: for whom, whose role and unit stand above then (storage/deputies.hpp).
    std::optional<std::string> on_behalf_of = {};

    Actor actor() const { return {account, role, unit_code, agency_code, agency_path, on_behalf_of}; }
};

// 3 to 64 of a-z 0-9 . _ -
bool is_account_name(std::string_view name);

// Rejections: invalid_value at /account, already_exists, unknown_unit.
Result<void> add_account(Session& session, const Account& account, const std::string& password_hash, Instant now);

// unknown_account when there is none. Ends all sessions of the account.
Result<void> set_password(Session& session, const std::string& account, const std::string& password_hash);
// Nothing takes the address away. unknown_account; invalid_value at /email for what is_mail_address() refuses.
Result<void> set_email(Session& session, const std::string& account, const std::optional<std::string>& email);
Result<void> disable_account(Session& session, const std::string& account, Instant now);

std::vector<Account> list_accounts(Session& session);
std::optional<Account> find_account(Session& session, const std::string& account);

// The stored hash of an account that may sign in; nothing when there is none or it is disabled.
std::optional<std::string> password_hash(Session& session, const std::string& account);

// Who presents a session cookie or an API token, known by the SHA-256 of it: nothing when it is unknown, expired,
// revoked, or its account disabled.
std::optional<Account> account_of_session(Session& session, const std::string& token_hash, Instant now);
std::optional<Account> account_of_token(Session& session, const std::string& token_hash);

void open_session(
    Session& session, const std::string& token_hash, const std::string& account, Instant now, Instant expires);
void close_session(Session& session, const std::string& token_hash);
void forget_expired_sessions(Session& session, Instant now);

// Rejections: unknown_account, already_exists (the token's name), invalid_value.
Result<void> create_token(
    Session& session, const std::string& name, const std::string& account, const std::string& token_hash, Instant now);
// invalid_value when no such token is in force.
Result<void> revoke_token(Session& session, const std::string& name, Instant now);

}  // namespace motcua::storage
