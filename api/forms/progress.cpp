#include "api/forms/report.hpp"
#include "api/handlers.hpp"
#include "api/words.hpp"
#include "domain/rates.hpp"
#include "domain/statistics.hpp"

#include <algorithm>
#include <stdexcept>

namespace motcua::api {
namespace {

// The most points of the group "Tiến độ, kết quả giải quyết" of QĐ 766/QĐ-TTg.
constexpr std::int64_t kMostPoints = 20;

const Rate& share()
{
    const auto found = std::ranges::find(rates(), std::string_view{"d3"}, &Rate::key);
    if (found == rates().end()) throw std::logic_error("no rate d3");
    return *found;
}

std::vector<Column> columns_of(const Call& call)
{
    const auto words = [&](const char* vi, const char* en) { return in(call.language, vi, en); };
    const auto column = [](const char* key, std::string name, CellKind kind = CellKind::count) {
        return Column{.key = key, .name = std::move(name), .kind = kind, .width = 11};
    };
    return {
        number_column(call),
        {.key = "group", .name = words("Mã", "Code"), .width = 16},
        {.key = "name", .name = words("Đơn vị, lĩnh vực", "Unit, field"), .width = 40},
        column("total", words("Tổng số", "Total")),
        column("carried_over", words("Kỳ trước chuyển qua", "Carried over")),
        column("reopened", words("Giải quyết lại", "Done again")),
        column("received", words("Tiếp nhận trong kỳ", "Received")),
        column("received_online", words("Trực tuyến", "Online")),
        column("received_direct", words("Trực tiếp", "In person")),
        column("received_post", words("Bưu chính", "By post")),
        column("processed", words("Đã xử lý", "Processed")),
        column("decided_early", words("Trước hạn", "Early")),
        column("decided_on_time", words("Đúng hạn", "On time")),
        column("decided_late", words("Quá hạn", "Late")),
        column("decided_no_deadline", words("Không có hạn", "No deadline")),
        column("refused", words("Từ chối", "Refused")),
        column("withdrawn", words("Rút", "Withdrawn")),
        column("in_progress_in_time", words("Đang xử lý trong hạn", "In progress, in time")),
        column("in_progress_overdue", words("Đang xử lý quá hạn", "In progress, overdue")),
        column("in_progress_no_deadline", words("Đang xử lý, không có hạn", "In progress, no deadline")),
        column("in_progress_waiting", words("Tạm dừng chờ công dân", "Waiting for the citizen")),
        column("numerator", words("Tử số (D3)", "Numerator (d3)")),
        column("denominator", words("Mẫu số (D3)", "Denominator (d3)")),
        column("percent", words("Tỷ lệ D3 (%)", "Rate d3 (%)"), CellKind::tenths),
        column("points", words("Điểm (tối đa 20)", "Points (of 20)"), CellKind::hundredths),
    };
}

// 20 × the share, half up to hundredths.
Cell points_of(std::int64_t good, std::int64_t all)
{
    if (all == 0) return {};
    return (2 * 100 * kMostPoints * good + all) / (2 * all);
}

std::vector<Cell> line_of(const std::string& key, const std::string& name, const Figures& f)
{
    using enum Standing;
    const auto by = [&](Channel channel) { return f.received_by[static_cast<std::size_t>(channel)]; };
    const std::int64_t good = share().good(f);
    const std::int64_t all = share().all(f);
    return {Cell{},
            key,
            name,
            f.total(),
            f.carried_over,
            f.reopened,
            f.received(),
            by(Channel::online),
            by(Channel::direct),
            by(Channel::post),
            f.decided() + f.at(refused) + f.at(withdrawn),
            f.at(early),
            f.at(on_time),
            f.at(late),
            f.at(without_deadline),
            f.at(refused),
            f.at(withdrawn),
            f.at(running),
            f.overdue,
            f.at(unlimited),
            f.at(waiting),
            good,
            all,
            cell_of(tenths_of(good, all)),
            points_of(good, all)};
}

}  // namespace

Outcome<Response> get_progress_report(Session& session, Call& call)
{
    auto question = read_report_question(session, call);
    if (!question) return std::unexpected(question.error());
    storage::FigureQuestion& figures = question->figures;
    figures.span.reset();
    if (figures.group_by == storage::GroupBy::none) figures.group_by = storage::GroupBy::agency;
    const auto found = answer_figures(session, call, call.actor(), figures);
    if (!found) return std::unexpected(found.error());
    TableHead head = report_head(session, call, figures, "tien-do",
                                 in(call.language, "TIẾN ĐỘ, KẾT QUẢ GIẢI QUYẾT HỒ SƠ", "PROGRESS AND RESULTS"));
    head.columns = columns_of(call);
    const auto table = table_writer(question->format, std::move(head), call);
    Figures total;
    std::int64_t number = 0;
    for (const storage::FigureCell& cell : found->cells) {
        auto line = line_of(cell.key, cell.name, cell.figures);
        line.front() = ++number;
        table->row(line);
        total.add(cell.figures);
    }
    table->row(line_of("", in(call.language, "TỔNG SỐ", "TOTAL"), total), RowKind::sum);
    const std::vector<std::string> notes{
        in(call.language, std::string{share().name_vi} + ": " + std::string{share().sentence_vi} + ".",
           std::string{share().name_en} + ": " + std::string{share().sentence_en} + "."),
        in(call.language,
           "Điểm: 20 × tỷ lệ D3, nhóm “Tiến độ, kết quả giải quyết” của QĐ 766/QĐ-TTg (tối đa 20 điểm). Công thức theo "
           "thực tế áp dụng, chưa đối chiếu với văn bản; số chính thức do Cổng Dịch vụ công Quốc gia công bố.",
           "Points: 20 × rate d3, the group of timeliness of QĐ 766/QĐ-TTg (20 at most). The formula follows practice "
           "and "
           "was not checked against the decision's text; the official figure is the National Portal's."),
    };
    return table->finish(notes);
}

}  // namespace motcua::api
