#include "storage/settings.hpp"
#include "tests/server/program.hpp"
#include "tests/simulation/played.hpp"
#include "tests/support/office.hpp"

#include <doctest/doctest.h>

using namespace motcua;
using namespace motcua::tests;

namespace {

// `motcua simulate` on a database with the sample catalogue.
struct Town : Sample {
    std::vector<std::string> arguments(const std::string& dossiers) const
    {
        return {"simulate", "--database", url(),  "--key-file", folder.file("key"), "--dossiers", dossiers,
                "--from",   "2014-03-03", "--to", "2014-12-31", "--seed",           "5"};
    }
    Run simulate_by_command(const std::string& dossiers) { return run(arguments(dossiers)); }
    bool has_begun() { return storage::find_setting(session(), storage::kSimulationState).has_value(); }

    Folder folder;
};

}  // namespace

TEST_CASE("wrong dates and numbers are wrong usage")
{
    const Town town;
    const std::string at = "--database=" + town.url();
    const std::vector<std::vector<std::string>> wrong{
        {"simulate", at},
        {"simulate", at, "--dossiers", "0", "--from", "2014-01-01", "--to", "2014-12-31"},
        {"simulate", at, "--dossiers", "10", "--from", "2014-13-01", "--to", "2014-12-31"},
        {"simulate", at, "--dossiers", "10", "--from", "2014-12-31", "--to", "2014-01-01"},
        {"simulate", at, "--dossiers", "10", "--from", "2014-01-01", "--to", "2199-01-01"},
    };
    for (const auto& words : wrong) {
        const Run result = run(words);
        CAPTURE(result.err);
        CHECK(result.code == 2);
    }
}

TEST_CASE("without a terminal the simulation says how far it is in lines, and refuses in one")
{
    Town town;
    const Run result = town.simulate_by_command("100");
    CAPTURE(result.err);
    CHECK(result.code == 0);
    CHECK(result.out.starts_with("100 dossiers, "));
    CHECK(result.err.starts_with("simulated 100 of 100 (100%), up to 2014-12-31"));
    const Run again = town.simulate_by_command("100");
    CHECK(again.code == 1);
    CHECK(again.err == "motcua: this database holds the whole simulation already: to begin again, take an empty one\n");
    CHECK(town.finding() == "clean");
}

TEST_CASE("a simulation killed in the middle leaves whole batches and goes on to the same end")
{
    Town whole;
    const Run uninterrupted = whole.simulate_by_command("6000");
    REQUIRE(uninterrupted.code == 0);
    Town town;
    run_until(town.arguments("6000"), [&] { return town.has_begun(); });
    const auto there = town.count("count(*) FROM dossier");
    CHECK(there > 0);
    CHECK(there < 6000);
    CHECK(town.finding() == "clean");
    CHECK(town.simulate_by_command("6000").out == uninterrupted.out);
    CHECK(town.count("count(*) FROM dossier") == 6000);
}

TEST_CASE("a service over simulated dossiers says so in every answer, and one over real ones does not")
{
    Town town;
    auto words = town.arguments("30");
    words.insert(words.end(), {"--password", "mo-phong-123"});
    REQUIRE(run(words).code == 0);
    {
        const Served served{{"--database", town.url(), "--key-file", town.folder.file("key")}};
        Client client{served.port()};
        CHECK(client.get("/healthz").header("motcua-data") == "simulated");
        CHECK(client.get("/api/v1/dossiers").header("motcua-data") == "simulated");
        const Answer page = client.get("/");
        CHECK(page.body.contains("Dữ liệu mô phỏng: không có hồ sơ nào ở đây là thật."));
        CHECK(client.get("/?lang=en").body.contains("Simulated data: no dossier here is real."));
        client.sign_in("x24.217.mc.truong", "mo-phong-123");
        CHECK(client.get("/api/v1/dossiers").status == 200);
    }
    const Sample real;
    const Served served{{"--database", real.url(), "--key-file", town.folder.file("other")}};
    Client client{served.port()};
    CHECK(client.get("/healthz").header("motcua-data").empty());
    CHECK_FALSE(client.get("/").body.contains("mô phỏng"));
}
