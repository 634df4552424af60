#include "storage/session.hpp"
#include "storage/table_rows.hpp"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <algorithm>
#include <memory>

// Past SOCI, because it has no COPY, and binds each value of each row by looking up its name.

namespace motcua::storage {
namespace {

using Answer = std::unique_ptr<PGresult, decltype(&PQclear)>;

soci::postgresql_soci_error failure(PGconn* connection, const PGresult* result)
{
    const char* state = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
    return {PQerrorMessage(connection), state == nullptr ? "08006" : state};
}

// What the server made of the statement, once all of it has been sent. Nothing may be left unread on the connection.
void finish_copy(PGconn* connection)
{
    std::unique_ptr<soci::postgresql_soci_error> failed;
    for (Answer answer{PQgetResult(connection), &PQclear}; answer; answer.reset(PQgetResult(connection))) {
        const bool good = PQresultStatus(answer.get()) == PGRES_COMMAND_OK;
        if (!good && !failed) failed = std::make_unique<soci::postgresql_soci_error>(failure(connection, answer.get()));
    }
    if (failed) throw *failed;
}

using Statement = std::unique_ptr<sqlite_api::sqlite3_stmt, decltype(&sqlite_api::sqlite3_finalize)>;

Statement prepare(sqlite_api::sqlite3* connection, const std::string& sql)
{
    sqlite_api::sqlite3_stmt* statement = nullptr;
    const int status = sqlite_api::sqlite3_prepare_v2(connection, sql.c_str(), -1, &statement, nullptr);
    Statement prepared{statement, &sqlite_api::sqlite3_finalize};
    if (status != SQLITE_OK) throw soci::sqlite3_soci_error("cannot prepare", status);
    return prepared;
}

// A text bound to a column of numbers is kept as the number.
void insert_row(sqlite_api::sqlite3_stmt* statement, const std::vector<Cell>& cells)
{
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const int place = static_cast<int>(i) + 1;
        if (!cells[i]) {
            sqlite_api::sqlite3_bind_null(statement, place);
        } else {
            sqlite_api::sqlite3_bind_text(statement, place, cells[i]->data(), static_cast<int>(cells[i]->size()),
                                          nullptr);
        }
    }
    const int status = sqlite_api::sqlite3_step(statement);
    sqlite_api::sqlite3_reset(statement);
    if (status != SQLITE_DONE) throw soci::sqlite3_soci_error("cannot insert", status);
}

}  // namespace

void Session::load(const TableRows& rows)
{
    if (rows.count() == 0) return;
    if (dialect_ == Dialect::sqlite) {
        load_sqlite(rows);
    } else {
        load_postgresql(rows);
    }
}

void Session::load_postgresql(const TableRows& rows)
{
    constexpr std::size_t kPiece = std::size_t{1} << 20;
    auto* connection = static_cast<soci::postgresql_session_backend*>(sql_->get_backend())->conn_;
    const std::string sql = "COPY " + rows.table() + " (" + rows.column_list() + ") FROM STDIN";
    const Answer begun{PQexec(connection, sql.c_str()), &PQclear};
    if (PQresultStatus(begun.get()) != PGRES_COPY_IN) throw failure(connection, begun.get());
    for (std::string_view rest = rows.text(); !rest.empty();) {
        const std::string_view piece = rest.substr(0, kPiece);
        if (PQputCopyData(connection, piece.data(), static_cast<int>(piece.size())) != 1) break;
        rest.remove_prefix(piece.size());
    }
    if (PQputCopyEnd(connection, nullptr) != 1) throw failure(connection, nullptr);
    finish_copy(connection);
}

void Session::load_sqlite(const TableRows& rows)
{
    auto* connection = static_cast<soci::sqlite3_session_backend*>(sql_->get_backend())->conn_;
    std::string marks;
    for (std::size_t i = 0; i < rows.columns(); ++i) marks += i == 0 ? "?" : ", ?";
    const Statement statement =
        prepare(connection, "INSERT INTO " + rows.table() + " (" + rows.column_list() + ") VALUES (" + marks + ")");
    std::string_view rest = rows.text();
    for (std::vector<Cell> cells; take_row(rest, cells);) insert_row(statement.get(), cells);
}

}  // namespace motcua::storage
