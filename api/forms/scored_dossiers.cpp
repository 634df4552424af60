#include "api/cases.hpp"
#include "api/forms/report.hpp"
#include "api/handlers.hpp"
#include "api/query.hpp"
#include "api/words.hpp"
#include "storage/catalogue.hpp"
#include "storage/figure_lists.hpp"
#include "storage/known_names.hpp"

#include <algorithm>

namespace motcua::api {
namespace {

using storage::ListedDossier;

// Whose dossiers: those of one unit or of one person, who decided them.
struct Decider {
    std::string code;
    std::string ListedDossier::* is = nullptr;
};

Outcome<Decider> decider_of(Session& session, const Call& call)
{
    const auto unit = given(call, "by_unit");
    const auto person = given(call, "by_person");
    if (unit.has_value() == person.has_value())
        return refuse(Reason::exactly_one, "/by_unit", {"by_unit", "by_person"});
    if (unit && !storage::find_unit(session, *unit)) return refuse(Reason::unknown_unit, "/by_unit", {*unit});
    if (unit) return Decider{*unit, &ListedDossier::unit};
    if (auto sees = check_sees_persons(call.actor().role, "/by_person"); !sees) return std::unexpected(sees.error());
    return Decider{*person, &ListedDossier::person};
}

bool is_decided(const Figures& own)
{
    return own.decided() != 0;
}

std::vector<ListedDossier> decided_by(Session& session,
                                      Call& call,
                                      const storage::FigureQuestion& question,
                                      const Decider& decider)
{
    Services& services = call.services;
    auto dossiers = storage::dossiers_behind(session, services.facts, services.calendars, services.alarms, call.actor(),
                                             question, &is_decided);
    std::erase_if(dossiers, [&](const ListedDossier& dossier) { return dossier.*decider.is != decider.code; });
    return dossiers;
}

std::vector<Column> columns_of(const Call& call)
{
    const auto words = [&](const char* vi, const char* en) { return in(call.language, vi, en); };
    std::vector<Column> columns{
        number_column(call),
        {.key = "code", .name = words("Mã hồ sơ", "Code"), .width = 22},
        {.key = "procedure", .name = words("Thủ tục", "Procedure"), .width = 44},
        {.key = "received_at", .name = words("Ngày nhận", "Received"), .kind = CellKind::moment, .width = 17},
        {.key = "due_at", .name = words("Ngày hẹn trả", "Due"), .kind = CellKind::moment, .width = 17},
        {.key = "ready_at", .name = words("Ngày có kết quả", "Result"), .kind = CellKind::moment, .width = 17}};
    for (std::size_t i = 1; i <= kScoredIndices; ++i)
        columns.push_back({.key = "points_" + std::to_string(i),
                           .name = words("Điểm chỉ số ", "Points of index ") + std::to_string(i),
                           .kind = CellKind::count,
                           .width = 11});
    return columns;
}

Cell points_cell(std::int8_t points)
{
    return points == kNoPoints ? Cell{} : Cell{std::int64_t{points}};
}

}  // namespace

Outcome<Response> get_scored_dossiers(Session& session, Call& call)
{
    const auto question = read_report_question(session, call);
    if (!question) return std::unexpected(question.error());
    const auto decider = decider_of(session, call);
    if (!decider) return std::unexpected(decider.error());
    if (auto ready = refresh_facts(session, call.services); !ready) return std::unexpected(ready.error());
    TableHead head = report_head(session, call, question->figures, "ho-so-cham-diem",
                                 in(call.language, "HỒ SƠ ĐƯỢC CHẤM ĐIỂM", "DOSSIERS SCORED"));
    head.lines.push_back({"decided_by", in(call.language, "Đơn vị, người giải quyết", "Decided by"), decider->code});
    head.columns = columns_of(call);
    const auto table = table_writer(question->format, std::move(head), call);
    const auto procedures = storage::procedure_names(session);
    std::array<PointSum, kScoredIndices> sums = {};
    std::int64_t number = 0;
    for (const ListedDossier& dossier : decided_by(session, call, question->figures, *decider)) {
        std::vector<Cell> line{++number,
                               dossier.code,
                               storage::name_in(procedures, dossier.procedure),
                               dossier.received_at,
                               cell_of(dossier.due),
                               dossier.since};
        for (std::size_t i = 0; i < kScoredIndices; ++i) {
            line.push_back(points_cell(dossier.points[i]));
            sums[i].add(dossier.points[i]);
        }
        table->row(line);
    }
    const auto sum_line = [&](const char* vi, const char* en, std::int64_t PointSum::* of) {
        std::vector<Cell> line{Cell{}, in(call.language, vi, en), Cell{}, Cell{}, Cell{}, Cell{}};
        for (const PointSum& sum : sums) line.emplace_back(sum.*of);
        table->row(line, RowKind::sum);
    };
    sum_line("Tổng điểm", "Points", &PointSum::points);
    sum_line("Hồ sơ được chấm", "Dossiers given any", &PointSum::dossiers);
    return table->finish({});
}

}  // namespace motcua::api
