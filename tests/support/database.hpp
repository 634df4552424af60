#pragma once

#include "storage/session.hpp"

#include <memory>
#include <string>

namespace motcua::tests {

// A fresh, migrated database for one test, gone at its end. The environment says which kind:
//   MOTCUA_TEST_BACKEND     "sqlite" (default) or "postgresql"
//   MOTCUA_TEST_POSTGRESQL  for the latter: postgresql://… of a user who may create databases
// Throws std::runtime_error when they do not fit; a test on PostgreSQL is never skipped.
class TestDatabase {
public:
    TestDatabase();
    ~TestDatabase();
    TestDatabase(const TestDatabase&) = delete;
    TestDatabase& operator=(const TestDatabase&) = delete;

    // For a storage::Database of the test's own; it must be gone before this is.
    const std::string& url() const { return url_; }

    // A connection without a transaction.
    storage::Session& session() { return *session_; }

private:
    std::string url_;
    std::unique_ptr<storage::Session> session_;
};

storage::Dialect test_dialect();

// When the imports of a test happen.
inline constexpr Instant kImported{};

}  // namespace motcua::tests
