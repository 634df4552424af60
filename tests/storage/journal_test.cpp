#include "storage/journal.hpp"

#include "domain/canonical.hpp"
#include "storage/dossiers.hpp"
#include "storage/hashes.hpp"
#include "tests/support/district.hpp"

#include <set>

using namespace motcua;
using namespace motcua::storage;
using namespace motcua::tests;
using namespace motcua::test;

namespace {

constexpr const char* kCode = "X24.217-150302-0001";

std::int64_t rows(Session& session, const std::string& table)
{
    return session.value<std::int64_t>("SELECT count(*) FROM " + table).value();
}

}  // namespace

TEST_CASE("SHA-256 is SHA-256")
{
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("an entry's hash is what sha256sum says of the bytes, chained to the entry before")
{
    const Event first{kCode,
                      1,
                      from_milliseconds(1'425'258'000'000),
                      from_milliseconds(1'425'258'000'250),
                      "tiepnhan",
                      HandoffSent{7, "X24.217.MC", "A\nto:B\\"}};
    const Event second{
        kCode,           2, from_milliseconds(1'425'258'060'000), from_milliseconds(1'425'258'060'000), "chuyenvien",
        Noted{seal('a')}};
    // printf 'motcua event 1\ndossier:X24.217-150302-0001\nn:1\nkind:handoff_sent\nhappened_at:1425258000000\n'\
    //     'recorded_at:1425258000250\nactor:tiepnhan\nhandoff:7\nfrom:X24.217.MC\nto:A\\nto:B\\\\\n' | sha256sum
    const std::string golden = "5eac8f973c696156977ca6d1f91e28479f09a6461e571fe61664b2fa632592bc";
    CHECK(chain_hash("", first) == golden);
    // The 64 digits of the hash before, then the canonical bytes, through sha256sum.
    CHECK(chain_hash(golden, second) == "07ebc899e3632226ef7303411a09bbe94a95033393a33a7fe50d72e262f7d7cc");
}

TEST_CASE("a receipt begins journal, projection, sealed values and parties together")
{
    District db;
    const auto dossier = db.receive(kCode);
    REQUIRE(dossier);
    const auto entries = journal_of(db.session(), kCode);
    REQUIRE(entries.size() == 1);
    CHECK(entries[0].n == 1);
    CHECK(entries[0].prev_hash.empty());
    const auto event = event_of(entries[0]);
    REQUIRE(event);
    CHECK(entries[0].hash == chain_hash("", *event));
    const auto stored = find_stored(db.session(), kCode);
    REQUIRE(stored);
    CHECK(stored->dossier == *dossier);
    CHECK(stored->head_hash == entries[0].hash);
    const auto record = find_record(db.session(), kCode);
    REQUIRE(record);
    CHECK(record->applicant == Party{.name = "Nguyễn Văn Ất", .phone = "0912345678"});
    CHECK(entries[0].payload.find("Nguyễn") == std::string::npos);
    CHECK(entries[0].payload.find("0912345678") == std::string::npos);
}

TEST_CASE("every state a dossier can be in comes back from its row as it was")
{
    District db;
    for (const Dossier& made :
         {static_cast<const Dossier&>(a_dossier()), static_cast<const Dossier&>(a_dossier().without_deadline()),
          static_cast<const Dossier&>(a_dossier().waiting_since("2015-03-04 10:00")),
          static_cast<const Dossier&>(a_dossier().in_step(2, at("2015-03-05 10:00"))),
          static_cast<const Dossier&>(a_dossier().in_step(2)),
          static_cast<const Dossier&>(a_dossier().held_by(kLand, "chuyenvien").assigned_to("chuyenvien")),
          static_cast<const Dossier&>(a_dossier().paper_at(kLand)),
          static_cast<const Dossier&>(a_dossier().in(Status::ready)),
          static_cast<const Dossier&>(a_dossier().in(Status::returned)),
          static_cast<const Dossier&>(a_dossier().in(Status::withdrawn))}) {
        REQUIRE(insert_dossier(db.session(), {made, "hash"}));
        const auto stored = find_stored(db.session(), made.code);
        REQUIRE(stored);
        CHECK(stored->dossier == made);
        db.session().execute("DELETE FROM dossier");
    }
}

TEST_CASE("a code is given once")
{
    District db;
    REQUIRE(db.receive(kCode));
    const auto before = rows(db.session(), "sealed");
    const Event again = history_of(db.session(), kCode).front();
    CHECK(refusal(append(db.session(), std::nullopt, again, {})) == "duplicate-code/code");
    CHECK(rows(db.session(), "journal") == 1);
    CHECK(rows(db.session(), "sealed") == before);
}

TEST_CASE("the second of two events on one version is stale, and nothing of it is written")
{
    District db;
    REQUIRE(db.receive(kCode));
    const auto seen_by_both = find_stored(db.session(), kCode);
    const Event first{kCode, 2, at("2015-03-02 09:00"), at("2015-03-02 09:00"), "tiepnhan", Noted{seal()}};
    REQUIRE(append(db.session(), seen_by_both, first, {}));
    const auto sealed = seal_value("text", "hai");
    const Event second{kCode, 2, at("2015-03-02 09:01"), at("2015-03-02 09:01"), "motcua", Noted{sealed.seal}};
    CHECK(refusal(append(db.session(), seen_by_both, second, {sealed})) == "stale-version");
    CHECK(rows(db.session(), "journal") == 2);
    CHECK(rows(db.session(), "sealed") == 1);
    CHECK(history_of(db.session(), kCode).back() == first);
}

TEST_CASE("many events are appended at once, with what they seal; whom somebody was faster with is told and left alone")
{
    District db;
    std::vector<Appendix> appendices;
    constexpr int kCount = 75;
    for (int i = 0; i < kCount; ++i) {
        const std::string code = "X24.217-150302-" + std::to_string(1000 + i);
        REQUIRE(db.receive(code));
        const SealedValue text = seal_value("text", "ghi chú " + std::to_string(i));
        const Event event{code, 2, at("2015-03-02 09:00"), at("2015-03-02 09:00"), "tiepnhan", Noted{text.seal}};
        appendices.push_back({find_stored(db.session(), code).value(), event, {text}});
    }
    const std::string overtaken = appendices[40].event.dossier;
    REQUIRE(db.happen(overtaken, Assigned{"motcua"}, "motcua", "2015-03-02 08:30"));
    CHECK(append_all(db.session(), appendices) == std::vector{overtaken});
    for (int i = 0; i < kCount; ++i) {
        const Appendix& appendix = appendices[static_cast<std::size_t>(i)];
        const std::string& code = appendix.event.dossier;
        const auto rows = journal_of(db.session(), code);
        REQUIRE(rows.size() == 2);
        CHECK(rows[1].kind == (code == overtaken ? "assigned" : "noted"));
        CHECK(rows[1].prev_hash == appendix.before.head_hash);
        CHECK(find_stored(db.session(), code)->head_hash == rows[1].hash);
        const auto sealed = opened_values(db.session(), code);
        CHECK(sealed.size() == (code == overtaken ? 1 : 2));
        if (code != overtaken) CHECK(sealed[1].value == "ghi chú " + std::to_string(i));
    }
}

TEST_CASE("the history is the events in order, and an entry that cannot be read is an error")
{
    District db;
    REQUIRE(db.receive(kCode));
    db.send(kCode, kLand, "2015-03-02 09:00");
    db.accept(kCode, "2015-03-02 10:00");
    const auto history = history_of(db.session(), kCode);
    REQUIRE(history.size() == 3);
    CHECK(std::holds_alternative<HandoffSent>(history[1].body));
    CHECK(history[2].actor == "chuyenvien");
    CHECK(history_of(db.session(), "X24.217-150302-0099").empty());
    db.session().execute("UPDATE journal SET payload = 'x' WHERE n = 2");
    CHECK_THROWS_AS(history_of(db.session(), kCode), std::runtime_error);
}

TEST_CASE("a follower of the journal gets every entry once, in pieces of any size")
{
    District db;
    for (int i = 1; i <= 7; ++i) REQUIRE(db.receive("X24.217-150302-000" + std::to_string(i)));
    for (const int limit : {1, 2, 3, 100}) {
        std::set<std::int64_t> seen;
        std::int64_t position = 0;
        for (;;) {
            const auto piece = journal_after(db.session(), position, limit);
            if (piece.empty()) break;
            CHECK(piece.size() <= static_cast<std::size_t>(limit));
            for (const JournalRow& row : piece) CHECK(seen.insert(row.position).second);
            position = piece.back().position;
        }
        CHECK(seen.size() == 7);
    }
}

TEST_CASE("a follower does not miss what another transaction commits late, in whatever order positions were taken")
{
    if (test_dialect() != Dialect::postgresql) return;
    for (const bool older_commits_first : {true, false}) {
        District db;
        for (const char* code : {"X24.217-150302-0001", "X24.217-150302-0002", "X24.217-150302-0003"})
            REQUIRE(db.receive(code));
        Session other{db.url()}, follower{db.url()};
        const auto note = [](Session& session, const std::string& code) {
            const auto before = find_stored(session, code);
            const Instant now = at("2015-03-02 10:00");
            REQUIRE(
                append(session, before, {code, before->dossier.version + 1, now, now, "tiepnhan", Noted{seal()}}, {}));
        };
        std::set<std::int64_t> seen;
        std::int64_t position = 0;
        const auto follow = [&] {
            for (const JournalRow& row : journal_after(follower, position, 100)) {
                CHECK(seen.insert(row.position).second);
                position = row.position;
            }
        };
        follow();
        CHECK(seen.size() == 3);
        // Two transactions take positions in turn.
        db.session().begin(true);
        note(db.session(), "X24.217-150302-0001");
        other.begin(true);
        note(other, "X24.217-150302-0002");
        note(db.session(), "X24.217-150302-0003");
        follow();
        (older_commits_first ? db.session() : other).commit();
        follow();
        (older_commits_first ? other : db.session()).commit();
        follow();
        CHECK(seen.size() == 6);
    }
}
