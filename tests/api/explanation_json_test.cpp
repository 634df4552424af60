#include "api/explanation_json.hpp"

#include "api/deadline_answer.hpp"
#include "tests/domain/random_cases.hpp"
#include "tests/support/explanation_checker.hpp"

#include <doctest/doctest.h>

using namespace motcua;
using namespace motcua::api;
using motcua::test::at;
using motcua::test::on;

namespace {

Explanation explained(const WorkingCalendar& calendar, const DeadlineTerms& terms)
{
    auto explanation = explain(calendar, terms);
    REQUIRE(explanation.has_value());
    return *std::move(explanation);
}

// The sentences of all dates, one a line.
std::string days_in(const Explanation& explanation, Form form, Language language)
{
    std::string text;
    for (const Json& day : days_json(explanation, form, language)) text += day["sentence"].get<std::string>() + "\n";
    return text;
}

std::string sentences_in(const Explanation& explanation, Language language)
{
    std::string text;
    for (const Json& sentence : derivation_json(explanation, language)["sentences"])
        text += sentence.get<std::string>() + "\n";
    return text;
}

Explanation over_the_holidays()
{
    return explained(test::office(test::official_days()),
                     {test::working_days(3), HourRule::end_of_day, at("2025-04-25 09:00"), {}});
}

Explanation with_waits()
{
    return explained(test::office(),
                     {test::half_days(3),
                      HourRule::same_position,
                      at("2025-03-03 09:00"),
                      {{at("2025-03-03 10:00"), at("2025-03-04 10:00"), SupplementPolicy::pause, "thiếu bản vẽ"},
                       {at("2025-03-05 08:00"), {}, SupplementPolicy::pause, ""}}});
}

}  // namespace

TEST_CASE("the compact form tells runs of dates, each with its reason")
{
    CHECK(days_in(over_the_holidays(), Form::compact, Language::vi) ==
          "Thứ Sáu 25/04/2025: ngày làm việc, ngày đầu tiên, không tính.\n"
          "Thứ Bảy 26/04/2025: Làm bù cho ngày 02/05/2025 (làm bù), được tính.\n"
          "Chủ nhật 27/04/2025: nghỉ cuối tuần, không làm việc, không tính.\n"
          "Thứ Hai 28/04/2025 – thứ Ba 29/04/2025: ngày làm việc, được tính.\n");
    const Json range = days_json(over_the_holidays(), Form::compact, Language::en)[3];
    CHECK(range.dump() ==
          R"({"from":"2025-04-28","to":"2025-04-29","kind":"workday","use":"counted","counted_minutes":960,)"
          R"("sentence":"Mon 28/04/2025 – Tue 29/04/2025: working day, counted."})");
}

TEST_CASE("the full form tells each date with its working time")
{
    const Json days = days_json(over_the_holidays(), Form::full, Language::en);
    REQUIRE(days.size() == 5);
    CHECK(days[1].dump() ==
          R"({"date":"2025-04-26","kind":"makeup_work","use":"counted","name":"Làm bù cho ngày 02/05/2025",)"
          R"("segments":["07:30-11:30","13:00-17:00"],"counted_minutes":480,)"
          R"("sentence":"Sat 26/04/2025: Làm bù cho ngày 02/05/2025 (make-up working day), counted."})");
    CHECK(days[2]["segments"].empty());
}

TEST_CASE("what was counted and skipped is summed up")
{
    CHECK(derivation_json(over_the_holidays(), Language::vi)["counted"].dump() ==
          R"({"working_days":3,"working_minutes":1440,"calendar_days":null,"skipped":{"first_day":1,"weekend":1}})");
    const auto civil =
        explained(test::office(), {test::calendar_days(5), HourRule::end_of_day, at("2025-03-03 09:00"), {}});
    CHECK(
        derivation_json(civil, Language::vi)["counted"].dump() ==
        R"({"working_days":null,"working_minutes":null,"calendar_days":5,"skipped":{"first_day":1,"moved_forward":2}})");
    // An hour on Monday, from 10:00 on Tuesday, until 14:30 on Wednesday: 60 + 330 + 330.
    CHECK(derivation_json(with_waits(), Language::vi)["counted"].dump() ==
          R"({"working_days":1.5,"working_minutes":720,"calendar_days":null,"skipped":{}})");
}

TEST_CASE("a count that is no half is told exactly beside the rounded number")
{
    // Two hours of work: 100 minutes of eight hours on Monday, 20 on Tuesday; a quarter of a day.
    const auto quarter =
        explained(test::office(), {test::working_hours(2), HourRule::end_of_day, at("2025-03-10 15:20"), {}});
    CHECK(
        derivation_json(quarter, Language::vi)["counted"].dump() ==
        R"({"working_days":0.25,"working_days_fraction":"1/4","working_minutes":120,"calendar_days":null,"skipped":{}})");
    // Half a day of 425 minutes is 212.5, due at the end of the minute: 213/425 is nearly, but not, a half.
    WeeklyHours week;
    week.week[0] = {{450, 875}};
    const auto odd = explained(test::calendar_of({.hours = {week}}),
                               {test::half_days(1), HourRule::same_position, at("2025-03-10 07:30"), {}});
    CHECK(derivation_json(odd, Language::vi)["counted"].dump() ==
          R"({"working_days":0.5,"working_days_fraction":"213/425","working_minutes":213,"calendar_days":null,)"
          R"("skipped":{}})");
}

TEST_CASE("a wait after the due date is told as such")
{
    const auto late = explained(test::office(), {test::working_days(2),
                                                 HourRule::same_position,
                                                 at("2025-03-10 10:00"),
                                                 {test::pause("2025-03-14 09:00", "2025-03-17 09:00")}});
    CHECK(
        derivation_json(late, Language::vi)["counted"].dump() ==
        R"({"working_days":2,"working_minutes":960,"calendar_days":null,"skipped":{"after_due":4,"moved_by_wait":1}})");
    CHECK(days_in(late, Form::compact, Language::vi)
              .ends_with("Thứ Năm 13/03/2025: ngày làm việc, đã hết thời hạn; hạn lùi tới đây do lần chờ sau đó; lần "
                         "chờ 1 (bổ sung giấy tờ).\n"
                         "Thứ Sáu 14/03/2025: ngày làm việc, chờ công dân sau hạn, không tính; lần chờ 1 "
                         "(bổ sung giấy tờ).\n"
                         "Thứ Bảy 15/03/2025 – Chủ nhật 16/03/2025: nghỉ cuối tuần, chờ công dân sau hạn, không tính; "
                         "lần chờ 1 (bổ sung giấy tờ).\n"
                         "Thứ Hai 17/03/2025: ngày làm việc, chờ công dân sau hạn, không tính; lần chờ 1 "
                         "(bổ sung giấy tờ).\n"));
}

TEST_CASE("the rules are told in whole sentences in both languages")
{
    CHECK(sentences_in(over_the_holidays(), Language::vi) ==
          "Cơ chế một cửa theo NĐ 61/2018/NĐ-CP. Thời hạn tính theo BLDS 2015, Điều 145–148.\n"
          "Lịch làm việc: phiên bản test.\n"
          "Thời hạn giải quyết: 3 ngày làm việc. Mỗi ngày có làm việc tính là một ngày; hạn là giờ đóng cửa của ngày "
          "cuối "
          "cùng.\n"
          "Tiếp nhận lúc 09 giờ 00, thứ Sáu 25/04/2025. Không tính ngày đó; bắt đầu tính từ ngày kế tiếp.\n"
          "Hạn trả kết quả: 17 giờ 00, thứ Ba 29/04/2025.\n");
    CHECK(
        sentences_in(with_waits(), Language::en) ==
        "One-stop service by NĐ 61/2018/NĐ-CP. Periods are counted by the Civil Code: BLDS 2015, Điều 145–148.\n"
        "Working calendar: version test.\n"
        "Time limit: 1.5 working days. Every date that is worked counts as one day; due at the position in working "
        "time where the count began, parts of a day being shares of its own working time.\n"
        "Received at 09:00, Mon 03/03/2025. In working time: counted from that moment.\n"
        "Wait 1 (thiếu bản vẽ): from 10:00, Mon 03/03/2025 to 10:00, Tue 04/03/2025 (480 minutes of working time); the "
        "limit stood still meanwhile, due 14:30, Wed 05/03/2025.\n"
        "Wait 2: from 08:00, Wed 05/03/2025, not over yet; it has not moved the date yet.\n"
        "Due: 14:30, Wed 05/03/2025. Without the waits it would have been: 14:30, Tue 04/03/2025.\n");
    CHECK(days_in(with_waits(), Form::compact, Language::en)
              .starts_with("Mon 03/03/2025 – Tue 04/03/2025: working day, counted in part: 390 minutes; wait 1 (thiếu "
                           "bản vẽ).\n"));
}

TEST_CASE("a restart, a provisional date and no limit have sentences of their own")
{
    const auto calendar = test::calendar_of({.hours = {test::office_week()}, .announced_years = std::vector{2014}});
    const auto again = explained(calendar, {test::working_days(5),
                                            HourRule::end_of_day,
                                            at("2015-03-03 09:00"),
                                            {test::restart("2015-03-04 10:00", "2015-03-10 10:00")}});
    CHECK(
        sentences_in(again, Language::vi) ==
        "Cơ chế một cửa theo QĐ 93/2007/QĐ-TTg.\n"
        "Thời hạn giải quyết: 5 ngày làm việc. Mỗi ngày có làm việc tính là một ngày; hạn là giờ đóng cửa của ngày "
        "cuối "
        "cùng.\n"
        "Hồ sơ được bổ sung đủ lúc 10 giờ 00, thứ Ba 10/03/2015. Không tính ngày đó; bắt đầu tính từ ngày kế tiếp.\n"
        "Lần chờ 1 (bổ sung giấy tờ): từ 10 giờ 00, thứ Tư 04/03/2015 đến 10 giờ 00, thứ Ba 10/03/2015 (1920 phút làm "
        "việc); "
        "thời hạn tính lại từ đầu, hạn mới là 17 giờ 00, thứ Ba 17/03/2015.\n"
        "Hạn trả kết quả: 17 giờ 00, thứ Ba 17/03/2015. Hạn ban đầu: 17 giờ 00, thứ Ba 10/03/2015.\n"
        "Hạn này là tạm tính: có năm chưa có thông báo chính thức về ngày nghỉ.\n");
    const auto none = explained(calendar, {test::kNoLimit, HourRule::end_of_day, at("2005-03-03 09:00"), {}});
    CHECK(sentences_in(none, Language::en) == "The procedure has no time limit.\n");
    CHECK(derivation_json(none, Language::en)["law"].dump() == R"({"one_stop":null,"counting":null,"sentence":null})");
}

TEST_CASE("the date can be computed again from the JSON of the full form alone")
{
    constexpr std::uint64_t kSeed = 20'250'428;
    test::RandomCases random{kSeed};
    int recomputed = 0;
    for (int i = 0; i < 100; ++i) {
        const WorkingCalendar calendar = test::calendar_of(random.calendar());
        for (int n = 0; n < 30; ++n) {
            const DeadlineCase asked{.terms = random.terms()};
            const auto answer = deadline_answer(calendar, asked, Form::full, Language::vi);
            if (!answer) continue;
            const auto full = nlohmann::json::parse(answer->dump());
            const tests::ExplanationChecker checker{full};
            REQUIRE(checker.faults() == "");
            const auto due = checker.due();
            if (!due) continue;
            ++recomputed;
            const Instant given = parse_instant(full["due_at"].get<std::string>()).value();
            const bool midnight = due->ends_with("T24:00:00");
            const std::string same =
                midnight ? format_date(due_date(given)) + "T24:00:00" : format_instant(given).substr(0, 19);
            CAPTURE(full.dump());
            REQUIRE(*due == same);
        }
    }
    CHECK(recomputed > 2'000);
}
