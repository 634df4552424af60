#pragma once

#include "server/simulation/simulate.hpp"
#include "storage/hashes.hpp"
#include "storage/import.hpp"
#include "storage/replay.hpp"
#include "tests/domain/calendars.hpp"
#include "tests/support/database.hpp"

#include <array>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

namespace motcua::tests {

using namespace test;
using simulation::Plan;

inline std::string file_text(const std::string& path)
{
    std::ifstream stream{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

// Keys that need no key file; what they hash to is their own affair.
inline void plain_keys(storage::WholeDossier& whole, const std::string& pin, const std::string& token)
{
    whole.pin_hash = storage::sha256_hex("pin" + pin);
    whole.token_hash = storage::sha256_hex("token" + token);
}

inline Plan year_2014(std::int64_t dossiers, std::uint64_t seed = 1)
{
    return {.dossiers = dossiers, .from = on("2014-03-03"), .to = on("2014-12-31"), .seed = seed, .batch = 2'000};
}

// A database with the sample catalogue.
struct Sample : TestDatabase {
    Sample()
    {
        using enum storage::ImportKind;
        constexpr std::array kParts{std::pair{units, "units"},       std::pair{procedures, "procedures"},
                                    std::pair{steps, "steps"},       std::pair{documents, "documents"},
                                    std::pair{calendar, "calendar"}, std::pair{hours, "hours"}};
        session().begin(true);
        for (const auto& [kind, name] : kParts) {
            const std::string path = std::string{MOTCUA_SAMPLE} + "/" + name + ".csv";
            REQUIRE(storage::import_csv(session(), kind, file_text(path), kImported).ok());
        }
        session().commit();
        database = std::make_unique<storage::Database>(storage::DatabaseOptions{.url = url(), .connections = 2});
    }

    simulation::Outline simulate(const Plan& plan, const simulation::Watch& watch = [](std::int64_t, Date) {})
    {
        return simulation::simulate(*database, plan, "-", plain_keys, watch);
    }

    // What verify finds, long after.
    std::string finding()
    {
        const auto found = storage::verify(*database, at("2016-06-01 12:00"), [](std::int64_t, std::int64_t) {});
        if (!found.first_difference) return "clean";
        return found.first_difference->dossier_code + ": " + found.first_difference->what;
    }

    std::int64_t count(const std::string& sql) { return session().value<std::int64_t>("SELECT " + sql).value(); }

    // The whole journal, in the order of its positions.
    std::vector<std::string> journal()
    {
        std::vector<std::string> entries;
        session().each<std::int64_t, std::string, std::int64_t, std::string, std::string>(
            "SELECT position, dossier_code, n, payload, hash FROM journal ORDER BY position", {}, [&](auto&& row) {
                const auto& [position, dossier, n, payload, hash] = row;
                entries.push_back(std::to_string(position) + " " + dossier + " " + std::to_string(n) + " " + payload +
                                  " " + hash);
            });
        return entries;
    }

    std::unique_ptr<storage::Database> database;
};

}  // namespace motcua::tests
