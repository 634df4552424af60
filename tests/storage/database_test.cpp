#include "tests/storage/served.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <latch>
#include <string>

using namespace motcua;
using namespace motcua::storage;
using namespace motcua::tests;

TEST_CASE("work is committed when it returns, and when its result holds a value")
{
    Served db;
    CHECK(db.database->transact_now([](Session& session) { return put(session, 1); }) == 1);
    const auto kept = db.database->transact_now([](Session& session) -> Result<int> {
        put(session, 2);
        return 7;
    });
    CHECK(kept == 7);
    CHECK(db.count() == 2);
}

TEST_CASE("work that ends in a rejection or an exception of any kind leaves nothing behind")
{
    Served db;
    const auto rejected = db.database->transact_now([](Session& session) -> Result<int> {
        put(session, 1);
        return reject(Reason::wrong_state);
    });
    CHECK_FALSE(rejected.has_value());
    CHECK_THROWS_AS(db.database->transact_now([](Session& session) -> int {
        put(session, 2);
        throw std::logic_error("bug");
    }),
                    std::logic_error);
    CHECK_THROWS_AS(db.database->transact_now([](Session& session) -> int {
        put(session, 3);
        throw 42;
    }),
                    int);
    CHECK(db.database->transact_now([](Session& session) { return put(session, 4); }) == 1);
    CHECK(db.count() == 1);
}

TEST_CASE("an error of the database becomes Unavailable and tells no value")
{
    Served db;
    db.database->transact_now([](Session& session) { return put(session, 79881); });
    try {
        db.database->transact_now([](Session& session) { return put(session, 79881); });
        FAIL("a key was written twice");
    } catch (const Unavailable& failure) {
        CHECK(std::string{failure.what()}.find("79881") == std::string::npos);
    }
    CHECK(db.database->transact_now([](Session& session) { return put(session, 2); }) == 1);
}

TEST_CASE("a full queue refuses more work at once, and takes it again when there is room")
{
    Served db{2, 2};
    std::latch started{1}, release{1};
    std::thread slow{[&] {
        db.database->transact_now([&](Session& session) {
            started.count_down();
            release.wait();
            return put(session, 1);
        });
    }};
    started.wait();
    std::thread waiting{[&] { db.database->transact_now([&](Session& session) { return put(session, 2); }); }};
    while (db.database->pending() < 2 && db.count() == 0) std::this_thread::yield();
    if (db.database->pending() == 2) {
        CHECK_THROWS_AS(db.database->transact_now([](Session& session) { return put(session, 3); }), Busy);
    }
    release.count_down();
    slow.join();
    waiting.join();
    while (db.database->pending() != 0) std::this_thread::yield();
    CHECK(db.database->transact_now([](Session& session) { return put(session, 4); }) == 1);
    CHECK(db.count() == 3);
}

TEST_CASE("a coroutine gets the answer, the rejection and the exception of its work back on its own executor")
{
    Served db;
    boost::asio::io_context io;
    std::string seen;
    const auto story = [&]() -> boost::asio::awaitable<void> {
        const auto here = std::this_thread::get_id();
        const auto put_one = [](Session& session) { return put(session, 1); };
        seen += std::to_string(co_await db.database->transact(put_one));
        const auto refuse = [](Session&) -> Result<int> { return reject(Reason::busy); };
        const auto refused = co_await db.database->transact(refuse);
        seen += refused ? "!" : "r";
        const auto look = [](Session& session) {
            return session.value<std::int64_t>("SELECT count(*) FROM probe").value();
        };
        seen += std::to_string(co_await db.database->look_up(look));
        seen += std::to_string(co_await db.database->read(look));
        const auto fail = [](Session&) -> int { throw std::out_of_range("x"); };
        try {
            co_await db.database->read(fail);
        } catch (const std::out_of_range&) {
            seen += "x";
        }
        seen += here == std::this_thread::get_id() ? "." : "!";
    };
    boost::asio::co_spawn(io, story(), [](std::exception_ptr failure) {
        if (failure) std::rethrow_exception(failure);
    });
    io.run();
    CHECK(seen == "1r11x.");
}

TEST_CASE("a coroutine is told that the queue is full")
{
    Served db{2, 0};
    boost::asio::io_context io;
    bool busy = false;
    const auto story = [&]() -> boost::asio::awaitable<void> {
        const auto work = [](Session& session) { return put(session, 1); };
        try {
            co_await db.database->transact(work);
        } catch (const Busy&) {
            busy = true;
        }
    };
    boost::asio::co_spawn(io, story(), [](std::exception_ptr failure) {
        if (failure) std::rethrow_exception(failure);
    });
    io.run();
    CHECK(busy);
    CHECK(db.database->pending() == 0);
}

TEST_CASE("work that is queued when the database closes is still done")
{
    Served db{2, 1000};
    std::vector<std::thread> clients;
    std::latch all{20};
    for (int id = 1; id <= 20; ++id) {
        clients.emplace_back([&, id] {
            db.database->transact_now([&](Session& session) { return put(session, id); });
            all.count_down();
        });
    }
    all.wait();
    for (auto& client : clients) client.join();
    db.database.reset();
    CHECK(db.count() == 20);
}

TEST_CASE("a database that cannot be opened says so")
{
    const std::string url = on_postgresql() ? "postgresql://nobody:x@127.0.0.1:1/none" : "sqlite:/nowhere/at/all.db";
    CHECK_THROWS_AS((Database{{url, 2, 8}}), Unavailable);
}
