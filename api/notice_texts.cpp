#include "api/notice_texts.hpp"

#include "api/alarm_words.hpp"
#include "api/words.hpp"
#include "domain/embedded.hpp"

#include <kainjow/mustache.hpp>

#include <algorithm>
#include <array>
#include <span>
#include <stdexcept>

namespace motcua {
std::span<const EmbeddedFile> embedded_notices();
}

namespace motcua::api {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;
using kainjow::mustache::object;

std::string file(const std::string& name)
{
    const auto files = embedded_notices();
    const auto found = std::ranges::find(files, name, &EmbeddedFile::name);
    if (found == files.end()) throw std::logic_error("no template " + name);
    return std::string{found->text};
}

// In the order of the alarms.
constexpr std::array<const char*, kAlarmKinds> kAlarms{"quá hạn",
                                                       "chậm tiến độ",
                                                       "sắp đến hạn",
                                                       "chậm bàn giao",
                                                       "chưa ai nhận",
                                                       "yêu cầu bổ sung muộn",
                                                       "chờ công dân quá lâu",
                                                       "chưa xin lỗi và hẹn lại",
                                                       "thiếu lịch làm việc",
                                                       "chưa trả lời hồ sơ đã nộp",
                                                       "chưa cho ý kiến"};

std::string words(const std::optional<Instant>& moment)
{
    return moment ? moment_words(*moment, Language::vi) : "thủ tục không có thời hạn";
}

std::string progress(const Dossier& dossier)
{
    const std::string which = "Hồ sơ " + dossier.code;
    if (dossier.status == Status::decided) return which + " đã có quyết định, kết quả đang được chuyển về nơi trả.";
    return which + " đang được giải quyết.";
}

// A text that is empty is false in a section.
data shown(const std::string& text)
{
    return text.empty() ? data{false} : data{text};
}

object content(const storage::NoticeFacts& facts, const std::string& public_url)
{
    const Dossier& dossier = facts.dossier;
    object values{{"code", dossier.code},
                  {"link", public_url + "/tra-cuu/" + dossier.code},
                  {"desk", facts.desk},
                  {"received", words(dossier.received_at)},
                  {"received_by", facts.received_by},
                  {"due", words(dossier.due_at)},
                  {"original_due", words(dossier.original_due_at)},
                  {"status", status_words(dossier.status, Language::vi)},
                  {"progress", progress(dossier)},
                  {"giver", facts.unit},
                  {"person", facts.person}};
    values["citizen"] = data{!facts.alarm};
    values["is_received"] = data{dossier.was_received()};
    values["refused"] = data{dossier.outcome == ::motcua::Outcome::refused};
    values["counter"] = data{dossier.channel == Channel::direct};
    values["unit"] = shown(dossier.transit ? "" : facts.unit);
    values["to"] = shown(facts.to_unit);
    values["reason"] = shown(facts.reason);
    values["procedure"] = shown(facts.procedure_name.value_or(""));
    if (dossier.filed_at) values["filed"] = words(dossier.filed_at);
    if (dossier.paused_until) values["until"] = words(dossier.paused_until);
    if (dossier.ready_at) values["ready"] = words(dossier.ready_at);
    if (dossier.ended_at) values["ended"] = words(dossier.ended_at);
    if (facts.alarm) {
        values["alarm"] = kAlarms[static_cast<std::size_t>(facts.alarm->kind)];
        values["sentence"] = alarm_sentence(*facts.alarm, Language::vi);
    }
    return values;
}

std::string rendered(const std::string& text, const object& values)
{
    mustache pattern{text};
    pattern.set_custom_escape([](const std::string& value) { return value; });
    return pattern.render(values);
}

// A subject is one line whatever stands in it.
std::string one_line(std::string text)
{
    std::ranges::replace_if(text, [](char c) { return c == '\r' || c == '\n'; }, ' ');
    return text;
}

Json holder_json(const Dossier& dossier)
{
    if (dossier.holder) return {{"unit", dossier.holder->unit}, {"to", nullptr}};
    if (dossier.transit) return {{"unit", dossier.transit->from}, {"to", dossier.transit->to}};
    return nullptr;
}

}  // namespace

NoticeText notice_text(const storage::NoticeFacts& facts, const std::string& public_url)
{
    const std::string pattern = file(std::string{to_string(facts.kind)} + ".txt");
    const auto line = pattern.find('\n');
    const object values = content(facts, public_url);
    return {one_line(rendered(pattern.substr(0, line), values)),
            rendered(pattern.substr(line + 2) + file("footer.txt"), values)};
}

Json notice_event(const storage::NoticeFacts& facts)
{
    const Dossier& dossier = facts.dossier;
    Json about{{"dossier", dossier.code},
               {"version", dossier.version},
               {"status", to_string(dossier.status)},
               {"national_status", national_status(dossier.status)},
               {"procedure", json_of(facts.procedure_code)},
               {"desk", dossier.desk},
               {"holder", holder_json(dossier)},
               {"received_at", json_of(dossier.received_at)},
               {"due_at", json_of(dossier.due_at)},
               {"original_due_at", json_of(dossier.original_due_at)},
               {"ready_at", json_of(dossier.ready_at)},
               {"ended_at", json_of(dossier.ended_at)}};
    std::string type = "dossier." + std::string{to_string(facts.kind)};
    if (facts.alarm) {
        type = "alarm." + std::string{to_string(facts.alarm->kind)};
        about["true_since"] = json_of(facts.alarm->true_since);
        about["recipient_unit"] = facts.recipient_unit;
    }
    return {{"type", std::move(type)}, {"timestamp", json_of(facts.created_at)}, {"data", std::move(about)}};
}

}  // namespace motcua::api
