#include "storage/facts.hpp"
#include "tests/http/load.hpp"

#include <doctest/doctest.h>

#include <map>

using namespace motcua::tests;

// What is kept for figures is what the journals say, also when the service dies while it is being kept.

namespace {

namespace storage = motcua::storage;
using motcua::Facts;

constexpr int kClerks = 4;
constexpr int kReceipts = 350;  // of each: several rounds of the follower, which takes 500 dossiers or entries at once

// The rounds that were committed, as a number that grows with each.
constexpr const char* kProgress =
    "SELECT (SELECT count(*) FROM dossier_facts) + COALESCE((SELECT position FROM follower WHERE name = 'facts'), 0)";
// While all are made anew the last dossier done stands behind the basis.
constexpr const char* kDone =
    "SELECT count(*) FROM follower WHERE name = 'facts' AND basis LIKE '%hours' "
    "AND position = (SELECT max(position) FROM journal)";

void execute(const Office& office, const std::string& sql)
{
    storage::Session session{office.database_url()};
    session.execute(sql);
}

// Starts and kills the service until all is kept, each time as soon as it has got on by a round; how often it died
// before the end. A lease of the dead would be waited for.
int keep_and_die(Office& office)
{
    const auto read = [&](const char* sql) { return number_of(office.database_url(), sql); };
    for (int deaths = 0;; ++deaths) {
        execute(office, "UPDATE follower SET leased_until = 0");
        const std::int64_t before = read(kProgress);
        office.start();
        REQUIRE(eventually([&] { return read(kProgress) > before || read(kDone) == 1; }));
        office.kill();
        if (read(kDone) == 1) return deaths;
    }
}

std::map<std::string, Facts> kept(storage::Session& session)
{
    std::map<std::string, Facts> all;
    storage::each_facts_after(session, 0, [&](const Facts& facts) { all.emplace(facts.dossier, facts); });
    return all;
}

std::map<std::string, Facts> from_zero(storage::Session& session)
{
    std::vector<std::string> codes;
    session.each<std::string>("SELECT code FROM dossier", {}, [&](auto&& row) { codes.push_back(std::get<0>(row)); });
    storage::Calendars calendars;
    std::map<std::string, Facts> all;
    for (const Facts& facts : storage::fold_facts(session, calendars, {}, codes)) all.emplace(facts.dossier, facts);
    return all;
}

void compare(const Office& office, std::size_t dossiers)
{
    storage::Session session{office.database_url()};
    const auto facts = kept(session);
    CHECK(facts.size() == dossiers);
    const bool same = facts == from_zero(session);
    CHECK(same);
}

}  // namespace

TEST_CASE("killed in the midst of its rounds, the follower of facts comes to what the journals say")
{
    Office office;
    const std::string clerk = cookie_of(office.port(), "tiepnhan");
    const std::string staff = cookie_of(office.port(), "chuyenvien");
    std::vector<std::vector<std::string>> codes{kClerks};
    Complaints complaints;
    at_once(kClerks, [&](int i) {
        Desk desk{office.port(), clerk};
        for (int n = 0; n < kReceipts; ++n) {
            const Answer answer = desk.receive("Bàn " + std::to_string(i) + " số " + std::to_string(n));
            complaints.judge(answer, {});
            if (answer.status == 201) codes[static_cast<std::size_t>(i)].push_back(answer.json()["code"]);
        }
    });
    CHECK(complaints.text() == "");
    const std::size_t dossiers = kClerks * std::size_t{kReceipts};
    office.kill();

    // All of it from nothing.
    execute(office, "DELETE FROM dossier_facts");
    execute(office, "DELETE FROM follower WHERE name = 'facts'");
    CHECK(keep_and_die(office) >= 2);
    compare(office, dossiers);

    // Then what happened since, which nobody follows before the next start: another has the lease.
    execute(office, "UPDATE follower SET leader = 'another', leased_until = 4000000000000 WHERE name = 'facts'");
    office.start();
    for (const auto& manifest : codes) {
        const Answer sent = Desk{office.port(), clerk}.hand_over(manifest);
        REQUIRE_MESSAGE(sent.status == 201, sent.body);
        const Answer accepted = Desk{office.port(), staff}.close(sent.json()["id"].get<std::int64_t>(), "accept");
        REQUIRE_MESSAGE(accepted.status == 200, accepted.body);
    }
    office.kill();
    CHECK(keep_and_die(office) >= 2);
    compare(office, dossiers);
    CHECK(office.verify().code == 0);
}
