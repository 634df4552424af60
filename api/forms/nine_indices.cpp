#include "domain/nine_indices.hpp"

#include "api/cases.hpp"
#include "api/forms/report.hpp"
#include "api/handlers.hpp"
#include "api/words.hpp"

namespace motcua::api {
namespace {

using storage::GroupBy;

// Whom a line is of; other groupings have scores and no bands.
std::optional<Rated> rated_by(GroupBy group_by)
{
    if (group_by == GroupBy::person) return Rated::official;
    if (group_by == GroupBy::unit || group_by == GroupBy::agency) return Rated::unit;
    return std::nullopt;
}

std::string band_words(ServiceBand band, Language language)
{
    switch (band) {
        case ServiceBand::weak:
            return in(language, "Yếu", "Weak");
        case ServiceBand::average:
            return in(language, "Trung bình", "Average");
        case ServiceBand::fair:
            return in(language, "Khá", "Fair");
        case ServiceBand::good:
            return in(language, "Tốt", "Good");
        case ServiceBand::excellent:
            return in(language, "Xuất sắc", "Excellent");
    }
    return {};
}

std::string share_words(TaskShare share, Language language)
{
    switch (share) {
        case TaskShare::below_70:
            return in(language, "Hoàn thành dưới 70% nhiệm vụ", "Less than 70% of the task");
        case TaskShare::from_70:
            return in(language, "Hoàn thành từ 70% đến dưới 100% nhiệm vụ", "From 70% to less than 100% of the task");
        case TaskShare::all:
            return in(language, "Hoàn thành 100% nhiệm vụ", "100% of the task");
    }
    return {};
}

std::string band_of(Rated rated, std::int64_t tenths, Language language)
{
    return rated == Rated::unit ? band_words(service_band(tenths), language)
                                : share_words(task_share(tenths), language);
}

std::string list_of(const std::vector<int>& numbers)
{
    std::string text;
    for (const int number : numbers) text += (text.empty() ? "" : ", ") + std::to_string(number);
    return text;
}

std::vector<Column> columns_of(const Call& call)
{
    const auto words = [&](const char* vi, const char* en) { return in(call.language, vi, en); };
    const auto column = [](std::string key, std::string name, CellKind kind) {
        return Column{.key = std::move(key), .name = std::move(name), .kind = kind, .width = 11};
    };
    std::vector<Column> columns{number_column(call),
                                {.key = "group", .name = words("Mã", "Code"), .width = 16},
                                {.key = "name", .name = words("Đơn vị, cá nhân", "Unit, official"), .width = 40},
                                column("decided", words("Đã giải quyết", "Decided"), CellKind::count)};
    for (std::size_t i = 1; i <= kScoredIndices; ++i) {
        const std::string number = std::to_string(i);
        columns.push_back(column("index_" + number, words("Chỉ số ", "Index ") + number, CellKind::tenths));
        columns.push_back(column("index_" + number + "_dossiers",
                                 words("Hồ sơ chấm chỉ số ", "Dossiers of index ") + number, CellKind::count));
    }
    columns.push_back(column("score", words("Tổng điểm", "Score"), CellKind::tenths));
    columns.push_back(column("most_score", words("Nhiều nhất", "At most"), CellKind::tenths));
    columns.push_back({.key = "left_out", .name = words("Chỉ số chưa tính", "Indices left out"), .width = 18});
    columns.push_back({.key = "band", .name = words("Xếp loại", "Band"), .width = 20});
    columns.push_back({.key = "band_at_least", .name = words("Thấp nhất", "At least"), .width = 20});
    columns.push_back({.key = "band_at_most", .name = words("Cao nhất", "At most"), .width = 20});
    return columns;
}

std::vector<Cell> line_of(Cell number, const storage::FigureCell& cell, Rated rated, bool has_band, Language language)
{
    const Figures& f = cell.figures;
    std::vector<Cell> line{std::move(number), cell.key, cell.name, f.decided()};
    for (const PointSum& sum : f.points) {
        line.push_back(cell_of(index_tenths(sum)));
        line.emplace_back(sum.dossiers);
    }
    const auto score = score_tenths(f);
    const std::int64_t most = most_score_tenths(f, rated);
    line.push_back(cell_of(score));
    line.push_back(score ? Cell{most} : Cell{});
    line.emplace_back(list_of(left_out(f, rated)));
    if (!score || !has_band) {
        line.insert(line.end(), 3, Cell{});
        return line;
    }
    const std::string least_band = band_of(rated, *score, language);
    const std::string most_band = band_of(rated, most, language);
    line.push_back(least_band == most_band ? Cell{least_band} : Cell{});
    line.emplace_back(least_band);
    line.emplace_back(most_band);
    return line;
}

std::string index_note(const NineIndex& index, Language language)
{
    const auto words = [&](std::string_view vi, std::string_view en) {
        return in(language, std::string{vi}, std::string{en});
    };
    std::string note = words("Chỉ số ", "Index ") + std::to_string(index.number) + " (" +
                       words(index.name_vi, index.name_en) + "): " + words(index.points_vi, index.points_en) + ".";
    if (!index.missing_vi.empty())
        note += words(" Chưa tính: ", " Left out: ") + words(index.missing_vi, index.missing_en) + ".";
    return note;
}

std::vector<std::string> notes_of(Rated rated, Language language)
{
    std::vector<std::string> notes{
        in(language,
           "Chấm hồ sơ có kết quả trong kỳ, trừ hồ sơ từ chối giải quyết và hồ sơ công dân rút; mỗi hồ sơ tính cho đơn "
           "vị và người đã giải quyết.",
           "Of the dossiers with a result in the period, without those refused and withdrawn; each counts for the unit "
           "and the official that decided it."),
        in(language,
           "Điểm mỗi chỉ số bằng tổng điểm chia cho số hồ sơ được chấm, làm tròn một chữ số thập phân; tổng điểm là "
           "tổng các chỉ số có dữ liệu, ngưỡng xếp loại giữ nguyên (TT 01/2018/TT-VPCP, Điều 13 đến Điều 15). Mức thấp "
           "nhất tính các chỉ số chưa có là 0 điểm, mức cao nhất là 2 điểm.",
           "An index is the sum of points by the dossiers given any, rounded to a tenth; the score is the sum of the "
           "indices that have data, and the thresholds stay what they are (TT 01/2018/TT-VPCP, art. 13 to 15). At "
           "least takes those left out for 0 points, at most for 2."),
    };
    for (const NineIndex& index : nine_indices())
        if (rated == Rated::unit || index.of_officials) notes.push_back(index_note(index, language));
    return notes;
}

}  // namespace

Outcome<Response> get_nine_indices(Session& session, Call& call)
{
    auto question = read_report_question(session, call);
    if (!question) return std::unexpected(question.error());
    storage::FigureQuestion& figures = question->figures;
    figures.span.reset();
    if (figures.group_by == GroupBy::none) figures.group_by = GroupBy::unit;
    const auto found = answer_figures(session, call, call.actor(), figures);
    if (!found) return std::unexpected(found.error());
    const auto rated = rated_by(figures.group_by);
    TableHead head = report_head(session, call, figures, "chin-chi-so",
                                 in(call.language, "CHẤM ĐIỂM THEO CHÍN CHỈ SỐ", "SCORES BY THE NINE INDICES"));
    head.columns = columns_of(call);
    const auto table = table_writer(question->format, std::move(head), call);
    storage::FigureCell total{"", in(call.language, "TỔNG SỐ", "TOTAL"), {}, {}};
    std::int64_t number = 0;
    for (const storage::FigureCell& cell : found->cells) {
        if (cell.figures.decided() == 0) continue;
        table->row(line_of(++number, cell, rated.value_or(Rated::unit), rated.has_value(), call.language));
        total.figures.add(cell.figures);
    }
    table->row(line_of({}, total, rated.value_or(Rated::unit), false, call.language), RowKind::sum);
    return table->finish(notes_of(rated.value_or(Rated::unit), call.language));
}

}  // namespace motcua::api
