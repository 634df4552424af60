#pragma once

#include "storage/database.hpp"
#include "tests/support/database.hpp"

#include <doctest/doctest.h>

#include <memory>

namespace motcua::tests {

// A database with its threads, and a table of the test's own in it.
struct Served : TestDatabase {
    explicit Served(int connections = 2, std::size_t queue_limit = 64)
    {
        session().run_script("CREATE TABLE probe (id BIGINT PRIMARY KEY)");
        database = std::make_unique<storage::Database>(storage::DatabaseOptions{url(), connections, queue_limit});
    }

    std::int64_t count() { return session().value<std::int64_t>("SELECT count(*) FROM probe").value(); }

    std::unique_ptr<storage::Database> database;
};

inline std::int64_t put(storage::Session& session, std::int64_t id)
{
    return session.execute("INSERT INTO probe (id) VALUES (:id)", {{"id", id}});
}

inline bool on_postgresql()
{
    return test_dialect() == storage::Dialect::postgresql;
}

}  // namespace motcua::tests
