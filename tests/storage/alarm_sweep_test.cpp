#include "storage/alarm_sweep.hpp"

#include "tests/support/calendar_office.hpp"

#include <thread>

using namespace motcua;
using namespace motcua::storage;
using namespace motcua::tests;
using namespace motcua::test;

namespace {

constexpr const char* kOne = "X24.217-150302-0001";
constexpr const char* kTwo = "X24.217-150302-0002";

// The office of the calendars, watched.
struct Watched : CalendarOffice {
    // At the land office since Monday 10:00, with Monday 9 March 17:00 as its due date.
    void at_land(const std::string& code)
    {
        REQUIRE(receive(code));
        send(code, kLand, "2015-03-02 09:00");
        accept(code, "2015-03-02 10:00");
    }

    // One piece of work in a transaction.
    Sweep piece(std::string_view now, const std::string& instance = "a", std::string_view machine = "2026-01-01 08:00")
    {
        session().begin(true);
        Sweep result = sweep_alarms(session(), calendars, rules, {instance, at(machine), at(now)});
        session().commit();
        return result;
    }

    // All there is to do; how many flags were raised.
    std::int64_t sweep(std::string_view now, const std::string& instance = "a")
    {
        std::int64_t raised = 0;
        for (bool more = true; more;) {
            const Sweep done = piece(now, instance);
            REQUIRE(done.leads);
            for (const std::int64_t count : done.raised) raised += count;
            more = done.more;
        }
        return raised;
    }

    // "since | raised | cleared | holder" of each flag of a kind, the earliest first.
    std::vector<std::string> flags(AlarmKind kind)
    {
        std::vector<std::string> lines;
        const Actor leader{"lanhdao", Role::agency_leader, kLeaders, kAgency, "/X24/X24.217/"};
        for (const AlarmFlag& flag : list_alarms(session(), leader, {.kind = kind, .limit = 1000})) {
            std::string line = minute(flag.true_since) + " | " + minute(flag.raised_at) + " | ";
            line += flag.cleared_at ? minute(*flag.cleared_at) : "open";
            if (flag.keeper) line += " | " + flag.keeper->unit + " " + flag.keeper->person + " " + flag.keeper->to_unit;
            lines.insert(lines.begin(), line);
        }
        return lines;
    }

    static std::string minute(Instant t)
    {
        std::string text = format_instant(t).substr(5, 11);
        text[5] = ' ';
        return text;
    }

    Calendars calendars;
    AlarmRules rules;
};

using Lines = std::vector<std::string>;
using enum AlarmKind;

}  // namespace

TEST_CASE("a flag is raised once, with the holder at its moment, and cleared once")
{
    Watched db;
    db.at_land(kOne);
    CHECK(db.sweep("2015-03-09 17:00") == 2);  // due soon, and no apology on Friday
    CHECK(db.flags(overdue).empty());
    CHECK(db.sweep("2015-03-09 17:01") == 1);
    CHECK(db.flags(overdue) == Lines{"03-09 17:00 | 03-09 17:01 | open | X24.217.TN chuyenvien "});
    CHECK(db.flags(AlarmKind::due_soon) == Lines{"03-05 17:00 | 03-09 17:00 | 03-09 17:00 | X24.217.TN chuyenvien "});
    CHECK(db.sweep("2015-03-09 17:02") == 0);
    REQUIRE(db.happen(kOne, Assigned{"tuphap"}, "chuyenvien", "2015-03-10 08:00"));
    CHECK(db.sweep("2015-03-10 08:01") == 0);
    CHECK(db.flags(overdue) == Lines{"03-09 17:00 | 03-09 17:01 | open | X24.217.TN chuyenvien "});
    REQUIRE(db.happen(kOne, Withdrawn{seal()}, "tiepnhan", "2015-03-10 09:00"));
    CHECK(db.sweep("2015-03-10 09:30") == 0);
    CHECK(db.flags(overdue) == Lines{"03-09 17:00 | 03-09 17:01 | 03-10 09:00 | X24.217.TN chuyenvien "});
    CHECK(db.sweep("2015-03-20 09:30") == 0);
    CHECK(db.flags(overdue).size() == 1);
}

TEST_CASE("another due date is another flag")
{
    Watched db;
    db.at_land(kOne);
    db.sweep("2015-03-10 08:00");
    REQUIRE(db.happen(kOne, Reappointed{at("2015-03-11 17:00"), "lanhdao", seal()}, "motcua", "2015-03-10 09:00"));
    db.sweep("2015-03-10 10:00");
    CHECK(db.flags(overdue) == Lines{"03-09 17:00 | 03-10 08:00 | 03-10 09:00 | X24.217.TN chuyenvien "});
    db.sweep("2015-03-12 08:00");
    CHECK(db.flags(overdue) == Lines{"03-09 17:00 | 03-10 08:00 | 03-10 09:00 | X24.217.TN chuyenvien ",
                                     "03-11 17:00 | 03-12 08:00 | open | X24.217.TN chuyenvien "});
}

TEST_CASE("after downtime the flags have their true moments, also of what came and went meanwhile")
{
    Watched db;
    db.sweep("2015-03-01 08:00");
    REQUIRE(db.receive(kOne));
    db.send(kOne, kLand, "2015-03-02 18:00");
    db.accept(kOne, "2015-03-04 10:00");
    REQUIRE(db.happen(kOne, Withdrawn{seal()}, "tiepnhan", "2015-03-11 09:00"));
    CHECK(db.sweep("2015-06-01 08:00") == 5);
    CHECK(db.flags(handover_late) == Lines{"03-02 17:00 | 06-01 08:00 | 03-02 18:00 | X24.217.MC tiepnhan "});
    CHECK(db.flags(not_accepted) == Lines{"03-03 11:30 | 06-01 08:00 | 03-04 10:00 | X24.217.MC tiepnhan X24.217.TN"});
    CHECK(db.flags(AlarmKind::due_soon) == Lines{"03-05 17:00 | 06-01 08:00 | 03-09 17:00 | X24.217.TN chuyenvien "});
    CHECK(db.flags(apology_missing) == Lines{"03-06 17:00 | 06-01 08:00 | 03-11 09:00 | X24.217.TN chuyenvien "});
    CHECK(db.flags(overdue) == Lines{"03-09 17:00 | 06-01 08:00 | 03-11 09:00 | X24.217.TN chuyenvien "});
}

TEST_CASE("the first sweep of a database that is in use looks at every open dossier")
{
    Watched db;
    db.at_land(kOne);
    db.at_land(kTwo);
    REQUIRE(db.happen(kTwo, Withdrawn{seal()}, "tiepnhan", "2015-03-03 09:00"));
    const Sweep first = db.piece("2015-03-10 08:00");
    CHECK(first.dossiers == 1);
    CHECK(db.flags(overdue).size() == 1);
    CHECK(db.piece("2015-03-10 08:01").dossiers == 0);
}

TEST_CASE("more than one piece of work is done piece by piece")
{
    Watched db;
    for (int i = 0; i < 450; ++i) REQUIRE(db.receive("X24.217-150302-" + std::to_string(1000 + i)));
    const Sweep first = db.piece("2015-03-02 18:00");
    CHECK(first.dossiers == 200);
    CHECK(first.more);
    CHECK(first.raised[static_cast<std::size_t>(handover_late)] == 200);
    CHECK(db.sweep("2015-03-02 18:00") == 250);
    CHECK(db.flags(handover_late).size() == 450);
    CHECK_FALSE(db.piece("2015-03-02 18:01").more);
}

TEST_CASE("a change of rules or calendars is looked at, and what is no longer so is cleared")
{
    Watched db;
    db.at_land(kOne);
    db.sweep("2015-03-05 08:00");
    CHECK(db.flags(AlarmKind::due_soon).empty());
    db.rules.due_soon_days = 3;
    db.sweep("2015-03-05 08:01");
    CHECK(db.flags(AlarmKind::due_soon) == Lines{"03-04 17:00 | 03-05 08:01 | open | X24.217.TN chuyenvien "});
    db.rules.due_soon_days = 1;
    db.sweep("2015-03-05 08:02");
    CHECK(db.flags(AlarmKind::due_soon) == Lines{"03-04 17:00 | 03-05 08:01 | 03-05 08:02 | X24.217.TN chuyenvien "});
    db.rules.due_soon_days = 2;
    db.sweep("2015-03-05 17:10");
    CHECK(db.flags(AlarmKind::due_soon) == Lines{"03-04 17:00 | 03-05 08:01 | 03-05 08:02 | X24.217.TN chuyenvien ",
                                                 "03-05 17:00 | 03-05 17:10 | open | X24.217.TN chuyenvien "});
    db.rules.due_soon_days = 1;
    db.sweep("2015-03-05 17:20");
    // Appointed anew for Thursday the 12th. When Wednesday becomes a day off, the working day before is Tuesday's end.
    REQUIRE(db.happen(kOne, Reappointed{at("2015-03-12 17:00"), "lanhdao", seal()}, "tiepnhan", "2015-03-06 09:00"));
    db.sweep("2015-03-10 17:30");
    CHECK(db.flags(AlarmKind::due_soon).size() == 2);
    CHECK(db.moved_by(db.draft_day(kCountry, "2015-03-11")) == 0);
    db.sweep("2015-03-10 17:31");
    CHECK(db.flags(AlarmKind::due_soon) == Lines{"03-04 17:00 | 03-05 08:01 | 03-05 08:02 | X24.217.TN chuyenvien ",
                                                 "03-05 17:00 | 03-05 17:10 | 03-05 17:20 | X24.217.TN chuyenvien ",
                                                 "03-10 17:00 | 03-10 17:31 | open | X24.217.TN chuyenvien "});
}

TEST_CASE("next year's calendar has a flag of its own, which everybody may read")
{
    Watched db;
    db.sweep("2015-11-30 23:00");
    CHECK(db.flags(calendar_missing).empty());
    CHECK(db.sweep("2015-12-01 00:00") == 1);
    CHECK(db.sweep("2015-12-02 00:00") == 0);
    CHECK(db.flags(calendar_missing) == Lines{"12-01 00:00 | 12-01 00:00 | open"});
    const Actor administrator{"quantri", Role::administrator, kLeaders, kAgency, "/X24/X24.217/"};
    db.at_land(kOne);
    db.sweep("2015-12-03 00:00");
    const auto seen = list_alarms(db.session(), administrator, {});
    REQUIRE(seen.size() == 1);
    CHECK(seen[0].subject == "2016");
    CHECK_FALSE(seen[0].dossier);
    CHECK(db.moved_by(db.draft({.reason = "Thông báo", .announced_years = {2016}})) == 0);
    db.sweep("2015-12-10 09:00");
    CHECK(db.flags(calendar_missing) == Lines{"12-01 00:00 | 12-01 00:00 | 12-10 09:00"});
}

TEST_CASE("one instance leads, another takes over when the lease has run out")
{
    Watched db;
    db.at_land(kOne);
    CHECK(db.piece("2015-03-02 11:00", "a", "2026-01-01 08:00:00").leads);
    CHECK_FALSE(db.piece("2015-03-10 08:00", "b", "2026-01-01 08:00:29").leads);
    CHECK(db.flags(overdue).empty());
    // Renewed until 08:00:50.
    CHECK(db.piece("2015-03-02 11:00", "a", "2026-01-01 08:00:20").leads);
    CHECK_FALSE(db.piece("2015-03-10 08:00", "b", "2026-01-01 08:00:49").leads);
    CHECK(db.piece("2015-03-10 08:00", "b", "2026-01-01 08:00:50").leads);
    CHECK(db.flags(overdue).size() == 1);
    CHECK_FALSE(db.piece("2015-03-10 08:01", "a", "2026-01-01 08:00:51").leads);
}

TEST_CASE("the table takes no second flag about the same thing, with or without a dossier")
{
    Watched db;
    db.at_land(kOne);
    RaisedFlags raised = {};
    const Alarm late{overdue, "x", at("2015-03-09 17:00"), std::nullopt, {CustodyKind::desk, kDesk, "tiepnhan", ""}};
    keep_flags(db.session(), kOne, {late, late}, at("2015-03-10 08:00"), raised);
    const Alarm year{calendar_missing, "2016", at("2015-12-01 00:00")};
    keep_flags(db.session(), std::nullopt, {year, year}, at("2015-12-10 08:00"), raised);
    CHECK(raised[static_cast<std::size_t>(overdue)] == 1);
    CHECK(raised[static_cast<std::size_t>(calendar_missing)] == 1);
    CHECK(db.session().value<std::int64_t>("SELECT count(*) FROM alarm") == 2);
}

TEST_CASE("a journal that cannot be read stops nobody else's alarms")
{
    Watched db;
    db.at_land(kOne);
    db.at_land(kTwo);
    db.session().execute("UPDATE journal SET payload = 'x' WHERE n = 1 AND dossier_code = :code", {{"code", kOne}});
    db.sweep("2015-03-10 08:00");
    CHECK(db.flags(overdue).size() == 1);
}

TEST_CASE("two instances at once raise each flag once")
{
    Watched db;
    for (int i = 0; i < 120; ++i) REQUIRE(db.receive("X24.217-150302-" + std::to_string(1000 + i)));
    // Each has a clock of its own by which the other's lease is always over.
    const auto compete = [&](const std::string& instance, int hours) {
        Session session{db.url()};
        Calendars calendars;
        for (int i = 0; i < 10; ++i) {
            session.begin(true);
            const Instant machine = at("2026-01-01 08:00") + std::chrono::hours{hours + 2 * i};
            sweep_alarms(session, calendars, {}, {instance, machine, at("2015-03-10 08:00")});
            session.commit();
        }
    };
    std::thread other{[&] { compete("b", 1); }};
    compete("a", 0);
    other.join();
    CHECK(db.flags(overdue).size() == 120);
    CHECK(db.flags(handover_late).size() == 120);
    CHECK(db.session().value<std::int64_t>("SELECT count(*) FROM alarm") == 480);
}
