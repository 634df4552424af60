#pragma once

#include <compare>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace motcua::storage {

// What is wrong with a row of a file: an English sentence, the line on which the record starts (the header is line 1)
// and the column it is about, empty when it is about the row or the file as a whole.
struct BadRow {
    std::size_t line;
    std::string column;
    std::string message;

    auto operator<=>(const BadRow&) const = default;
};

inline constexpr std::size_t kMaxCsvBytes = std::size_t{32} * 1024 * 1024;

// The columns of a file: all of `columns` but the `optional` ones, which then are blank, must stand in the header, in
// any order; those of `ignored` may.
struct CsvLayout {
    std::span<const std::string_view> columns;
    std::span<const std::string_view> ignored = {};
    std::span<const std::string_view> optional = {};
};

struct CsvRow {
    std::size_t line = 0;
    // In the order of CsvLayout::columns; in NFC, without white space at either end.
    std::vector<std::string> fields = {};
};

struct CsvTable {
    std::vector<CsvRow> rows = {};
    std::vector<BadRow> bad = {};
};

// Reads RFC 4180 in its strict form: a stray quote is an error, not text. UTF-8 with or without byte order mark, lines
// ending in LF or CRLF, blank lines skipped. Rows of a wrong length or with characters that are no text are reported in
// `bad` and left out of `rows`; a bad header, a broken quote or too large a file ends the reading.
CsvTable read_csv(std::string_view text, const CsvLayout& layout);

}  // namespace motcua::storage
