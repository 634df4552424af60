#include "storage/deputies.hpp"

#include "domain/canonical.hpp"
#include "storage/dossiers.hpp"
#include "storage/replay.hpp"
#include "tests/support/district.hpp"

using namespace motcua;
using namespace motcua::storage;
using namespace motcua::tests;
using namespace motcua::test;

namespace {

const Instant kNow = at_office(std::chrono::year{2015} / 3 / 2, std::chrono::hours{8});

struct Office : District {
    Actor actor(const char* account) { return find_account(session(), account).value().actor(); }
    Account own(const char* account) { return find_account(session(), account).value(); }

    // Justice's member of staff stands in for the land department's from the second of March on.
    Result<Deputy> name(const char* to,
                        const char* by = "chuyenvien",
                        const char* account = "tuphap",
                        const char* principal = "chuyenvien",
                        const char* from = "2015-03-02")
    {
        return name_deputy(session(), {account, principal, {on(from), on(to)}}, actor(by), kNow);
    }
    std::string act(const char* day, const char* account = "tuphap")
    {
        return refusal(acting_for(session(), own(account), "chuyenvien", on(day)));
    }
};

}  // namespace

TEST_CASE("a deputy acts under their own name with the other's role and unit, from the first day to the last")
{
    Office db;
    CHECK(db.act("2015-03-02") == "not-a-deputy");
    const auto deputy = db.name("2015-03-06");
    REQUIRE(deputy);
    CHECK(deputy->account == "tuphap");
    CHECK(deputy->principal == "chuyenvien");
    CHECK(deputy->role == Role::department_staff);
    CHECK(deputy->unit == kLand);
    CHECK(deputy->named_by == "chuyenvien");
    CHECK(deputy->named_at == kNow);
    const auto acting = acting_for(db.session(), db.own("tuphap"), "chuyenvien", on("2015-03-06"));
    REQUIRE(acting);
    CHECK(acting->actor() ==
          Actor{"tuphap", Role::department_staff, kLand, "X24.217", "/X24/X24.217/", std::string{"chuyenvien"}});
    CHECK(db.act("2015-03-07") == "deputy-expired");
    CHECK(db.act("2015-03-01") == "deputy-not-yet");
    // Nobody else, and not the other way round.
    CHECK(db.act("2015-03-02", "tiepnhan") == "not-a-deputy");
    CHECK(refusal(acting_for(db.session(), db.own("chuyenvien"), "tuphap", on("2015-03-02"))) == "not-a-deputy");
    CHECK(refusal(acting_for(db.session(), db.own("tuphap"), "khong-co", on("2015-03-02"))) == "not-a-deputy");
}

TEST_CASE("who may not name a deputy, for whom, and for how long, is told so")
{
    Office db;
    CHECK(refusal(db.name("2015-03-06", "motcua")) == "deputy-not-yours");
    CHECK(refusal(db.name("2015-03-06", "langgieng")) == "deputy-not-yours");
    CHECK(refusal(db.name("2015-03-06", "lanhdao")) == "accepted");
    CHECK(refusal(db.name("2015-03-06", "chuyenvien", "langgieng")) == "deputy-agency/account");
    CHECK(refusal(db.name("2015-03-06", "chuyenvien", "chuyenvien")) == "deputy-of-oneself/account");
    CHECK(refusal(db.name("2015-03-06", "chuyenvien", "khong-co")) == "unknown-account/account");
    CHECK(refusal(db.name("2015-03-06", "chuyenvien", "tuphap", "khong-co")) == "unknown-account/stands_in_for");
    CHECK(refusal(db.name("2015-03-01")) == "out-of-range/valid_to");
    REQUIRE(disable_account(db.session(), "motcua", kNow));
    CHECK(refusal(db.name("2015-03-06", "chuyenvien", "motcua")) == "unknown-account/account");
    CHECK(list_deputies(db.session(), nullptr, std::nullopt, 50).size() == 1);
}

TEST_CASE("the same deputy is named once for a day, others beside and one after the other")
{
    Office db;
    const auto first = db.name("2015-03-06");
    REQUIRE(first);
    CHECK(refusal(db.name("2015-03-09", "chuyenvien", "tuphap", "chuyenvien", "2015-03-06")) == "deputy-overlaps");
    CHECK(refusal(db.name("2015-03-09", "chuyenvien", "tuphap", "chuyenvien", "2015-03-07")) == "accepted");
    CHECK(refusal(db.name("2015-03-06", "chuyenvien", "motcua")) == "accepted");
    REQUIRE(revoke_deputy(db.session(), first->id, db.actor("chuyenvien"), kNow));
    CHECK(refusal(db.name("2015-03-06")) == "accepted");
}

TEST_CASE("a deputy is ended by who may name one and by the deputy, once")
{
    Office db;
    const auto deputy = db.name("2015-03-06");
    REQUIRE(deputy);
    const auto revoke = [&](const char* by, Instant now = kNow) {
        return refusal(revoke_deputy(db.session(), deputy->id, db.actor(by), now));
    };
    CHECK(revoke("tiepnhan") == "deputy-not-yours");
    // Another agency is not told that there is one.
    CHECK(revoke("langgieng") == "unknown-deputy");
    CHECK(refusal(revoke_deputy(db.session(), 999, db.actor("tuphap"), kNow)) == "unknown-deputy");
    CHECK(revoke("tuphap") == "accepted");
    CHECK(revoke("chuyenvien", kNow + std::chrono::hours{1}) == "accepted");
    const auto all = list_deputies(db.session(), nullptr, std::nullopt, 50);
    REQUIRE(all.size() == 1);
    CHECK(all.front().revoked_at == kNow);
    CHECK(all.front().revoked_by == "tuphap");
    CHECK(db.act("2015-03-02") == "deputy-ended");
}

TEST_CASE("another role, another unit or a disabled account on either side ends a deputy")
{
    const auto after = [](const std::string& change) {
        Office db;
        REQUIRE(db.name("2015-03-06"));
        REQUIRE(deputyships_of(db.session(), "tuphap", on("2015-03-02")).size() == 1);
        db.session().execute("UPDATE account SET " + change);
        CHECK(deputyships_of(db.session(), "tuphap", on("2015-03-02")).empty());
        return db.act("2015-03-02");
    };
    CHECK(after("role = 'head_of_department' WHERE account = 'chuyenvien'") == "deputy-ended");
    CHECK(after("role = 'administrator' WHERE account = 'tuphap'") == "deputy-ended");
    CHECK(after("unit_code = 'X24.217.TP' WHERE account = 'chuyenvien'") == "deputy-ended");
    CHECK(after("unit_code = 'X24.217.MC' WHERE account = 'tuphap'") == "deputy-ended");
    CHECK(after("disabled_at = 1 WHERE account = 'chuyenvien'") == "deputy-ended");
}

TEST_CASE("deputies are listed to their own agency and to who administers it, page by page")
{
    Office db;
    REQUIRE(db.name("2015-03-06"));
    REQUIRE(db.name("2015-03-06", "chuyenvien", "motcua"));
    const auto seen = [&](const Actor& reader, std::optional<std::int64_t> before = {}, int limit = 50) {
        std::string names;
        for (const Deputy& deputy : list_deputies(db.session(), &reader, before, limit)) names += deputy.account + " ";
        return names;
    };
    CHECK(seen(db.actor("tiepnhan")) == "motcua tuphap ");
    CHECK(seen(db.actor("tiepnhan"), {}, 1) == "motcua ");
    CHECK(seen(db.actor("tiepnhan"), list_deputies(db.session(), nullptr, {}, 1).front().id) == "tuphap ");
    CHECK(seen(db.actor("langgieng")).empty());
    CHECK(seen({"quantri", Role::administrator, "X24", "X24", "/X24/"}) == "motcua tuphap ");
    CHECK(seen({"quantri", Role::administrator, "X24.218", "X24.218", "/X24/X24.218/"}).empty());
    CHECK(seen({"thanhtra", Role::auditor, "X24", "X24", "/X24/"}) == "motcua tuphap ");
    CHECK(seen({"nowhere", Role::auditor, "", "", ""}).empty());
}

TEST_CASE("the journal keeps for whom an entry was made, chained and replayed")
{
    Office db;
    REQUIRE(db.receive("X24.217-150302-0001"));
    const auto before = find_stored(db.session(), "X24.217-150302-0001").value();
    const Event event{"X24.217-150302-0001", 2,           at("2015-03-02 09:00"), at("2015-03-02 09:00"), "tuphap",
                      Assigned{"tuphap"},    "chuyenvien"};
    REQUIRE(append(db.session(), before, event, {}));
    const auto rows = journal_of(db.session(), "X24.217-150302-0001");
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].on_behalf_of == std::nullopt);
    CHECK(rows[1].on_behalf_of == "chuyenvien");
    CHECK(event_of(rows[1]) == event);
    CHECK(rows[1].hash == chain_hash(rows[0].hash, event));
    // Who takes the name out of the journal is found out.
    db.session().execute("UPDATE journal SET on_behalf_of = NULL");
    CHECK(chain_hash(rows[0].hash, event_of(journal_of(db.session(), "X24.217-150302-0001")[1]).value()) !=
          rows[1].hash);
}

TEST_CASE("a leader oversees what is held in the agencies below, as a superior may urge it")
{
    Office db;
    REQUIRE(db.receive("X24.218-150302-0001", at("2015-03-09 17:00"), {.name = "Trần Thị Cúc"}, "X24.218.MC"));
    const Dossier dossier = find_stored(db.session(), "X24.218-150302-0001").value().dossier;
    const auto overseen = [&](Role role, const char* unit, const char* agency, const char* path) {
        Actor actor{"an", role, unit, agency, path};
        actor.oversees = overseen_by(db.session(), actor, dossier);
        return stands_in(actor, Relation::superior_unit, dossier);
    };
    CHECK(overseen(Role::agency_leader, "X24", "X24", "/X24/"));
    CHECK(overseen(Role::agency_leader, "X24.218", "X24.218", "/X24/X24.218/"));
    CHECK_FALSE(overseen(Role::agency_leader, "X24.217.UB", "X24.217", "/X24/X24.217/"));
    CHECK_FALSE(overseen(Role::agency_leader, "", "", ""));
    // The unit itself is not above itself.
    CHECK_FALSE(overseen(Role::head_of_desk, "X24.218.MC", "X24.218", "/X24/X24.218/"));
}
