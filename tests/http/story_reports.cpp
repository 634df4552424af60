#include "tests/http/story.hpp"

#include <doctest/doctest.h>

// Chapter eight: the official forms over the same three weeks.

namespace motcua::tests {
namespace {

const std::string kReports = "/api/v1/reports/";
const std::string kPeriod = "?from=2015-02-09&to=2015-03-02";

// "Đất đai: 6 = 1 + 5 + 0; …": columns 3 to 13.
std::string columns(const Json& line)
{
    const auto number = [&](const char* key) { return std::to_string(line[key].get<int>()); };
    return line["name"].get<std::string>() + ": " + number("received_total") + " = " + number("received_online") +
           " + " + number("received_direct_post") + " + " + number("carried_over") + "; " + number("solved") + " = " +
           number("solved_early") + " + " + number("solved_on_time") + " + " + number("solved_late") + "; " +
           number("in_progress") + " = " + number("in_progress_in_time") + " + " + number("in_progress_overdue");
}

void form_06a(Story& story)
{
    const Json form = story.get(kReports + "06a" + kPeriod, "kiemsoat");
    CHECK(form["from"] == "2015-02-09T00:00:00+07:00");
    CHECK(form["to"] == "2015-03-02T00:00:00+07:00");
    std::vector<std::string> lines;
    for (const Json& line : form["items"]) lines.push_back((line["sum"] == true ? "Σ " : "") + columns(line));
    // The figures of the indicators, with the refused and the withdrawn one in column 9, the waiting one in 12, and
    // without Cúc and Minh. Online: Nam with justice, Thủy with justice, Tiến with land. Carried over: An at works, and
    // Bình at justice.
    CHECK(lines == std::vector<std::string>{"Kinh tế - Hạ tầng: 7 = 0 + 6 + 1; 1 = 0 + 0 + 1; 6 = 5 + 1",
                                            "Lao động - Thương binh và Xã hội: 4 = 0 + 4 + 0; 2 = 0 + 1 + 1; 2 = 2 + 0",
                                            "Tài chính - Kế hoạch: 4 = 0 + 4 + 0; 4 = 2 + 2 + 0; 0 = 0 + 0",
                                            "Tư pháp - Hộ tịch: 15 = 2 + 12 + 1; 13 = 5 + 7 + 1; 2 = 2 + 0",
                                            "Đất đai: 6 = 1 + 5 + 0; 6 = 0 + 6 + 0; 0 = 0 + 0",
                                            "Σ Thủ tục cấp huyện: 36 = 3 + 31 + 2; 26 = 7 + 16 + 3; 10 = 9 + 1",
                                            "Σ TỔNG SỐ: 36 = 3 + 31 + 2; 26 = 7 + 16 + 3; 10 = 9 + 1"});
    CHECK(form["notes"][0].get<std::string>().ends_with(": 1 / 1."));
    CHECK(form["notes"][1].get<std::string>().ends_with(": 1."));
    CHECK(form["notes"][3].get<std::string>().ends_with(": 2."));
    const Json desks = story.get(kReports + "06a" + kPeriod + "&group_by=desk", "kiemsoat")["items"];
    REQUIRE(desks.size() == 2);
    CHECK(columns(desks[1]).substr(columns(desks[1]).find(':')) ==
          columns(desks[0]).substr(columns(desks[0]).find(':')));
}

void progress(Story& story)
{
    const Json items = story.get(kReports + "progress" + kPeriod, "kiemsoat")["items"];
    REQUIRE(items.size() == 2);
    for (const Json& line : items) {
        CHECK(line["total"] == 38);
        CHECK(line["received"] == 35);
        CHECK(line["received_online"] == 3);
        CHECK(line["processed"] == 26);
        CHECK(line["in_progress_waiting"] == 1);
        CHECK(line["in_progress_no_deadline"] == 2);
        // D3: early, on time, and in progress not late (7 + 14 + 8 + 1), of all 38.
        CHECK(line["numerator"] == 30);
        CHECK(line["denominator"] == 38);
        CHECK(line["percent"] == 78.9);
        CHECK(line["points"] == 15.79);
    }
    CHECK(items[0]["group"] == "X24.217");
    CHECK(items[1]["sum"] == true);
}

void late_ones(Story& story)
{
    const Json late = story.get(kReports + "decided-late" + kPeriod)["items"];
    std::vector<std::string> lines;
    for (const Json& line : late)
        lines.push_back(story.name_of(line) + " " + moment(line["due_at"]) + " " + moment(line["ready_at"]) + " " +
                        std::to_string(line["late_minutes"].get<int>()));
    // Hoa from 07:30 to 09:00; Hải four days of 390 and 90; Hà from 07:30 to 10:00 of the first day after Tết.
    CHECK(lines == std::vector<std::string>{"Hoa 2015-02-11T16:00 2015-02-12T09:00 90",
                                            "Hải 2015-02-10T16:00 2015-02-24T09:00 1650",
                                            "Hà 2015-02-14T16:00 2015-02-24T10:00 150"});

    const Json overdue = story.get(kReports + "overdue" + kPeriod)["items"];
    REQUIRE(overdue.size() == 1);
    CHECK(story.name_of(overdue[0]) == "Ngọc");
    CHECK(overdue[0]["late_minutes"] == 390);  // Friday the 27th
    CHECK(overdue[0]["holder"].get<std::string>().contains("Kinh tế và Hạ tầng"));
    // At noon of Saturday 14 Hà was with works and due at 16:00; Hải was on its way to the labour department.
    const Json at_tet = story.get(kReports + "overdue?from=2015-02-09&to=2015-02-15")["items"];
    REQUIRE(at_tet.size() == 2);
    CHECK(story.name_of(at_tet[0]) == "Hải");
    CHECK(at_tet[0]["note"].get<std::string>().contains("Lao động"));
    CHECK(story.name_of(at_tet[1]) == "Hà");
    CHECK(at_tet[1]["note"] == "");
}

void the_register(Story& story)
{
    const Json book = story.get(kReports + "register?from=2015-02-01&to=2015-03-02")["items"];
    REQUIRE(book.size() == 38);
    CHECK(book[0]["applicant"] == "Nguyễn Văn An");
    CHECK(book[0]["number"] == 1);
    CHECK(book[37]["number"] == 38);
    std::string before;
    for (const Json& line : book) {
        CHECK(before <= line["received_at"]);
        before = line["received_at"];
    }
    const Json nam = story.get(kReports + "register?from=2015-02-11&to=2015-02-12&channel=online")["items"];
    REQUIRE(nam.size() == 1);
    CHECK(nam[0]["code"] == "000.00.01.H02-150211-0007");
    CHECK(moment(nam[0]["original_due_at"]) == "2015-02-25T16:00");
}

}  // namespace

void the_reports(Story& story)
{
    form_06a(story);
    progress(story);
    late_ones(story);
    the_register(story);
}

}  // namespace motcua::tests
