#include "domain/facts.hpp"

#include "tests/domain/random_life.hpp"
#include "tests/domain/tales.hpp"

using namespace motcua;
using namespace motcua::test;

namespace {

// A second way to tell how a dossier stands at a moment, from its state alone.
std::string standing_at(const std::vector<Event>& history, Instant t)
{
    Dossier dossier;
    for (const Event& event : history)
        if (event.happened_at <= t) dossier = apply(std::move(dossier), event);
    if (dossier.code.empty()) return "not there";
    if (dossier.ready_at) {
        if (dossier.outcome == Outcome::refused) return "refused";
        if (!dossier.due_at) return "without_deadline";
        return std::string{to_string(verdict(dossier.limit, *dossier.due_at, *dossier.ready_at))};
    }
    if (dossier.status == Status::withdrawn) return dossier.received_by.empty() ? "taken_back" : "withdrawn";
    if (dossier.received_by.empty()) return std::string{to_string(dossier.status)};
    if (dossier.rests(t)) return "waiting";
    if (!dossier.due_at) return "unlimited";
    return *dossier.due_at < t ? "overdue" : "running";
}

std::string standing_by_facts(const Facts& facts, Instant t)
{
    const Stretch* last = nullptr;
    for (const Stretch& stretch : facts.stretches)
        if (stretch.from <= t) last = &stretch;
    if (last == nullptr) return "not there";
    if (last->standing == Standing::running && *last->due < t) return "overdue";
    return std::string{to_string(last->standing)};
}

}  // namespace

TEST_CASE("at every moment of a random life the facts say what the dossier's state says")
{
    const auto seed = static_cast<std::uint64_t>(std::random_device{}());
    CAPTURE(seed);
    RandomCases random{seed};
    for (int life = 0; life < 400; ++life) {
        const auto history = random_life(random);
        const Instant first = history.front().happened_at;
        const Instant last = history.back().happened_at;
        const auto facts = facts_of(history, AlarmTerms{*district_calendar()});
        REQUIRE(facts);
        for (Instant t = first - std::chrono::hours{1}; t < last + std::chrono::days{60};
             t += std::chrono::minutes{97}) {
            INFO(format_instant(t));
            REQUIRE(standing_by_facts(*facts, t) == standing_at(history, t));
        }
        for (std::size_t s = 1; s < facts->stretches.size(); ++s)
            REQUIRE(facts->stretches[s - 1].from <= facts->stretches[s].from);
    }
}

TEST_CASE("a child is the asked unit's once that has accepted it")
{
    // Opened by the department of justice for the land office.
    Linked linked;
    linked.parent = "X24.217-150302-0002";
    linked.procedure = "1.000001";
    linked.procedure_valid_from = on("2015-01-01");
    linked.desk = kJustice;
    linked.agency = kAgency;
    linked.unit = kLand;
    linked.due_at = at("2015-03-05 17:00");
    Tale tale;
    tale.happens("2015-03-02 08:00", linked);
    CHECK(tale.facts().child);
    CHECK_FALSE(tale.facts().asked_unit);
    tale.sent("2015-03-02 09:00", kJustice, kLand);
    CHECK_FALSE(tale.facts().asked_unit);
    tale.accepted("2015-03-02 10:00", kLand);
    CHECK(tale.facts().asked_unit == kLand);
}

TEST_CASE("figures are of who decided, before that of who has it")
{
    Tale tale;
    tale.received("2015-03-02 08:00", "2015-03-09 17:00");
    CHECK(tale.facts().unit == kDesk);
    tale.sent("2015-03-02 09:00");
    CHECK(tale.facts().unit == kDesk);
    tale.accepted("2015-03-02 10:00").happens("2015-03-02 11:00", Assigned{"binh", {}});
    CHECK(tale.facts().unit == kLand);
    CHECK(tale.facts().person == "binh");
    tale.done("2015-03-05 10:00", "2015-03-05 11:00");
    CHECK(tale.facts().unit == kLand);
    CHECK(tale.facts().person == "binh");
    tale.happens("2015-03-06 08:00", RedoOrdered{seal()});
    CHECK(tale.facts().unit == kDesk);
}
