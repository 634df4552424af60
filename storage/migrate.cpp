#include "storage/migrate.hpp"

#include "domain/embedded.hpp"
#include "storage/hashes.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <regex>

namespace motcua {
std::span<const EmbeddedFile> embedded_migrations();
}

namespace motcua::storage {
namespace {

struct Wording {
    const char* placeholder;
    const char* sqlite;
    const char* postgresql;
};

// The differences between the two databases in a schema, all of them.
constexpr std::array kWordings{
    Wording{"@code@", "TEXT", "TEXT COLLATE \"C\""},
    Wording{"@identity@", "INTEGER PRIMARY KEY AUTOINCREMENT", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"},
    // SQLite cannot alter a CHECK; its text is rewritten, as its manual says, and read again. No row is touched.
    Wording{"@more_statuses@",
            "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, '''decided''', "
            "'''awaiting_payment'', ''stopped'', ''decided''') WHERE type = 'table' AND name = 'dossier'; "
            "PRAGMA writable_schema = RESET;",
            "ALTER TABLE dossier DROP CONSTRAINT dossier_status_check; ALTER TABLE dossier ADD CONSTRAINT "
            "dossier_status_check CHECK (status IN ('received', 'processing', 'awaiting_supplement', "
            "'awaiting_payment', 'stopped', 'decided', 'ready', 'returned', 'withdrawn'));"},
    Wording{"@intake_statuses@",
            "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, '''withdrawn''', "
            "'''withdrawn'', ''filed'', ''guided'', ''not_accepted''') WHERE type = 'table' AND name = 'dossier'; "
            "PRAGMA writable_schema = RESET;",
            "ALTER TABLE dossier DROP CONSTRAINT dossier_status_check; ALTER TABLE dossier ADD CONSTRAINT "
            "dossier_status_check CHECK (status IN ('received', 'processing', 'awaiting_supplement', "
            "'awaiting_payment', 'stopped', 'decided', 'ready', 'returned', 'withdrawn', 'filed', 'guided', "
            "'not_accepted'));"},
    Wording{"@later_alarms@",
            "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, '''paused_long''', "
            "'''paused_long'', ''filing_unanswered'', ''opinion_late''') WHERE type = 'table' AND name = 'alarm'; "
            "PRAGMA writable_schema = RESET;",
            "ALTER TABLE alarm DROP CONSTRAINT alarm_kind_check; ALTER TABLE alarm ADD CONSTRAINT alarm_kind_check "
            "CHECK (kind IN ('overdue', 'step_late', 'due_soon', 'handover_late', 'not_accepted', 'supplement_late', "
            "'paused_long', 'apology_missing', 'calendar_missing', 'filing_unanswered', "
            "'opinion_late'));"},
    Wording{"@joined@", "group_concat", "string_agg"},
    Wording{"@transaction@", "", "tx xid8 NOT NULL DEFAULT pg_current_xact_id(),"},
    Wording{"@transaction_index@", "", "CREATE INDEX journal_by_transaction ON journal (tx, position);"},
};
constexpr auto kOfficeTimeSqlite = "datetime($1 / 1000, 'unixepoch', '+7 hours')";
constexpr auto kOfficeTimePostgresql = "to_timestamp($1 / 1000.0) AT TIME ZONE 'Asia/Ho_Chi_Minh'";

std::string in_dialect(std::string_view text, Dialect dialect)
{
    const bool sqlite = dialect == Dialect::sqlite;
    std::string sql{text};
    for (const Wording& wording : kWordings) {
        sql = std::regex_replace(sql, std::regex{wording.placeholder}, sqlite ? wording.sqlite : wording.postgresql);
    }
    return std::regex_replace(sql, std::regex{R"(@office_time\((\w+)\)@)"},
                              sqlite ? kOfficeTimeSqlite : kOfficeTimePostgresql);
}

std::vector<Migration> read_migrations()
{
    std::vector<Migration> list;
    for (const EmbeddedFile& file : embedded_migrations()) {
        int number = 0;
        std::from_chars(file.name.data(), file.name.data() + file.name.size(), number);
        list.push_back({number, file.name, file.text});
    }
    return list;
}

// Number and checksum of what the database has; creates the table that remembers it.
std::map<std::int64_t, std::string> applied(Session& session)
{
    session.run_script(
        "CREATE TABLE IF NOT EXISTS migration (number BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT "
        "NULL);");
    std::map<std::int64_t, std::string> found;
    session.each<std::int64_t, std::string>("SELECT number, checksum FROM migration", {},
                                            [&](auto&& row) { found.emplace(std::get<0>(row), std::get<1>(row)); });
    return found;
}

void check(const std::map<std::int64_t, std::string>& found)
{
    for (const auto& [number, checksum] : found) {
        const auto known = std::ranges::find(migrations(), number, &Migration::number);
        if (known == migrations().end()) {
            throw MigrationError("the database is of a newer version: migration " + std::to_string(number) +
                                 " is unknown to this program");
        }
        if (sha256_hex(known->sql) != checksum) {
            throw MigrationError("migration " + std::string{known->name} +
                                 " is not the one this database was made with");
        }
    }
}

// Only one process migrates at a time: SQLite by its write lock, PostgreSQL by an advisory lock until commit.
void lock(Session& session)
{
    session.begin(true);
    if (session.dialect() == Dialect::postgresql)
        session.run_script("SET LOCAL lock_timeout = 0; SELECT pg_advisory_xact_lock(60614181120)");
}

void apply(Session& session, const Migration& migration)
{
    session.run_script(in_dialect(migration.sql, session.dialect()));
    session.execute("INSERT INTO migration (number, name, checksum) VALUES (:number, :name, :checksum)",
                    {{"number", migration.number}, {"name", migration.name}, {"checksum", sha256_hex(migration.sql)}});
}

}  // namespace

std::span<const Migration> migrations()
{
    static const std::vector<Migration> list = read_migrations();
    return list;
}

std::vector<std::string> migrate(Session& session, int last)
{
    std::vector<std::string> done;
    try {
        lock(session);
        const auto found = applied(session);
        check(found);
        for (const Migration& migration : migrations()) {
            if (found.contains(migration.number) || migration.number > last) continue;
            apply(session, migration);
            done.emplace_back(migration.name);
        }
        session.commit();
    } catch (const std::exception&) {
        session.rollback();
        throw;
    }
    return done;
}

bool is_migrated(Session& session)
{
    const auto last = session.value<std::optional<std::int64_t>>("SELECT max(number) FROM migration");
    return last && *last == migrations().back().number;
}

}  // namespace motcua::storage
