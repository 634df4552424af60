// bench_sweep DATABASE OPEN: measures the sweeper on a filled demo database (see tests/bench/fill.cpp). Copies open
// dossiers with their journals under new codes until there are as many as wanted, then has every one looked at, as
// after a change of calendars, and then nothing at all. Prints seconds and milliseconds. The copies are no valid
// chains.

#include "storage/alarm_sweep.hpp"
#include "storage/database.hpp"
#include "storage/dossier_row.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <vector>

namespace motcua::bench {
namespace {

using storage::Session;

std::int64_t open_dossiers(Session& session)
{
    return session.value<std::int64_t>("SELECT count(*) FROM dossier WHERE ended_at IS NULL AND ready_at IS NULL")
        .value();
}

std::string joined(const std::vector<std::string>& columns, const std::string& prefix)
{
    std::string text;
    for (const std::string& column : columns) text += ", " + prefix + column;
    return text;
}

// Every column of the table dossier but its code.
std::vector<std::string> other_columns()
{
    std::vector<std::string> columns;
    const std::string all = storage::dossier_columns() + ", d.due_order";
    for (std::size_t from = all.find(", ") + 2; from < all.size();) {
        const std::size_t to = std::min(all.find(", ", from), all.size());
        columns.push_back(all.substr(from + 2, to - from - 2));
        from = to + 2;
    }
    return columns;
}

void copy_open(Session& session, const std::string& mark, std::int64_t count)
{
    const auto columns = other_columns();
    session.execute("INSERT INTO dossier (code" + joined(columns, "") + ") SELECT d.code || :mark" +
                        joined(columns, "d.") +
                        " FROM dossier d WHERE d.ended_at IS NULL AND d.ready_at IS NULL AND d.code NOT LIKE '%~%' "
                        "ORDER BY d.code LIMIT :count",
                    {{"mark", mark}, {"count", count}});
    session.execute(
        "INSERT INTO journal (dossier_code, n, kind, happened_at, recorded_at, actor, payload, prev_hash, hash) "
        "SELECT c.code, j.n, j.kind, j.happened_at, j.recorded_at, j.actor, j.payload, j.prev_hash, j.hash "
        "FROM dossier c JOIN journal j ON j.dossier_code = substr(c.code, 1, length(c.code) - length(:mark)) "
        "WHERE c.code LIKE '%' || :mark ORDER BY c.code, j.n",
        {{"mark", mark}});
}

void fill_up(storage::Database& database, std::int64_t wanted)
{
    for (int round = 1;; ++round) {
        const bool done = database.transact_now([&](Session& session) {
            const std::int64_t missing = wanted - open_dossiers(session);
            if (missing > 0) copy_open(session, "~" + std::to_string(round), missing);
            return missing <= 0;
        });
        if (done) return;
    }
}

void forget_flags(storage::Database& database)
{
    database.transact_now([](Session& session) {
        for (const char* table : {"alarm", "alarm_look", "follower"})
            session.execute(std::string{"DELETE FROM "} + table);
        return true;
    });
}

struct Total {
    std::int64_t dossiers = 0;
    std::int64_t raised = 0;
    double seconds = 0;
    double slowest = 0;
};

Total sweep(storage::Database& database, storage::Calendars& calendars, Instant now, const AlarmRules& rules)
{
    using namespace std::chrono;
    Total total;
    for (bool more = true; more;) {
        const auto from = steady_clock::now();
        const auto done = database.transact_now([&](Session& session) {
            const Instant machine = floor<milliseconds>(system_clock::now());
            return storage::sweep_alarms(session, calendars, rules, {"bench", machine, now});
        });
        const double took = duration<double>(steady_clock::now() - from).count();
        total.seconds += took;
        total.slowest = std::max(total.slowest, took);
        total.dossiers += done.dossiers;
        for (const std::int64_t raised : done.raised) total.raised += raised;
        more = done.more;
    }
    return total;
}

void print(const char* what, const Total& total)
{
    std::printf("%s: %lld dossiers, %lld flags raised in %.2f s, the longest transaction %.1f ms\n", what,
                static_cast<long long>(total.dossiers), static_cast<long long>(total.raised), total.seconds,
                total.slowest * 1000);
}

int measure(const std::string& url, std::int64_t wanted)
{
    storage::Database database{{.url = url, .connections = 2}};
    storage::Calendars calendars;
    fill_up(database, wanted);
    forget_flags(database);
    const Instant now = at_office(std::chrono::year{2015} / 6 / 30, std::chrono::hours{8});
    print("first sweep", sweep(database, calendars, now, {.accept_hours = 3}));
    // Other rules: everything is looked at again.
    print("all looked at again", sweep(database, calendars, now, {}));
    constexpr int kTicks = 50;
    Total idle;
    for (int i = 0; i < kTicks; ++i) {
        const Total tick = sweep(database, calendars, now, {});
        idle.seconds += tick.seconds;
        idle.slowest = std::max(idle.slowest, tick.slowest);
    }
    std::printf("idle tick: %.2f ms, the longest of %d %.2f ms\n", idle.seconds / kTicks * 1000, kTicks,
                idle.slowest * 1000);
    return 0;
}

}  // namespace
}  // namespace motcua::bench

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::fputs("bench_sweep DATABASE OPEN\n", stderr);
        return 2;
    }
    try {
        return motcua::bench::measure(argv[1], std::atoll(argv[2]));
    } catch (const std::exception& error) {
        std::fprintf(stderr, "bench_sweep: %s\n", error.what());
        return 1;
    }
}
