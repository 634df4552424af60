#include "domain/step_visits.hpp"

#include "domain/custody.hpp"
#include "tests/domain/random_life.hpp"
#include "tests/domain/step_journal.hpp"

#include <sstream>

using namespace motcua;
using namespace motcua::test;

namespace {

std::string told(const std::vector<StepVisit>& visits)
{
    std::ostringstream out;
    for (const StepVisit& visit : visits) {
        out << (out.tellp() > 0 ? ", " : "") << visit.seq << ": " << visit.stay.stayed << " of " << visit.stay.lasted
            << (visit.stay.ready ? " ready" : " lost");
    }
    return out.str();
}

std::string told(const std::vector<Entry>& entries, std::string_view now)
{
    return told(step_visits(journal(entries), office(), at(now)));
}

}  // namespace

TEST_CASE("a visit says how long the step took and how long all did from there, waits for the citizen left out")
{
    // Monday 08:00 to 15:00 without lunch; then 120, 420, 60 and 90 until Friday 9:00.
    CHECK(told(late_everywhere(), "2015-03-20 08:00") == "1: 330 of 1020 ready, 2: 690 of 690 ready");
}

TEST_CASE("what is open has been watched until now, and a wait that lasts adds nothing")
{
    std::vector<Entry> entries{late_everywhere().begin(), late_everywhere().begin() + 3};
    CHECK(told(entries, "2015-03-03 09:00") == "1: 330 of 540 lost, 2: 210 of 210 lost");
    entries.push_back(late_everywhere()[3]);
    CHECK(told(entries, "2015-03-05 11:00") == "1: 330 of 870 lost, 2: 540 of 540 lost");
}

TEST_CASE("what is withdrawn was watched until then")
{
    std::vector<Entry> entries{late_everywhere().begin(), late_everywhere().begin() + 3};
    entries.emplace_back("2015-03-02 16:00", "tiepnhan", Withdrawn{seal()});
    CHECK(told(entries, "2015-03-20 09:00") == "1: 330 of 390 lost, 2: 60 of 60 lost");
}

TEST_CASE("a result that is sent back was none: the way goes on to the one that stood")
{
    // Step 2 from Monday 15:00 to Thursday 9:30: 120, 480, 480 and 120.
    CHECK(told(sent_back(), "2015-03-20 08:00") == "1: 330 of 1530 ready, 2: 1200 of 1200 ready");
    auto entries = sent_back();
    entries.resize(6);
    CHECK(told(entries, "2015-03-20 08:00") == "1: 330 of 900 ready, 2: 570 of 570 ready");
}

TEST_CASE("without steps the whole way is one, and before it is received there is none")
{
    Received plain = receipt();
    plain.step.reset();
    plain.step_due_at.reset();
    CHECK(told({{"2015-03-02 08:00", "tiepnhan", plain}}, "2015-03-02 10:00") == "0: 120 of 120 lost");
    const Filed filed{.procedure = "1.000001",
                      .procedure_valid_from = on("2015-01-01"),
                      .desk = kDesk,
                      .agency = kAgency,
                      .applicant = seal()};
    CHECK(told({{"2015-03-02 08:00", "tiepnhan", filed}}, "2015-03-02 10:00") == "");
    CHECK(told({{"2015-03-02 08:00", "tiepnhan", filed}, {"2015-03-02 09:00", "tiepnhan", receipt()}},
               "2015-03-02 10:00") == "1: 60 of 60 lost");
    CHECK(step_visits({}, office(), at("2015-03-02 10:00")).empty());
}

TEST_CASE("what happened before a moment leaves out what happened at it")
{
    const auto history = journal(late_everywhere());
    CHECK(happened_before(history, at("2015-03-02 14:00")).size() == 1);
    CHECK(happened_before(history, at("2015-03-02 14:01")).size() == 2);
    CHECK(happened_before(history, at("2015-03-02 08:00")).empty());
}

TEST_CASE("in random lives the visits follow one another, and their stays add up to the whole way")
{
    const auto seed = static_cast<std::uint64_t>(std::random_device{}());
    CAPTURE(seed);
    RandomCases random{seed};
    for (int life = 0; life < 60; ++life) {
        Instant now = at("2015-02-09 07:00") + std::chrono::minutes{random.between(0, 20'000)};
        std::vector<Event> history{{"X24.217-150302-0001", 1, now, now, "an", receipt()}};
        for (int steps = 0; steps < 20; ++steps) {
            now += std::chrono::milliseconds{random.between(0, 40'000'000)};
            auto event = random_event(random, history, now);
            if (!event) break;
            history.push_back(*std::move(event));
        }
        const auto visits = step_visits(history, *district_calendar(), now);
        REQUIRE_FALSE(visits.empty());
        std::int64_t stayed = 0;
        for (const StepVisit& visit : visits) {
            stayed += visit.stay.stayed;
            REQUIRE(visit.stay.stayed >= 0);
            REQUIRE(visit.stay.stayed <= visit.stay.lasted);
        }
        REQUIRE(stayed == visits.front().stay.lasted);
        REQUIRE(visits.back().stay.stayed == visits.back().stay.lasted);
    }
}
