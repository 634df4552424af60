#include "tests/crowd/crowd.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <cstdlib>

using namespace motcua::tests;

// MOTCUA_CROWD_CLERKS and MOTCUA_CROWD_SECONDS make the race larger and longer.

namespace {

constexpr int kDossiers = 200;

int number_from(const char* name, int otherwise)
{
    const char* text = std::getenv(name);
    return text != nullptr ? std::atoi(text) : otherwise;
}

std::vector<std::string> receive(const Office& office, int count)
{
    Desk desk{office.port(), cookie_of(office.port(), "tiepnhan")};
    std::vector<std::string> codes;
    for (int i = 0; i < count; ++i) {
        const Answer answer = desk.receive("Người chờ " + std::to_string(i));
        REQUIRE(answer.status == 201);
        codes.push_back(answer.json()["code"]);
    }
    return codes;
}

}  // namespace

TEST_CASE(
    "a crowd of clerks over two hundred dossiers: no dossier has two holders, no item is lost, losers are told why")
{
    const int clerks = number_from("MOTCUA_CROWD_CLERKS", 200);
    const std::chrono::seconds length{number_from("MOTCUA_CROWD_SECONDS", 5)};
    const Office office{"2015-02-11T08:00:00+07:00", {"--queue-limit", "5000", "--connection-limit", "5000"}};
    // Ends are rare, so that there is something to race for until the end; 422: a date that is none any more.
    Crowd crowd{office.port(),
                staff_all(office, {"X24.217"}, 4),
                {.weights = {{"withdraw", 0.01}, {"return", 0.05}, {"open-child", 0}},
                 .together = 3,
                 .losing = {409, 412, 422}}};
    crowd.dossiers = receive(office, kDossiers);

    const auto end = std::chrono::steady_clock::now() + length;
    crowd.work(clerks, [&](const Turn&) { return std::chrono::steady_clock::now() < end; });

    for (const auto& [status, count] : crowd.answers()) MESSAGE(status, ": ", count);
    CHECK(crowd.complaints.text() == "");
    CHECK(crowd.answers().contains("200 "));
    CHECK(crowd.answers().contains("412 stale-version"));
    // What is open on a manifest is on its way, and what is on its way is open on its manifest: dossiers, and paper.
    for (const auto& [column, paper] : {std::pair{"handoff_id", 0}, std::pair{"paper_handoff", 1}}) {
        const std::string way = std::string{"d."} + column;
        const std::string sort = "i.outcome IS NULL AND i.paper = " + std::to_string(paper);
        CHECK(number_of(office.database_url(),
                        "SELECT count(*) FROM handoff_item i JOIN dossier d ON d.code = i.dossier_code WHERE " + sort +
                            " AND (" + way + " IS NULL OR " + way + " <> i.handoff_id)") == 0);
        CHECK(number_of(office.database_url(), "SELECT count(*) FROM dossier d WHERE " + way +
                                                   " IS NOT NULL AND NOT EXISTS (SELECT 1 FROM handoff_item i WHERE "
                                                   "i.dossier_code = d.code AND i.handoff_id = " +
                                                   way + " AND " + sort + ")") == 0);
    }
    CHECK(number_of(office.database_url(), "SELECT count(*) FROM dossier") == kDossiers);
    const Run verified = office.verify();
    CHECK_MESSAGE(verified.code == 0, verified.out, verified.err);
}
