#pragma once

#include "domain/time.hpp"

#include <soci/soci.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

namespace motcua::storage {

enum class Dialect : std::uint8_t { sqlite, postgresql };

// A named parameter of a statement. Values are copied, so temporaries are safe here (SOCI itself binds addresses).
class Param {
public:
    Param(const char* name, std::int64_t value) : name_(name), value_(static_cast<long long>(value)) {}
    Param(const char* name, int value) : Param(name, std::int64_t{value}) {}
    Param(const char* name, bool value) : Param(name, std::int64_t{value ? 1 : 0}) {}
    Param(const char* name, Instant value) : Param(name, to_milliseconds(value)) {}
    Param(const char* name, Date value) : Param(name, format_date(value)) {}
    Param(const char* name, std::string value) : name_(name), value_(std::move(value)) {}
    Param(const char* name, std::string_view value) : Param(name, std::string{value}) {}
    Param(const char* name, const char* value) : Param(name, std::string{value}) {}
    template <class T>
    Param(const char* name, const std::optional<T>& value) : Param(value ? Param(name, *value) : null(name))
    {
    }

private:
    friend class Session;
    friend class TableRows;
    // A null binds as text in SQLite and as an untyped parameter in PostgreSQL.
    static Param null(const char* name)
    {
        Param param{name, std::string{}};
        param.indicator_ = soci::i_null;
        return param;
    }

    const char* name_;
    std::variant<long long, std::string> value_;
    soci::indicator indicator_ = soci::i_ok;
};

using Params = std::vector<Param>;

class TableRows;

namespace detail {

// What SOCI fetches for one column of type T, and the conversion to T.
template <class T>
struct Column;

template <class Raw, class T>
struct PlainColumn {
    Raw raw{};
    soci::indicator indicator = soci::i_ok;

    void define(soci::statement& statement) { statement.exchange(soci::into(raw, indicator)); }
    void demand_value() const
    {
        if (indicator != soci::i_ok) throw soci::soci_error("null in a column that must have a value");
    }
};

template <>
struct Column<std::int64_t> : PlainColumn<long long, std::int64_t> {
    std::int64_t get() const
    {
        demand_value();
        return raw;
    }
};

template <>
struct Column<bool> : PlainColumn<long long, bool> {
    bool get() const
    {
        demand_value();
        return raw != 0;
    }
};

template <>
struct Column<std::string> : PlainColumn<std::string, std::string> {
    std::string get() const
    {
        demand_value();
        return raw;
    }
};

template <>
struct Column<Instant> : PlainColumn<long long, Instant> {
    Instant get() const
    {
        demand_value();
        return from_milliseconds(raw);
    }
};

template <>
struct Column<Date> : PlainColumn<std::string, Date> {
    Date get() const
    {
        demand_value();
        const auto date = parse_date(raw);
        if (!date) throw soci::soci_error("a date column holds something else");
        return *date;
    }
};

template <class T>
struct Column<std::optional<T>> {
    Column<T> inner;

    void define(soci::statement& statement) { inner.define(statement); }
    std::optional<T> get() const
    {
        return inner.indicator == soci::i_null ? std::nullopt : std::optional<T>{inner.get()};
    }
};

}  // namespace detail

// One database connection, used by one thread at a time. Statements are prepared once and kept with the connection,
// keyed by their text. Parameters are bound by name (:name); a statement holds no comment and no other colon.
//
// Column types: std::int64_t, bool, std::string, Instant (milliseconds), Date (ISO text) and std::optional of them.
class Session {
public:
    // Opens "sqlite:PATH" or "postgresql://…". Throws soci_error when the database cannot be reached.
    explicit Session(const std::string& url);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    Dialect dialect() const { return dialect_; }

    // Every row of a query.
    template <class... Columns>
    std::vector<std::tuple<Columns...>> select(std::string_view sql, Params params = {})
    {
        std::vector<std::tuple<Columns...>> rows;
        each<Columns...>(sql, std::move(params), [&](std::tuple<Columns...>&& row) { rows.push_back(std::move(row)); });
        return rows;
    }

    // The first row of a query, or nothing.
    template <class... Columns>
    std::optional<std::tuple<Columns...>> find(std::string_view sql, Params params = {})
    {
        std::optional<std::tuple<Columns...>> found;
        std::tuple<detail::Column<Columns>...> columns;
        Use use{*this, sql, params};
        std::apply([&](auto&... column) { (column.define(use.statement()), ...); }, columns);
        use.statement().define_and_bind();
        if (use.statement().execute(true)) {
            found.emplace(std::apply([](auto&... column) { return std::tuple<Columns...>{column.get()...}; }, columns));
        }
        return found;
    }

    // The single value of a query that has one, or nothing.
    template <class T>
    std::optional<T> value(std::string_view sql, Params params = {})
    {
        auto row = find<T>(sql, std::move(params));
        if (!row) return std::nullopt;
        return std::optional<T>{std::get<0>(std::move(*row))};
    }

    // Calls `take` with each row, in order, without keeping them.
    template <class... Columns, class Take>
    void each(std::string_view sql, Params params, Take take)
    {
        std::tuple<detail::Column<Columns>...> columns;
        Use use{*this, sql, params};
        std::apply([&](auto&... column) { (column.define(use.statement()), ...); }, columns);
        use.statement().define_and_bind();
        for (bool more = use.statement().execute(true); more; more = use.statement().fetch()) {
            take(std::apply([](auto&... column) { return std::tuple<Columns...>{column.get()...}; }, columns));
        }
    }

    // Runs a statement without rows; the number of rows it changed.
    std::int64_t execute(std::string_view sql, Params params = {});

    // Inserts very many rows (storage/table_rows.hpp). The caller says the key of a row that the database would hand
    // out; on PostgreSQL whoever does tells the sequence.
    void load(const TableRows& rows);

    // Runs a script of several statements natively, outside the cache (migrations).
    void run_script(const std::string& sql);

    // Begins, and ends, the one transaction of a unit of work; only Database and the tools of the command line do.
    void begin(bool writing);
    void commit();
    void rollback() noexcept;

    // Whether the connection is believed to be whole; asks nobody.
    bool is_healthy() const;

    // Opens the connection anew and forgets its statements.
    void reconnect();

private:
    // A prepared statement while it is being used: bound at construction, released for the next use at destruction.
    class Use {
    public:
        Use(Session& session, std::string_view sql, Params& params);
        ~Use();
        Use(const Use&) = delete;
        Use& operator=(const Use&) = delete;

        soci::statement& statement() { return statement_; }

    private:
        soci::statement& statement_;
        bool sqlite_;
    };

    soci::statement& prepared(std::string_view sql);
    void configure();
    void configure_sqlite();
    void run_sqlite_script(const std::string& sql);
    void run_postgresql_script(const std::string& sql);
    void load_sqlite(const TableRows& rows);
    void load_postgresql(const TableRows& rows);

    std::string connect_string_;
    Dialect dialect_;
    std::unique_ptr<soci::session> sql_;
    // Hashes a text without copying it.
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    // Keyed by the statement's text.
    std::unordered_map<std::string, std::unique_ptr<soci::statement>, TextHash, std::equal_to<>> statements_;
};

}  // namespace motcua::storage
