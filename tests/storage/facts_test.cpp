#include "storage/facts.hpp"

#include "storage/facts_store.hpp"
#include "storage/facts_text.hpp"
#include "storage/figure_cells.hpp"
#include "tests/domain/random_life.hpp"
#include "tests/support/calendar_office.hpp"

#include <map>

using namespace motcua;
using namespace motcua::storage;
using namespace motcua::tests;
using namespace motcua::test;

// What is kept for speed is what the journals say, whatever happened in between.

namespace {

constexpr const char* kOne = "X24.217-150302-0001";
constexpr const char* kTwo = "X24.217-150302-0002";

struct Kept : CalendarOffice {
    FactsRound round(const std::string& instance = "a", std::string_view machine = "2026-01-01 08:00")
    {
        session().begin(true);
        const FactsRound done =
            keep_facts(session(), calendars, rules, {instance, at(machine), at("2015-03-10 08:00")});
        session().commit();
        return done;
    }
    void keep()
    {
        while (round().more) {
        }
    }
    // The first round of all finds its end only when it has come to it.
    std::map<std::string, Facts> kept()
    {
        std::map<std::string, Facts> all;
        each_facts_after(session(), 0, [&](const Facts& facts) { all.emplace(facts.dossier, facts); });
        return all;
    }
    std::map<std::string, Facts> from_zero()
    {
        std::vector<std::string> codes;
        session().each<std::string>("SELECT code FROM dossier ORDER BY code", {},
                                    [&](auto&& row) { codes.push_back(std::get<0>(row)); });
        std::map<std::string, Facts> all;
        for (const Facts& facts : fold_facts(session(), calendars, rules, codes)) all.emplace(facts.dossier, facts);
        return all;
    }
    Figures figures(FactsStore& store, std::string_view as_of = "2015-03-10 08:00")
    {
        const Actor leader{"lanhdao", Role::agency_leader, kLeaders, kAgency, "/X24/X24.217/"};
        const FigureQuestion question{.whole = {at("2015-03-01 00:00"), at("2015-04-01 00:00")}, .as_of = at(as_of)};
        const auto cells = count_figures(session(), store, calendars, rules, leader, question);
        REQUIRE(cells);
        REQUIRE(cells->cells.size() == 1);
        Figures figures = cells->cells.front().figures;
        std::ranges::sort(figures.worked);
        return figures;
    }

    Calendars calendars;
    AlarmRules rules;
};

}  // namespace

TEST_CASE("facts are read as they were written")
{
    Kept office;
    REQUIRE(office.receive(kOne));
    office.send(kOne, kLand, "2015-03-02 09:00");
    office.accept(kOne, "2015-03-03 10:00");
    const auto facts = office.from_zero().at(kOne);
    CHECK(facts.marks.size() > 3);
    CHECK(facts_from(kOne, to_text(facts)) == facts);
    CHECK_FALSE(facts_from(kOne, to_text(facts) + " 1"));
    CHECK_FALSE(facts_from(kOne, ""));
    CHECK_FALSE(facts_from(kOne, to_text(facts).substr(0, 100)));
}

TEST_CASE("the follower keeps what the journals say, from the first round and after each event")
{
    Kept office;
    REQUIRE(office.receive(kOne));
    office.keep();
    CHECK(office.kept() == office.from_zero());
    CHECK(office.kept().at(kOne).version == 1);

    office.send(kOne, kLand, "2015-03-02 09:00");
    REQUIRE(office.receive(kTwo));
    CHECK(office.kept().size() == 1);
    CHECK(office.round().dossiers == 2);
    CHECK(office.kept() == office.from_zero());
    CHECK(office.kept().at(kOne).version == 2);
    CHECK(office.round().dossiers == 0);
}

TEST_CASE("a round that is rolled back is done again")
{
    Kept office;
    REQUIRE(office.receive(kOne));
    office.keep();
    office.send(kOne, kLand, "2015-03-02 09:00");
    office.session().begin(true);
    keep_facts(office.session(), office.calendars, office.rules, {"a", at("2026-01-01 08:00"), at("2015-03-10 08:00")});
    office.session().rollback();
    CHECK(office.kept().at(kOne).version == 1);
    office.keep();
    CHECK(office.kept() == office.from_zero());
}

TEST_CASE("another instance waits until the leader has not come for half a minute")
{
    Kept office;
    REQUIRE(office.receive(kOne));
    CHECK(office.round("a").leads);
    CHECK_FALSE(office.round("b", "2026-01-01 08:00").leads);
    CHECK(office.round("b", "2026-01-01 08:01").leads);
    CHECK_FALSE(office.round("a", "2026-01-01 08:01").leads);
}

TEST_CASE("another rule or form makes all facts anew")
{
    Kept office;
    REQUIRE(office.receive(kOne));
    office.send(kOne, kLand, "2015-03-02 09:00");
    office.accept(kOne, "2015-03-02 13:30");  // 180 minutes on the way
    office.keep();
    const auto late = [&] {
        return std::ranges::count(office.kept().at(kOne).marks, MarkKind::accepted_late, &Mark::kind);
    };
    CHECK(late() == 0);
    office.rules.accept_hours = 2;
    CHECK_FALSE(facts_state(office.session(), facts_basis(office.session(), office.rules)).complete);
    office.keep();
    CHECK(facts_state(office.session(), facts_basis(office.session(), office.rules)).complete);
    CHECK(late() == 1);
    CHECK(office.kept() == office.from_zero());
}

TEST_CASE("figures know an entry of a moment ago, before and after the follower does")
{
    Kept office;
    FactsStore store;
    REQUIRE(office.receive(kOne));
    REQUIRE(store.refresh(office.session(), office.calendars, office.rules));
    CHECK(office.figures(store).received() == 1);
    office.keep();
    REQUIRE(office.receive(kTwo));
    REQUIRE(store.refresh(office.session(), office.calendars, office.rules));
    CHECK(office.figures(store).received() == 2);
    CHECK(office.figures(store).overdue == 2);
    office.happen(kTwo, Withdrawn{seal()}, "tiepnhan", "2015-03-10 07:00");
    REQUIRE(store.refresh(office.session(), office.calendars, office.rules));
    CHECK(office.figures(store).overdue == 1);
    CHECK(office.figures(store).at(Standing::withdrawn) == 1);
    office.keep();
    REQUIRE(store.refresh(office.session(), office.calendars, office.rules));
    FactsStore fresh;
    REQUIRE(fresh.refresh(office.session(), office.calendars, office.rules));
    CHECK(office.figures(store) == office.figures(fresh));
}

TEST_CASE("figures of an earlier moment leave out what was written down later")
{
    Kept office;
    FactsStore store;
    REQUIRE(office.receive(kOne));
    office.happen(kOne, Withdrawn{seal()}, "tiepnhan", "2015-03-04 07:00");
    REQUIRE(store.refresh(office.session(), office.calendars, office.rules));
    CHECK(office.figures(store, "2015-03-03 12:00").at(Standing::running) == 1);
    CHECK(office.figures(store, "2015-03-03 12:00").at(Standing::withdrawn) == 0);
    CHECK(office.figures(store, "2015-03-04 12:00").at(Standing::withdrawn) == 1);
    CHECK(office.figures(store, "2015-03-01 12:00").received() == 0);
}

TEST_CASE("after random lives what is kept is what is folded from zero, however the rounds fell")
{
    const auto seed = static_cast<std::uint64_t>(std::random_device{}());
    CAPTURE(seed);
    RandomCases random{seed};
    Kept office;
    FactsStore store;
    std::vector<std::string> alive;
    for (int step = 0; step < 120; ++step) {
        const Instant now = at("2015-03-02 08:00") + std::chrono::minutes{97 * step};
        const std::string moment = format_instant(now).substr(0, 10) + " " + format_instant(now).substr(11, 5);
        if (alive.empty() || random.one_in(4)) {
            const std::string number = std::to_string(1000 + step);
            alive.push_back("X24.217-150302-" + number);
            REQUIRE(office.receive(alive.back()));
            continue;
        }
        const std::string code = alive[static_cast<std::size_t>(random.between(0, std::ssize(alive) - 1))];
        const auto history = history_of(office.session(), code);
        // Manifests and other people are rows of their own, which these events have not.
        auto event = random_event(random, history, std::max(now, history.back().happened_at));
        const bool alone = event && !std::holds_alternative<HandoffSent>(event->body) &&
                           !std::holds_alternative<PaperSent>(event->body) &&
                           !std::holds_alternative<Assigned>(event->body);
        if (alone) office.happen(code, event->body, "tiepnhan", moment);
        if (random.one_in(5)) office.round();
        if (random.one_in(7)) REQUIRE(store.refresh(office.session(), office.calendars, office.rules));
    }
    office.keep();
    CHECK(office.kept() == office.from_zero());
    REQUIRE(store.refresh(office.session(), office.calendars, office.rules));
    FactsStore fresh;
    REQUIRE(fresh.refresh(office.session(), office.calendars, office.rules));
    CHECK(office.figures(store, "2015-06-01 08:00") == office.figures(fresh, "2015-06-01 08:00"));
}
