#include "api/explanation_words.hpp"

#include "api/words.hpp"
#include "domain/amount.hpp"
#include "domain/deadline_history.hpp"
#include "domain/regime.hpp"

namespace motcua::api {
namespace {

Words words_of(StartRule rule)
{
    switch (rule) {
        case StartRule::no_limit:
            return {"Thủ tục không có thời hạn giải quyết.", "The procedure has no time limit."};
        case StartRule::next_date:
            return {"Không tính ngày đó; bắt đầu tính từ ngày kế tiếp.",
                    "That day is not counted; counting starts with the next date."};
        case StartRule::at_once:
            return {"Trong giờ làm việc: tính ngay từ lúc đó.", "In working time: counted from that moment."};
        case StartRule::next_opening:
            return {"Ngoài giờ làm việc: tính từ đầu buổi làm việc kế tiếp.",
                    "Outside working time: counted from the next opening."};
        case StartRule::same_day:
            return {"Không quá 15 giờ và trước giờ đóng cửa của ngày làm việc: trả kết quả trong ngày.",
                    "By 15:00 and before closing on a working day: due on the same day."};
        case StartRule::next_work_day:
            return {"Sau 15 giờ, sau giờ đóng cửa hoặc ngoài ngày làm việc: trả kết quả trong ngày làm việc kế tiếp.",
                    "After 15:00, after closing or outside a working day: due on the next working day."};
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
            return {"ngày đầu tiên, không tính", "the first day, not counted"};
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
        case DayUse::moved_by_wait:
            return {"đã hết thời hạn; hạn lùi tới đây do lần chờ sau đó",
                    "the limit had run out; a later wait moved the due date on"};
        case DayUse::after_due:
            return {"sau hạn", "after the due date"};
    }
    return {"", ""};
}

Words use_words(const DayRange& range)
{
    if (range.use == DayUse::after_due && range.wait)
        return {"chờ công dân sau hạn, không tính", "waiting for the citizen after the due date, not counted"};
    return words_of(range.use);
}

Words words_of(const TimeLimit& limit)
{
    const bool one = limit.halves <= 2;
    switch (limit.unit) {
        case LimitUnit::working_day:
            return {"ngày làm việc", one ? "working day" : "working days"};
        case LimitUnit::working_hour:
            return {"giờ làm việc", one ? "working hour" : "working hours"};
        case LimitUnit::calendar_day:
            return {"ngày, kể cả ngày nghỉ", one ? "day, days off included" : "days, days off included"};
        case LimitUnit::same_day:
            return {"trong ngày", "the same day"};
        case LimitUnit::none:
            break;
    }
    return {"", ""};
}

// How the limit is read.
Words reading_of(const Explanation& explanation)
{
    switch (explanation.limit.unit) {
        case LimitUnit::calendar_day:
            return {"Hạn là cuối ngày cuối cùng; nếu là ngày nghỉ thì lùi đến cuối ngày làm việc kế tiếp.",
                    "Due at the end of the last day, or of the next working day when nobody works on it."};
        case LimitUnit::same_day:
            return {"Hạn là giờ đóng cửa của ngày làm việc.", "Due at the closing of the working day."};
        case LimitUnit::working_hour:
            return {"Chỉ tính thời gian trong giờ làm việc.", "Only working time counts."};
        case LimitUnit::working_day:
        case LimitUnit::none:
            break;
    }
    if (explanation.ends_with_the_day)
        return {"Mỗi ngày có làm việc tính là một ngày; hạn là giờ đóng cửa của ngày cuối cùng.",
                "Every date that is worked counts as one day; due at the closing of the last."};
    return {
        "Mỗi ngày có làm việc tính là một ngày; hạn giữ đúng vị trí trong giờ làm việc như lúc bắt đầu tính, phần lẻ "
        "tính theo giờ làm việc của chính ngày đó.",
        "Every date that is worked counts as one day; due at the position in working time where the count began, parts "
        "of a day being shares of its own working time."};
}

// 1.5 is written 1,5 in Vietnamese.
std::string amount_words(std::int64_t halves, Language language)
{
    std::string amount = format_halves(halves);
    if (const auto dot = amount.find('.'); dot != std::string::npos && language == Language::vi) amount[dot] = ',';
    return amount;
}

std::string limit_sentence(const Explanation& explanation, Language language)
{
    const TimeLimit& limit = explanation.limit;
    std::string text = Words{"Thời hạn giải quyết: ", "Time limit: "}.in(language);
    if (limit.unit != LimitUnit::same_day) text += amount_words(limit.halves, language) + " ";
    return text + words_of(limit).in(language) + ". " + reading_of(explanation).in(language);
}

std::string calendar_sentence(const Explanation& explanation, Language language)
{
    return Words{"Lịch làm việc: phiên bản ", "Working calendar: version "}.in(language) +
           explanation.calendar_version + ".";
}

std::string due_sentence(const Explanation& explanation, Language language)
{
    std::string text =
        Words{"Hạn trả kết quả: ", "Due: "}.in(language) + moment_words(*explanation.due, language) + ".";
    if (explanation.original_due != explanation.due)
        text += Words{" Hạn ban đầu: ", " Without the waits it would have been: "}.in(language) +
                moment_words(*explanation.original_due, language) + ".";
    return text;
}

Words provisional_words()
{
    return {"Hạn này là tạm tính: có năm chưa có thông báo chính thức về ngày nghỉ.",
            "This date is provisional: the days off of one of the years are not announced yet."};
}

// What a dossier waited for; what somebody typed into the calculator stays as it is.
std::string reason_words(const std::string& reason, Language language)
{
    if (reason == kSupplementReason) return Words{"bổ sung giấy tờ", "more papers"}.in(language);
    if (reason == kPaymentReason) return Words{"nghĩa vụ tài chính", "a payment"}.in(language);
    if (reason == kStopReason) return Words{"tạm dừng theo đề nghị", "stopped as asked"}.in(language);
    return reason;
}

// "lần chờ 2 (thiếu bản vẽ)"
std::string pause_words(const Wait& wait, std::size_t n, Language language)
{
    std::string text = Words{"lần chờ ", "wait "}.in(language) + std::to_string(n + 1);
    return wait.reason.empty() ? text : text + " (" + reason_words(wait.reason, language) + ")";
}

std::string minutes_words(std::chrono::milliseconds time, Language language)
{
    const auto minutes = std::chrono::floor<std::chrono::minutes>(time).count();
    return std::to_string(minutes) + Words{" phút", minutes == 1 ? " minute" : " minutes"}.in(language);
}

// Sentences may start with a word that is small elsewhere: "thứ Hai", "lần chờ".
std::string capitalised(std::string text)
{
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() += 'A' - 'a';
    return text;
}

// What a wait that is over did.
std::string effect_words(const ExplainedWait& explained, Language language)
{
    if (explained.wait.policy == SupplementPolicy::none)
        return Words{"; không làm thay đổi hạn.", "; the date stays."}.in(language);
    const std::string time =
        " (" + minutes_words(explained.working_time, language) + Words{" làm việc)", " of working time)"}.in(language);
    const bool restart = explained.wait.policy == SupplementPolicy::restart;
    if (!restart && explained.due_after == explained.due_before)
        return time + Words{"; không làm thay đổi hạn.", "; the date stays."}.in(language);
    const Words kind =
        restart
            ? Words{"; thời hạn tính lại từ đầu, hạn mới là ", "; the whole limit starts again, due "}
            : Words{"; trong thời gian đó không tính thời hạn, hạn mới là ", "; the limit stood still meanwhile, due "};
    return time + kind.in(language) + moment_words(explained.due_after, language) + ".";
}

}  // namespace

std::string start_sentence(const Explanation& explanation, Language language)
{
    const std::string rule = words_of(explanation.start_rule).in(language);
    if (explanation.start_rule == StartRule::no_limit) return rule;
    const bool again = explanation.started_at != explanation.received_at;
    const Words what = again ? Words{"Hồ sơ được bổ sung đủ lúc ", "The dossier was complete at "}
                             : Words{"Tiếp nhận lúc ", "Received at "};
    return what.in(language) + moment_words(explanation.started_at, language) + ". " + rule;
}

std::string wait_sentence(const ExplainedWait& explained, std::size_t n, Language language)
{
    const std::string text = capitalised(pause_words(explained.wait, n, language)) +
                             Words{": từ ", ": from "}.in(language) + moment_words(explained.wait.from, language);
    if (!explained.wait.to)
        return text +
               Words{", chưa kết thúc; chưa làm thay đổi hạn.", ", not over yet; it has not moved the date yet."}.in(
                   language);
    return text + Words{" đến ", " to "}.in(language) + moment_words(*explained.wait.to, language) +
           effect_words(explained, language);
}

std::string days_sentence(const Explanation& explanation, const DayRange& range, Language language)
{
    std::string text = capitalised(date_words(range.from, language));
    if (range.to != range.from) text += " – " + date_words(range.to, language);
    const std::string kind = words_of(range.kind).in(language);
    text += ": " + (range.name.empty() ? kind : range.name + " (" + kind + ")");
    text += ", " + use_words(range).in(language);
    if (range.use == DayUse::counted_in_part) text += ": " + minutes_words(range.counted, language);
    if (range.wait) text += "; " + pause_words(explanation.waits[*range.wait].wait, *range.wait, language);
    return text + ".";
}

std::string law_sentence(Date received, Language language)
{
    std::string text;
    if (const auto rules = one_stop_rules(received); !rules.empty())
        text = Words{"Cơ chế một cửa theo ", "One-stop service by "}.in(language) + std::string{rules} + ".";
    if (const auto rules = counting_rules(received); !rules.empty())
        text += Words{" Thời hạn tính theo ", " Periods are counted by the Civil Code: "}.in(language) +
                std::string{rules} + ".";
    return text;
}

std::vector<std::string> general_sentences(const Explanation& explanation, Language language)
{
    std::vector<std::string> sentences;
    if (auto law = law_sentence(office_date(explanation.received_at), language); !law.empty())
        sentences.push_back(std::move(law));
    if (!explanation.calendar_version.empty()) sentences.push_back(calendar_sentence(explanation, language));
    if (explanation.due) sentences.push_back(limit_sentence(explanation, language));
    sentences.push_back(start_sentence(explanation, language));
    for (std::size_t n = 0; n < explanation.waits.size(); ++n)
        sentences.push_back(wait_sentence(explanation.waits[n], n, language));
    if (explanation.due) sentences.push_back(due_sentence(explanation, language));
    if (explanation.provisional) sentences.push_back(provisional_words().in(language));
    return sentences;
}

}  // namespace motcua::api
