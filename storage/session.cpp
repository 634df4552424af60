#include "storage/session.hpp"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <stdexcept>
#include <thread>

namespace motcua::storage {
namespace {

Dialect dialect_of(const std::string& url)
{
    if (url.starts_with("sqlite:")) return Dialect::sqlite;
    if (url.starts_with("postgresql:") || url.starts_with("postgres:")) return Dialect::postgresql;
    throw std::invalid_argument("a database is sqlite:PATH or postgresql://…");
}

// The URL with one more parameter, unless it has one of this name.
std::string with_parameter(const std::string& url, const std::string& name, const std::string& value)
{
    const auto question = url.find('?');
    if (question == std::string::npos) return url + "?" + name + "=" + value;
    if (url.find(name + "=", question) != std::string::npos) return url;
    return url + (url.ends_with('?') ? "" : "&") + name + "=" + value;
}

// What the SOCI backend wants to hear: for SQLite its own key=value form, for PostgreSQL libpq's URL as it is.
std::string connect_string(const std::string& url, Dialect dialect)
{
    // SOCI reads key=value and writes it back: a URL without any parameter would come out with a "=" behind the
    // database's name. A parameter of our own keeps it whole.
    if (dialect == Dialect::postgresql) {
        std::string known = with_parameter(url, "application_name", "motcua");
        // Seconds, and milliseconds: a server that vanished without a word holds a database thread no longer.
        known = with_parameter(known, "connect_timeout", "5");
        return with_parameter(known, "tcp_user_timeout", "30000");
    }
    const std::string path = url.substr(std::string_view{"sqlite:"}.size());
    if (path.empty() || path.find_first_of("\"'") != std::string::npos) {
        throw std::invalid_argument("the path of an SQLite database must not be empty or hold quotes");
    }
    return "db=\"" + path + "\" timeout=10 shared_cache=false";
}

const soci::backend_factory& factory(Dialect dialect)
{
    if (dialect == Dialect::sqlite) return soci::sqlite3;
    return soci::postgresql;
}

}  // namespace

Session::Session(const std::string& url) : connect_string_(), dialect_(dialect_of(url))
{
    connect_string_ = connect_string(url, dialect_);
    sql_ = std::make_unique<soci::session>(factory(dialect_), connect_string_);
    configure();
}

Session::~Session()
{
    statements_.clear();
}

// Settings that belong to the connection. WAL lets readers go on while the one writer writes; FULL makes a commit
// survive a power cut, not only a crash of the service. Who waits for a row this long waits for a publication of the
// calendar and is told to come again, before all connections wait; half of what PostgreSQL takes to look for deadlocks,
// so that of a publication and a command that wait for each other the command gives way.
void Session::configure()
{
    if (dialect_ == Dialect::sqlite) {
        configure_sqlite();
    } else {
        run_script(
            "SET client_min_messages = warning; SET timezone = 'UTC'; SET statement_timeout = '60s'; "
            "SET lock_timeout = '500ms'; "
            "SET idle_in_transaction_session_timeout = '60s'; SET application_name = 'motcua'; SET bytea_output = "
            "'hex';");
    }
}

soci::statement& Session::prepared(std::string_view sql)
{
    if (const auto kept = statements_.find(sql); kept != statements_.end()) return *kept->second;
    auto statement = std::make_unique<soci::statement>(*sql_);
    statement->alloc();
    statement->prepare(std::string{sql});
    return *statements_.emplace(sql, std::move(statement)).first->second;
}

Session::Use::Use(Session& session, std::string_view sql, Params& params)
    : statement_(session.prepared(sql)), sqlite_(session.dialect_ == Dialect::sqlite)
{
    for (Param& param : params) {
        std::visit([&](auto& value) { statement_.exchange(soci::use(value, param.indicator_, param.name_)); },
                   param.value_);
    }
}

Session::Use::~Use()
{
    statement_.bind_clean_up();
    if (!sqlite_) return;
    // A statement with RETURNING that is not read to its end still counts as writing, and COMMIT says "locked".
    sqlite_api::sqlite3_reset(static_cast<soci::sqlite3_statement_backend*>(statement_.get_backend())->stmt_);
}

std::int64_t Session::execute(std::string_view sql, Params params)
{
    Use use{*this, sql, params};
    use.statement().define_and_bind();
    use.statement().execute(true);
    return use.statement().get_affected_rows();
}

void Session::run_script(const std::string& sql)
{
    if (sql_->get_backend() == nullptr) throw soci::soci_error("not connected");
    if (dialect_ == Dialect::sqlite) {
        run_sqlite_script(sql);
    } else {
        run_postgresql_script(sql);
    }
}

// A new file that several open at once is turned to WAL by one of them; SQLite does not let the others wait for that,
// whatever the timeout.
void Session::configure_sqlite()
{
    for (int tries_left = 200;; --tries_left) {
        try {
            return run_script(
                "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; "
                "PRAGMA foreign_keys = ON; PRAGMA cache_size = -8000;");
        } catch (const soci::sqlite3_soci_error& error) {
            if (error.result() != SQLITE_BUSY || tries_left == 0) throw;
            std::this_thread::sleep_for(std::chrono::milliseconds{20});
        }
    }
}

void Session::run_sqlite_script(const std::string& sql)
{
    auto* connection = static_cast<soci::sqlite3_session_backend*>(sql_->get_backend())->conn_;
    char* message = nullptr;
    const int status = sqlite_api::sqlite3_exec(connection, sql.c_str(), nullptr, nullptr, &message);
    const std::unique_ptr<char, decltype(&sqlite_api::sqlite3_free)> text{message, &sqlite_api::sqlite3_free};
    if (status != SQLITE_OK) throw soci::sqlite3_soci_error(text ? text.get() : "unknown error", status);
}

void Session::run_postgresql_script(const std::string& sql)
{
    auto* connection = static_cast<soci::postgresql_session_backend*>(sql_->get_backend())->conn_;
    const std::unique_ptr<PGresult, decltype(&PQclear)> result{PQexec(connection, sql.c_str()), &PQclear};
    const auto status = PQresultStatus(result.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY) return;
    const char* state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
    throw soci::postgresql_soci_error(PQerrorMessage(connection), state == nullptr ? "08006" : state);
}

void Session::begin(bool writing)
{
    // SQLite: a deferred transaction that reads and then writes fails at once when another writer came between.
    if (dialect_ == Dialect::sqlite) {
        run_script(writing ? "BEGIN IMMEDIATE" : "BEGIN");
    } else {
        run_script(writing ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    }
}

void Session::commit()
{
    // A COMMIT of a failed PostgreSQL transaction "succeeds" by rolling back; no caller may take that for success.
    if (dialect_ == Dialect::postgresql && sql_->get_backend() != nullptr) {
        auto* connection = static_cast<soci::postgresql_session_backend*>(sql_->get_backend())->conn_;
        if (PQtransactionStatus(connection) == PQTRANS_INERROR)
            throw soci::soci_error("commit of a failed transaction");
    }
    run_script("COMMIT");
}

void Session::rollback() noexcept
{
    try {
        run_script("ROLLBACK");
    } catch (const std::exception&) {
        // The connection is gone or no transaction is open: there is nothing left to roll back.
        return;
    }
}

bool Session::is_healthy() const
{
    if (sql_->get_backend() == nullptr) return false;
    if (dialect_ == Dialect::sqlite) return true;
    return PQstatus(static_cast<soci::postgresql_session_backend*>(sql_->get_backend())->conn_) == CONNECTION_OK;
}

void Session::reconnect()
{
    statements_.clear();
    sql_->reconnect();
    configure();
}

}  // namespace motcua::storage
