#include "api/tables/formats.hpp"
#include "storage/database.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <unistd.h>
#include <xlsxwriter.h>

namespace motcua::api {
namespace {

// Excel's own limits.
constexpr lxw_row_t kLastRow = 1'048'575;
constexpr std::size_t kLongestText = 32'767;

// A whole character at its end.
std::string shortened(std::string text)
{
    if (text.size() <= kLongestText) return text;
    std::size_t end = kLongestText;
    while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    text.resize(end);
    return text;
}

lxw_datetime datetime_of(Date date)
{
    const std::chrono::year_month_day day{date};
    return {static_cast<int>(day.year()),
            static_cast<int>(static_cast<unsigned>(day.month())),
            static_cast<int>(static_cast<unsigned>(day.day())),
            0,
            0,
            0};
}

// Office time, as the clock on the wall shows it.
lxw_datetime datetime_of(Instant t)
{
    lxw_datetime time = datetime_of(office_date(t));
    const std::string text = format_instant(t);
    time.hour = std::atoi(text.c_str() + 11);
    time.min = std::atoi(text.c_str() + 14);
    return time;
}

std::string new_file()
{
    std::string path = spool_folder() + "/motcua-XXXXXX";
    const int file = ::mkstemp(path.data());
    if (file == -1) throw storage::Unavailable{"no temporary file for a spreadsheet"};
    ::close(file);
    return path;
}

// The library writes rows to a temporary file of its own as they come (constant_memory), and all of it into one archive
// at the end.
class XlsxTable final : public TableWriter {
public:
    explicit XlsxTable(TableHead head) : head_(std::move(head)), path_(new_file()), folder_(spool_folder())
    {
        lxw_workbook_options options{LXW_TRUE, folder_.data(), LXW_FALSE};
        book_ = workbook_new_opt(path_.c_str(), &options);
        if (book_ == nullptr) {
            ::unlink(path_.c_str());
            throw storage::Unavailable{"no room for a spreadsheet"};
        }
        make_formats();
        begin_sheet();
    }

    ~XlsxTable() override
    {
        if (book_ != nullptr) static_cast<void>(workbook_close(book_));
        if (!path_.empty()) ::unlink(path_.c_str());
    }
    XlsxTable(const XlsxTable&) = delete;
    XlsxTable& operator=(const XlsxTable&) = delete;

    void row(std::span<const Cell> cells, RowKind kind) override
    {
        if (kLastRow < row_) begin_sheet();
        for (std::size_t i = 0; i < cells.size(); ++i)
            write(static_cast<lxw_col_t>(i), cells[i], head_.columns[i].kind, kind);
        ++row_;
    }

    Response finish(std::span<const std::string> notes) override
    {
        ++row_;
        for (const std::string& note : notes) text(0, note, nullptr);
        // Frees the book even when it fails.
        const lxw_error failure = workbook_close(std::exchange(book_, nullptr));
        if (failure != LXW_NO_ERROR)
            throw storage::Unavailable{std::string{"no room for a spreadsheet: "} + lxw_strerror(failure)};
        Spool spool = Spool::of_file(path_);
        path_.clear();
        return spool_response(std::move(spool), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                              head_.file + ".xlsx");
    }

private:
    lxw_format* format(const char* number, bool bold)
    {
        lxw_format* made = workbook_add_format(book_);
        if (number != nullptr) format_set_num_format(made, number);
        if (bold) format_set_bold(made);
        return made;
    }

    void make_formats()
    {
        // In the order of CellKind.
        constexpr std::array kNumbers{"@", "#,##0", "0.0", "0.00", "dd/mm/yyyy hh:mm", "dd/mm/yyyy"};
        for (std::size_t kind = 0; kind < kNumbers.size(); ++kind) {
            plain_.at(kind) = format(kNumbers.at(kind), false);
            sum_.at(kind) = format(kNumbers.at(kind), true);
        }
        bold_ = format(nullptr, true);
        header_ = format(nullptr, true);
        format_set_text_wrap(header_);
        format_set_border(header_, LXW_BORDER_THIN);
        format_set_align(header_, LXW_ALIGN_CENTER);
        format_set_align(header_, LXW_ALIGN_VERTICAL_CENTER);
    }

    // A full sheet is followed by another one.
    void begin_sheet()
    {
        sheet_ = workbook_add_worksheet(book_, nullptr);
        row_ = 0;
        worksheet_set_landscape(sheet_);
        worksheet_set_paper(sheet_, 9);  // A4
        worksheet_fit_to_pages(sheet_, 1, 0);
        for (std::size_t i = 0; i < head_.columns.size(); ++i) {
            const auto place = static_cast<lxw_col_t>(i);
            worksheet_set_column(sheet_, place, place, head_.columns[i].width, nullptr);
        }
        text(0, head_.title, bold_);
        for (const HeadLine& line : head_.lines)
            text(0, line.name + ": " + cell_words(line.value, line.kind, Language::vi), nullptr);
        ++row_;
        write_header();
    }

    void write_header()
    {
        const lxw_row_t first = row_;
        for (std::size_t i = 0; i < head_.columns.size(); ++i) put(i, head_.columns[i].name);
        ++row_;
        if (std::ranges::any_of(head_.columns, [](const Column& column) { return !column.mark.empty(); })) {
            for (std::size_t i = 0; i < head_.columns.size(); ++i) put(i, head_.columns[i].mark);
            ++row_;
        }
        worksheet_repeat_rows(sheet_, first, row_ - 1);
        worksheet_freeze_panes(sheet_, row_, 0);
    }

    void put(std::size_t column, const std::string& name)
    {
        worksheet_write_string(sheet_, row_, static_cast<lxw_col_t>(column), name.c_str(), header_);
    }

    // A text in a row of its own.
    void text(lxw_col_t column, const std::string& words, lxw_format* format)
    {
        worksheet_write_string(sheet_, row_++, column, shortened(words).c_str(), format);
    }

    void write(lxw_col_t column, const Cell& cell, CellKind kind, RowKind row_kind)
    {
        constexpr std::array kUnits{1.0, 10.0, 100.0};
        lxw_format* format = (row_kind == RowKind::sum ? sum_ : plain_).at(static_cast<std::size_t>(kind));
        if (const auto* number = std::get_if<std::int64_t>(&cell)) {
            const double unit = kUnits.at(static_cast<std::size_t>(decimals_of(kind)));
            worksheet_write_number(sheet_, row_, column, static_cast<double>(*number) / unit, format);
        } else if (const auto* moment = std::get_if<Instant>(&cell)) {
            lxw_datetime time = datetime_of(*moment);
            worksheet_write_datetime(sheet_, row_, column, &time, format);
        } else if (const auto* date = std::get_if<Date>(&cell)) {
            lxw_datetime time = datetime_of(*date);
            worksheet_write_datetime(sheet_, row_, column, &time, format);
        } else if (const auto* words = std::get_if<std::string>(&cell)) {
            worksheet_write_string(sheet_, row_, column, shortened(*words).c_str(), format);
        }
    }

    TableHead head_;
    std::string path_;
    std::string folder_;
    lxw_workbook* book_ = nullptr;
    lxw_worksheet* sheet_ = nullptr;
    lxw_row_t row_ = 0;
    std::array<lxw_format*, 6> plain_ = {};
    std::array<lxw_format*, 6> sum_ = {};
    lxw_format* bold_ = nullptr;
    lxw_format* header_ = nullptr;
};

}  // namespace

std::unique_ptr<TableWriter> xlsx_table(TableHead head)
{
    return std::make_unique<XlsxTable>(std::move(head));
}

}  // namespace motcua::api
