#include "tests/storage/served.hpp"

#include <atomic>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

using namespace motcua;
using namespace motcua::storage;
using namespace motcua::tests;

// What only a server can do to a client: fail transactions, and go away.

namespace {

std::int64_t backend_of(Session& session)
{
    return session.value<std::int64_t>("SELECT pg_backend_pid()").value();
}

// Ends a connection from outside and waits until the server has let it go.
void kill_backend(Session& from, std::int64_t pid)
{
    from.value<std::int64_t>("SELECT CASE WHEN pg_terminate_backend(CAST(:pid AS integer)) THEN 1 ELSE 0 END",
                             {{"pid", pid}});
    while (from.value<std::int64_t>("SELECT count(*) FROM pg_stat_activity WHERE pid = :pid", {{"pid", pid}}) != 0) {
        std::this_thread::yield();
    }
}

}  // namespace

TEST_CASE("a serialisation failure is tried again, and not for ever")
{
    if (!on_postgresql()) return;
    Served db;
    int runs = 0;
    const auto conflict = [&](int failures) {
        runs = 0;
        return db.database->transact_now([&, failures](Session& session) {
            put(session, 100 + failures);
            if (++runs <= failures)
                session.run_script("DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = 'serialization_failure'; END $$");
            return runs;
        });
    };
    CHECK(conflict(1) == 2);
    CHECK(conflict(3) == 4);
    CHECK_THROWS_AS(conflict(99), Unavailable);
    CHECK(runs == 4);
    CHECK(db.count() == 2);
}

TEST_CASE("a real conflict between two serialisable transactions ends with both done")
{
    if (!on_postgresql()) return;
    Served db{4};
    db.session().run_script("INSERT INTO probe (id) VALUES (0)");
    const auto count_up = [](Session& session) {
        session.run_script("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE");
        const auto next = session.value<std::int64_t>("SELECT max(id) + 1 FROM probe").value();
        return put(session, next);
    };
    std::vector<std::thread> clients;
    std::atomic<int> done = 0;
    for (int client = 0; client < 2; ++client) {
        clients.emplace_back([&] {
            for (int i = 0; i < 10; ++i) {
                try {
                    db.database->transact_now(count_up);
                    ++done;
                } catch (const Unavailable&) {
                    // Lost the race, or met the other's key: nothing was kept.
                    continue;
                }
            }
        });
    }
    for (auto& client : clients) client.join();
    CHECK(db.count() == 1 + done);
    CHECK(done > 0);
}

TEST_CASE("a connection that dies between two units of work is renewed for the second")
{
    if (!on_postgresql()) return;
    Served db{1};
    for (int round = 1; round <= 3; ++round) {
        const auto pid = db.database->transact_now([&](Session& session) {
            put(session, round);
            return backend_of(session);
        });
        kill_backend(db.session(), pid);
        CHECK(db.database->transact_now([&](Session& session) { return put(session, 100 + round); }) == 1);
    }
    CHECK(db.count() == 6);
}

TEST_CASE("a connection that dies inside a unit of work: the work is done again on a new one, once")
{
    if (!on_postgresql()) return;
    Served db{1};
    for (const bool reading : {false, true}) {
        int runs = 0;
        const auto work = [&](Session& session) {
            const auto before = session.value<std::int64_t>("SELECT count(*) FROM probe").value();
            if (!reading) put(session, 1);
            if (++runs == 1) kill_backend(db.session(), backend_of(session));
            session.value<std::int64_t>("SELECT count(*) FROM probe");
            return before;
        };
        CHECK((reading ? db.database->read_now(work) : db.database->transact_now(work)) == (reading ? 1 : 0));
        CHECK(runs == 2);
    }
    CHECK(db.count() == 1);
}

TEST_CASE("a connection that dies in the middle of a list of rows does no harm")
{
    if (!on_postgresql()) return;
    Served db{1};
    db.session().run_script("INSERT INTO probe SELECT * FROM generate_series(1, 1000)");
    int runs = 0;
    const auto sum = db.database->read_now([&](Session& session) {
        std::int64_t total = 0;
        ++runs;
        session.each<std::int64_t>("SELECT id FROM probe", {}, [&](auto&& row) {
            if (runs == 1 && total == 0) kill_backend(db.session(), backend_of(session));
            total += std::get<0>(row);
        });
        session.value<std::int64_t>("SELECT 1");
        return total;
    });
    CHECK(sum == 500'500);
}

TEST_CASE("work whose connection dies while it commits is not done again")
{
    if (!on_postgresql()) return;
    Served db{1};
    // A deferred trigger runs inside COMMIT, and ends the connection there.
    db.session().run_script(
        "CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$; "
        "CREATE CONSTRAINT TRIGGER deadly AFTER INSERT ON probe DEFERRABLE INITIALLY DEFERRED FOR EACH ROW "
        "WHEN (NEW.id = 13) EXECUTE FUNCTION die()");
    int runs = 0;
    CHECK_THROWS_AS(db.database->transact_now([&](Session& session) {
        ++runs;
        return put(session, 13);
    }),
                    Unavailable);
    CHECK(runs == 1);
    CHECK(db.database->transact_now([](Session& session) { return put(session, 14); }) == 1);
}

TEST_CASE("an unreachable server is Unavailable, and the service recovers by itself")
{
    if (!on_postgresql()) return;
    Served db{1};
    const auto pid = db.database->transact_now(&backend_of);
    // Nobody new may connect, which only another database can be told, and the one connection there is dies.
    Session outside{std::getenv("MOTCUA_TEST_POSTGRESQL")};
    const std::string name = db.session().value<std::string>("SELECT current_database()").value();
    outside.run_script("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
    kill_backend(db.session(), pid);
    CHECK_THROWS_AS(db.database->transact_now(&backend_of), Unavailable);
    CHECK_THROWS_AS(db.database->read_now(&backend_of), Unavailable);
    outside.run_script("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
    CHECK(db.database->transact_now([](Session& session) { return put(session, 1); }) == 1);
}

TEST_CASE("a commit of a failed transaction is an error, never a silent rollback")
{
    if (!on_postgresql()) return;
    Served db{1};
    CHECK_THROWS_AS(db.database->transact_now([](Session& session) {
        put(session, 1);
        try {
            put(session, 1);
        } catch (const soci::soci_error&) {
            return 0;
        }
        return 1;
    }),
                    Unavailable);
    CHECK(db.count() == 0);
}
