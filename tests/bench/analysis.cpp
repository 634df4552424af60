// bench_analysis DATABASE NOW UNIT: how long it takes to say where the time went in the month and the year before NOW
// ("2015-06-29"), for UNIT (an agency) and for the whole country's tree above it, to fold the past of the early
// warning, and to list the warnings of NOW 9:00. Prints milliseconds and the most memory the process had.

#include "storage/catalogue.hpp"
#include "storage/step_analysis.hpp"
#include "storage/warnings.hpp"

#include <chrono>
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <sys/resource.h>

namespace motcua::bench {
namespace {

using namespace storage;

template <class Work>
void measure(const char* what, Work work)
{
    const auto begin = std::chrono::steady_clock::now();
    const auto count = work();
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    rusage use{};
    getrusage(RUSAGE_SELF, &use);
    std::printf("%-46s %10.1f ms  %10lld  %6ld MiB at most\n", what, took.count(), static_cast<long long>(count),
                use.ru_maxrss / 1024);
    std::fflush(stdout);
}

std::int64_t runs(Session& session, Calendars& calendars, const Actor& actor, Instant now, int days)
{
    const StepQuery query{.period = {now - std::chrono::days{days}, now}, .now = now};
    const auto figures = step_figures(session, calendars, actor, query);
    if (!figures) throw std::runtime_error("the calendar does not reach");
    std::int64_t count = 0;
    for (const auto& [code, procedure] : *figures)
        for (const auto& [seq, step] : procedure.steps) count += step.used.count() + step.interrupted;
    return count;
}

void run(const std::string& url, Date date, const std::string& unit)
{
    Session session{url};
    session.begin(false);
    const auto place = find_unit_place(session, unit);
    if (!place) throw std::runtime_error("no unit " + unit);
    const Instant now = at_office(date, std::chrono::hours{9});
    const Actor inside{"bench", Role::auditor, unit, unit, place->path};
    const std::string root = place->path.substr(0, place->path.find('/', 1) + 1);
    const Actor above{"bench", Role::auditor, unit, unit, root};
    Calendars calendars;
    measure("runs of a month, the agency", [&] { return runs(session, calendars, inside, now, 30); });
    measure("runs of a month, the province", [&] { return runs(session, calendars, above, now, 30); });
    measure("runs of a year, the agency", [&] { return runs(session, calendars, inside, now, 365); });
    measure("runs of a year, the province", [&] { return runs(session, calendars, above, now, 365); });
    PastsOfTheDay pasts;
    measure("the past of the day, steps", [&] { return std::ssize(pasts.of(session, calendars, now)->steps); });
    const auto past = pasts.of(session, calendars, now);
    const auto listed = [&](const Actor& actor, int limit) {
        return std::ssize(list_warnings(session, calendars, *past, actor, {.now = now, .limit = limit}));
    };
    measure("first page of warnings, the agency", [&] { return listed(inside, 51); });
    measure("first page of warnings, the province", [&] { return listed(above, 51); });
    measure("all warnings, the province", [&] { return listed(above, 10'000'000); });
    session.rollback();
}

}  // namespace
}  // namespace motcua::bench

int main(int argc, char** argv)
{
    const auto date = argc == 4 ? motcua::parse_date(argv[2]) : std::nullopt;
    if (!date) {
        std::fprintf(stderr, "usage: bench_analysis DATABASE YYYY-MM-DD UNIT\n");
        return 64;
    }
    try {
        motcua::bench::run(argv[1], *date, argv[3]);
    } catch (const std::exception& e) {
        std::fprintf(stderr, "%s\n", e.what());
        return 1;
    }
    return 0;
}
