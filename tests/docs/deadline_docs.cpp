#include "api/deadline_answer.hpp"
#include "api/words.hpp"
#include "domain/regime.hpp"
#include "tests/support/deadline_vectors.hpp"

#include <iostream>
#include <string>

// Writes docs/deadlines.md from the table of worked examples: the rules in words, and for each its examples with the
// dates worked out by hand. What the program itself says is only the explanation of the first example of a rule.

namespace {

using namespace motcua;
using namespace motcua::api;
using namespace motcua::tests;

std::string both(const Json& words)
{
    return words["vi"].get<std::string>() + "<br>*" + words["en"].get<std::string>() + "*";
}

std::string moment(const Json& text)
{
    if (text.is_null()) return "–";
    const Instant t = parse_instant(text.get<std::string>()).value();
    const std::string iso = format_instant(t);
    const std::string seconds = iso.substr(17, 2) == "00" ? "" : iso.substr(16, 3);
    const Date date = office_date(t);
    return date_words(date, Language::vi) + " " + iso.substr(11, 5) + seconds;
}

std::string limit(const Json& limit)
{
    const auto unit = limit["unit"].get<std::string>();
    if (unit == "same_day") return "trong ngày<br>*same day*";
    if (unit == "none") return "không có<br>*none*";
    std::string amount = limit["amount"].dump();
    if (amount.ends_with(".0")) amount.resize(amount.size() - 2);
    std::string comma = amount;
    if (const auto dot = comma.find('.'); dot != std::string::npos) comma[dot] = ',';
    const bool one = limit["amount"].get<double>() <= 1;
    const char* vi = unit == "working_day" ? " ngày làm việc" : unit == "working_hour" ? " giờ làm việc" : " ngày";
    const std::string en = unit == "working_day" ? " working day" : unit == "working_hour" ? " working hour" : " day";
    return comma + vi + "<br>*" + amount + en + (one ? "" : "s") + "*";
}

std::string waits(const Json& vector)
{
    std::string text;
    for (const Json& wait : vector["case"].value("waits", Json::array())) {
        const bool pause = wait["policy"] == "pause";
        text += std::string{text.empty() ? "" : "<br>"} + (pause ? "dừng / *pause*: " : "lại từ đầu / *restart*: ") +
                moment(wait["from"]) + " – " + (wait.contains("to") ? moment(wait["to"]) : "…");
    }
    return text.empty() ? "" : "; " + text;
}

// What is known beside the calendar.
std::string given(const Json& vector)
{
    if (vector.contains("handover")) return moment(vector["handover"]["received_at"]);
    if (vector.contains("step")) return moment(vector["step"]["entered_at"]) + "; " + limit(vector["step"]["budget"]);
    const Json& known = vector["case"];
    std::string text = moment(known["received_at"]) + "; " + limit(known["limit"]);
    if (known.value("hour_rule", "") == "same_position") text += " theo vị trí / *by position*";
    text += waits(vector);
    if (known.contains("at")) text += "; xét lúc / *judged at* " + moment(known["at"]);
    return text;
}

std::string verdict(const Json& expect)
{
    if (!expect.contains("verdict") || expect["verdict"].is_null()) return {};
    const auto name = expect["verdict"].get<std::string>();
    const char* words = name == "early"     ? "trước hạn / *early*"
                        : name == "on_time" ? "đúng hạn / *on time*"
                                            : "quá hạn / *late*";
    return std::string{"<br>"} + words + ", " + expect["working_minutes_left"].dump() + " phút / *minutes*";
}

std::string expected(const Json& expect)
{
    std::string text = "**" + moment(expect["due_at"]) + "**" + verdict(expect);
    if (expect.value("provisional", false)) text += "<br>tạm tính / *provisional*";
    return text;
}

void write_examples(const Json& rule)
{
    std::cout
        << "| Ví dụ / *Example* | Lịch / *Calendar* | Đã biết / *Given* | Hạn / *Due* |\n| --- | --- | --- | --- |\n";
    for (const Json& vector : rule["vectors"]) {
        std::cout << "| " << both(vector) << " | " << vector["calendar"].get<std::string>() << " | " << given(vector)
                  << " | " << expected(vector["expect"]) << " |\n";
    }
}

void write_derivation(const Json& table, const Json& vector)
{
    if (!vector.contains("case")) return;
    const auto asked = read_deadline_case(case_of(table, vector), {}).value();
    const auto calendar = make_calendar(asked.calendar).value();
    std::cout << "\nVí dụ đầu, như hệ thống giải thích / *The first example, as the service explains it*:\n\n";
    for (const Language language : {Language::vi, Language::en}) {
        const Json answer = deadline_answer(calendar, asked, Form::compact, language).value();
        const char* mark = language == Language::vi ? "" : "*";
        for (const Json& text : answer["sentences"])
            std::cout << "- " << mark << text.get<std::string>() << mark << "\n";
        for (const Json& days : answer["explanation"])
            std::cout << "  - " << mark << days["sentence"].get<std::string>() << mark << "\n";
    }
}

void write_laws()
{
    std::cout << "\n## Văn bản áp dụng / *The law in force*\n\nTheo ngày tiếp nhận / *By the date of receipt*:\n\n";
    std::cout
        << "| Từ ngày / *From* | Cơ chế một cửa / *One-stop service* | Cách tính / *Counting* |\n| --- | --- | --- |\n";
    std::string last;
    for (Date date = parse_date("2007-01-01").value(); date < parse_date("2027-01-01"); date += std::chrono::days{1}) {
        const std::string_view counting = counting_rules(date);
        const std::string row =
            std::string{one_stop_rules(date)} + " | " + std::string{counting.empty() ? "–" : counting};
        if (row != last && !one_stop_rules(date).empty())
            std::cout << "| " << date_words(date, Language::vi) << " | " << row << " |\n";
        last = row;
    }
}

}  // namespace

int main()
{
    const Json table = deadline_table();
    std::cout
        << "<!-- Written by tests/docs/deadline_docs.cpp from tests/vectors/deadlines.json; change those. -->\n\n"
           "# Cách tính hạn trả kết quả / *How deadlines are computed*\n\n"
           "Mỗi quy tắc có ví dụ để kiểm tra; ngày trong các ví dụ được tính bằng tay và được dùng để thử chương "
           "trình. Thử trường hợp khác: `motcua deadline` hoặc `POST /api/v1/deadline`.\n\n"
           "*Every rule has examples to check it by; their dates are worked out by hand, and the program is tested "
           "with them. Try another case with `motcua deadline` or `POST /api/v1/deadline`.*\n\n"
           "## Lịch dùng trong ví dụ / *Calendars of the examples*\n\n";
    for (const auto& [name, calendar] : table["calendars"].items())
        std::cout << "- **" << name << "**: " << both(calendar) << "\n";
    for (const Json& rule : table["rules"]) {
        std::cout << "\n## " << rule["title"]["vi"].get<std::string>() << " / *"
                  << rule["title"]["en"].get<std::string>() << "*\n\n"
                  << rule["vi"].get<std::string>() << "\n\n*" << rule["en"].get<std::string>() << "*\n\n"
                  << "Căn cứ / *Source*: " << rule["source"].get<std::string>() << ".\n\n";
        write_examples(rule);
        write_derivation(table, rule["vectors"][0]);
    }
    write_laws();
}
