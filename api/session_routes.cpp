#include "api/body.hpp"
#include "api/deputy_json.hpp"
#include "api/handlers.hpp"
#include "api/reader.hpp"
#include "api/sign_in.hpp"
#include "api/tries.hpp"
#include "storage/accounts.hpp"
#include "storage/deputies.hpp"
#include "storage/hashes.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>

namespace motcua::api {
namespace {

constexpr std::string_view kCookie = "motcua_session";

struct Credentials {
    std::string account;
    std::string password;
};

Outcome<Credentials> read_credentials(const Request& request)
{
    auto json = parse_body(request);
    if (!json) return std::unexpected(json.error());
    Reader reader{*json};
    Credentials credentials{reader.text("account", 64), reader.secret("password", 1024)};
    reader.finish();
    if (!reader.ok()) return std::unexpected(reader.problem());
    return credentials;
}

// Guessing is limited per account and per address; the address first, so that one guesser cannot fill the table of
// accounts.
Outcome<void> check_tries(Call& call, const std::string& account)
{
    auto& limits = call.services.limits;
    return take_tries(
        {{limits.log_in_address, address_key(call.request.remote_address)}, {limits.log_in_account, account}},
        call.now);
}

// Whoever knows the password was not guessing: a whole office signs in from one address every morning.
void give_back_try(Call& call, const std::string& account)
{
    call.services.limits.log_in_address.give_back(address_key(call.request.remote_address));
    call.services.limits.log_in_account.give_back(account);
}

// Compares on the hashing threads. An unknown account costs the same time as a wrong password.
boost::asio::awaitable<bool> password_fits(Call& call,
                                           const std::optional<std::string>& hash,
                                           const std::string& password)
{
    bool fits = false;
    co_await boost::asio::co_spawn(
        call.services.hashing,
        [&]() -> boost::asio::awaitable<void> {
            static const std::string nobody = hash_password(random_bearer());
            fits = verify_password(hash.value_or(nobody), password) && hash.has_value();
            co_return;
        },
        boost::asio::use_awaitable);
    co_return fits;
}

std::string cookie_header(const Call& call, const std::string& token, std::chrono::seconds age)
{
    return std::string{kCookie} + "=" + token +
           "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(age.count()) +
           (call.services.secure_cookie ? "; Secure" : "");
}

// Who somebody is here, and for whom they may act today.
Json session_json(Session& session, const Call& call, const storage::Account& account)
{
    return {
        {"account", account.account},
        {"name", account.name},
        {"role", to_string(account.role)},
        {"unit", account.unit_code},
        {"unit_name", account.unit_name},
        {"on_behalf_of", json_of(account.on_behalf_of)},
        {"may_act_for", deputyships_json(storage::deputyships_of(session, account.account, office_date(call.now)))}};
}

Outcome<Response> open_session_for(Session& session, Call& call, const std::string& account, const std::string& token)
{
    const auto found = storage::find_account(session, account);
    if (!found || found->disabled_at) return refuse(Reason::wrong_credentials);
    storage::open_session(session, storage::sha256_hex(token), account, call.now,
                          call.now + call.services.session_length);
    call.account = *found;
    return json_response(200, session_json(session, call, *found))
        .with_header("Set-Cookie", cookie_header(call, token, call.services.session_length));
}

// Names of authentication schemes are written in any case (RFC 9110).
bool has_scheme(std::string_view header, std::string_view scheme)
{
    const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; };
    return header.size() >= scheme.size() && std::ranges::equal(header.substr(0, scheme.size()), scheme, same);
}

std::optional<storage::Account> signed_in_account(storage::Session& session, const Call& call)
{
    constexpr std::string_view kBearer = "bearer ";
    if (const auto header = call.request.header("authorization"); header && has_scheme(*header, kBearer)) {
        return storage::account_of_token(session, storage::sha256_hex(header->substr(kBearer.size())));
    }
    const auto cookie = session_cookie(call.request);
    if (!cookie) return std::nullopt;
    return storage::account_of_session(session, storage::sha256_hex(*cookie), call.now);
}

}  // namespace

std::optional<std::string> session_cookie(const Request& request)
{
    const auto header = request.header("cookie");
    if (!header) return std::nullopt;
    std::string_view rest = *header;
    while (!rest.empty()) {
        const auto end = std::min(rest.find(';'), rest.size());
        auto pair = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
        if (pair.starts_with(kCookie) && pair.substr(kCookie.size()).starts_with('=')) {
            return std::string{pair.substr(kCookie.size() + 1)};
        }
    }
    return std::nullopt;
}

Outcome<storage::Account> acting_account(storage::Session& session, const Call& call)
{
    auto account = signed_in_account(session, call);
    if (!account) return refuse(Reason::not_signed_in);
    const auto principal = call.request.header("on-behalf-of");
    if (!principal) return *std::move(account);
    const auto named = std::ranges::count(call.request.headers, std::string_view{"on-behalf-of"},
                                          [](const auto& h) -> std::string_view { return h.first; });
    if (named > 1) return refuse(Reason::duplicate, "", {"On-Behalf-Of"});
    if (!storage::is_account_name(*principal)) return refuse(Reason::invalid_value, "", {"On-Behalf-Of"});
    auto acting = storage::acting_for(session, *account, std::string{*principal}, office_date(call.now));
    if (!acting) return refuse(acting.error());
    return *std::move(acting);
}

boost::asio::awaitable<Outcome<Response>> log_in(Call& call)
{
    const auto credentials = read_credentials(call.request);
    if (!credentials) co_return std::unexpected(credentials.error());
    const auto allowed = check_tries(call, credentials->account);
    if (!allowed) co_return std::unexpected(allowed.error());
    const auto hash = co_await call.services.database.look_up(
        [&](Session& session) { return storage::password_hash(session, credentials->account); });
    const bool fits = co_await password_fits(call, hash, credentials->password);
    if (!fits) co_return refuse(Reason::wrong_credentials);
    give_back_try(call, credentials->account);
    const std::string token = random_bearer();
    co_return co_await call.services.database.transact(
        [&](Session& session) { return open_session_for(session, call, credentials->account, token); });
}

Outcome<Response> who_am_i(Session& session, Call& call)
{
    return json_response(200, session_json(session, call, call.account));
}

Outcome<Response> log_out(Session& session, Call& call)
{
    if (const auto cookie = session_cookie(call.request)) {
        storage::close_session(session, storage::sha256_hex(*cookie));
    }
    return Response{204}.with_header("Set-Cookie", cookie_header(call, "", std::chrono::seconds{0}));
}

}  // namespace motcua::api
