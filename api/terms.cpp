#include "api/terms.hpp"

#include <algorithm>
#include <array>

namespace motcua::api {
namespace {

struct Term {
    std::string_view name;
    const char* vi;
    const char* en;
};

constexpr std::array kTerms{
    Term{"text", "một đoạn chữ", "a text"},
    Term{"integer", "một số nguyên", "an integer"},
    Term{"number", "một con số", "a number"},
    Term{"half", "một số nguyên hoặc có phần lẻ .5", "a whole number or one ending in .5"},
    Term{"boolean", "đúng hoặc sai (true, false)", "true or false"},
    Term{"object", "một đối tượng JSON", "an object"},
    Term{"array", "một danh sách", "a list"},
    Term{"syntax", "sai cú pháp hoặc sai mã UTF-8", "a syntax error or invalid UTF-8"},
    Term{"not-an-object", "không phải một đối tượng", "it is not an object"},
    Term{"too-deep", "lồng nhau quá sâu", "it is nested too deeply"},
    Term{"duplicate-name", "một tên đứng hai lần", "a name stands twice"},
    Term{"reception_clerk", "cán bộ tiếp nhận", "reception clerk"},
    Term{"department_staff", "chuyên viên", "department staff"},
    Term{"head_of_department", "trưởng phòng", "head of department"},
    Term{"head_of_desk", "phụ trách bộ phận một cửa", "head of desk"},
    Term{"agency_leader", "lãnh đạo cơ quan", "agency leader"},
    Term{"procedure_control", "kiểm soát thủ tục hành chính", "procedure control"},
    Term{"auditor", "thanh tra", "auditor"},
    Term{"administrator", "quản trị", "administrator"},
    Term{"read", "xem hồ sơ", "read dossiers"},
    Term{"read-persons", "xem số liệu theo từng người", "read figures person by person"},
    Term{"receive", "tiếp nhận", "receive"},
    Term{"send", "bàn giao", "hand over"},
    Term{"accept", "nhận bàn giao", "accept a handoff"},
    Term{"decline", "từ chối nhận", "decline a handoff"},
    Term{"recall", "thu hồi", "recall a handoff"},
    Term{"assign", "phân công", "assign"},
    Term{"request-supplement", "yêu cầu bổ sung", "ask for a supplement"},
    Term{"receive-supplement", "nhận bổ sung", "receive a supplement"},
    Term{"request-payment", "yêu cầu nghĩa vụ tài chính", "ask for a payment"},
    Term{"receive-payment", "nhận nghĩa vụ tài chính", "receive a payment"},
    Term{"stop", "tạm dừng", "stop"},
    Term{"resume", "tiếp tục", "resume"},
    Term{"redo", "yêu cầu làm lại", "send back to be redone"},
    Term{"announce-early", "báo có kết quả sớm", "announce an early result"},
    Term{"correct", "đính chính", "correct"},
    Term{"report-loss", "báo mất hoặc hỏng giấy tờ", "report lost papers"},
    Term{"locate", "ghi nơi để hồ sơ", "say where it lies"},
    Term{"ask-opinion", "lấy ý kiến", "ask for an opinion"},
    Term{"give-opinion", "cho ý kiến", "give an opinion"},
    Term{"reappoint", "hẹn lại", "appoint a new date"},
    Term{"decide", "quyết định", "decide"},
    Term{"return", "trả kết quả", "return the result"},
    Term{"withdraw", "rút hồ sơ", "withdraw"},
    Term{"note", "ghi chú", "add a note"},
    Term{"open-child", "mở hồ sơ liên thông", "open a linked dossier"},
    Term{"send-paper", "bàn giao hồ sơ giấy", "hand over the paper"},
    Term{"accept-paper", "nhận hồ sơ giấy", "accept the paper"},
    Term{"decline-paper", "từ chối nhận hồ sơ giấy", "decline the paper"},
    Term{"recall-paper", "thu hồi hồ sơ giấy", "recall the paper"},
    Term{"calendar", "sửa lịch làm việc", "change the calendar"},
    Term{"notices", "quản lý thông báo", "manage notices"},
    Term{"file", "ghi nhận hồ sơ nộp", "take down a filing"},
    Term{"guide", "hướng dẫn hoàn thiện hồ sơ", "guide"},
    Term{"refuse", "từ chối tiếp nhận", "refuse at the desk"},
    Term{"set-rule", "đặt quy tắc xếp loại", "set the rule of classification"},
    Term{"set-targets", "giao chỉ tiêu", "set targets"},
    Term{"report-actual", "báo cáo kết quả chỉ tiêu", "report the actual of a target"},
    Term{"close-period", "khóa số liệu kỳ báo cáo", "close a period"},
    Term{"withdraw-target", "rút chỉ tiêu", "withdraw a target"},
    Term{"filed", "mới nộp", "filed"},
    Term{"guided", "đã hướng dẫn hoàn thiện", "guided"},
    Term{"not_accepted", "không được tiếp nhận", "not accepted"},
    Term{"name-deputy", "cử người thay", "name a deputy"},
    Term{"received", "đã tiếp nhận", "received"},
    Term{"processing", "đang giải quyết", "in progress"},
    Term{"awaiting_payment", "chờ nghĩa vụ tài chính", "waiting for a payment"},
    Term{"stopped", "tạm dừng", "stopped"},
    Term{"awaiting_supplement", "chờ bổ sung", "waiting for a supplement"},
    Term{"decided", "đã quyết định", "decided"},
    Term{"ready", "đã có kết quả", "ready"},
    Term{"returned", "đã trả kết quả", "returned"},
    Term{"withdrawn", "đã rút", "withdrawn"},
};

}  // namespace

bool mentions_terms(Reason reason)
{
    constexpr std::array kReasons{Reason::malformed_json,     Reason::wrong_type,  Reason::forbidden_role,
                                  Reason::forbidden_relation, Reason::wrong_state, Reason::deputy_role,
                                  Reason::not_a_worker};
    return std::ranges::find(kReasons, reason) != kReasons.end();
}

std::string term_words(std::string_view name, Language language)
{
    const auto found = std::ranges::find(kTerms, name, &Term::name);
    if (found == kTerms.end()) return std::string{name};
    return language == Language::vi ? found->vi : found->en;
}

}  // namespace motcua::api
