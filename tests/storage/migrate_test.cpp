#include "storage/migrate.hpp"

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
