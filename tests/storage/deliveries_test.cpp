#include "storage/deliveries.hpp"

#include "tests/support/notices.hpp"

using namespace motcua;
using namespace motcua::storage;
using namespace motcua::tests;
using namespace motcua::test;

namespace {

using Lines = Outbox::Lines;
using enum NoticeChannel;

constexpr const char* kNow = "2026-01-01 08:00:00";

// One notice, given to the log.
struct OneNotice : Outbox {
    OneNotice()
    {
        REQUIRE(receive(kOne));
        REQUIRE(sort({log}) == 1);
    }

    // Tried in vain.
    void fail(std::string_view now, std::optional<Instant> next_at)
    {
        const auto delivery = claim(log, now);
        REQUIRE(delivery);
        keep_failed(session(), *delivery, "answered 500", next_at);
    }
};

}  // namespace

TEST_CASE("a delivery is one instance's until its lease has run out")
{
    OneNotice db;
    CHECK(has_due_delivery(db.session(), log, at(kNow)));
    CHECK_FALSE(has_due_delivery(db.session(), webhook, at(kNow)));
    const auto first = db.claim(log, kNow);
    REQUIRE(first);
    CHECK(first->failures == 0);
    CHECK(first->facts->dossier.code == Outbox::kOne);
    CHECK_FALSE(has_due_delivery(db.session(), log, at("2026-01-01 08:00:14")));
    CHECK_FALSE(db.claim(log, "2026-01-01 08:00:14"));
    // Whoever took it has died.
    const auto second = db.claim(log, "2026-01-01 08:00:15");
    REQUIRE(second);
    CHECK(second->facts->message_id == first->facts->message_id);
    keep_delivered(db.session(), *second, at("2026-01-01 08:00:16"));
    CHECK(db.deliveries() == Lines{"log delivered 0"});
    // It had only been slow: what it says now changes nothing.
    keep_failed(db.session(), *first, "timeout", std::nullopt);
    CHECK(db.deliveries() == Lines{"log delivered 0"});
    CHECK_FALSE(db.claim(log, "2027-01-01 08:00"));
}

TEST_CASE("what failed is tried again when its wait is over, and never again once it is dead")
{
    OneNotice db;
    db.fail(kNow, at("2026-01-01 08:00:10"));
    CHECK(db.deliveries() == Lines{"log pending 1"});
    CHECK_FALSE(db.claim(log, "2026-01-01 08:00:09"));
    db.fail("2026-01-01 08:00:10", at("2026-01-01 08:00:30"));
    const auto third = db.claim(log, "2026-01-01 08:00:30");
    REQUIRE(third);
    CHECK(third->failures == 2);
    keep_failed(db.session(), *third, "answered 410", std::nullopt);
    CHECK(db.deliveries() == Lines{"log dead 3"});
    CHECK_FALSE(db.claim(log, "2027-01-01 08:00"));
    const auto counts = count_undelivered(db.session());
    CHECK(counts[static_cast<std::size_t>(log)].dead == 1);
    CHECK(counts[static_cast<std::size_t>(log)].pending == 0);
}

TEST_CASE("what was broken off is due at once and has not failed")
{
    OneNotice db;
    give_back(db.session(), db.claim(log, kNow).value());
    const auto again = db.claim(log, kNow);
    REQUIRE(again);
    CHECK(again->failures == 0);
}

TEST_CASE("a dead letter that is replayed starts anew under its id")
{
    OneNotice db;
    const std::string id = list_notices(db.session(), {}).at(0).message_id;
    CHECK(replay_all(db.session()) == 0);
    db.fail(kNow, std::nullopt);
    const auto dead = list_notices(db.session(), {.state = DeliveryState::dead});
    REQUIRE(dead.size() == 1);
    CHECK(dead[0].message_id == id);
    CHECK(dead[0].deliveries.at(0).last_error == "answered 500");
    CHECK(replay_notice(db.session(), dead[0].id) == 1);
    CHECK(replay_notice(db.session(), dead[0].id) == 0);
    const auto again = db.claim(log, kNow);
    REQUIRE(again);
    CHECK(again->failures == 0);
    CHECK(again->facts->message_id == id);
    keep_delivered(db.session(), *again, at(kNow));
    CHECK(list_notices(db.session(), {.state = DeliveryState::dead}).empty());
    CHECK(list_notices(db.session(), {.state = DeliveryState::delivered}).at(0).deliveries.at(0).delivered_at ==
          at(kNow));
}

TEST_CASE("the list is the newest first, page by page, and only of dossiers received below a path")
{
    Outbox db;
    REQUIRE(db.receive(Outbox::kOne));
    REQUIRE(db.receive(Outbox::kTwo));
    REQUIRE(db.receive("X24.218-150302-0001", {}, {.name = "An"}, "X24.218.MC"));
    const auto all = list_notices(db.session(), {});
    REQUIRE(all.size() == 3);
    CHECK(all[0].dossier == "X24.218-150302-0001");
    CHECK(all[0].deliveries.empty());
    const auto rest = list_notices(db.session(), {.before = all[0].id, .limit = 1});
    REQUIRE(rest.size() == 1);
    CHECK(rest[0].dossier == Outbox::kTwo);
    CHECK(list_notices(db.session(), {.within = "/X24/X24.217/"}).size() == 2);
    CHECK(list_notices(db.session(), {.within = "/X24/"}).size() == 3);
    CHECK(find_notice(db.session(), all[0].message_id, std::nullopt));
    CHECK(find_notice(db.session(), all[0].message_id, "/X24/X24.218/"));
    CHECK_FALSE(find_notice(db.session(), all[0].message_id, "/X24/X24.217/"));
    CHECK_FALSE(find_notice(db.session(), "msg_", std::nullopt));
}

TEST_CASE("a notice says what was true when it was made, and goes to the address known now")
{
    Outbox db;
    REQUIRE(db.receive(Outbox::kOne, at("2015-03-09 17:00"), {.name = "An", .email = "old@example.vn"}));
    const SealedValue reason = seal_value("reason", "Chờ ý kiến huyện");
    REQUIRE(db.happen(Outbox::kOne, Reappointed{at("2015-03-11 17:00"), "lanhdao", reason.seal}, "motcua",
                      "2015-03-05 08:00", {reason}));
    write_party(db.session(), Outbox::kOne, "applicant", {.name = "An", .email = "an@example.vn"});
    write_party(db.session(), Outbox::kOne, "submitter", {.name = "Bình", .email = "binh@example.vn"});
    REQUIRE(db.sort({email}) == 2);
    const auto received = db.claim(email, kNow)->facts.value();
    CHECK(received.kind == NoticeKind::received);
    CHECK(received.dossier.due_at == at("2015-03-09 17:00"));
    CHECK(received.procedure_name == "Thủ tục đất đai");
    CHECK(received.addresses == std::vector<std::string>{"an@example.vn"});
    CHECK(received.reason.empty());
    const auto apology = db.claim(email, kNow)->facts.value();
    CHECK(apology.kind == NoticeKind::apology);
    CHECK(apology.dossier.due_at == at("2015-03-11 17:00"));
    CHECK(apology.dossier.original_due_at == at("2015-03-09 17:00"));
    CHECK(apology.reason == "Chờ ý kiến huyện");
    CHECK(apology.unit == kDesk);
}

TEST_CASE("without an address of the applicant the submitter's is used")
{
    Outbox db;
    REQUIRE(db.receive(Outbox::kOne, {}, {.name = "An"}));
    write_party(db.session(), Outbox::kOne, "submitter", {.name = "Bình", .email = "binh@example.vn"});
    REQUIRE(db.sort({email}) == 1);
    CHECK(db.claim(email, kNow)->facts->addresses == std::vector<std::string>{"binh@example.vn"});
}

TEST_CASE("a sensitive procedure is named nowhere in a notice, and the reason of its apology neither")
{
    Outbox db;
    db.session().execute("UPDATE procedure_version SET sensitive = 1");
    REQUIRE(db.receive(Outbox::kOne));
    const SealedValue reason = seal_value("reason", "Xác minh án tích");
    REQUIRE(db.happen(Outbox::kOne, Reappointed{at("2015-03-11 17:00"), "lanhdao", reason.seal}, "motcua",
                      "2015-03-05 08:00", {reason}));
    REQUIRE(db.sort({log}) == 2);
    for (int i = 0; i < 2; ++i) {
        const auto facts = db.claim(log, kNow)->facts.value();
        CHECK_FALSE(facts.procedure_code);
        CHECK_FALSE(facts.procedure_name);
        CHECK(facts.reason.empty());
    }
}

TEST_CASE("a journal that cannot be read gives a notice nothing to say")
{
    OneNotice db;
    db.session().execute("UPDATE journal SET payload = 'x'");
    const auto claimed = db.claim(log, kNow);
    REQUIRE(claimed);
    CHECK_FALSE(claimed->facts);
}
