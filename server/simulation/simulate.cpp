#include "server/simulation/simulate.hpp"

#include "server/simulation/writer.hpp"
#include "storage/settings.hpp"

#include <utility>

namespace motcua::simulation {
namespace {

using storage::Session;

std::string text_of(const Plan& plan)
{
    return std::to_string(plan.dossiers) + " dossiers from " + format_date(plan.from) + " to " + format_date(plan.to) +
           ", seed " + std::to_string(plan.seed) + ", " + std::string{to_string(plan.hour_rule)};
}

bool holds(Session& session, const char* table)
{
    return session.value<std::int64_t>(std::string{"SELECT 1 FROM "} + table + " LIMIT 1").has_value();
}

void demand_catalogue(Session& session)
{
    for (const auto& [table, what] : {std::pair{"unit", "units"}, std::pair{"procedure_version", "procedures"},
                                      std::pair{"calendar_day", "calendar"}, std::pair{"calendar_hours", "hours"}}) {
        if (!holds(session, table))
            throw Refused(std::string{"there is no catalogue to simulate with: run `motcua import "} + what +
                          " FILE` (units, procedures, steps, documents, calendar, hours) first");
    }
}

// How far a simulation of this database has come; refuses those that are not ours to go on with.
Progress progress_of(Session& session, const Plan& plan)
{
    const auto mark = storage::find_setting(session, storage::kSimulation);
    if (!mark && holds(session, "dossier"))
        throw Refused("this database holds dossiers that were not simulated: take an empty one");
    if (!mark) return {};
    if (*mark != text_of(plan)) {
        throw Refused("this database holds another simulation (" + *mark +
                      "): go on with that one, or begin in an empty database");
    }
    const Progress progress = Progress::from(storage::find_setting(session, storage::kSimulationState));
    if (progress.complete)
        throw Refused("this database holds the whole simulation already: to begin again, take an empty one");
    const auto there = session.value<std::int64_t>("SELECT count(*) FROM dossier").value();
    if (there != progress.dossiers)
        throw Refused("since the simulation was broken off others have written dossiers: begin in an empty database");
    return progress;
}

// The mark comes before the accounts, and both before any dossier.
bool open_up(Session& session, const Plan& plan, const Province& province, const std::string& password)
{
    if (!storage::replace_setting(session, storage::kSimulation, std::nullopt, text_of(plan))) return false;
    write_accounts(session, province, password, at_office(plan.from, {}));
    return true;
}

}  // namespace

Outline simulate(storage::Database& database,
                 const Plan& plan,
                 const std::string& password,
                 const HashKeys& hash_keys,
                 const Watch& watch)
{
    const auto [progress, province] = database.read_now([&](Session& session) {
        const Progress there = progress_of(session, plan);
        demand_catalogue(session);
        return std::pair{there, load_province(session, plan.from, plan.to)};
    });
    World world{province, plan, hash_keys};
    if (!world.anybody())
        throw Refused("no desk can receive anything from " + format_date(plan.from) + " to " + format_date(plan.to) +
                      ": no procedure of the catalogue is in force then");
    database.transact_now([&](Session& session) { return open_up(session, plan, province, password); });
    Writer writer{database, progress, watch};
    for (Date date = plan.from; date <= plan.to; date += std::chrono::days{1}) {
        auto batches = world.live(date);
        for (Batch& batch : batches) writer.write(std::move(batch), date, date == plan.to && &batch == &batches.back());
    }
    return writer.finish();
}

}  // namespace motcua::simulation
