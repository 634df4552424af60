#include "tests/crowd/oracle.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <random>
#include <set>
#include <sstream>

namespace motcua::tests {
namespace {

constexpr std::array kFigures{"received",
                              "received_online",
                              "received_direct",
                              "received_post",
                              "carried_over",
                              "reopened",
                              "decided_early",
                              "decided_on_time",
                              "decided_late",
                              "decided_no_deadline",
                              "refused",
                              "withdrawn",
                              "in_progress_in_time",
                              "in_progress_overdue",
                              "in_progress_waiting",
                              "in_progress_no_deadline",
                              "filed",
                              "guided",
                              "not_accepted",
                              "uncollected",
                              "unaccepted"};
constexpr std::array kCounts{"entered_late",
                             "sent",
                             "accepted",
                             "declined",
                             "recalled",
                             "supplement",
                             "supplement_again",
                             "reappointed",
                             "moved_by_supplement",
                             "moved_by_payment",
                             "moved_by_stop",
                             "moved_by_calendar",
                             "moved_by_reappointment",
                             "redone",
                             "collected"};
constexpr std::array kGroupings{"", "agency", "desk", "procedure", "channel", "unit", "person"};

std::string read(const std::string& path)
{
    std::ostringstream text;
    text << std::ifstream{path}.rdbuf();
    return text.str();
}

Json random_questions(int count, Instant now)
{
    std::mt19937 random{std::random_device{}()};
    const Instant begin = *parse_instant("2015-01-01T00:00:00+07:00");
    const auto minutes = [&](int most) {
        return std::chrono::minutes{std::uniform_int_distribution<int>{1, most}(random)};
    };
    Json questions = Json::array();
    for (int i = 0; i < count; ++i) {
        const Instant from = begin + minutes(500'000);
        const Instant as_of = i % 3 == 0 ? begin + minutes(500'000) : now;
        questions.push_back({{"from", to_milliseconds(from)},
                             {"to", to_milliseconds(from + minutes(i % 2 == 0 ? 3'000 : 90'000))},
                             {"as_of", to_milliseconds(std::min(as_of, now))},
                             {"group_by", kGroupings[static_cast<std::size_t>(i) % kGroupings.size()]}});
    }
    return questions;
}

std::string instant(const Json& milliseconds)
{
    std::string text = format_instant(from_milliseconds(milliseconds.get<std::int64_t>()));
    text.replace(text.find('+'), 1, "%2B");
    return text;
}

std::string target_of(const Json& question)
{
    std::string target = "/api/v1/indicators?from=" + instant(question["from"]) + "&to=" + instant(question["to"]) +
                         "&as_of=" + instant(question["as_of"]);
    if (question["group_by"] != "") target += "&group_by=" + question["group_by"].get<std::string>();
    return target;
}

void compare(const Json& item, const Json& expected, const std::string& where, std::ostringstream& differences)
{
    const auto check = [&](const char* name, const Json& mine) {
        const auto theirs = expected.value(name, std::int64_t{0});
        if (mine != theirs) differences << where << " " << name << ": " << mine << ", not " << theirs << "\n";
    };
    for (const char* name : kFigures) check(name, item[name]);
    for (const char* name : kCounts) check(name, item["counts"][name]["count"]);
    for (const Json& index : item["nine_indices"]) {
        const std::string number = std::to_string(index["index"].get<int>());
        check(("points_" + number).c_str(), index["points"]);
        check(("dossiers_" + number).c_str(), index["dossiers"]);
    }
}

void compare_answers(const Json& answer,
                     const Json& expected,
                     const std::string& target,
                     std::ostringstream& differences)
{
    std::set<std::string> seen;
    for (const Json& item : answer["items"]) {
        const std::string key = item["group"].is_null() ? "" : item["group"]["key"].get<std::string>();
        seen.insert(key);
        compare(item, expected.value(key, Json::object()), target + " " + key, differences);
    }
    for (const auto& [key, cell] : expected.items())
        if (!cell.empty() && !seen.contains(key)) differences << target << " has no group " << key << "\n";
}

}  // namespace

std::string differing_figures(Office& office, Instant now, int count)
{
    const Folder folder;
    const Run exported = run({"export", "--database", office.database_url()});
    REQUIRE_MESSAGE(exported.code == 0, exported.err);
    const Json questions = random_questions(count, now);
    const std::string answered = folder.write("answers", "");
    const std::string command = std::string{"python3 "} + MOTCUA_ORACLE + "/figures.py " +
                                folder.write("journal", exported.out) + " " +
                                folder.write("questions", questions.dump()) + " >" + answered;
    REQUIRE(std::system(command.c_str()) == 0);
    const Json answers = Json::parse(read(answered));
    REQUIRE(answers.size() == questions.size());

    Client auditor = office.client();
    auditor.sign_in("thanhtra");
    std::ostringstream differences;
    for (std::size_t i = 0; i < questions.size(); ++i) {
        const std::string target = target_of(questions[i]);
        const Answer answer = auditor.get(target);
        REQUIRE_MESSAGE(answer.status == 200, target, " ", answer.body);
        compare_answers(answer.json(), answers[i], target, differences);
    }
    return differences.str();
}

}  // namespace motcua::tests
