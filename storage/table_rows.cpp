#include "storage/table_rows.hpp"

#include <array>
#include <charconv>
#include <stdexcept>

namespace motcua::storage {
namespace {

void append_escaped(std::string& out, std::string_view value)
{
    for (const char c : value) {
        switch (c) {
            case '\\':
                out += "\\\\";
                break;
            case '\t':
                out += "\\t";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            default:
                out += c;
        }
    }
}

void append_number(std::string& out, long long value)
{
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out.append(digits.data(), end);
}

char unescaped(char c)
{
    switch (c) {
        case 't':
            return '\t';
        case 'n':
            return '\n';
        case 'r':
            return '\r';
        default:
            return c;
    }
}

Cell cell_of(std::string_view text)
{
    if (text == "\\N") return std::nullopt;
    std::string value;
    value.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escaped = text[i] == '\\' && i + 1 < text.size();
        value += escaped ? unescaped(text[++i]) : text[i];
    }
    return value;
}

}  // namespace

void TableRows::add(const Params& row)
{
    if (names_.empty()) {
        for (const Param& cell : row) names_.push_back(cell.name_);
    }
    if (row.size() != names_.size()) throw std::logic_error("rows of " + table_ + " with different columns");
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0) text_ += '\t';
        const Param& cell = row[i];
        if (cell.indicator_ == soci::i_null) {
            text_ += "\\N";
        } else if (const auto* number = std::get_if<long long>(&cell.value_)) {
            append_number(text_, *number);
        } else {
            append_escaped(text_, std::get<std::string>(cell.value_));
        }
    }
    text_ += '\n';
    ++count_;
}

std::string TableRows::column_list() const
{
    std::string list;
    for (const char* name : names_) list += (list.empty() ? "" : ", ") + std::string{name};
    return list;
}

bool take_row(std::string_view& text, std::vector<Cell>& cells)
{
    cells.clear();
    if (text.empty()) return false;
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    for (std::size_t from = 0; from <= line.size();) {
        const auto to = std::min(line.find('\t', from), line.size());
        cells.push_back(cell_of(line.substr(from, to - from)));
        from = to + 1;
    }
    return true;
}

}  // namespace motcua::storage
