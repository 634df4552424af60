#include "storage/register.hpp"

#include "api/forms/report.hpp"
#include "api/handlers.hpp"
#include "api/words.hpp"

namespace motcua::api {
namespace {

std::vector<Column> columns_of(const Call& call)
{
    const auto words = [&](const char* vi, const char* en) { return in(call.language, vi, en); };
    return {
        number_column(call),
        {.key = "code", .name = words("Mã hồ sơ", "Code"), .width = 22},
        {.key = "procedure", .name = words("Nội dung", "Procedure"), .width = 44},
        {.key = "applicant", .name = words("Chủ hồ sơ", "Applicant"), .width = 26},
        {.key = "address", .name = words("Địa chỉ", "Address"), .width = 36},
        {.key = "phone", .name = words("Số điện thoại", "Phone"), .width = 14},
        {.key = "channel", .name = words("Cách nộp", "Came in"), .width = 12},
        {.key = "received_at", .name = words("Ngày nhận", "Received"), .kind = CellKind::moment, .width = 17},
        {.key = "original_due_at", .name = words("Hẹn trả", "Appointed"), .kind = CellKind::moment, .width = 17},
        {.key = "due_at", .name = words("Hạn hiện tại", "Due now"), .kind = CellKind::moment, .width = 17},
        {.key = "ready_at", .name = words("Có kết quả", "Result"), .kind = CellKind::moment, .width = 17},
        {.key = "returned_at", .name = words("Trả kết quả", "Returned"), .kind = CellKind::moment, .width = 17},
        {.key = "status", .name = words("Tình trạng", "Status"), .width = 20},
        {.key = "received_by", .name = words("Người nhận hồ sơ", "Received by"), .width = 24},
        {.key = "desk", .name = words("Nơi nhận", "Desk"), .width = 30},
        {.key = "note", .name = words("Ghi chú", "Note"), .width = 30},
    };
}

std::string channel_words(Channel channel, Language language)
{
    switch (channel) {
        case Channel::direct:
            return in(language, "Trực tiếp", "In person");
        case Channel::post:
            return in(language, "Bưu chính", "By post");
        case Channel::online:
            return in(language, "Trực tuyến", "Online");
    }
    return {};
}

std::string note_of(const storage::RegisterRow& row, Language language)
{
    std::string note;
    const auto add = [&](const std::string& words) { note += (note.empty() ? "" : "; ") + words; };
    if (row.outcome == motcua::Outcome::refused) add(in(language, "Từ chối giải quyết", "Refused"));
    if (row.supplements > 0)
        add(in(language, "Yêu cầu bổ sung ", "Supplements asked: ") + std::to_string(row.supplements) +
            in(language, " lần", ""));
    if (row.reappointments > 0) add(in(language, "Đã xin lỗi và hẹn lại", "Apology and new date"));
    return note;
}

}  // namespace

Outcome<Response> get_register(Session& session, Call& call)
{
    const auto question = read_report_question(session, call);
    if (!question) return std::unexpected(question.error());
    const storage::FigureQuestion& figures = question->figures;
    TableHead head = report_head(session, call, figures, "so-theo-doi",
                                 in(call.language, "SỔ THEO DÕI HỒ SƠ", "REGISTER OF DOSSIERS"));
    head.columns = columns_of(call);
    const auto table = table_writer(question->format, std::move(head), call);
    std::int64_t number = 0;
    storage::each_registered(session, call.actor(), figures.whole, figures.filter, [&](const auto& row) {
        const bool returned = row.status == Status::returned;
        table->row(std::vector<Cell>{++number, row.code, row.procedure, cell_of(row.applicant), cell_of(row.address),
                                     cell_of(row.phone), channel_words(row.channel, call.language), row.received_at,
                                     cell_of(row.original_due_at), cell_of(row.due_at), cell_of(row.ready_at),
                                     returned ? cell_of(row.ended_at) : Cell{}, status_words(row.status, call.language),
                                     row.received_by, row.desk, note_of(row, call.language)});
    });
    const std::vector<std::string> notes{in(call.language,
                                            "Số bộ hồ sơ và chữ ký nhận kết quả không được ghi trong hệ thống.",
                                            "The number of sets and the signature at collection are not recorded.")};
    return table->finish(notes);
}

}  // namespace motcua::api
