#include "domain/time.hpp"
#include "storage/catalogue.hpp"
#include "tests/crowd/crowd.hpp"
#include "tests/crowd/oracle.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

using namespace motcua;
using namespace motcua::tests;

// MOTCUA_WALK_DOSSIERS walks more dossiers, MOTCUA_WALK_CATALOGUE a folder of files for `motcua import` other than the
// sample: units.csv, procedures.csv, steps.csv, documents.csv, calendar.csv, hours.csv.

namespace {

// The year the walk takes place in: most of what the catalogues know was in force then.
constexpr std::string_view kFirstDay = "2015-01-05";
constexpr int kDays = 330;
constexpr int kMostClerks = 16;
constexpr std::size_t kAgencies = 4;
constexpr int kTurnsOfADossier = 14;
constexpr int kQuestions = 70;

struct Opening {
    std::string procedure;
    std::string desk;
};

// Districts with the most departments, in the order of their codes.
std::vector<std::string> agencies(storage::Session& session)
{
    std::vector<std::string> found;
    session.each<std::string>(
        "SELECT u.parent_code FROM unit u JOIN unit a ON a.code = u.parent_code WHERE a.kind = 'district' "
        "AND u.valid_from <= '2015-01-01' GROUP BY u.parent_code ORDER BY count(*) DESC, u.parent_code LIMIT :limit",
        {{"limit", static_cast<int>(kAgencies)}}, [&](auto&& row) { found.push_back(std::get<0>(row)); });
    return found;
}

// Every procedure of a district in force all year, at the desk of each agency.
std::vector<Opening> openings(storage::Session& session, const std::vector<Colleague>& people)
{
    std::vector<std::string> desks;
    for (const Colleague& who : people)
        if (who.role == Role::head_of_desk) desks.push_back(who.unit);
    std::vector<Opening> all;
    session.each<std::string>(
        "SELECT code FROM procedure_version WHERE level = 'district' AND valid_from <= '2015-01-05' "
        "AND (valid_to IS NULL OR valid_to >= '2015-12-31') ORDER BY code",
        {}, [&](auto&& row) {
            for (const std::string& desk : desks) all.push_back({std::get<0>(row), desk});
        });
    return all;
}

const Colleague& clerk_at(const std::vector<Colleague>& people, const std::string& desk)
{
    return *std::ranges::find_if(people, [&](const Colleague& who) { return who.unit == desk; });
}

std::string moment(Date day, const char* time)
{
    return format_date(day) + "T" + time + ":00+07:00";
}

std::string sample_or(const char* name)
{
    const char* folder = std::getenv(name);
    return folder != nullptr ? folder : MOTCUA_SAMPLE;
}

}  // namespace

TEST_CASE(
    "a year of random work on the whole catalogue ends with every journal in order, and with figures anybody can count")
{
    const char* wished = std::getenv("MOTCUA_WALK_DOSSIERS");
    const int count = wished != nullptr ? std::atoi(wished) : 300;
    Office office{moment(*parse_date(kFirstDay), "08:00"),
                  {"--sample", sample_or("MOTCUA_WALK_CATALOGUE"), "--connection-limit", "5000"}};
    storage::Session session{office.database_url()};
    auto people = staff_all(office, agencies(session), 2);
    const auto open = openings(session, people);
    REQUIRE(!open.empty());
    // Something happens to every dossier, and most come to their end.
    Crowd crowd{office.port(),
                people,
                {.weights = {{"withdraw", 0.05},
                             {"note", 0.1},
                             {"locate", 0.2},
                             {"correct", 0.1},
                             {"report-loss", 0.05},
                             {"open-child", 0.1},
                             {"recall", 0.2},
                             {"send-paper", 0.2},
                             {"accept-paper", 6},
                             {"recall-paper", 0.2},
                             {"redo", 0.1},
                             {"decide", 4},
                             {"return", 8},
                             {"accept", 6},
                             {"send", 3}},
                 .losing = {403, 409, 412, 422, 503}}};

    std::mt19937 random{std::random_device{}()};
    std::set<std::string> procedures;
    std::set<std::string> alive;
    int received = 0;
    for (int day = 0; day < kDays; ++day) {
        const Date date = *parse_date(kFirstDay) + std::chrono::days{day};
        for (const char* time : {"08:00", "10:30", "14:00", "16:00"}) {
            office.set_clock(moment(date, time));
            const int due = count * (day + 1) / kDays;
            for (; received < due; ++received) {
                const Opening& one = open[random() % open.size()];
                Desk desk{office.port(), clerk_at(people, one.desk).cookie};
                const Answer answer = desk.post("/api/v1/dossiers", {{"procedure", one.procedure},
                                                                     {"desk", one.desk},
                                                                     {"channel", "direct"},
                                                                     {"applicant", {{"name", "Nguyễn Văn An"}}}});
                if (answer.status != 201) crowd.complaints.add(one.procedure + ": " + answer.body);
                if (answer.status != 201) continue;
                procedures.insert(one.procedure);
                alive.insert(answer.json()["code"].get<std::string>());
            }
            if (alive.empty()) continue;
            crowd.dossiers.assign(alive.begin(), alive.end());
            int turns = kTurnsOfADossier * count / kDays / 4 + 1;
            crowd.work(std::clamp(turns / 4, 1, kMostClerks), [&](const Turn& turn) {
                if (turn.ended) alive.erase(turn.dossier);
                if (!turn.child.empty()) alive.insert(turn.child);
                return --turns > 0;
            });
        }
    }
    for (const auto& [status, times] : crowd.answers()) MESSAGE(status, ": ", times);
    MESSAGE(received, " dossiers of ", procedures.size(), " procedures, ", alive.size(), " not at their end");
    CHECK(crowd.complaints.text() == "");
    CHECK(number_of(office.database_url(), "SELECT count(*) FROM dossier WHERE parent_code IS NULL") == count);
    const Date last = *parse_date(kFirstDay) + std::chrono::days{kDays - 1};
    const Run verified = office.verify();
    CHECK_MESSAGE(verified.code == 0, verified.out, verified.err);
    CHECK(differing_figures(office, *parse_instant(moment(last, "16:00")), kQuestions) == "");
}
