#include "api/forms/report.hpp"
#include "api/handlers.hpp"
#include "api/words.hpp"
#include "storage/figure_lists.hpp"
#include "storage/known_names.hpp"

#include <algorithm>

namespace motcua::api {
namespace {

using storage::FigureQuestion;
using storage::ListedDossier;
using storage::name_in;

// Names for the codes of one list.
struct Names {
    explicit Names(Session& session)
        : units(storage::unit_names(session)),
          accounts(storage::account_names(session)),
          procedures(storage::procedure_names(session))
    {
    }

    storage::KnownNames units;
    storage::KnownNames accounts;
    storage::KnownNames procedures;
};

std::vector<ListedDossier> listed(Session& session,
                                  Call& call,
                                  const FigureQuestion& question,
                                  bool (*belongs)(const Figures&))
{
    Services& services = call.services;
    return storage::dossiers_behind(session, services.facts, services.calendars, services.alarms, call.actor(),
                                    question, belongs);
}

std::vector<Column> shared_columns(const Call& call)
{
    const auto words = [&](const char* vi, const char* en) { return in(call.language, vi, en); };
    return {number_column(call),
            {.key = "code", .name = words("Mã hồ sơ", "Code"), .width = 22},
            {.key = "procedure", .name = words("Thủ tục", "Procedure"), .width = 44},
            {.key = "received_at", .name = words("Ngày nhận", "Received"), .kind = CellKind::moment, .width = 17},
            {.key = "due_at", .name = words("Ngày hẹn trả", "Due"), .kind = CellKind::moment, .width = 17}};
}

Column minutes_column(const Call& call)
{
    return {.key = "late_minutes",
            .name = in(call.language, "Quá hạn (phút làm việc)", "Late (working minutes)"),
            .kind = CellKind::count,
            .width = 14};
}

std::vector<Column> decided_columns(const Call& call)
{
    auto columns = shared_columns(call);
    columns.push_back({.key = "ready_at",
                       .name = in(call.language, "Ngày có kết quả", "Result"),
                       .kind = CellKind::moment,
                       .width = 17});
    columns.push_back(minutes_column(call));
    columns.push_back({.key = "unit", .name = in(call.language, "Đơn vị giải quyết", "Unit"), .width = 32});
    columns.push_back({.key = "person", .name = in(call.language, "Người giải quyết", "Official"), .width = 26});
    return columns;
}

std::vector<Column> overdue_columns(const Call& call)
{
    auto columns = shared_columns(call);
    columns.push_back(minutes_column(call));
    columns.push_back({.key = "holder", .name = in(call.language, "Đang ở", "Held by"), .width = 32});
    columns.push_back({.key = "person", .name = in(call.language, "Người đang giữ", "Official"), .width = 26});
    columns.push_back({.key = "note", .name = in(call.language, "Ghi chú", "Note"), .width = 40});
    return columns;
}

std::vector<Cell> shared_cells(std::int64_t number, const ListedDossier& dossier, const Names& names)
{
    return {number, dossier.code, name_in(names.procedures, dossier.procedure), dossier.received_at,
            cell_of(dossier.due)};
}

bool is_decided_late(const Figures& own)
{
    return own.at(Standing::late) != 0;
}

bool is_overdue(const Figures& own)
{
    return own.overdue != 0;
}

// On its way a dossier has no holder: who sent it answers for it until it is accepted.
std::string note_of(const Keeper& keeper, const Names& names, Language language)
{
    if (keeper.kind != CustodyKind::transit) return {};
    return in(language, "Đang bàn giao, chưa được nhận: ", "On its way, not accepted: ") +
           name_in(names.units, keeper.to_unit);
}

}  // namespace

Outcome<Response> get_decided_late(Session& session, Call& call)
{
    const auto question = read_report_question(session, call);
    if (!question) return std::unexpected(question.error());
    if (auto ready = refresh_facts(session, call.services); !ready) return std::unexpected(ready.error());
    auto dossiers = listed(session, call, question->figures, &is_decided_late);
    std::ranges::sort(dossiers, {}, [](const ListedDossier& d) { return std::tie(d.since, d.code); });
    TableHead head = report_head(session, call, question->figures, "qua-han-da-giai-quyet",
                                 in(call.language, "DANH SÁCH HỒ SƠ GIẢI QUYẾT QUÁ HẠN", "DOSSIERS DECIDED LATE"));
    head.columns = decided_columns(call);
    const auto table = table_writer(question->format, std::move(head), call);
    const Names names{session};
    std::int64_t number = 0;
    for (const ListedDossier& dossier : dossiers) {
        auto cells = shared_cells(++number, dossier, names);
        cells.emplace_back(dossier.since);
        cells.emplace_back(dossier.late);
        cells.emplace_back(name_in(names.units, dossier.unit));
        cells.emplace_back(name_in(names.accounts, dossier.person));
        table->row(cells);
    }
    return table->finish({});
}

Outcome<Response> get_overdue(Session& session, Call& call)
{
    const auto question = read_report_question(session, call);
    if (!question) return std::unexpected(question.error());
    if (auto ready = refresh_facts(session, call.services); !ready) return std::unexpected(ready.error());
    auto dossiers = listed(session, call, question->figures, &is_overdue);
    std::ranges::sort(dossiers, {}, [](const ListedDossier& d) { return std::tie(d.due, d.code); });
    std::vector<std::string> codes;
    for (const ListedDossier& dossier : dossiers) codes.push_back(dossier.code);
    const auto keepers = storage::keepers_of(session, codes, question->figures);
    const Instant at = std::min(question->figures.whole.to, question->figures.as_of);
    TableHead head = report_head(session, call, question->figures, "qua-han-dang-giai-quyet",
                                 in(call.language, "DANH SÁCH HỒ SƠ ĐANG GIẢI QUYẾT ĐÃ QUÁ HẠN", "DOSSIERS LATE NOW"));
    head.columns = overdue_columns(call);
    const auto table = table_writer(question->format, std::move(head), call);
    const Names names{session};
    storage::DeskCalendars by_desk{session, call.services.calendars};
    std::int64_t number = 0;
    for (const ListedDossier& dossier : dossiers) {
        auto cells = shared_cells(++number, dossier, names);
        cells.emplace_back(working_minutes_total(by_desk.of(dossier.desk), dossier.due.value(), at));
        const Keeper& keeper = keepers.at(dossier.code);
        cells.emplace_back(name_in(names.units, keeper.unit));
        cells.emplace_back(name_in(names.accounts, keeper.person));
        cells.emplace_back(note_of(keeper, names, call.language));
        table->row(cells);
    }
    return table->finish({});
}

}  // namespace motcua::api
