#include "api/explanation_json.hpp"

#include "api/words.hpp"

namespace motcua::api {
namespace {

// A text in both languages.
struct Words {
    const char* vi;
    const char* en;

    std::string in(Language language) const { return language == Language::vi ? vi : en; }
};

Words words_of(StartRule rule)
{
    switch (rule) {
        case StartRule::no_limit:
            return {"Thủ tục không có thời hạn giải quyết.", "The procedure has no time limit."};
        case StartRule::next_date:
            return {"Không tính ngày tiếp nhận; bắt đầu tính từ ngày kế tiếp.",
                    "The day of receipt is not counted; counting starts with the next date."};
        case StartRule::at_once:
            return {"Tính ngay từ lúc tiếp nhận, trong giờ làm việc.",
                    "Counted from the moment of receipt, in working time."};
        case StartRule::next_opening:
            return {"Tiếp nhận ngoài giờ làm việc: tính từ đầu buổi làm việc kế tiếp.",
                    "Received outside working time: counted from the next opening."};
        case StartRule::same_day:
            return {"Nhận trước 15 giờ: trả kết quả trong ngày.", "Received by 15:00: due on the same day."};
        case StartRule::next_work_day:
            return {"Nhận sau 15 giờ hoặc ngoài ngày làm việc: trả kết quả trong ngày làm việc kế tiếp.",
                    "Received after 15:00 or outside a working day: due on the next working day."};
    }
    return {"", ""};
}

Words words_of(DayKind kind)
{
    switch (kind) {
        case DayKind::workday:
            return {"ngày làm việc", "working day"};
        case DayKind::weekend:
            return {"nghỉ cuối tuần", "weekend"};
        case DayKind::holiday:
            return {"nghỉ lễ", "holiday"};
        case DayKind::compensation:
            return {"nghỉ bù", "day off in lieu"};
        case DayKind::swap_off:
            return {"nghỉ hoán đổi", "swapped day off"};
        case DayKind::makeup_work:
            return {"làm bù", "make-up working day"};
    }
    return {"", ""};
}

Words words_of(DayUse use)
{
    switch (use) {
        case DayUse::counted:
            return {"được tính", "counted"};
        case DayUse::counted_in_part:
            return {"được tính một phần", "counted in part"};
        case DayUse::first_day:
            return {"ngày tiếp nhận, không tính", "day of receipt, not counted"};
        case DayUse::before_start:
            return {"trước khi bắt đầu tính", "before the count starts"};
        case DayUse::discarded:
            return {"bỏ, vì thời hạn tính lại từ đầu", "dropped, for the limit started again"};
        case DayUse::waited:
            return {"chờ công dân, không tính", "waiting for the citizen, not counted"};
        case DayUse::not_worked:
            return {"không làm việc, không tính", "not worked, not counted"};
        case DayUse::moved_forward:
            return {"lùi đến ngày làm việc kế tiếp", "moved forward to a working day"};
        case DayUse::after_due:
            return {"sau hạn", "after the due date"};
    }
    return {"", ""};
}

std::string sentence_of(const DayRange& range, Language language)
{
    std::string days = date_words(range.from, language);
    if (range.to != range.from) days += " – " + date_words(range.to, language);
    const std::string name = range.name.empty() ? words_of(range.kind).in(language) : range.name;
    return days + ": " + name + ", " + words_of(range.use).in(language) + ".";
}

Json range_json(const DayRange& range, Language language)
{
    Json json{{"from", json_of(range.from)},
              {"to", json_of(range.to)},
              {"kind", to_string(range.kind)},
              {"use", to_string(range.use)}};
    if (!range.name.empty()) json["name"] = range.name;
    if (range.wait) json["wait"] = *range.wait;
    json["counted_minutes"] = std::chrono::floor<std::chrono::minutes>(range.counted).count();
    json["sentence"] = sentence_of(range, language);
    return json;
}

}  // namespace

Json wait_json(const ExplainedWait& explained)
{
    return {{"from", json_of(explained.wait.from)},
            {"to", json_of(explained.wait.to)},
            {"policy", to_string(explained.wait.policy)},
            {"reason", explained.wait.reason},
            {"working_minutes", std::chrono::floor<std::chrono::minutes>(explained.working_time).count()},
            {"due_before", json_of(explained.due_before)},
            {"due_after", json_of(explained.due_after)}};
}

Json explanation_json(const Explanation& explanation, Language language)
{
    Json days = Json::array();
    for (const DayRange& range : ranges(explanation)) days.push_back(range_json(range, language));
    Json waits = Json::array();
    for (const ExplainedWait& wait : explanation.waits) waits.push_back(wait_json(wait));
    return {{"calendar_version", explanation.calendar_version},
            {"limit", json_of(explanation.limit)},
            {"hour_rule", to_string(explanation.hour_rule)},
            {"received_at", json_of(explanation.received_at)},
            {"start_rule", to_string(explanation.start_rule)},
            {"start_sentence", words_of(explanation.start_rule).in(language)},
            {"counted_from", json_of(explanation.counted_from)},
            {"original_due_at", json_of(explanation.original_due)},
            {"due_at", json_of(explanation.due)},
            {"provisional", explanation.provisional},
            {"waits", std::move(waits)},
            {"days", std::move(days)}};
}

}  // namespace motcua::api
