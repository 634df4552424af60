#include "domain/form_06a.hpp"

#include "api/forms/report.hpp"
#include "api/handlers.hpp"
#include "api/words.hpp"

#include <array>

namespace motcua::api {
namespace {

using storage::FigureCell;
using storage::FigureFilter;
using storage::FigureQuestion;
using storage::GroupBy;

constexpr std::array kLevels{Level::province, Level::district, Level::commune};

std::string level_words(Level level, Language language)
{
    switch (level) {
        case Level::province:
            return in(language, "Thủ tục cấp tỉnh", "Procedures of the province");
        case Level::district:
            return in(language, "Thủ tục cấp huyện", "Procedures of the district");
        case Level::commune:
            return in(language, "Thủ tục cấp xã", "Procedures of the commune");
    }
    return {};
}

// The columns of the form from the third on, with what it prints under their names.
std::vector<Column> columns_of(const Call& call)
{
    const auto words = [&](const char* vi, const char* en) { return in(call.language, vi, en); };
    const auto count = [](const char* key, std::string name, const char* mark) {
        return Column{.key = key, .name = std::move(name), .kind = CellKind::count, .width = 11, .mark = mark};
    };
    Column number = number_column(call);
    number.mark = "(1)";
    return {
        std::move(number),
        {.key = "name", .name = words("Lĩnh vực, công việc giải quyết", "Field of work"), .width = 44, .mark = "(2)"},
        count("received_total", words("Tiếp nhận: tổng số", "Received: total"), "(3)=(4)+(5)+(6)"),
        count("received_online", words("Trong kỳ: trực tuyến", "In the period: online"), "(4)"),
        count("received_direct_post", words("Trong kỳ: trực tiếp, bưu chính", "In the period: in person, post"), "(5)"),
        count("carried_over", words("Từ kỳ trước chuyển qua", "Carried over"), "(6)"),
        count("solved", words("Đã giải quyết: tổng số", "Solved: total"), "(7)=(8)+(9)+(10)"),
        count("solved_early", words("Trước hạn", "Early"), "(8)"),
        count("solved_on_time", words("Đúng hạn", "On time"), "(9)"),
        count("solved_late", words("Quá hạn", "Late"), "(10)"),
        count("in_progress", words("Đang giải quyết: tổng số", "In progress: total"), "(11)=(12)+(13)"),
        count("in_progress_in_time", words("Trong hạn", "In time"), "(12)"),
        count("in_progress_overdue", words("Quá hạn", "Overdue"), "(13)"),
    };
}

// One form on its way into a table.
class Form {
public:
    Form(Session& session, Call& call, const FigureQuestion& question, TableWriter& table)
        : session_(session), call_(call), question_(question), table_(table)
    {
    }

    // By field the form has a section for each level; other groupings have one. False after a fault.
    Outcome<void> write()
    {
        if (question_.group_by != GroupBy::field || question_.filter.level) {
            if (auto done = section(question_.filter, std::nullopt); !done) return done;
        } else {
            for (const Level level : kLevels) {
                FigureFilter filter = question_.filter;
                filter.level = level;
                if (auto done = section(filter, level); !done) return done;
            }
        }
        line(in(call_.language, "TỔNG SỐ", "TOTAL"), total_, RowKind::sum);
        return without_deadline();
    }

    std::vector<std::string> notes() const
    {
        const auto said = [&](const char* vi, std::int64_t n, const char* en) {
            return in(call_.language, vi, en) + ": " + cell_words_of(n) + ".";
        };
        return {
            in(call_.language,
               "Cột (9) gồm cả hồ sơ từ chối giải quyết và hồ sơ công dân rút, theo ghi chú của biểu mẫu",
               "Column (9) includes dossiers refused and withdrawn, as the form's note says") +
                ": " + cell_words_of(total_.at(Standing::refused)) + " / " +
                cell_words_of(total_.at(Standing::withdrawn)) + ".",
            said("Cột (12) gồm cả hồ sơ đang chờ công dân bổ sung hoặc thực hiện nghĩa vụ tài chính",
                 total_.at(Standing::waiting), "Column (12) includes dossiers that wait for the citizen"),
            said(
                "Cột (6) gồm cả hồ sơ bị trả lại kết quả trong kỳ để giải quyết lại; trừ số này, cột (6) bằng cột (11) "
                "của kỳ trước",
                total_.reopened,
                "Column (6) includes results sent back in the period to be done again; without them it equals column "
                "(11) of the period before"),
            said("Không tính hồ sơ không có thời hạn giải quyết", unlimited_,
                 "Dossiers without a deadline are not counted"),
            in(call_.language, "Biểu số II.06a/VPCP/KSTT (TT 02/2017/TT-VPCP, TT 01/2020/TT-VPCP).",
               "Form II.06a/VPCP/KSTT (TT 02/2017/TT-VPCP, TT 01/2020/TT-VPCP)."),
        };
    }

private:
    std::string cell_words_of(std::int64_t number) const { return cell_words(number, CellKind::count, call_.language); }

    Outcome<storage::FigureCells> cells(FigureFilter filter, bool with_deadline, GroupBy group_by)
    {
        FigureQuestion asked = question_;
        asked.span.reset();
        asked.group_by = group_by;
        asked.filter = std::move(filter);
        asked.filter.with_deadline = with_deadline;
        return answer_figures(session_, call_, call_.actor(), asked);
    }

    Outcome<void> section(const FigureFilter& filter, std::optional<Level> level)
    {
        const auto found = cells(filter, true, question_.group_by);
        if (!found) return std::unexpected(found.error());
        Figures sum;
        for (const FigureCell& cell : found->cells) {
            if (cell.figures.total() == 0) continue;
            line(cell.name.empty() ? cell.key : cell.name, cell.figures, RowKind::plain);
            sum.add(cell.figures);
        }
        if (level && sum.total() != 0) line(level_words(*level, call_.language), sum, RowKind::sum);
        total_.add(sum);
        return {};
    }

    Outcome<void> without_deadline()
    {
        const auto found = cells(question_.filter, false, GroupBy::none);
        if (!found) return std::unexpected(found.error());
        unlimited_ = found->cells.front().figures.total();
        return {};
    }

    void line(const std::string& name, const Figures& figures, RowKind kind)
    {
        std::vector<Cell> cells;
        cells.push_back(kind == RowKind::sum ? Cell{} : Cell{++number_});
        cells.emplace_back(name);
        for (const std::int64_t value : form_06a(figures)) cells.emplace_back(value);
        table_.row(cells, kind);
    }

    Session& session_;
    Call& call_;
    const FigureQuestion& question_;
    TableWriter& table_;
    Figures total_ = {};
    std::int64_t unlimited_ = 0;
    std::int64_t number_ = 0;
};

}  // namespace

Outcome<Response> get_form_06a(Session& session, Call& call)
{
    auto question = read_report_question(session, call);
    if (!question) return std::unexpected(question.error());
    FigureQuestion& figures = question->figures;
    if (figures.group_by == GroupBy::none) figures.group_by = GroupBy::field;
    TableHead head = report_head(
        session, call, figures, "06a",
        in(call.language, "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH", "RESULTS OF ADMINISTRATIVE PROCEDURES"));
    head.lines.push_back(
        {"unit_of_count", in(call.language, "Đơn vị tính", "Unit of count"), in(call.language, "hồ sơ", "dossiers")});
    head.columns = columns_of(call);
    const auto table = table_writer(question->format, std::move(head), call);
    Form form{session, call, figures, *table};
    if (auto written = form.write(); !written) return std::unexpected(written.error());
    return table->finish(form.notes());
}

}  // namespace motcua::api
