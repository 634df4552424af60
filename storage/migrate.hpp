#pragma once

#include "storage/session.hpp"

#include <limits>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace motcua::storage {

// One numbered script of the schema, built into the program.
struct Migration {
    int number;
    std::string_view name;
    std::string_view sql;
};

// All migrations in ascending order; the numbers are 1, 2, 3 …
std::span<const Migration> migrations();

// The database holds a migration this program does not know, or one whose text has changed since it was applied.
class MigrationError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// Brings the schema to this program's version (or, for tests of what a migration carries over, up to migration `last`)
// in one transaction; safe when several processes start at once. Returns the names of the migrations applied now.
// Throws MigrationError, changing nothing.
std::vector<std::string> migrate(Session& session, int last = std::numeric_limits<int>::max());

// Whether every migration of this program is applied.
bool is_migrated(Session& session);

}  // namespace motcua::storage
