#include "api/csv.hpp"
#include "api/tables/formats.hpp"

namespace motcua::api {
namespace {

// A spreadsheet takes a text that begins so for a formula, and runs what a citizen wrote in a form.
std::string harmless(const std::string& text)
{
    return text.find_first_of("=+-@\t\r") == 0 ? "'" + text : text;
}

std::string cell_text(const Cell& cell, CellKind kind)
{
    if (const auto* number = std::get_if<std::int64_t>(&cell)) {
        const int decimals = decimals_of(kind);
        return decimals == 0 ? std::to_string(*number) : csv_decimal(*number, decimals);
    }
    if (const auto* moment = std::get_if<Instant>(&cell)) return format_instant(*moment);
    if (const auto* date = std::get_if<Date>(&cell)) return format_date(*date);
    if (const auto* text = std::get_if<std::string>(&cell)) return harmless(*text);
    return {};
}

// Only the table: programs read it. Sums are left out, a program makes its own.
class CsvTable final : public TableWriter {
public:
    explicit CsvTable(TableHead head) : file_(head.file + ".csv"), columns_(std::move(head.columns))
    {
        std::vector<std::string> keys;
        for (const Column& column : columns_) keys.push_back(column.key);
        spool_.write(kCsvMark);
        spool_.write(csv_line(keys));
    }

    void row(std::span<const Cell> cells, RowKind kind) override
    {
        if (kind == RowKind::sum) return;
        std::vector<std::string> line;
        for (std::size_t i = 0; i < columns_.size(); ++i) line.push_back(cell_text(cells[i], columns_[i].kind));
        spool_.write(csv_line(line));
    }

    Response finish(std::span<const std::string>) override
    {
        return spool_response(std::move(spool_), "text/csv; charset=utf-8", file_);
    }

private:
    std::string file_;
    std::vector<Column> columns_;
    Spool spool_;
};

}  // namespace

std::unique_ptr<TableWriter> csv_table(TableHead head)
{
    return std::make_unique<CsvTable>(std::move(head));
}

}  // namespace motcua::api
