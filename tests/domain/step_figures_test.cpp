#include "domain/step_figures.hpp"

#include "tests/domain/random_life.hpp"
#include "tests/domain/step_journal.hpp"

#include <sstream>

using namespace motcua;
using namespace motcua::test;

namespace {

DossierRuns runs_of(const std::vector<Event>& history, std::string_view now)
{
    const auto runs = dossier_runs(history, office(), at(now));
    REQUIRE_MESSAGE(runs.has_value(), refusal(runs));
    return *runs;
}

ProcedureFigures figures_of(const std::vector<std::vector<Entry>>& journals, const RunPeriod& period)
{
    ProcedureFigures figures;
    for (const auto& entries : journals) add(figures, runs_of(journal(entries), "2015-03-20 08:00"), period);
    return figures;
}

RunPeriod days(std::string_view from, std::string_view to, bool by_person = false)
{
    return {at(std::string{from} + " 00:00"), at(std::string{to} + " 00:00"), by_person};
}

// "desk X24.217.MC/an 30" for each.
std::string told(const MinutesByKeeper& minutes)
{
    std::ostringstream out;
    for (const auto& [keeper, part] : minutes) {
        out << (out.tellp() > 0 ? ", " : "") << to_string(keeper.kind) << " " << keeper.unit;
        if (!keeper.to_unit.empty()) out << " to " << keeper.to_unit;
        if (!keeper.person.empty()) out << "/" << keeper.person;
        out << " " << part;
    }
    return out.str();
}

}  // namespace

TEST_CASE("percentiles are of the nearest rank")
{
    Distribution twenty;
    CHECK_FALSE(twenty.percentile(50).has_value());
    for (std::int64_t i = 20; i > 0; --i) twenty.add(10 * i);
    CHECK(twenty.count() == 20);
    CHECK(twenty.sum() == 2100);
    CHECK(twenty.percentile(0) == 10);
    CHECK(twenty.percentile(25) == 50);
    CHECK(twenty.percentile(50) == 100);
    CHECK(twenty.percentile(51) == 110);
    CHECK(twenty.percentile(90) == 180);
    CHECK(twenty.percentile(100) == 200);
    Distribution equal;
    for (int i = 0; i < 3; ++i) equal.add(7);
    CHECK(equal.percentile(0) == 7);
    CHECK(equal.percentile(100) == 7);
}

TEST_CASE("each step has its runs, its waits, and who had it beyond its date")
{
    const auto figures = figures_of({late_everywhere()}, days("2015-03-01", "2015-04-01"));
    REQUIRE(figures.steps.size() == 2);
    const StepFigures& desk = figures.steps.at(1);
    CHECK(desk.used.count() == 1);
    CHECK(desk.used.sum() == 330);
    CHECK(desk.allotted.sum() == 240);
    CHECK(desk.over == 1);
    CHECK(desk.waits.count() == 1);
    CHECK(desk.waits.sum() == 60);
    CHECK(told(desk.lost) == "desk X24.217.MC 30, transit X24.217.MC to X24.217.TN 60");
    const StepFigures& land = figures.steps.at(2);
    CHECK(land.used.sum() == 690);
    CHECK(land.allotted.sum() == 480);
    // Friday 8:00 to 9:00.
    CHECK(land.waits.sum() == 60);
    CHECK(told(land.lost) == "department X24.217.TN 150, transit X24.217.TN to X24.217.MC 60");
    CHECK(total(land.lost) == 210);
    CHECK(figures.finished == 1);
    CHECK(figures.late == 1);
    CHECK(told(figures.late_by) == "transit X24.217.TN to X24.217.MC 30");
}

TEST_CASE("a run counts where it was left, a dossier where it was finished; the end of a period is the next one's")
{
    const auto monday = figures_of({late_everywhere()}, days("2015-03-02", "2015-03-03"));
    CHECK(monday.steps.size() == 1);
    CHECK(monday.steps.at(1).used.count() == 1);
    CHECK(monday.finished == 0);
    CHECK(monday.late_by.empty());
    const RunPeriod to_the_minute{at("2015-03-02 15:00"), at("2015-03-06 09:00")};
    CHECK(figures_of({late_everywhere()}, to_the_minute).steps.size() == 1);
    CHECK(figures_of({late_everywhere()}, to_the_minute).finished == 0);
    const RunPeriod next{at("2015-03-06 09:00"), at("2015-03-06 09:01")};
    CHECK(figures_of({late_everywhere()}, next).steps.contains(2));
    CHECK(figures_of({late_everywhere()}, next).finished == 1);
    CHECK(figures_of({late_everywhere()}, days("2015-04-01", "2015-05-01")) == ProcedureFigures{});
}

TEST_CASE("by person the same minutes, each with a name")
{
    const auto figures = figures_of({late_everywhere()}, days("2015-03-01", "2015-04-01", true));
    CHECK(told(figures.steps.at(2).lost) == "department X24.217.TN/binh 150, transit X24.217.TN to X24.217.MC/binh 60");
}

TEST_CASE("work on a result sent back is a run of its own; a second way into a step and declined handoffs are told")
{
    const auto redone = figures_of({sent_back()}, days("2015-03-01", "2015-04-01")).steps.at(2);
    CHECK(redone.used.count() == 2);
    CHECK(redone.used.sum() == 570 + 510);
    CHECK(redone.redone == 1);
    CHECK(redone.again == 0);
    CHECK(redone.over == 2);
    CHECK(total(redone.lost) == 90 + 510);
    CHECK(redone.waits.count() == 3);
    CHECK(redone.waits.sum() == 20 + 60 + 30);

    const std::vector<Entry> loop{
        {"2015-03-02 08:00", "tiepnhan", receipt()},
        {"2015-03-02 08:30", "tiepnhan", HandoffSent{1, kDesk, kLand}},
        {"2015-03-02 09:00", "binh", HandoffDeclined{1, seal()}},
        {"2015-03-02 09:10", "tiepnhan", HandoffSent{2, kDesk, kLand}},
        {"2015-03-02 09:30", "binh", accepted()},
        {"2015-03-02 10:00", "binh", HandoffSent{3, kLand, kLeaders}},
        {"2015-03-02 10:10", "lanhdao", HandoffAccepted{3, kLeaders, 3, at("2015-03-03 11:30")}},
        {"2015-03-02 10:30", "lanhdao", HandoffSent{4, kLeaders, kLand}},
        {"2015-03-02 10:40", "binh", accepted()},
        {"2015-03-02 11:00", "tiepnhan", Withdrawn{seal()}}};
    const auto steps = figures_of({loop}, days("2015-03-01", "2015-04-01")).steps;
    CHECK(steps.at(1).declined == 1);
    CHECK(steps.at(1).waits.count() == 1);
    CHECK(steps.at(1).waits.sum() == 20);
    CHECK(steps.at(2).used.count() == 1);
    CHECK(steps.at(2).used.sum() == 40);
    CHECK(steps.at(2).again == 1);
    CHECK(steps.at(2).interrupted == 1);
    CHECK(steps.at(3).over == 0);
    // A step without a budget has no share over it.
    CHECK(steps.at(3).allotted.count() == 0);
}

TEST_CASE("without steps the whole way is one run, without a budget")
{
    Received plain = receipt();
    plain.step.reset();
    plain.step_due_at.reset();
    auto entries = late_everywhere();
    std::get<2>(entries[0]) = plain;
    std::get<2>(entries[2]) = HandoffAccepted{1, kLand};
    const auto figures = figures_of({entries}, days("2015-03-01", "2015-04-01"));
    REQUIRE(figures.steps.size() == 1);
    CHECK(figures.steps.at(0).used.sum() == 1020);
    CHECK(figures.steps.at(0).allotted.count() == 0);
    CHECK(figures.steps.at(0).waits.count() == 2);
    CHECK(figures.late == 1);
}

TEST_CASE("in random lives no overrun is lost or told twice, and lateness is what lies between its date and its end")
{
    const auto seed = static_cast<std::uint64_t>(std::random_device{}());
    CAPTURE(seed);
    RandomCases random{seed};
    const WorkingCalendar& calendar = *district_calendar();
    int late = 0;
    for (int life = 0; life < 150; ++life) {
        Instant now = at("2015-02-25 07:00") + std::chrono::minutes{random.between(0, 10'000)};
        std::vector<Event> history{{"X24.217-150302-0001", 1, now, now, "an", receipt()}};
        for (int steps = 0; steps < 25; ++steps) {
            now += std::chrono::milliseconds{random.between(0, 80'000'000)};
            auto event = random_event(random, history, now);
            if (!event) break;
            history.push_back(*std::move(event));
        }
        const auto runs = dossier_runs(history, calendar, now);
        const auto ledger = step_ledger(history, calendar, now);
        REQUIRE(runs.has_value());
        std::size_t told = runs->late.size();
        for (const StepRun& run : runs->runs) {
            told += run.beyond.size();
            std::int64_t beyond = 0;
            for (const Overrun& overrun : run.beyond) beyond += overrun.had.working_minutes;
            REQUIRE(beyond <= run.use.used_minutes);
            if (run.beyond.empty()) continue;
            const Instant end = run.use.left_at.value_or(now);
            const auto segments = custody(history, calendar, now);
            REQUIRE(beyond == minutes_at_work(segments, calendar, run.beyond.front().had.from, end));
        }
        REQUIRE(told == ledger->overruns.size());
        if (runs->late.empty()) continue;
        ++late;
        std::int64_t minutes = 0;
        for (const Overrun& overrun : runs->late) minutes += overrun.had.working_minutes;
        const auto segments = custody(history, calendar, now);
        REQUIRE(minutes ==
                minutes_at_work(segments, calendar, runs->late.front().had.from, runs->finished_at.value_or(now)));
    }
    CHECK(late > 10);
}
