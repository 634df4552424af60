#include "server/simulation/writer.hpp"
#include "storage/settings.hpp"
#include "tests/simulation/played.hpp"
#include "tests/support/district.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace motcua;
using namespace motcua::tests;

namespace {

struct Cut : std::runtime_error {
    Cut() : std::runtime_error("cut") {}
};

std::string refusal(Sample& office, const Plan& plan)
{
    try {
        office.simulate(plan);
    } catch (const simulation::Refused& refused) {
        return refused.what();
    }
    return "";
}

// Breaks off after so many batches.
void simulate_in_part(Sample& office, const Plan& plan, int batches)
{
    int written = 0;
    const auto cut = [&](std::int64_t, Date) {
        if (++written == batches) throw Cut{};
    };
    CHECK_THROWS_AS(office.simulate(plan, cut), Cut);
}

}  // namespace

TEST_CASE("a simulation that is broken off leaves whole batches and goes on to the same end")
{
    Sample whole;
    const auto outline = whole.simulate(year_2014(600));
    REQUIRE(outline.batches > 2);
    Sample broken;
    simulate_in_part(broken, year_2014(600), 1);
    const auto there = broken.count("count(*) FROM dossier");
    CHECK(there > 0);
    CHECK(there < 600);
    CHECK(broken.finding() == "clean");
    simulate_in_part(broken, year_2014(600), 1);
    CHECK(broken.count("count(*) FROM dossier") > there);
    const auto end = broken.simulate(year_2014(600));
    CHECK(end.digest == outline.digest);
    CHECK(broken.journal() == whole.journal());
    CHECK(broken.finding() == "clean");
}

TEST_CASE("a database with dossiers of its own is left alone")
{
    District district;
    REQUIRE(district.receive("X24.217-150302-0001"));
    storage::Database database{{.url = district.url(), .connections = 2}};
    CHECK_THROWS_WITH_AS(simulation::simulate(database, year_2014(10), "-", plain_keys, [](std::int64_t, Date) {}),
                         "this database holds dossiers that were not simulated: take an empty one",
                         simulation::Refused);
    CHECK_FALSE(storage::find_setting(district.session(), storage::kSimulation));
}

TEST_CASE("an empty catalogue is no province")
{
    const TestDatabase empty;
    storage::Database database{{.url = empty.url(), .connections = 2}};
    CHECK_THROWS_WITH_AS(simulation::simulate(database, year_2014(10), "-", plain_keys, [](std::int64_t, Date) {}),
                         "there is no catalogue to simulate with: run `motcua import units FILE` (units, procedures, "
                         "steps, documents, calendar, hours) first",
                         simulation::Refused);
}

TEST_CASE("where no procedure is in force nobody comes")
{
    Sample office;
    Plan plan = year_2014(10);
    plan.from = on("2012-01-01");
    plan.to = on("2012-12-31");
    CHECK(refusal(office, plan) ==
          "no desk can receive anything from 2012-01-01 to 2012-12-31: no procedure of the "
          "catalogue is in force then");
    CHECK(office.count("count(*) FROM account") == 0);
}

TEST_CASE("a simulation is not written over another, nor twice")
{
    Sample office;
    office.simulate(year_2014(20));
    CHECK(refusal(office, year_2014(21)) ==
          "this database holds another simulation (20 dossiers from 2014-03-03 to 2014-12-31, seed 1, end_of_day): go "
          "on with that one, or begin in an empty database");
    CHECK(refusal(office, year_2014(20)) ==
          "this database holds the whole simulation already: to begin again, take an empty one");
    CHECK(office.count("count(*) FROM dossier") == 20);
}

TEST_CASE("a simulation does not go on when others have worked or the catalogue has changed meanwhile")
{
    SUBCASE("another number of dossiers")
    {
        Sample office;
        simulate_in_part(office, year_2014(600), 1);
        const auto state = storage::find_setting(office.session(), storage::kSimulationState);
        auto fewer = simulation::Progress::from(state);
        ++fewer.dossiers;
        REQUIRE(storage::replace_setting(office.session(), storage::kSimulationState, state, fewer.text()));
        CHECK(refusal(office, year_2014(600)) ==
              "since the simulation was broken off others have written dossiers: begin in an empty database");
    }
    SUBCASE("another time limit")
    {
        Sample office;
        simulate_in_part(office, year_2014(600), 1);
        office.session().run_script(
            "UPDATE procedure_version SET limit_halves = limit_halves + 2 WHERE limit_unit = "
            "'working_day'");
        CHECK(refusal(office, year_2014(600)) ==
              "the catalogue is not what it was when the simulation began: begin in an empty database");
    }
}
