#include "storage/replay.hpp"

#include "storage/dossiers.hpp"
#include "tests/support/district.hpp"

using namespace motcua;
using namespace motcua::storage;
using namespace motcua::tests;
using namespace motcua::test;

namespace {

const std::string kTouched = "X24.217-150302-0002";

// Three dossiers with a life behind them; the middle one is the one that is tampered with.
struct Lived : District {
    Lived()
    {
        session().begin(true);
        for (const char* code : {"X24.217-150302-0001", "X24.217-150302-0002", "X24.217-150302-0003"}) {
            REQUIRE(receive(code));
            send(code, kLand, "2015-03-02 09:00");
            decline(code, "2015-03-02 09:30", "Thiếu bản đồ");
            send(code, kLand, "2015-03-02 10:00");
            accept(code, "2015-03-02 11:00");
            REQUIRE(happen(code, Decided{}, "chuyenvien", "2015-03-03 09:00"));
        }
        session().commit();
        database = std::make_unique<Database>(DatabaseOptions{.url = url(), .connections = 2});
    }

    Verification check()
    {
        return verify(*database, at("2015-03-09 12:00"), [](std::int64_t, std::int64_t) {});
    }
    // Where and what verify finds, "5: does not match its hash".
    std::string finding()
    {
        const auto found = check().first_difference;
        if (!found) return "clean";
        CHECK(found->dossier_code == kTouched);
        return std::to_string(found->n) + ": " + found->what;
    }
    void tamper(const std::string& sql)
    {
        std::string text = sql;
        for (auto at = text.find('?'); at != std::string::npos; at = text.find('?'))
            text.replace(at, 1, "'" + kTouched + "'");
        session().run_script(text);
    }

    std::unique_ptr<Database> database;
};

struct Tampering {
    const char* name;
    const char* sql;
    const char* finding;
};

}  // namespace

TEST_CASE("an untouched journal is whole, and everything is counted and told")
{
    Lived db;
    std::int64_t last_done = 0;
    const auto result = verify(*db.database, at("2015-03-09 12:00"), [&](std::int64_t done, std::int64_t total) {
        last_done = done;
        CHECK(total == 3);
    });
    CHECK_FALSE(result.first_difference.has_value());
    CHECK(result.dossiers == 3);
    CHECK(result.events == 18);
    CHECK(last_done == 3);
}

TEST_CASE("each way of changing the past is found, with the dossier and the entry")
{
    for (const Tampering& t : {
             Tampering{"payload",
                       "UPDATE journal SET payload = replace(payload, 'X24.217.TN', 'X24.217.TP') "
                       "WHERE dossier_code = ? AND n = 2",
                       "2: does not match its hash"},
             Tampering{"unreadable payload", "UPDATE journal SET payload = 'x' WHERE dossier_code = ? AND n = 4",
                       "4: cannot be read"},
             Tampering{"unknown kind", "UPDATE journal SET kind = 'lost' WHERE dossier_code = ? AND n = 4",
                       "4: cannot be read"},
             Tampering{"moment",
                       "UPDATE journal SET happened_at = happened_at - 60000 WHERE dossier_code = ? AND n = 6",
                       "6: does not match its hash"},
             Tampering{"time of writing",
                       "UPDATE journal SET recorded_at = recorded_at + 1 WHERE dossier_code = ? AND n = 6",
                       "6: does not match its hash"},
             Tampering{"actor", "UPDATE journal SET actor = 'motcua' WHERE dossier_code = ? AND n = 5",
                       "5: does not match its hash"},
             Tampering{"hash",
                       "UPDATE journal SET hash = replace(hash, '1', '2') || '' WHERE dossier_code = ? AND n = 2",
                       "2: does not match its hash"},
             Tampering{"previous hash", "UPDATE journal SET prev_hash = 'x' WHERE dossier_code = ? AND n = 2",
                       "2: is not chained to the entry before it"},
             Tampering{"entry deleted", "DELETE FROM journal WHERE dossier_code = ? AND n = 4",
                       "4: entry is missing, the next one is 5"},
             Tampering{"last entry deleted", "DELETE FROM journal WHERE dossier_code = ? AND n = 6",
                       "0: is not at the end of its journal"},
             Tampering{"entries swapped",
                       "UPDATE journal SET n = 99 WHERE dossier_code = ? AND n = 4; "
                       "UPDATE journal SET n = 4 WHERE dossier_code = ? AND n = 5; "
                       "UPDATE journal SET n = 5 WHERE dossier_code = ? AND n = 99",
                       "4: is not chained to the entry before it"},
             Tampering{"due date", "UPDATE dossier SET due_at = due_at + 86400000 WHERE code = ?",
                       "0: is not what its journal adds up to"},
             Tampering{"holder", "UPDATE dossier SET holder_person = 'motcua' WHERE code = ?",
                       "0: is not what its journal adds up to"},
             Tampering{"head", "UPDATE dossier SET head_hash = 'x' WHERE code = ?",
                       "0: is not at the end of its journal"},
             Tampering{"order in lists", "UPDATE dossier SET due_order = 0 WHERE code = ?",
                       "0: is listed or found by something else than it holds"},
             Tampering{"sealed value",
                       "UPDATE sealed SET value = replace(value, '0912345678', '0987654321') "
                       "WHERE dossier_code = ? AND n = 1",
                       "1: applicant is not what the entry commits to"},
             Tampering{"salt", "UPDATE sealed SET salt = 'x' WHERE dossier_code = ? AND n = 3",
                       "3: reason is not what the entry commits to"},
             Tampering{"sealed value added",
                       "INSERT INTO sealed (dossier_code, n, field, salt, value) VALUES (?, 2, 'reason', 'x', 'y')",
                       "2: does not commit to its reason"},
             Tampering{"party", "UPDATE party SET phone = '0987654321' WHERE dossier_code = ?",
                       "0: has other people than its journal commits to"},
             Tampering{"party deleted", "DELETE FROM party WHERE dossier_code = ?",
                       "0: has other people than its journal commits to"},
             Tampering{"name for searching", "UPDATE party SET name_key = 'x' WHERE dossier_code = ?",
                       "0: is listed or found by something else than it holds"},
             Tampering{"handoff outcome",
                       "UPDATE handoff_item SET outcome = 'recalled' WHERE dossier_code = ? AND outcome = 'declined'",
                       "0: has other handoffs than its journal"},
             Tampering{"handoff closer",
                       "UPDATE handoff_item SET closed_by = 'motcua' WHERE dossier_code = ? AND outcome = 'accepted'",
                       "0: has other handoffs than its journal"},
             Tampering{
                 "handoff moment",
                 "UPDATE handoff_item SET closed_at = closed_at - 1 WHERE dossier_code = ? AND outcome = 'accepted'",
                 "0: has other handoffs than its journal"},
             Tampering{"handoff item deleted",
                       "DELETE FROM handoff_item WHERE dossier_code = ? AND outcome = 'declined'",
                       "0: has other handoffs than its journal"},
             Tampering{"note of a manifest",
                       "UPDATE handoff SET note = 'x' WHERE id = (SELECT max(handoff_id) FROM handoff_item WHERE "
                       "dossier_code = ?)",
                       "0: went with handoff 4, whose manifest was changed since"},
             Tampering{"moment of a manifest",
                       "UPDATE handoff SET sent_at = sent_at - 1 WHERE id = (SELECT min(handoff_id) FROM handoff_item "
                       "WHERE dossier_code = ?)",
                       "0: went with handoff 3, whose manifest was changed since"},
             Tampering{"number of a manifest",
                       "UPDATE handoff SET number = 99 WHERE id = (SELECT min(handoff_id) FROM handoff_item WHERE "
                       "dossier_code = ?)",
                       "0: went with handoff 3, whose manifest was changed since"},
             Tampering{"place of the paper",
                       "UPDATE dossier SET paper_unit = 'X24.217.TP', paper_since = 1 WHERE code = ?",
                       "0: is not what its journal adds up to"},
             Tampering{"shelf of the paper", "UPDATE dossier SET located_n = 1 WHERE code = ?",
                       "0: is not what its journal adds up to"},
             Tampering{"receiver of a manifest",
                       "UPDATE handoff SET to_unit = 'X24.217.TP' WHERE id IN "
                       "(SELECT handoff_id FROM handoff_item WHERE dossier_code = ?)",
                       "0: has other handoffs than its journal"},
         }) {
        CAPTURE(t.name);
        Lived db;
        db.tamper(t.sql);
        CHECK(db.finding() == t.finding);
    }
}

TEST_CASE("forged entries with hashes that fit are told apart from the projection, and do no harm")
{
    Lived db;
    const auto stored = find_stored(db.session(), kTouched);
    REQUIRE(stored);
    const Event forged{
        kTouched, 7, at("2015-03-04 09:00"), at("2015-03-04 09:00"), "motcua", HandoffDeclined{1, seal()}};
    db.session().execute(
        "INSERT INTO journal (dossier_code, n, kind, happened_at, recorded_at, actor, payload, prev_hash, hash) "
        "VALUES (:code, 7, 'handoff_declined', :at, :at, 'motcua', :payload, :prev, :hash)",
        {{"code", kTouched},
         {"at", forged.happened_at},
         {"payload", "handoff:1\nreason:" + seal().digest + "\n"},
         {"prev", stored->head_hash},
         {"hash", chain_hash(stored->head_hash, forged)}});
    CHECK(db.finding() == "0: is not at the end of its journal");
}

TEST_CASE("personal data may go when its time is over, and the chain is whole without it")
{
    Lived db;
    db.tamper("DELETE FROM sealed WHERE dossier_code = ?; DELETE FROM party WHERE dossier_code = ?");
    CHECK(db.finding() == "clean");
}

TEST_CASE("a manifest's note may go with its salt, and the chain is whole without it")
{
    Lived db;
    db.tamper("UPDATE handoff SET note = NULL, salt = NULL");
    CHECK(db.finding() == "clean");
}

TEST_CASE("time that runs backwards in a journal whose hashes fit is found by the custody ledger")
{
    Lived db;
    REQUIRE(db.happen(kTouched, Assigned{"tuphap"}, "chuyenvien", "2015-03-01 09:00"));
    CHECK(db.finding() == "0: custody has less than nothing from 2015-03-02T11:00:00+07:00");
}

TEST_CASE("paper that went alone is replayed with its handoffs, and made anew from the journal")
{
    Lived db;
    const auto [id, manifest] =
        insert_handoff(db.session(), {kLand, kJustice, at("2015-03-04 09:00"), "chuyenvien", Carries::paper});
    REQUIRE(db.happen(kTouched, PaperSent{id, kLand, kJustice, manifest}, "chuyenvien", "2015-03-04 09:00"));
    db.put_on(id, kTouched, Carries::paper);
    CHECK(db.finding() == "clean");
    const auto after = db.happen(kTouched, PaperAccepted{id, kJustice}, "tuphap", "2015-03-04 10:00");
    REQUIRE(db.close(id, kTouched, {"accepted", at("2015-03-04 10:00"), "tuphap", after->version}));
    CHECK(db.finding() == "clean");
    CHECK(find_stored(db.session(), kTouched)->dossier.paper ==
          PaperPlace{kJustice, std::nullopt, at("2015-03-04 10:00")});
    db.tamper("UPDATE handoff_item SET paper = 0 WHERE dossier_code = ?");
    CHECK(db.finding() == "0: has other handoffs than its journal");
    db.tamper("UPDATE dossier SET paper_unit = NULL, paper_since = NULL WHERE code = ?");
    rebuild(*db.database, [](std::int64_t, std::int64_t) {});
    CHECK(db.finding() == "clean");
    CHECK(find_stored(db.session(), kTouched)->dossier.paper->unit == kJustice);
}

TEST_CASE("a damaged projection is made anew from the journal, after which everything agrees")
{
    Lived db;
    db.tamper(
        "UPDATE dossier SET due_at = due_at + 1, due_order = 7, status = 'received', version = 77, head_hash = 'x' "
        "WHERE code = ?");
    db.tamper("UPDATE party SET name = 'Ai đó', name_key = 'x' WHERE dossier_code = ?");
    db.tamper("DELETE FROM handoff_item WHERE dossier_code = ? AND outcome = 'declined'");
    db.tamper(
        "UPDATE handoff_item SET outcome = NULL, closed_at = NULL, closed_n = NULL, closed_by = NULL "
        "WHERE dossier_code = ?");
    db.tamper("UPDATE handoff SET to_unit = 'X24.217.TP'");
    CHECK(db.check().first_difference.has_value());
    CHECK(rebuild(*db.database, [](std::int64_t, std::int64_t) {}) == 3);
    CHECK(db.finding() == "clean");
    CHECK(db.status_of(kTouched) == "decided");
}

TEST_CASE("a projection is not made from a broken journal")
{
    Lived db;
    db.tamper("UPDATE journal SET actor = 'motcua' WHERE dossier_code = ? AND n = 5");
    CHECK_THROWS_WITH_AS(rebuild(*db.database, [](std::int64_t, std::int64_t) {}),
                         "journal of X24.217-150302-0002, entry 5: does not match its hash", std::runtime_error);
}
