#include "api/forms/report.hpp"

#include "api/cases.hpp"
#include "api/words.hpp"
#include "storage/catalogue.hpp"
#include "storage/journal.hpp"

#include <algorithm>

namespace motcua::api {
namespace {

// The unit asked for, or the agency of who asks.
std::string reporting_unit(storage::Session& session, const Call& call, const storage::FigureFilter& filter)
{
    const std::string code = filter.unit.value_or(call.actor().agency);
    const auto unit = storage::find_unit(session, code);
    return unit ? unit->name : code;
}

}  // namespace

Outcome<ReportQuestion> read_report_question(storage::Session& session, const Call& call)
{
    if (auto reader = check_reader(call); !reader) return std::unexpected(reader.error());
    const auto format = table_format_of(call);
    if (!format) return std::unexpected(format.error());
    auto question = read_figure_question(session, call);
    if (!question) return std::unexpected(question.error());
    return ReportQuestion{*std::move(question), *format};
}

TableHead report_head(storage::Session& session,
                      const Call& call,
                      const storage::FigureQuestion& question,
                      const std::string& file,
                      const std::string& title)
{
    const auto words = [&](const char* vi, const char* en) { return in(call.language, vi, en); };
    TableHead head{.file = file + "-" + format_date(office_date(question.whole.from)), .title = title};
    head.lines = {
        {"unit", words("Đơn vị báo cáo", "Reporting unit"), reporting_unit(session, call, question.filter)},
        {"from", words("Từ ngày", "From"), question.whole.from, CellKind::moment},
        {"to", words("Đến trước", "To before"), question.whole.to, CellKind::moment},
        {"as_of", words("Tính đến", "As of"), std::min(question.whole.to, question.as_of), CellKind::moment},
        {"known_at", words("Theo số liệu đã ghi đến", "As written down until"), question.as_of, CellKind::moment},
        {"journal_position", words("Vị trí trong nhật ký", "Position in the journal"), storage::journal_last(session),
         CellKind::count},
    };
    return head;
}

Column number_column(const Call& call)
{
    return {.key = "number", .name = in(call.language, "STT", "No."), .kind = CellKind::count, .width = 6};
}

}  // namespace motcua::api
