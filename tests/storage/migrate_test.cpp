#include "storage/migrate.hpp"

#include "storage/calendar_rows.hpp"
#include "storage/calendar_version.hpp"
#include "storage/editions.hpp"
#include "storage/handoffs.hpp"
#include "tests/support/database.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <filesystem>
#include <latch>
#include <thread>

using namespace motcua::storage;
using namespace motcua::tests;

namespace {

// A database without anything in it.
struct Fresh : TestDatabase {
    Fresh()
    {
        if (test_dialect() == Dialect::postgresql) {
            session().run_script("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
            address = url();
        } else {
            address = url() + ".fresh";
        }
    }

    std::string address;
};

}  // namespace

TEST_CASE("migrations are numbered 1, 2, 3 …")
{
    int expected = 0;
    for (const Migration& migration : migrations()) CHECK(migration.number == ++expected);
    CHECK(expected > 0);
}

TEST_CASE("a fresh database gets all of them, a second time none")
{
    Fresh db;
    Session session{db.address};
    CHECK(migrate(session).size() == migrations().size());
    CHECK(is_migrated(session));
    CHECK(migrate(session).empty());
    CHECK(session.value<std::int64_t>("SELECT count(*) FROM dossier") == 0);
}

TEST_CASE("a migration whose text has changed since is refused, and nothing is changed")
{
    TestDatabase db;
    db.session().execute("UPDATE migration SET checksum = 'x' WHERE number = 1");
    CHECK_THROWS_AS(migrate(db.session()), MigrationError);
    CHECK(db.session().value<std::string>("SELECT checksum FROM migration WHERE number = 1") == "x");
}

TEST_CASE("a database of a newer program is refused")
{
    TestDatabase db;
    db.session().execute("INSERT INTO migration (number, name, checksum) VALUES (999, '0999_later.sql', 'x')");
    CHECK_THROWS_AS(migrate(db.session()), MigrationError);
    CHECK_FALSE(is_migrated(db.session()));
}

TEST_CASE("of several that migrate at once one does it and the others find it done")
{
    Fresh db;
    constexpr int kAtOnce = 4;
    std::latch start{kAtOnce};
    std::atomic<std::size_t> applied = 0;
    std::atomic<int> failed = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < kAtOnce; ++i) {
        threads.emplace_back([&] {
            start.arrive_and_wait();
            try {
                Session session{db.address};
                applied += migrate(session).size();
            } catch (const std::exception& failure) {
                MESSAGE(failure.what());
                ++failed;
            }
        });
    }
    for (auto& thread : threads) thread.join();
    CHECK(failed == 0);
    CHECK(applied == migrations().size());
}

TEST_CASE("people read moments in office time through the views")
{
    TestDatabase db;
    CHECK(db.session().select<std::string>("SELECT happened FROM journal_readable").empty());
    CHECK(db.session().select<std::string>("SELECT due FROM dossier_readable").empty());
}

TEST_CASE("calendars from before there were editions are one edition with the version they had")
{
    Fresh db;
    Session session{db.address};
    migrate(session, 2);
    session.run_script(
        "INSERT INTO unit (code, name, kind, valid_from, path, agency_code) "
        "VALUES ('X24', 'X24', 'province', '2000-01-01', '/X24/', 'X24');"
        "INSERT INTO calendar_day (date, day_type, name) VALUES ('2015-01-01', 'HOLIDAY', 'A'), "
        "('2014-01-25', 'MAKEUP_WORK', 'B');"
        "INSERT INTO working_hours (unit_code, valid_from, valid_to, weekday, start_minute, end_minute) VALUES "
        "('X24', '2014-01-01', '2014-12-31', 1, 780, 1020), ('X24', '2014-01-01', '2014-12-31', 1, 450, 690), "
        "('X24', '2014-01-01', '2014-12-31', 6, 450, 691), ('X24', '2015-01-01', NULL, 2, 0, 1440);"
        "INSERT INTO setting (name, value) VALUES ('calendar_version', '7')");
    CHECK(migrate(session).size() == migrations().size() - 2);
    CHECK(calendar_version(session) == 7);
    for (const std::int64_t version : {1, 7}) {
        const auto book = read_book(session, version);
        CHECK(book.days_of("").size() == 2);
        CHECK(book.days_of("").begin()->second.type == motcua::DayType::makeup_work);
        CHECK(book.announced_years() == std::set<int>{2015});
        const auto& hours = book.hours_of("X24");
        REQUIRE(hours.size() == 2);
        const auto& first = hours.begin()->second;
        CHECK(first.week[0] == std::vector<motcua::Segment>{{450, 690}, {780, 1020}});
        CHECK(first.week[1].empty());
        CHECK(first.week[5] == std::vector<motcua::Segment>{{450, 691}});
        CHECK(first.validity.to == motcua::parse_date("2014-12-31"));
        CHECK(hours.rbegin()->second.week[1] == std::vector<motcua::Segment>{{0, 1440}});
        CHECK_FALSE(hours.rbegin()->second.validity.to);
    }
    CHECK(list_editions(session, std::nullopt, 10).front().version == 7);
    CHECK(raise_calendar_version(session) == 8);
}

TEST_CASE("manifests from before there were numbers get theirs by unit and year of the office, and the count goes on")
{
    Fresh db;
    Session session{db.address};
    migrate(session, 5);
    session.run_script(
        "INSERT INTO unit (code, name, kind, valid_from, path, agency_code) VALUES "
        "('X24', 'X24', 'province', '2000-01-01', '/X24/', 'X24'), ('X25', 'X25', 'province', '2000-01-01', '/X25/', "
        "'X25');"
        "INSERT INTO account (account, name, role, unit_code, password_hash, created_at) "
        "VALUES ('an', 'an', 'reception_clerk', 'X24', 'x', 0);"
        // 31 December 2015, 16:59:59 and 17:00 UTC: the second is New Year's Day here.
        "INSERT INTO handoff (from_unit, to_unit, sent_at, sent_by) VALUES ('X24', 'X25', 1451581199000, 'an'), "
        "('X25', 'X24', 1451581199000, 'an'), ('X24', 'X25', 1451581199000, 'an'), "
        "('X24', 'X25', 1451581200000, 'an')");
    migrate(session);
    using Row = std::tuple<std::string, std::int64_t, std::int64_t>;
    CHECK(session.select<std::string, std::int64_t, std::int64_t>(
              "SELECT from_unit, number, year FROM handoff ORDER BY id") ==
          std::vector<Row>{{"X24", 1, 2015}, {"X25", 1, 2015}, {"X24", 2, 2015}, {"X24", 1, 2016}});
    const auto next = [&](std::int64_t sent_at) {
        const auto id = insert_handoff(session, {"X24", "X25", motcua::from_milliseconds(sent_at), "an"}).id;
        return find_handoff(session, id)->number;
    };
    CHECK(next(1451581199000) == 3);
    CHECK(next(1451581200000) == 2);
}
