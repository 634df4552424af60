#include "domain/figures.hpp"

#include "domain/rates.hpp"
#include "domain/statistics.hpp"
#include "tests/domain/tales.hpp"

using namespace motcua;
using namespace motcua::test;

// Offices work from Monday to Friday, 07:30-11:30 and 13:00-17:00. 2 March 2015 is a Monday.

namespace {

constexpr Period kFebruary{first_of(2015, 2), first_of(2015, 3)};
constexpr Period kMarch{first_of(2015, 3), first_of(2015, 4)};
constexpr Period kApril{first_of(2015, 4), first_of(2015, 5)};
constexpr Period kMay{first_of(2015, 5), first_of(2015, 6)};

std::string in(const Tale& tale, const Period& period, std::string_view now = "2016-01-01 00:00")
{
    return said(figures_of(tale, period, now));
}

const Rate& rate(std::string_view key)
{
    for (const Rate& rate : rates())
        if (rate.key == key) return rate;
    FAIL("no rate ", key);
    throw 0;
}

}  // namespace

TEST_CASE("a result in the lunch break is late for hours and on time for days")
{
    const auto hours = [](const char* ready) {
        return figures_of(Tale{}.received_with_hours("2015-03-02 11:30", "2015-03-03 11:30").decided(ready), kMarch);
    };
    CHECK(said(hours("2015-03-03 11:30")) == "1 received, 1 on_time");
    const Figures late = hours("2015-03-03 12:15");
    CHECK(said(late) == "1 received, 1 late");
    CHECK(late.late_minutes == 0);  // nobody works at 12:15
    CHECK(late.worked == std::vector<std::int32_t>{480});
    CHECK(hours("2015-03-03 13:10").late_minutes == 10);
    CHECK(said(hours("2015-03-02 17:00")) == "1 received, 1 early");

    Tale days;
    days.received("2015-03-02 08:00", "2015-03-09 11:30").decided("2015-03-09 12:15");
    CHECK(in(days, kMarch) == "1 received, 1 on_time");
}

TEST_CASE("a moment on the bound of a period belongs to the one that begins")
{
    Tale tale;
    tale.received("2015-03-01 00:00", "2015-03-06 17:00").decided("2015-04-01 00:00");
    CHECK(in(tale, kFebruary) == "");
    CHECK(in(tale, kMarch) == "1 received, 1 overdue");
    CHECK(in(tale, kApril) == "1 carried over, 1 late");
    CHECK(in(tale, kMay) == "");
    CHECK(in(tale, {kApril.from + std::chrono::milliseconds{1}, kApril.to}) == "");
}

TEST_CASE("the days from the 29th on are in their month, also where the next is shorter")
{
    Tale january;
    january.received("2015-01-29 08:00", "2015-02-05 17:00").decided("2015-01-30 16:59");
    const Period jan = period("2015-01-01", "2015-02-01");
    CHECK(in(january, jan) == "1 received, 1 early");
    CHECK(in(january, kFebruary) == "");
    Tale march;
    march.received("2015-03-31 16:59", "2015-04-07 17:00").decided("2015-04-01 07:30");
    CHECK(in(march, kMarch) == "1 received, 1 running");
    CHECK(in(march, kApril) == "1 carried over, 1 early");
}

TEST_CASE("what waits for the citizen over the end of a month waits in both, and its due date goes on")
{
    // Received on the 30th with five days, due on 6 April; stopped for two days.
    Tale tale;
    tale.received("2015-03-30 08:00", "2015-04-06 17:00")
        .happens("2015-03-31 09:00", SupplementRequested{seal()})
        .happens("2015-04-02 09:00", SupplementReceived{.due_at = at("2015-04-08 17:00"), .calendar = "test"})
        .decided("2015-04-08 16:00");
    const Figures march = figures_of(tale, kMarch);
    CHECK(said(march) == "1 received, 1 waiting");
    CHECK(march.of(MarkKind::supplement) == MarkSum{1, 0});
    CHECK(march.of(MarkKind::supplement_late) == MarkSum{0, 0});
    const Figures april = figures_of(tale, kApril);
    CHECK(said(april) == "1 carried over, 1 on_time");
    CHECK(april.of(MarkKind::moved_by_supplement) == MarkSum{1, 0});
    // From Monday 30 March 08:00: 450 + 90 minutes; from Thursday 09:00: 390 and Friday to Tuesday 3 × 480, and 420 on
    // Wednesday until 16:00.
    CHECK(april.worked == std::vector<std::int32_t>{450 + 90 + 390 + 3 * 480 + 420});
    CHECK(fault_between(march, april).value_or("") == "");
}

TEST_CASE("withdrawn, refused and without a limit are classes of their own")
{
    Tale withdrawn;
    withdrawn.received("2015-02-27 08:00", "2015-03-06 17:00").happens("2015-03-20 09:00", Withdrawn{seal()});
    CHECK(in(withdrawn, kFebruary) == "1 received, 1 running");
    CHECK(in(withdrawn, kMarch) == "1 carried over, 1 withdrawn");
    CHECK(in(withdrawn, kApril) == "");

    Tale refused;
    refused.received("2015-03-02 08:00", "2015-03-09 17:00").decided("2015-03-20 09:00", Outcome::refused);
    CHECK(in(refused, kMarch) == "1 received, 1 refused");

    Tale unlimited;
    unlimited.received_without_limit("2015-03-02 08:00").decided("2015-04-20 09:00");
    CHECK(in(unlimited, kMarch) == "1 received, 1 unlimited");
    const Figures april = figures_of(unlimited, kApril);
    CHECK(said(april) == "1 carried over, 1 without_deadline");
    CHECK(april.decided() == 1);
    CHECK(rate("d2").all(april) == 0);
    CHECK(rate("d4").good(april) == 0);
    CHECK(rate("d4").all(april) == 1);
}

TEST_CASE("a new date after an apology counts, and is told apart from the first one")
{
    Tale tale;
    tale.received("2015-03-02 08:00", "2015-03-09 17:00")
        .happens("2015-03-06 16:00", Reappointed{at("2015-03-13 17:00"), "lanhdao", seal()})
        .decided("2015-03-13 09:00");
    const Figures march = figures_of(tale, kMarch);
    CHECK(said(march) == "1 received, 1 on_time");
    CHECK(march.by_new_date_only == 1);
    CHECK(rate("d2").good(march) == 1);
    CHECK(rate("first_date").good(march) == 0);
    // Friday 6 March is the last working day before the 9th: in time until it closes.
    CHECK(march.of(MarkKind::apology_owed) == MarkSum{1, 0});
    CHECK(march.of(MarkKind::apology_in_time) == MarkSum{1, 0});

    Tale too_late;
    too_late.received("2015-03-02 08:00", "2015-03-09 17:00")
        .happens("2015-03-09 08:00", Reappointed{at("2015-03-13 17:00"), "lanhdao", seal()});
    CHECK(figures_of(too_late, kMarch).of(MarkKind::apology_owed).count == 1);
    CHECK(figures_of(too_late, kMarch).of(MarkKind::apology_in_time).count == 0);

    Tale never;
    never.received("2015-03-02 08:00", "2015-03-09 17:00");
    CHECK(figures_of(never, kMarch, "2015-03-09 17:00").of(MarkKind::apology_owed).count == 0);
    CHECK(figures_of(never, kMarch, "2015-03-09 17:01").of(MarkKind::apology_owed).count == 1);
    CHECK(figures_of(never, kApril).of(MarkKind::apology_owed).count == 0);
}

TEST_CASE("a late entry counts where it happened")
{
    Tale tale;
    tale.received("2015-02-27 08:00", "2015-03-06 17:00", "2015-03-31 08:00").decided("2015-03-31 09:00");
    CHECK(in(tale, kFebruary) == "1 received, 1 running");
    CHECK(figures_of(tale, kFebruary).of(MarkKind::entered_late).count == 1);
    CHECK(in(tale, kMarch) == "1 carried over, 1 late");
}

TEST_CASE("a result that is sent back is reopened, and decided again in its own period")
{
    Tale tale;
    tale.received("2015-03-02 08:00", "2015-03-09 17:00").sent("2015-03-02 09:00").accepted("2015-03-02 10:00");
    tale.done("2015-03-05 10:00", "2015-03-05 11:00").happens("2015-04-02 09:00", RedoOrdered{seal()});
    CHECK(in(tale, kMarch) == "1 received, 1 early");
    CHECK(in(tale, kApril) == "1 reopened, 1 overdue");
    tale.decided("2015-05-04 08:00");
    CHECK(in(tale, kApril) == "1 reopened, 1 overdue");
    CHECK(in(tale, kMay) == "1 carried over, 1 late");
}

TEST_CASE("a period that has not ended is judged now, and what is to come does not count")
{
    Tale tale;
    tale.received("2015-03-02 08:00", "2015-03-09 17:00").decided("2015-03-20 09:00");
    CHECK(in(tale, kMarch, "2015-03-02 07:59") == "");
    CHECK(in(tale, kMarch, "2015-03-02 08:00") == "1 received, 1 running");
    CHECK(in(tale, kMarch, "2015-03-09 17:00") == "1 received, 1 running");
    CHECK(in(tale, kMarch, "2015-03-09 17:01") == "1 received, 1 overdue");
    CHECK(in(tale, kMarch, "2015-03-20 09:00") == "1 received, 1 late");
}

TEST_CASE("a stop ends by itself, and then the clock runs without an event")
{
    Tale tale;
    tale.received("2015-03-02 08:00", "2015-03-09 17:00")
        .happens("2015-03-04 08:00", Stopped{.until = at("2015-03-20 08:00"),
                                             .due_at = at("2015-03-25 17:00"),
                                             .calendar = "test",
                                             .reason = seal()});
    CHECK(in(tale, kMarch, "2015-03-19 08:00") == "1 received, 1 waiting");
    CHECK(in(tale, kMarch, "2015-03-20 08:00") == "1 received, 1 running");
    CHECK(in(tale, kMarch, "2015-03-26 08:00") == "1 received, 1 overdue");
}

TEST_CASE("what is overdue is told by its age in calendar days")
{
    Tale tale;
    tale.received("2015-03-02 08:00", "2015-03-09 17:00");
    const auto ages = [&](const char* now) {
        return figures_of(tale, period("2015-01-01", "2016-01-01"), now).overdue_ages;
    };
    using Ages = decltype(Figures::overdue_ages);
    CHECK(ages("2015-03-09 17:00") == Ages{0, 0, 0, 0, 0});
    CHECK(ages("2015-03-09 17:01") == Ages{1, 0, 0, 0, 0});
    CHECK(ages("2015-03-14 09:00") == Ages{1, 0, 0, 0, 0});
    CHECK(ages("2015-03-15 09:00") == Ages{0, 1, 0, 0, 0});
    CHECK(ages("2015-03-20 09:00") == Ages{0, 0, 1, 0, 0});
    CHECK(ages("2015-04-09 09:00") == Ages{0, 0, 0, 1, 0});
    CHECK(ages("2015-06-08 09:00") == Ages{0, 0, 0, 0, 1});
}

TEST_CASE("a result nobody came for is uncollected until somebody does")
{
    Tale tale;
    tale.received("2015-02-25 08:00", "2015-03-04 17:00").decided("2015-02-26 09:00");
    CHECK(figures_of(tale, kFebruary).uncollected == 1);
    CHECK(figures_of(tale, kMarch).uncollected == 1);
    CHECK(in(tale, kMarch) == "");
    tale.happens("2015-04-02 09:00", Returned{});
    CHECK(figures_of(tale, kMarch).uncollected == 1);
    CHECK(figures_of(tale, kApril).uncollected == 0);
    CHECK(figures_of(tale, kApril).of(MarkKind::collected).count == 1);
}

TEST_CASE("what is filed counts beside all that until it is answered")
{
    Tale tale;
    tale.filed("2015-02-27 22:00");
    CHECK(in(tale, kFebruary) == "1 filed");
    CHECK(in(tale, kMarch) == "1 filed");
    tale.happens("2015-03-02 08:00", TurnedAway{seal()});
    CHECK(in(tale, kFebruary) == "1 filed");
    CHECK(in(tale, kMarch) == "1 not_accepted");
    CHECK(in(tale, kApril) == "");

    Tale guided;
    guided.filed("2015-03-02 08:00").happens("2015-03-02 09:00", Guided{seal()});
    CHECK(in(guided, kMarch) == "1 guided");
    CHECK(in(guided, kApril) == "1 guided");
    guided.happens("2015-04-02 09:00", Withdrawn{seal()});
    CHECK(in(guided, kApril) == "1 taken_back");
    CHECK(in(guided, kMay) == "");

    Tale taken_in;
    taken_in.filed("2015-02-27 22:00").received("2015-03-02 09:00", "2015-03-09 17:00");
    CHECK(in(taken_in, kFebruary) == "1 filed");
    CHECK(in(taken_in, kMarch) == "1 received, 1 overdue");
}

TEST_CASE("the on-time rates divide what they say")
{
    Figures f;
    f.received_by = {40, 5, 15};  // direct, post, online
    f.carried_over = 10;
    const auto set = [&](Standing standing, std::int64_t count) {
        f.standings[static_cast<std::size_t>(standing)] = count;
    };
    set(Standing::early, 20);
    set(Standing::on_time, 15);
    set(Standing::late, 5);
    set(Standing::without_deadline, 4);
    set(Standing::refused, 3);
    set(Standing::withdrawn, 2);
    set(Standing::running, 12);
    set(Standing::waiting, 3);
    f.overdue = 6;
    f.overdue_ages = {6, 0, 0, 0, 0};
    f.worked.resize(44);
    f.by_new_date_only = 1;
    f.points = {PointSum{54, 40}, PointSum{30, 25}, PointSum{80, 44}};
    CHECK(fault(f).value_or("") == "");
    const auto tenths = [&](const char* key) { return tenths_of(rate(key).good(f), rate(key).all(f)).value(); };
    CHECK(tenths("d1") == 583);          // 35 of 60
    CHECK(tenths("d2") == 875);          // 35 of 40
    CHECK(tenths("d3") == 714);          // 50 of 70
    CHECK(tenths("d4") == 714);          // 35 of 49
    CHECK(tenths("first_date") == 850);  // 34 of 40
}

TEST_CASE("figures that do not add up are noticed")
{
    Figures f;
    f.received_by = {1, 0, 0};
    CHECK(fault(f).has_value());
    f.overdue = 1;
    CHECK(fault(f).has_value());  // of no age
    f.overdue_ages[0] = 1;
    CHECK_FALSE(fault(f).has_value());
    Figures next;
    CHECK(fault_between(f, next).has_value());
    next.carried_over = 1;
    CHECK_FALSE(fault_between(f, next).has_value());
}
