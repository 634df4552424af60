#include "api/alarm_words.hpp"

#include "api/words.hpp"

#include <array>

namespace motcua::api {
namespace {

// In the order of the enumeration; {0} is the dossier or the year, {1} the moment.
constexpr std::array<Words, kAlarmKinds> kWords{{
    {"Hồ sơ {0} quá hạn từ {1}", "Dossier {0} has been overdue since {1}"},
    {"Hồ sơ {0} chậm tiến độ ở một bước từ {1}", "Dossier {0} has been late in a step since {1}"},
    {"Hồ sơ {0} sắp đến hạn từ {1}", "Dossier {0} has been due soon since {1}"},
    {"Hồ sơ {0} lẽ ra phải được bàn giao cho phòng chuyên môn trước {1}",
     "Dossier {0} should have been handed to a department by {1}"},
    {"Hồ sơ {0} đã bàn giao lẽ ra phải được nhận hoặc từ chối trước {1}",
     "Dossier {0}, handed over, should have been accepted or declined by {1}"},
    {"Hồ sơ {0} bị yêu cầu bổ sung sau ngày làm việc thứ ba kể từ ngày tiếp nhận, vào {1}",
     "A supplement to dossier {0} was asked for after the third working day from receipt, at {1}"},
    {"Hồ sơ {0} chờ bổ sung quá lâu từ {1}", "Dossier {0} has waited too long for a supplement since {1}"},
    {"Hồ sơ {0} lẽ ra phải có thư xin lỗi và ngày hẹn lại trước {1}",
     "Dossier {0} should have had an apology with a new date by {1}"},
    {"Lịch làm việc năm {0} lẽ ra phải được công bố trước {1}",
     "The working calendar of {0} should have been announced by {1}"},
    {"Hồ sơ {0} đã nộp lẽ ra phải được tiếp nhận, hướng dẫn hoặc từ chối trước {1}",
     "Dossier {0}, filed, should have been received, guided or refused by {1}"},
    {"Đơn vị được lấy ý kiến về hồ sơ {0} lẽ ra phải trả lời trước {1}",
     "The unit asked about dossier {0} should have given its opinion by {1}"},
}};

constexpr Words kHeld{"; khi đó {0} đang giữ", "; {0} had it then"};
constexpr Words kOnItsWay{"; khi đó đang bàn giao từ {0} đến {1}", "; it was then on its way from {0} to {1}"};
constexpr Words kWaiting{"; khi đó đang chờ công dân, hồ sơ ở {0}", "; it was then waiting for the citizen at {0}"};

std::string filled(std::string text, const std::string& first, const std::string& second)
{
    for (const auto& [mark, value] : {std::pair{"{1}", second}, std::pair{"{0}", first}}) {
        if (const auto at = text.find(mark); at != std::string::npos) text.replace(at, 3, value);
    }
    return text;
}

// A unit without a name, which a new catalogue may have left, goes by its code.
std::string named(const std::string& name, const std::string& code)
{
    return name.empty() ? code : name;
}

std::string who(const storage::AlarmFlag& flag, Language language)
{
    if (!flag.keeper) return "";
    const std::string unit = named(flag.unit_name, flag.keeper->unit);
    switch (flag.keeper->kind) {
        case CustodyKind::transit:
            return filled(kOnItsWay.in(language), unit, named(flag.to_name, flag.keeper->to_unit));
        case CustodyKind::citizen:
            return filled(kWaiting.in(language), unit, "");
        case CustodyKind::desk:
        case CustodyKind::department:
        case CustodyKind::other_agency:
            break;
    }
    return filled(kHeld.in(language), unit + " (" + named(flag.person_name, flag.keeper->person) + ")", "");
}

}  // namespace

std::string alarm_sentence(const storage::AlarmFlag& flag, Language language)
{
    const Words& words = kWords[static_cast<std::size_t>(flag.kind)];
    const std::string moment = moment_words(flag.true_since, language);
    return filled(words.in(language), flag.dossier.value_or(flag.subject), moment) + who(flag, language) + ".";
}

}  // namespace motcua::api
