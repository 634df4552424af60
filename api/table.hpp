#pragma once

#include "api/call.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// One table for people and programs: described once, written as JSON, CSV, XLSX or a page to print. Rows go to a spool
// as they come, so a table may have any number of them.

namespace motcua::api {

enum class TableFormat : std::uint8_t { json, csv, xlsx, html };

// `format` of the query; without it what Accept names first of text/csv, text/html and the spreadsheet's type, or JSON.
Outcome<TableFormat> table_format_of(const Call& call);

// How a value is written. Tenths and hundredths are whole numbers of them: 961 tenths are 96.1.
enum class CellKind : std::uint8_t { text, count, tenths, hundredths, moment, date };

// Nothing, a number, a moment, a date or a text, as the kind says.
using Cell = std::variant<std::monostate, std::int64_t, Instant, Date, std::string>;
template <class T>
Cell cell_of(const std::optional<T>& value)
{
    return value ? Cell{*value} : Cell{};
}

struct Column {
    std::string key;   // for programs: in JSON, and in the first line of CSV
    std::string name;  // for people
    CellKind kind = CellKind::text;
    int width = 12;         // in characters
    std::string mark = {};  // what an official form prints under the name: "(3)=(4)+(5)+(6)"
};

// A cell for people: "1.234", "96,1", "16:00 25/02/2015".
std::string cell_words(const Cell& cell, CellKind kind, Language language);

// What is said above the table.
struct HeadLine {
    std::string key;
    std::string name;
    Cell value;
    CellKind kind = CellKind::text;
};

struct TableHead {
    std::string file;  // what it is called when it is kept, without what comes behind the dot
    std::string title;
    std::vector<HeadLine> lines = {};
    std::vector<Column> columns = {};
};

enum class RowKind : std::uint8_t {
    plain,
    sum,  // of rows above it
};

class TableWriter {
public:
    virtual ~TableWriter() = default;

    // A cell for each column. What is written of a `sum` says so.
    virtual void row(std::span<const Cell> cells, RowKind kind = RowKind::plain) = 0;

    // The whole table, with what is said under it. The last call.
    virtual Response finish(std::span<const std::string> notes) = 0;
};

// Throws storage::Unavailable, as its functions do, when there is no room for the table.
std::unique_ptr<TableWriter> table_writer(TableFormat format, TableHead head, const Call& call);

}  // namespace motcua::api
