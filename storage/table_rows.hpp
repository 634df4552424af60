#pragma once

#include "storage/session.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Very many rows on their way into a table, for Session::load(). A few hundred go by storage/many_rows.hpp.

namespace motcua::storage {

// Rows as text: cells between tabs, one row a line, \N for null; what PostgreSQL's COPY reads.
class TableRows {
public:
    explicit TableRows(std::string table) : table_(std::move(table)) {}

    // A row by its columns' names; all rows name the same columns in the same order.
    void add(const Params& row);

    const std::string& table() const { return table_; }
    std::size_t columns() const { return names_.size(); }
    std::size_t count() const { return count_; }
    const std::string& text() const { return text_; }
    // "a, b, c"
    std::string column_list() const;

private:
    std::string table_;
    std::vector<const char*> names_;
    std::size_t count_ = 0;
    std::string text_;
};

// A cell as the database is to have it; null is nothing.
using Cell = std::optional<std::string>;

// Takes the next row off the front of a text of rows; false at its end.
bool take_row(std::string_view& text, std::vector<Cell>& cells);

}  // namespace motcua::storage
