#include "storage/csv.hpp"

#include "storage/folding.hpp"

#include <algorithm>
#include <csv.h>
#include <optional>
#include <stdexcept>

namespace motcua::storage {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// The records of a text as libcsv tells them. The text is fed line by line, because libcsv counts no lines and a quoted
// field may hold several.
class Reader {
public:
    Reader()
    {
        if (csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI) != 0) throw std::runtime_error("libcsv does not start");
        // RFC 4180: spaces are part of a field, so a quote behind one is an error.
        csv_set_space_func(&parser_, [](unsigned char) { return 0; });
        // A lone carriage return ends no record; as a control character it is reported with its field.
        csv_set_term_func(&parser_, [](unsigned char c) { return c == '\n' ? 1 : 0; });
    }
    ~Reader() { csv_free(&parser_); }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    // All records up to the end or the first error; the error, if any.
    std::optional<BadRow> read(std::string_view text)
    {
        std::size_t line = 0;
        while (!text.empty()) {
            ++line;
            const auto end = text.find('\n');
            const auto size = end == std::string_view::npos ? text.size() : end + 1;
            if (!feed(text.substr(0, size), line)) return broken();
            text.remove_prefix(size);
        }
        if (csv_fini(&parser_, on_field, on_record, this) != 0) return broken();
        return std::nullopt;
    }

    std::vector<CsvRow>& records() { return records_; }

private:
    bool feed(std::string_view piece, std::size_t line)
    {
        if (parser_.pstate == kBetweenRecords) current_.line = line;
        return csv_parse(&parser_, piece.data(), piece.size(), on_field, on_record, this) == piece.size();
    }

    BadRow broken() const
    {
        return {current_.line, "",
                "a quote is out of place: text with quotes or commas stands in quotes, quotes in it are doubled"};
    }

    static void on_field(void* data, std::size_t size, void* self)
    {
        static_cast<Reader*>(self)->current_.fields.emplace_back(static_cast<const char*>(data), size);
    }

    static void on_record(int, void* self)
    {
        auto& reader = *static_cast<Reader*>(self);
        reader.records_.push_back(std::move(reader.current_));
        reader.current_ = {};
    }

    static constexpr int kBetweenRecords = 0;  // libcsv's ROW_NOT_BEGUN, which its header does not name

    csv_parser parser_{};
    CsvRow current_;
    std::vector<CsvRow> records_;
};

// Quoted line ends are data: the same file saved on another system must give the same text.
std::string without_carriage_returns(std::string_view text)
{
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
        plain += text[i];
    }
    return plain;
}

// Where each column of the layout stands in the file; behind the last one: nowhere.
class Header {
public:
    Header(const CsvRow& record, const CsvLayout& layout, std::vector<BadRow>& bad) : width_(record.fields.size())
    {
        for (const std::string& name : record.fields) check_name(name, record, layout, bad);
        for (const std::string_view column : layout.columns) {
            const auto found = std::ranges::find(record.fields, column);
            if (found == record.fields.end() && std::ranges::find(layout.optional, column) == layout.optional.end())
                bad.push_back({record.line, std::string{column}, "the column is missing"});
            positions_.push_back(static_cast<std::size_t>(found - record.fields.begin()));
        }
    }

    // The fields of the record in the layout's order, or nothing when something was reported.
    std::optional<CsvRow> take(const CsvRow& record, const CsvLayout& layout, std::vector<BadRow>& bad) const
    {
        if (record.fields.size() != width_) {
            bad.push_back({record.line, "",
                           "the row has " + std::to_string(record.fields.size()) + " fields, the header has " +
                               std::to_string(width_)});
            return std::nullopt;
        }
        CsvRow row{record.line, {}};
        const auto known_bad = bad.size();
        for (std::size_t i = 0; i < positions_.size(); ++i) {
            const std::string field = positions_[i] < width_ ? record.fields[positions_[i]] : std::string{};
            if (!valid_text(field)) {
                bad.push_back({record.line, std::string{layout.columns[i]},
                               "the text is not UTF-8 or has control or invisible characters"});
            }
            row.fields.push_back(nfc(trimmed(field)));
        }
        if (bad.size() != known_bad) return std::nullopt;
        return row;
    }

private:
    static void check_name(const std::string& name,
                           const CsvRow& record,
                           const CsvLayout& layout,
                           std::vector<BadRow>& bad)
    {
        const auto is_name = [&](std::string_view column) { return column == name; };
        const std::string shown = valid_text(name) ? name : "?";
        if (std::ranges::none_of(layout.columns, is_name) && std::ranges::none_of(layout.ignored, is_name)) {
            bad.push_back({record.line, shown, "the column is unknown"});
        } else if (std::ranges::count_if(record.fields, is_name) > 1 &&
                   std::ranges::none_of(bad, [&](const BadRow& known) { return known.column == name; })) {
            bad.push_back({record.line, shown, "the column stands in the header more than once"});
        }
    }

    std::size_t width_;
    std::vector<std::size_t> positions_;
};

}  // namespace

CsvTable read_csv(std::string_view text, const CsvLayout& layout)
{
    CsvTable table;
    if (text.size() > kMaxCsvBytes) {
        table.bad.push_back({1, "", "the file is larger than " + std::to_string(kMaxCsvBytes / 1024 / 1024) + " MiB"});
        return table;
    }
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    Reader reader;
    const auto broken = reader.read(without_carriage_returns(text));
    if (reader.records().empty()) {
        table.bad.push_back(broken.value_or(BadRow{1, "", "the file is empty: the first line must name the columns"}));
        return table;
    }
    const Header header{reader.records().front(), layout, table.bad};
    if (!table.bad.empty()) return table;
    for (auto record = reader.records().begin() + 1; record != reader.records().end(); ++record) {
        if (auto row = header.take(*record, layout, table.bad)) table.rows.push_back(std::move(*row));
    }
    if (broken) table.bad.push_back(*broken);
    return table;
}

}  // namespace motcua::storage
