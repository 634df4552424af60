#include "storage/warnings.hpp"

#include "domain/custody.hpp"
#include "domain/step_visits.hpp"
#include "storage/conditions.hpp"
#include "storage/dossier_query.hpp"
#include "storage/journal.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace motcua::storage {
namespace {

struct Case {
    Warning warning = {};
    std::string desk;
    std::string procedure;
    Instant entered_at{};
    bool has_waited = false;
};

// What rests is judged at the moment from which it rests.
constexpr const char* kNotLate =
    "d.due_order >= CASE WHEN d.paused_since IS NOT NULL AND (d.paused_until IS NULL OR d.paused_until > :now) "
    "THEN d.paused_since ELSE :now END";

std::vector<Case> open_cases(Session& session, DeskCalendars& calendars, const Actor& actor, const WarningQuery& query)
{
    Params params{{"now", query.now}};
    Conditions where{params};
    where.add(visible_to(actor, params));
    const std::string below = kInOrBelow;
    where.add_if(query.unit, "(d.holder_unit" + below + " OR d.handoff_to" + below + ")", "below");
    where.add_if(query.procedure, "d.procedure_code = :procedure", "procedure");
    const std::string sql =
        "SELECT d.code, d.desk_code, d.procedure_code, d.step_seq, COALESCE(d.step_entered_at, d.received_at), "
        "d.due_at, CASE WHEN d.paused_until <= :now THEN NULL ELSE d.paused_since END, d.pauses FROM dossier d WHERE "
        "d.ended_at IS NULL AND d.ready_at IS NULL AND d.received_by <> '' AND d.parent_code IS NULL AND "
        "d.due_at IS NOT NULL AND " +
        std::string{kNotLate} + where.sql();
    std::vector<Case> cases;
    session.each<std::string, std::string, std::string, std::optional<std::int64_t>, Instant, Instant,
                 std::optional<Instant>, std::int64_t>(sql, std::move(params), [&](auto&& row) {
        auto& [code, desk, procedure, step, entered_at, due_at, rests_since, pauses] = row;
        Case one{.desk = desk, .procedure = procedure, .entered_at = entered_at, .has_waited = pauses > 0};
        one.warning.position = {-1, due_at, code};
        if (step) one.warning.step = static_cast<int>(*step);
        one.warning.waiting = rests_since.has_value();
        const WorkingCalendar& calendar = calendars.of(desk);
        one.warning.left_minutes = working_minutes_total(calendar, rests_since.value_or(query.now), due_at);
        // A page may be of a moment before what happened since.
        one.warning.elapsed_minutes = working_minutes_total(calendar, entered_at, std::max(entered_at, query.now));
        cases.push_back(std::move(one));
    });
    return cases;
}

// Of what has waited for the citizen only the journal knows how long: its waits are taken off.
void take_off_waits(Session& session, DeskCalendars& calendars, std::vector<Case>& cases, Instant now)
{
    std::map<std::string, Case*> waited;
    std::vector<std::string> codes;
    for (Case& one : cases) {
        if (!one.has_waited) continue;
        codes.push_back(one.warning.position.code);
        waited.emplace(codes.back(), &one);
    }
    each_history(session, codes, [&](const std::vector<Event>& history) {
        Case& one = *waited.at(history.front().dossier);
        const auto visits = step_visits(history, calendars.of(one.desk), now);
        if (!visits.empty()) one.warning.elapsed_minutes = visits.back().stay.stayed;
    });
}

void estimate(Case& one, const StepPasts& pasts)
{
    Warning& warning = one.warning;
    if (warning.waiting) return;
    const StepPast* past = pasts.find(one.procedure, warning.step.value_or(0));
    if (past == nullptr) return;
    warning.chance = past->exceeds(warning.elapsed_minutes, warning.left_minutes);
    if (const auto& survival = warning.chance.survival)
        warning.position.rank = std::llround(survival->probability * 1'000'000);
}

// The order of the list.
auto key(const WarningPosition& position)
{
    return std::tuple{-position.rank, position.due_at, std::string_view{position.code}};
}

}  // namespace

std::vector<Warning> list_warnings(
    Session& session, Calendars& calendars, const StepPasts& pasts, const Actor& actor, const WarningQuery& query)
{
    DeskCalendars by_desk{session, calendars};
    auto cases = open_cases(session, by_desk, actor, query);
    take_off_waits(session, by_desk, cases, query.now);
    std::vector<Warning> warnings;
    for (Case& one : cases) {
        estimate(one, pasts);
        if (!query.after || key(*query.after) < key(one.warning.position)) warnings.push_back(std::move(one.warning));
    }
    const auto size = std::min(warnings.size(), static_cast<std::size_t>(query.limit));
    const auto end = warnings.begin() + static_cast<std::ptrdiff_t>(size);
    std::ranges::partial_sort(warnings, end, {}, [](const Warning& warning) { return key(warning.position); });
    warnings.erase(end, warnings.end());
    return warnings;
}

}  // namespace motcua::storage
