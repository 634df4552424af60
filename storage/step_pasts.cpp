#include "storage/step_pasts.hpp"

#include "domain/step_visits.hpp"
#include "storage/journal.hpp"

#include <vector>

namespace motcua::storage {
namespace {

std::vector<std::string> sample(Session& session, Instant from, Instant to, int most)
{
    // The n-th of all is taken when n · most / all passes a whole number: evenly, and each when there are no more.
    constexpr auto kSql =
        "SELECT s.code FROM (SELECT d.code, row_number() OVER (PARTITION BY d.procedure_code ORDER BY d.received_at, "
        "d.code) AS n, count(*) OVER (PARTITION BY d.procedure_code) AS total FROM dossier d WHERE "
        "d.received_at >= :from AND d.received_at < :to AND d.received_by <> '' AND d.parent_code IS NULL) s "
        "WHERE s.n * CAST(:most AS BIGINT) / s.total <> (s.n - 1) * CAST(:most AS BIGINT) / s.total ORDER BY s.code";
    std::vector<std::string> codes;
    session.each<std::string>(kSql, {{"from", from}, {"to", to}, {"most", most}},
                              [&](auto&& row) { codes.push_back(std::get<0>(std::move(row))); });
    return codes;
}

Instant beginning_of_day(Instant now)
{
    return at_office(office_date(now), {});
}

}  // namespace

const StepPast* StepPasts::find(const std::string& procedure, int step) const
{
    const auto found = steps.find({procedure, step});
    return found == steps.end() ? nullptr : &found->second;
}

StepPasts read_step_pasts(Session& session, Calendars& calendars, Instant now, int most)
{
    StepPasts pasts{.from = beginning_of_day(now - kPastDays), .to = beginning_of_day(now)};
    DeskCalendars by_desk{session, calendars};
    std::map<std::pair<std::string, int>, std::vector<StepStay>> stays;
    each_history(session, sample(session, pasts.from, pasts.to, most), [&](const std::vector<Event>& whole) {
        const auto history = happened_before(whole, pasts.to);
        if (history.empty()) return;
        const Dossier begun = apply({}, history.front());
        for (const StepVisit& visit : step_visits(history, by_desk.of(begun.desk), pasts.to))
            stays[{begun.procedure_code, visit.seq}].push_back(visit.stay);
    });
    for (auto& [step, list] : stays) pasts.steps.emplace(step, StepPast{std::move(list)});
    return pasts;
}

PastsOfTheDay::Pasts PastsOfTheDay::kept()
{
    const std::scoped_lock lock{mutex_};
    return kept_;
}

PastsOfTheDay::Pasts PastsOfTheDay::of(Session& session, Calendars& calendars, Instant now)
{
    const auto current = [&](const Pasts& pasts) { return pasts && pasts->to == beginning_of_day(now); };
    Pasts known = kept();
    if (current(known)) return known;
    std::unique_lock folding{folding_, std::defer_lock};
    if (known && !folding.try_lock()) return known;
    if (!folding.owns_lock()) folding.lock();
    known = kept();
    if (current(known)) return known;
    auto pasts = std::make_shared<const StepPasts>(read_step_pasts(session, calendars, now));
    const std::scoped_lock lock{mutex_};
    kept_ = pasts;
    return pasts;
}

}  // namespace motcua::storage
