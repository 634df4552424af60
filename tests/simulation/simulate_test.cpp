#include "storage/accounts.hpp"
#include "storage/handoffs.hpp"
#include "storage/journal.hpp"
#include "storage/settings.hpp"
#include "tests/simulation/played.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace motcua;
using namespace motcua::tests;

TEST_CASE("what is simulated verifies, and is what its journal adds up to")
{
    Sample office;
    const auto outline = office.simulate(year_2014(300));
    CHECK(outline.dossiers == 300);
    CHECK(office.count("count(*) FROM dossier") == 300);
    CHECK(office.count("count(*) FROM journal") == outline.events);
    CHECK(office.finding() == "clean");
    CHECK(storage::rebuild(*office.database, [](std::int64_t, std::int64_t) {}) == 300);
    CHECK(office.finding() == "clean");
    CHECK(office.count("count(*) FROM citizen_key") == 300);
    CHECK(office.count("count(*) FROM party WHERE role = 'applicant'") == 300);
    CHECK(office.count("count(*) FROM notice") == 0);
}

TEST_CASE("the same seed gives the same journal, another one another")
{
    Sample one;
    Sample other;
    Sample third;
    const auto outline = one.simulate(year_2014(120));
    Plan in_small_batches = year_2014(120);
    in_small_batches.batch = 100;
    CHECK(other.simulate(in_small_batches).digest == outline.digest);
    CHECK(one.journal() == other.journal());
    CHECK(third.simulate(year_2014(120, 2)).digest != outline.digest);
}

TEST_CASE("positions follow time, and numbers have no gap")
{
    Sample office;
    const auto outline = office.simulate(year_2014(300));
    CHECK(office.count("max(position) FROM journal") == outline.events);
    CHECK(office.count("count(*) FROM journal a JOIN journal b ON b.position = a.position + 1 "
                       "WHERE b.recorded_at < a.recorded_at") == 0);
    CHECK(office.count("count(*) FROM (SELECT from_unit, year FROM handoff GROUP BY from_unit, year "
                       "HAVING max(number) <> count(*)) x") == 0);
    CHECK(office.count("count(*) FROM (SELECT h.from_unit, h.year, max(h.number) AS last FROM handoff h "
                       "GROUP BY h.from_unit, h.year) x JOIN handoff_counter c ON c.unit_code = x.from_unit "
                       "AND c.year = x.year AND c.last <> x.last") == 0);
    CHECK(office.count("count(*) FROM handoff_counter") ==
          office.count("count(*) FROM (SELECT DISTINCT from_unit, year FROM handoff) x"));
    CHECK(office.count("sum(last) FROM code_counter") == 300);
}

TEST_CASE("real work goes on behind what was simulated")
{
    Sample office;
    const auto outline = office.simulate(year_2014(60));
    const auto last = office.count("max(id) FROM handoff");
    auto& session = office.session();
    session.begin(true);
    const auto handoff =
        storage::insert_handoff(session, {"X24.217.MC", "X24.217.TP", at("2015-01-05 09:00"), "x24.217.mc.1"});
    session.commit();
    CHECK(handoff.id == last + 1);
    session.begin(true);
    session.execute(
        "INSERT INTO journal (dossier_code, n, kind, happened_at, recorded_at, actor, payload, prev_hash, "
        "hash) SELECT code, version + 1, 'noted', 0, 0, '', '', '', '' FROM dossier LIMIT 1");
    CHECK(session.value<std::int64_t>("SELECT max(position) FROM journal") == outline.events + 1);
    session.rollback();
}

TEST_CASE("the database is marked, and nobody in it can log in unless a password is given")
{
    Sample office;
    office.simulate(year_2014(20));
    CHECK(storage::find_setting(office.session(), storage::kSimulation) ==
          "20 dossiers from 2014-03-03 to 2014-12-31, seed 1, end_of_day");
    CHECK(office.count("count(*) FROM account") > 0);
    CHECK(office.count("count(*) FROM account WHERE password_hash <> '-'") == 0);
    const auto head = storage::find_account(office.session(), "x24.217.mc.truong");
    REQUIRE(head.has_value());
    CHECK(head->role == Role::head_of_desk);
    CHECK(storage::find_account(office.session(), "x24.thanhtra")->role == Role::auditor);
    Sample open;
    simulation::simulate(*open.database, year_2014(20), "a hash", plain_keys, [](std::int64_t, Date) {});
    CHECK(open.count("count(*) FROM account WHERE password_hash <> 'a hash'") == 0);
}

TEST_CASE("everything that happens in an office happens here, and not too much of it")
{
    Sample office;
    const auto outline = office.simulate(year_2014(2'000));
    std::set<std::string> kinds;
    office.session().each<std::string>("SELECT DISTINCT kind FROM journal", {},
                                       [&](auto&& row) { kinds.insert(std::get<0>(row)); });
    for (const char* kind : {"filed",
                             "guided",
                             "turned_away",
                             "received",
                             "handoff_sent",
                             "handoff_accepted",
                             "handoff_declined",
                             "handoff_recalled",
                             "assigned",
                             "noted",
                             "supplement_requested",
                             "supplement_received",
                             "payment_requested",
                             "payment_received",
                             "stopped",
                             "resumed",
                             "opinion_asked",
                             "opinion_given",
                             "reappointed",
                             "decided",
                             "redo_ordered",
                             "early_announced",
                             "returned",
                             "withdrawn"}) {
        CAPTURE(kind);
        CHECK(kinds.contains(kind));
    }
    CHECK(outline.events > 7 * outline.dossiers);
    CHECK(outline.events < 11 * outline.dossiers);
    const auto judged = office.count("count(*) FROM dossier WHERE ready_at IS NOT NULL AND due_at IS NOT NULL");
    // Whole days behind the appointed one.
    const auto late = office.count("count(*) FROM dossier WHERE ready_at > due_at + 43200000");
    CHECK(late * 100 > judged);
    CHECK(late * 100 < 10 * judged);
    CHECK(office.count("count(*) FROM dossier WHERE ended_at IS NULL") > 0);
    CHECK(office.count("count(*) FROM dossier WHERE outcome = 'refused'") > 0);
    CHECK(office.count("count(*) FROM dossier WHERE channel = 'online'") > 0);
    CHECK(office.finding() == "clean");
}
