#include "storage/outbox.hpp"

#include "storage/accounts.hpp"
#include "storage/alarm_sweep.hpp"
#include "tests/support/notices.hpp"

#include <set>
#include <thread>

using namespace motcua;
using namespace motcua::storage;
using namespace motcua::tests;
using namespace motcua::test;

namespace {

using Lines = Outbox::Lines;
using enum NoticeChannel;

Sweep sweep(Outbox& db, std::string_view now)
{
    Calendars calendars;
    return sweep_alarms(db.session(), calendars, {}, {"a", at("2026-01-01 08:00"), at(now)});
}

}  // namespace

TEST_CASE("a notice stands in the outbox with the event that makes it")
{
    Outbox db;
    REQUIRE(db.receive(Outbox::kOne));
    db.send(Outbox::kOne, kLand, "2015-03-02 09:00");
    CHECK(db.put() == Lines{"received 1"});
    db.accept(Outbox::kOne, "2015-03-02 10:00");
    REQUIRE(db.happen(Outbox::kOne, Assigned{"tuphap"}, "chuyenvien", "2015-03-02 11:00"));
    REQUIRE(
        db.happen(Outbox::kOne, Reappointed{at("2015-03-11 17:00"), "lanhdao", seal()}, "motcua", "2015-03-05 08:00"));
    CHECK(db.put() == Lines{"received 1", "progress 3", "apology 5"});
    std::set<std::string> ids;
    for (const auto& [id] : db.session().select<std::string>("SELECT message_id FROM notice")) {
        CHECK(id.size() == 36);
        CHECK(id.starts_with("msg_"));
        ids.insert(id);
    }
    CHECK(ids.size() == 3);
}

TEST_CASE("what is rolled back leaves no notice")
{
    Outbox db;
    db.session().begin(true);
    REQUIRE(db.receive(Outbox::kOne));
    CHECK(db.put().size() == 1);
    db.session().rollback();
    CHECK(db.put().empty());
    REQUIRE(db.receive(Outbox::kOne));
    const auto stored = find_stored(db.session(), Outbox::kOne);
    REQUIRE(db.happen(Outbox::kOne, Noted{seal()}, "tiepnhan", "2015-03-02 09:00"));
    // Decided on a version that is no more.
    const Event late{Outbox::kOne, 2, at("2015-03-02 09:01"), at("2015-03-02 09:01"), "tiepnhan", Withdrawn{seal()}};
    CHECK_FALSE(append(db.session(), stored, late, {}));
    CHECK(db.put() == Lines{"received 1"});
}

TEST_CASE("a published calendar tells those whose due date it moves, and nobody else")
{
    Outbox db;
    REQUIRE(db.receive(Outbox::kOne));
    REQUIRE(db.receive(Outbox::kTwo, std::nullopt));
    CHECK(db.moved_by(db.draft_day(kCountry, "2015-03-05")) == 1);
    CHECK(db.put() == Lines{"received 1", "received 1", "due_changed 2"});
    CHECK(db.session().value<std::string>("SELECT dossier_code FROM notice WHERE kind = 'due_changed'") ==
          Outbox::kOne);
}

TEST_CASE("heads are told of an alarm once, when it is raised")
{
    Outbox db;
    REQUIRE(db.receive(Outbox::kOne));
    db.send(Outbox::kOne, kLand, "2015-03-02 09:00");
    db.accept(Outbox::kOne, "2015-03-02 10:00");
    sweep(db, "2015-03-06 08:00");
    CHECK(db.put() == Lines{"received 1", "progress 3"});  // due soon is no failure
    sweep(db, "2015-03-09 17:01");
    const Lines told{"received 1",
                     "progress 3",
                     "escalation apology_missing X24.217.TN",
                     "escalation apology_missing X24.217.MC",
                     "escalation overdue X24.217.TN",
                     "escalation overdue X24.217.MC"};
    Lines found = db.put();
    CHECK(std::ranges::is_permutation(found, told));
    sweep(db, "2015-03-10 08:00");
    CHECK(db.put().size() == told.size());
}

TEST_CASE("nobody is told of an alarm that was over before it was found")
{
    Outbox db;
    sweep(db, "2015-03-01 08:00");
    REQUIRE(db.receive(Outbox::kOne));
    db.send(Outbox::kOne, kLand, "2015-03-02 18:00");
    db.accept(Outbox::kOne, "2015-03-02 19:00");
    const Sweep done = sweep(db, "2015-03-03 08:00");
    CHECK(done.raised[static_cast<std::size_t>(AlarmKind::handover_late)] == 1);
    CHECK(db.put() == Lines{"received 1", "progress 3"});
}

TEST_CASE("each channel gets every notice once, e-mail only where there is an address")
{
    Outbox db;
    REQUIRE(db.receive(Outbox::kOne, {}, {.name = "An", .email = "an@example.vn"}));
    REQUIRE(db.receive(Outbox::kTwo, {}, {.name = "Bình", .email = "bình@example.vn"}));
    CHECK(has_unsorted(db.session()));
    CHECK(db.sort({log, email, webhook}) == 2);
    CHECK_FALSE(has_unsorted(db.session()));
    CHECK(db.deliveries() ==
          Lines{"email pending 0", "log pending 0", "webhook pending 0", "log pending 0", "webhook pending 0"});
    CHECK(db.sort({log, email, webhook}) == 0);
    CHECK(db.deliveries().size() == 5);
}

TEST_CASE("escalations are mailed to the heads of the unit that have an address and may sign in")
{
    Outbox db;
    REQUIRE(set_email(db.session(), "motcua", "motcua@example.vn"));
    REQUIRE(set_email(db.session(), "tiepnhan", "tiepnhan@example.vn"));
    REQUIRE(db.receive(Outbox::kOne));
    sweep(db, "2015-03-02 18:00");
    REQUIRE(db.put() == Lines{"received 1", "escalation handover_late X24.217.MC"});
    CHECK(db.sort({email}) == 2);
    const auto claimed = db.claim(email, "2026-01-01 08:00");
    REQUIRE(claimed);
    CHECK(claimed->facts->addresses == std::vector<std::string>{"motcua@example.vn"});
    CHECK(refusal(set_email(db.session(), "motcua", "nobody")) == "invalid-value/email");
    CHECK(refusal(set_email(db.session(), "nobody", std::nullopt)) == "unknown-account/account");
    REQUIRE(set_email(db.session(), "motcua", std::nullopt));
    CHECK(addresses_of(db.session(), claimed->notice).empty());
}

TEST_CASE("without a channel notices are given to nobody, and a channel added later tells what comes then")
{
    Outbox db;
    REQUIRE(db.receive(Outbox::kOne));
    CHECK(db.sort({}) == 1);
    REQUIRE(db.receive(Outbox::kTwo));
    CHECK(db.sort({log}) == 1);
    CHECK(db.deliveries() == Lines{"log pending 0"});
    CHECK(db.claim(log, "2026-01-01 08:00")->facts->dossier.code == Outbox::kTwo);
}

TEST_CASE("more notices than one piece of work holds are sorted piece by piece, by two at once each once")
{
    Outbox db;
    for (int i = 0; i < 60; ++i) REQUIRE(db.receive("X24.217-150302-" + std::to_string(1000 + i)));
    const auto work = [&] {
        Session session{db.url()};
        const std::vector<NoticeChannel> channels{log};
        for (bool more = true; more;) {
            session.begin(true);
            sort_notices(session, channels, 7);
            session.commit();
            more = has_unsorted(session);
        }
    };
    std::thread other{work};
    work();
    other.join();
    CHECK(db.deliveries().size() == 60);
    CHECK(db.session().value<std::int64_t>("SELECT count(DISTINCT notice_id) FROM delivery") == 60);
}
