#include "domain/nine_indices.hpp"

#include "tests/domain/step_journal.hpp"
#include "tests/domain/tales.hpp"

using namespace motcua;
using namespace motcua::test;

// Offices work from Monday to Friday, 07:30-11:30 and 13:00-17:00. 2 March 2015 is a Monday.

namespace {

constexpr Period kYear{first_of(2015, 1), first_of(2016, 1)};

std::string digits(const std::array<std::int8_t, kScoredIndices>& points)
{
    std::string text;
    for (const std::int8_t one : points) text += one == kNoPoints ? "-" : std::to_string(one);
    return text;
}

// "20-": index 1 gives two points, index 2 none at all, index 3 nothing. Of the last result, "" where there is none.
std::string points(const Tale& tale)
{
    const Facts facts = tale.facts();
    return was_decided(facts.stretches.back().standing) ? digits(facts.stretches.back().points) : "";
}

// Half a day at the desk until 13:30, then two working days in the department; all of it due on Monday the 9th.
Tale with_steps(const char* left_desk, const char* land_due, const char* ready)
{
    Received begin = receipt();
    begin.due_at = at("2015-03-09 17:00");
    Tale tale;
    tale.happens("2015-03-02 08:00", begin).sent("2015-03-02 08:10");
    tale.happens(left_desk, HandoffAccepted{1, kLand, 2, at(land_due), LimitUnit::working_day, 4});
    return tale.decided(ready).sent(ready, kLand, kDesk).accepted(ready, kDesk);
}

}  // namespace

TEST_CASE("index 1 goes by the verdict")
{
    const auto ready = [](const char* when) {
        return points(Tale{}.received("2015-03-02 08:00", "2015-03-09 17:00").decided(when));
    };
    CHECK(ready("2015-03-06 17:00") == "2-2");
    CHECK(ready("2015-03-09 07:30") == "1-2");
    CHECK(ready("2015-03-09 19:00") == "1-2");
    CHECK(ready("2015-03-10 07:30") == "0-2");
}

TEST_CASE("a dossier without a deadline is given points for papers only, refused and withdrawn ones none")
{
    CHECK(points(Tale{}.received_without_limit("2015-03-02 08:00").decided("2015-03-20 08:00")) == "--2");
    Tale refused;
    refused.received("2015-03-02 08:00", "2015-03-09 17:00").decided("2015-03-03 08:00", Outcome::refused);
    CHECK(digits(refused.facts().stretches.back().points) == "---");
    Tale withdrawn;
    withdrawn.received("2015-03-02 08:00", "2015-03-09 17:00").happens("2015-03-03 08:00", Withdrawn{});
    CHECK(digits(withdrawn.facts().stretches.back().points) == "---");
    Tale open;
    open.received("2015-03-02 08:00", "2015-03-09 17:00");
    CHECK(digits(open.facts().stretches.back().points) == "---");
}

TEST_CASE("a new date with an apology makes the statutory time no longer")
{
    const auto ready = [](const char* when) {
        Tale tale;
        tale.received("2015-03-02 08:00", "2015-03-09 17:00");
        tale.happens("2015-03-05 08:00", Reappointed{at("2015-03-16 17:00"), "truongphong", seal()});
        return tale.decided(when);
    };
    CHECK(points(ready("2015-03-12 08:00")) == "0-2");  // early by the new date
    CHECK(points(ready("2015-03-16 08:00")) == "0-2");
    CHECK(points(ready("2015-03-09 08:00")) == "1-2");  // the first date after all
    CHECK(points(ready("2015-03-06 08:00")) == "2-2");
    CHECK(said(figures_of(ready("2015-03-12 08:00"), kYear)) == "1 received, 1 early");
}

TEST_CASE("index 2 asks for every step, however early the whole is")
{
    CHECK(points(with_steps("2015-03-02 13:29", "2015-03-04 13:29", "2015-03-04 13:28")) == "222");
    CHECK(points(with_steps("2015-03-02 13:30", "2015-03-04 13:30", "2015-03-04 13:29")) == "212");
    CHECK(points(with_steps("2015-03-02 13:29", "2015-03-04 13:29", "2015-03-04 13:29")) == "212");
    CHECK(points(with_steps("2015-03-02 13:31", "2015-03-04 13:31", "2015-03-04 13:30")) == "202");
    CHECK(points(with_steps("2015-03-02 13:29", "2015-03-04 13:29", "2015-03-04 13:30")) == "202");
    // Each step in time, and the desk forgot the result: that is the whole's delay.
    CHECK(points(with_steps("2015-03-02 09:00", "2015-03-12 17:00", "2015-03-10 08:00")) == "022");
}

TEST_CASE("a step that was late stays late when papers move its date")
{
    Tale tale;
    for (const auto& [when, actor, body] : late_everywhere()) tale.happens(when, body);
    // Both steps late, one request for papers, ready on the 6th at 9:00 when it was due at 8:30: the same date.
    CHECK(points(tale) == "101");
}

TEST_CASE("a wait for the citizen is nobody's: the step's date moves with it")
{
    Received begin = receipt();
    begin.due_at = at("2015-03-04 17:00");
    Tale tale;
    tale.happens("2015-03-02 08:00", begin).happens("2015-03-02 09:00", SupplementRequested{seal()});
    tale.happens("2015-03-09 09:00", SupplementReceived{at("2015-03-11 17:00"), "test", at("2015-03-09 13:30")});
    tale.sent("2015-03-09 09:10").accepted("2015-03-09 09:20");
    tale.decided("2015-03-09 09:30").sent("2015-03-09 09:40", kLand, kDesk).accepted("2015-03-09 10:00", kDesk);
    CHECK(points(tale) == "221");
}

TEST_CASE("index 2 asks for opinions, too")
{
    const auto answered = [](const char* when) {
        Tale tale;
        tale.received("2015-03-02 08:00", "2015-03-09 17:00").sent("2015-03-02 08:10").accepted("2015-03-02 09:00");
        tale.happens("2015-03-02 10:00", OpinionAsked{kJustice, at("2015-03-04 10:00"), "test", seal()});
        if (when != nullptr) tale.happens(when, OpinionGiven{4, seal()});
        return tale;
    };
    CHECK(points(answered("2015-03-04 09:59").done("2015-03-05 08:00", "2015-03-05 09:00")) == "222");
    CHECK(points(answered("2015-03-04 10:00").done("2015-03-05 08:00", "2015-03-05 09:00")) == "212");
    CHECK(points(answered("2015-03-04 10:01").done("2015-03-05 08:00", "2015-03-05 09:00")) == "202");
    // Nobody waited for it: late from its date on, before that it says nothing.
    CHECK(points(answered(nullptr).done("2015-03-05 08:00", "2015-03-05 09:00")) == "202");
    CHECK(points(answered(nullptr).done("2015-03-03 08:00", "2015-03-04 10:00")) == "2-2");
}

TEST_CASE("index 3 counts what the citizen was told to bring, before and after the receipt")
{
    const auto life = [](bool guided, int supplements) {
        Tale tale;
        tale.filed("2015-02-26 08:00");
        if (guided) tale.happens("2015-02-26 09:00", Guided{seal()});
        tale.received("2015-03-02 08:00", "2015-03-20 17:00");
        for (int i = 0; i < supplements; ++i) {
            tale.happens("2015-03-03 08:00", SupplementRequested{seal()});
            tale.happens("2015-03-03 09:00", SupplementReceived{at("2015-03-20 17:00"), "test", {}});
        }
        return points(tale.decided("2015-03-04 08:00"));
    };
    CHECK(life(false, 0) == "2-2");
    CHECK(life(true, 0) == "2-1");
    CHECK(life(false, 1) == "2-1");
    CHECK(life(true, 1) == "2-0");
    CHECK(life(false, 2) == "2-0");
    CHECK(life(true, 2) == "2-0");
}

TEST_CASE("a result that is sent back leaves the points of its period and gives those of the new one")
{
    Tale tale;
    for (const auto& [when, actor, body] : sent_back()) tale.happens(when, body);
    // Desk late (left at 15:00, due at 13:30): index 2 gives nothing either time. The first result is of Tuesday, due
    // on Wednesday; the second of Thursday.
    const Facts facts = tale.facts();
    std::string results;
    for (const Stretch& stretch : facts.stretches)
        if (was_decided(stretch.standing)) results += digits(stretch.points) + " ";
    CHECK(results == "202 002 ");
    const auto in = [&](const char* from, const char* to) { return figures_of(tale, period(from, to)).points[0]; };
    CHECK(in("2015-03-03", "2015-03-04") == PointSum{2, 1});
    CHECK(in("2015-03-04", "2015-03-05") == PointSum{});
    CHECK(in("2015-03-05", "2015-03-06") == PointSum{0, 1});
    CHECK(in("2015-03-01", "2015-04-01") == PointSum{0, 1});
}

TEST_CASE("points are summed by index over the dossiers that have them")
{
    Figures all;
    const auto add = [&](const Tale& tale) {
        const Facts facts = tale.facts();
        all.add(life_of(facts), kYear, at("2016-01-01 00:00"));
    };
    add(with_steps("2015-03-02 13:30", "2015-03-04 13:30", "2015-03-04 13:29"));
    add(Tale{}.received("2015-03-02 08:00", "2015-03-09 17:00").decided("2015-03-09 08:00"));
    add(Tale{}.received_without_limit("2015-03-02 08:00").decided("2015-03-20 08:00"));
    CHECK(fault(all).value_or("") == "");
    CHECK(all.points[0] == PointSum{3, 2});
    CHECK(all.points[1] == PointSum{1, 1});
    CHECK(all.points[2] == PointSum{6, 3});
    // 1.5 + 1.0 + 2.0
    CHECK(score_tenths(all) == 45);
    Figures twice;
    twice.add(all);
    twice.add(all);
    CHECK(twice.points[0] == PointSum{6, 4});
    CHECK(score_tenths(twice) == 45);
}

TEST_CASE("figures whose points are of other dossiers than were decided are at fault")
{
    Tale tale;
    tale.received("2015-03-02 08:00", "2015-03-09 17:00").decided("2015-03-04 08:00");
    const Figures good = figures_of(tale, kYear);
    for (std::size_t i = 0; i < kScoredIndices; ++i) {
        Figures bad = good;
        bad.points[i].dossiers = 2;
        CHECK(fault(bad).has_value());
    }
}
