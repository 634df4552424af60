#include "tests/domain/random_life.hpp"
#include "tests/storage/closing_office.hpp"

#include <random>

using namespace motcua;
using namespace motcua::storage;
using namespace motcua::tests;
using namespace motcua::test;

// Random histories, closed at random moments: what is frozen is what the indicators said then, and what they say today
// is that and what the dossiers make of it.

namespace {

constexpr std::array kGroups{GroupBy::none, GroupBy::field, GroupBy::unit, GroupBy::procedure};

std::string shown_minute(Instant t)
{
    return format_instant(t).substr(0, 10) + " " + format_instant(t).substr(11, 5);
}

struct RandomOffice : ClosingOffice {
    void live(Instant now)
    {
        const std::string moment = shown_minute(now);
        if (alive.empty() || random.one_in(4)) {
            alive.push_back("X24.217-150302-" + std::to_string(1000 + alive.size()));
            const Instant received = random.one_in(3) ? now - std::chrono::minutes{random.between(1, 10'000)} : now;
            receive_late(alive.back(), shown_minute(received), moment);
            return;
        }
        const std::string& code = alive[static_cast<std::size_t>(random.between(0, std::ssize(alive) - 1))];
        const Dossier dossier = this->dossier(code);
        if (dossier.status == Status::received && dossier.holder && random.one_in(2)) {
            send(code, kLand, moment);
            return;
        }
        if (dossier.transit && dossier.transit->to == kLand && random.one_in(2)) {
            accept(code, moment);
            return;
        }
        const auto history = history_of(session(), code);
        // Manifests and other people are rows of their own, which these events have not.
        const auto event = random_event(random, history, now);
        const auto is_a = [&]<class... Body>(std::type_identity<Body>...) {
            return (std::holds_alternative<Body>(event->body) || ...);
        };
        const bool alone = event && !is_a(std::type_identity<HandoffSent>{}, std::type_identity<PaperSent>{},
                                          std::type_identity<Assigned>{}, std::type_identity<HandoffAccepted>{},
                                          std::type_identity<HandoffDeclined>{}, std::type_identity<HandoffRecalled>{});
        if (alone) happen(code, event->body, "tiepnhan", moment);
    }

    // A period that is over: a day, a week, or the month before.
    static std::string over(RandomCases& random, Instant now)
    {
        if (random.one_in(4)) return "2015-02";
        if (random.one_in(3)) return "2015-W09";
        return format_date(office_date(now) - std::chrono::days{random.between(1, 6)});
    }

    MeasuredCells indicators(const Period& period, Instant as_of)
    {
        REQUIRE(store.refresh(session(), calendars, rules));
        const Actor leader{"lanhdao", Role::agency_leader, kLeaders, kAgency, "/X24/X24.217/"};
        MeasuredCells cells;
        for (const GroupBy group_by : kGroups) {
            const auto found = count_figures(session(), store, calendars, rules, leader,
                                             {.whole = period, .group_by = group_by, .as_of = as_of});
            REQUIRE(found);
            for (const FigureCell& cell : found->cells)
                if (cell.figures != Figures{}) cells.emplace(CellKey{group_by, cell.key}, measured(cell.figures));
        }
        return cells;
    }

    void check_restatement(const ClosedPeriod& closed, const MeasuredCells& then, Instant now)
    {
        const Period& period = closed.period.period;
        CHECK(frozen_cells(session(), closed.id) == then);
        const Restatement found = restated(closed, std::nullopt);
        std::map<std::pair<CellKey, std::size_t>, std::int64_t> by_dossiers;
        for (const RestatedDossier& dossier : found.dossiers)
            for (const DossierChange& change : dossier.changes)
                by_dossiers[{change.cell, change.measure}] += change.today - change.closed;
        // What the changes make of the frozen figures is what the indicators say.
        MeasuredCells made = then;
        for (const Change& change : found.changes) {
            Measured& cell = made.try_emplace(change.cell, empty_cell()).first->second;
            CHECK(cell[change.measure] == change.closed);
            cell[change.measure] = change.today;
            if (!measures()[change.measure].adds_up) continue;
            CHECK(change.otherwise == 0);
            CHECK(*change.today - *change.closed == by_dossiers[{change.cell, change.measure}]);
            by_dossiers.erase({change.cell, change.measure});
        }
        for (const auto& [place, sum] : by_dossiers) CHECK(sum == 0);
        std::erase_if(made, [](const auto& cell) { return cell.second == empty_cell(); });
        CHECK(made == indicators(period, now));
    }

    std::uint64_t seed = std::random_device{}();
    RandomCases random{seed};
    std::vector<std::string> alive;
};

}  // namespace

TEST_CASE_FIXTURE(RandomOffice, "whatever happens after a close, frozen figures and what dossiers made of them add up")
{
    CAPTURE(seed);
    std::vector<std::pair<ClosedPeriod, MeasuredCells>> closings;
    Instant now = at("2015-03-02 08:00");
    for (int step = 0; step < 150; ++step, now += std::chrono::minutes{97}) {
        live(now);
        if (!random.one_in(12)) continue;
        const std::string period = over(random, now);
        const auto closed = try_close(period, shown_minute(now));
        if (closed) closings.emplace_back(*closed, indicators(closed->period.period, now));
    }
    CAPTURE(closings.size());
    for (const auto& [closed, then] : closings) check_restatement(closed, then, now);
    const ClosingVerification found = verified();
    CHECK(found.closings == std::ssize(closings));
    CHECK(found.first_difference.value_or("") == "");
}
