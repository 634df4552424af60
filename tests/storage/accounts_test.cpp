#include "storage/accounts.hpp"

#include "tests/support/district.hpp"

using namespace motcua;
using namespace motcua::storage;
using namespace motcua::tests;
using namespace motcua::test;

namespace {

const Account kNew{.account = "le.van-an_1", .name = "Lê Văn Ân", .role = Role::department_staff, .unit_code = kLand};

}  // namespace

TEST_CASE("an account is added once, under a proper name, in a unit there is")
{
    District db;
    const Instant now = at("2015-03-02 08:00");
    CHECK(refusal(add_account(db.session(), kNew, "hash", now)) == "accepted");
    CHECK(refusal(add_account(db.session(), kNew, "hash", now)) == "already-exists/account");
    const auto named = [&](const char* name) {
        Account account = kNew;
        account.account = name;
        return refusal(add_account(db.session(), account, "hash", now));
    };
    for (const char* bad : {"", "ab", "Anh", "an anh", "ân-anh", "an:anh"})
        CHECK(named(bad) == "invalid-value/account");
    CHECK(named(std::string(65, 'a').c_str()) == "invalid-value/account");
    CHECK(named(std::string(64, 'a').c_str()) == "accepted");
    Account nowhere = kNew;
    nowhere.account = "nowhere";
    nowhere.unit_code = "X99";
    CHECK(refusal(add_account(db.session(), nowhere, "hash", now)) == "unknown-unit/unit");
    const auto found = find_account(db.session(), kNew.account);
    REQUIRE(found);
    CHECK(found->name == kNew.name);
    CHECK(found->role == kNew.role);
    CHECK(found->actor() == Actor{kNew.account, Role::department_staff, kLand, "X24.217", "/X24/X24.217/"});
    CHECK(list_accounts(db.session()).size() == 8);
}

TEST_CASE("a session opens its account until it expires, is closed, the password changes or the account is disabled")
{
    District db;
    const Instant now = at("2015-03-02 08:00"), end = at("2015-03-02 18:00");
    const auto who = [&](const char* token, Instant when) {
        const auto account = account_of_session(db.session(), token, when);
        return account ? account->account : "nobody";
    };
    const auto open = [&](const char* token) { open_session(db.session(), token, "tiepnhan", now, end); };
    open("a");
    CHECK(who("a", now) == "tiepnhan");
    CHECK(who("a", end - std::chrono::milliseconds{1}) == "tiepnhan");
    CHECK(who("a", end) == "nobody");
    CHECK(who("b", now) == "nobody");
    close_session(db.session(), "a");
    CHECK(who("a", now) == "nobody");
    open("b");
    CHECK(refusal(set_password(db.session(), "tiepnhan", "new")) == "accepted");
    CHECK(who("b", now) == "nobody");
    CHECK(password_hash(db.session(), "tiepnhan") == "new");
    open("c");
    CHECK(refusal(disable_account(db.session(), "tiepnhan", now)) == "accepted");
    CHECK(who("c", now) == "nobody");
    CHECK_FALSE(password_hash(db.session(), "tiepnhan").has_value());
    open("d");
    CHECK(who("d", now) == "nobody");
    CHECK(find_account(db.session(), "tiepnhan")->disabled_at == now);
    CHECK(refusal(disable_account(db.session(), "tiepnhan", end)) == "accepted");
    CHECK(find_account(db.session(), "tiepnhan")->disabled_at == now);
}

TEST_CASE("expired sessions are forgotten, others kept")
{
    District db;
    open_session(db.session(), "old", "motcua", at("2015-03-01 08:00"), at("2015-03-01 18:00"));
    open_session(db.session(), "new", "motcua", at("2015-03-02 08:00"), at("2015-03-02 18:00"));
    forget_expired_sessions(db.session(), at("2015-03-01 18:00"));
    CHECK(db.session().value<std::string>("SELECT token_hash FROM session") == "new");
}

TEST_CASE("an API token opens its account until it is revoked")
{
    District db;
    const Instant now = at("2015-03-02 08:00");
    CHECK(refusal(create_token(db.session(), "board", "motcua", "hash", now)) == "accepted");
    CHECK(refusal(create_token(db.session(), "board", "motcua", "other", now)) == "already-exists/name");
    CHECK(refusal(create_token(db.session(), "x", "motcua", "third", now)) == "invalid-value/name");
    CHECK(refusal(create_token(db.session(), "other", "nobody", "fourth", now)) == "unknown-account/account");
    REQUIRE(account_of_token(db.session(), "hash"));
    CHECK(account_of_token(db.session(), "hash")->account == "motcua");
    CHECK(refusal(revoke_token(db.session(), "board", now)) == "accepted");
    CHECK_FALSE(account_of_token(db.session(), "hash").has_value());
    CHECK(refusal(revoke_token(db.session(), "board", now)) == "invalid-value/name");
}

TEST_CASE("unknown accounts are said to be so")
{
    District db;
    CHECK(refusal(set_password(db.session(), "nobody", "x")) == "unknown-account/account");
    CHECK(refusal(disable_account(db.session(), "nobody", at("2015-03-02 08:00"))) == "unknown-account/account");
    CHECK_FALSE(find_account(db.session(), "nobody").has_value());
    CHECK_FALSE(password_hash(db.session(), "' OR '1'='1").has_value());
}
