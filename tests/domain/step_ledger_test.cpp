#include "domain/step_ledger.hpp"

#include "tests/domain/step_journal.hpp"

#include <sstream>

using namespace motcua;
using namespace motcua::test;

namespace {

StepLedger ledger_of(const std::vector<Entry>& entries, std::string_view now)
{
    const auto ledger = step_ledger(journal(entries), office(), at(now));
    REQUIRE_MESSAGE(ledger.has_value(), refusal(ledger));
    return *ledger;
}

// "step 1: tiepnhan of X24.217.MC 30" for each, in order.
std::string told(const std::vector<Overrun>& overruns)
{
    std::ostringstream out;
    for (const Overrun& overrun : overruns) {
        out << (overrun.step ? "step " + std::to_string(*overrun.step) : std::string{"whole"}) << ": "
            << to_string(overrun.had.kind) << " " << overrun.had.unit;
        if (!overrun.had.to_unit.empty()) out << " to " << overrun.had.to_unit;
        out << " " << overrun.had.working_minutes << "\n";
    }
    return out.str();
}

std::string told(const StepUse& step)
{
    std::ostringstream out;
    out << step.seq << ": ";
    if (step.allotted_minutes) out << *step.allotted_minutes << " - ";
    out << step.used_minutes;
    if (const auto left = step.left_minutes()) out << " = " << *left;
    return out.str();
}

}  // namespace

TEST_CASE("each step says what it was allotted and what it used, waits for the citizen left out")
{
    const auto ledger = ledger_of(late_everywhere(), "2015-03-20 08:00");
    REQUIRE(ledger.steps.size() == 2);
    // 08:00 to 15:00 without lunch.
    CHECK(told(ledger.steps[0]) == "1: 240 - 330 = -90");
    CHECK(ledger.steps[0].left_at == at("2015-03-02 15:00"));
    // Monday 120, Tuesday to 16:00 420, Thursday from 16:00 60, Friday to 09:00 90.
    CHECK(told(ledger.steps[1]) == "2: 480 - 690 = -210");
    CHECK(ledger.steps[1].left_at == at("2015-03-06 09:00"));
    CHECK(ledger.steps[1].due_at == at("2015-03-05 15:00"));
}

TEST_CASE("who made it late is told in the order it happened, and a wait takes no lateness back")
{
    CHECK(told(ledger_of(late_everywhere(), "2015-03-20 08:00").overruns) ==
          "step 1: desk X24.217.MC 30\n"
          "step 1: transit X24.217.MC to X24.217.TN 60\n"
          "step 2: department X24.217.TN 60\n"
          "step 2: department X24.217.TN 90\n"
          "step 2: transit X24.217.TN to X24.217.MC 60\n"
          "whole: transit X24.217.TN to X24.217.MC 30\n");
}

TEST_CASE("a step that goes on is counted until now")
{
    const std::vector<Entry> so_far{late_everywhere().begin(), late_everywhere().begin() + 3};
    auto ledger = ledger_of(so_far, "2015-03-03 09:00");
    REQUIRE(ledger.steps.size() == 2);
    CHECK_FALSE(ledger.steps[1].left_at.has_value());
    CHECK(told(ledger.steps[1]) == "2: 480 - 210 = 270");
    CHECK(told(ledger.overruns) == "step 1: desk X24.217.MC 30\nstep 1: transit X24.217.MC to X24.217.TN 60\n");
    ledger = ledger_of(so_far, "2015-03-03 15:20");
    CHECK(told(ledger.overruns).ends_with("step 2: department X24.217.TN 20\n"));
}

TEST_CASE("a calendar by which nothing was late leaves nobody late")
{
    auto entries = late_everywhere();
    entries.resize(3);
    // Published on Tuesday at 16:00, an hour after the step's date: that was Wednesday 15:00 instead.
    entries.emplace_back("2015-03-03 16:00", "quantri",
                         CalendarChanged{"2", at("2015-03-05 17:00"), at("2015-03-04 15:00")});
    CHECK(
        told(ledger_of(entries, "2015-03-04 15:30").overruns) ==
        "step 1: desk X24.217.MC 30\nstep 1: transit X24.217.MC to X24.217.TN 60\nstep 2: department X24.217.TN 30\n");
}

TEST_CASE("a dossier without steps, budgets or a limit has nobody over budget")
{
    Received plain = receipt();
    plain.step.reset();
    plain.step_due_at.reset();
    CHECK(ledger_of({{"2015-03-02 08:00", "tiepnhan", plain}}, "2015-03-04 17:00") == StepLedger{});
    CHECK(told(ledger_of({{"2015-03-02 08:00", "tiepnhan", plain}}, "2015-03-05 08:00").overruns) ==
          "whole: desk X24.217.MC 30\n");
    Received unlimited = receipt();
    unlimited.due_at.reset();
    unlimited.step_due_at.reset();
    unlimited.step_unit = LimitUnit::none;
    unlimited.step_halves = 0;
    const auto ledger = ledger_of({{"2015-03-02 08:00", "tiepnhan", unlimited}}, "2015-03-02 09:00");
    REQUIRE(ledger.steps.size() == 1);
    CHECK(told(ledger.steps[0]) == "1: 60");
    CHECK(ledger.overruns.empty());
    CHECK(step_ledger({}, office(), at("2015-03-02 09:00")) == StepLedger{});
}

TEST_CASE("a result that is sent back makes nobody late twice, and what it lay at the desk is of no step")
{
    const auto ledger = ledger_of(sent_back(), "2015-03-20 08:00");
    REQUIRE(ledger.steps.size() == 3);
    CHECK(told(ledger.steps[1]) == "2: 480 - 570 = -90");
    CHECK(ledger.steps[1].left_at == at("2015-03-03 16:30"));
    // Wednesday 60 at the desk, 60 on the way, 30 and 240 in the department, Thursday 90 there, 30 on the way.
    CHECK(ledger.steps[2].seq == 2);
    CHECK(ledger.steps[2].used_minutes == 510);
    CHECK(ledger.steps[2].entered_at == at("2015-03-04 09:00"));
    CHECK(ledger.steps[2].n == 7);
    CHECK(told(ledger.overruns) ==
          "step 1: desk X24.217.MC 30\n"
          "step 1: transit X24.217.MC to X24.217.TN 60\n"
          "step 2: department X24.217.TN 70\n"
          "step 2: transit X24.217.TN to X24.217.MC 20\n"
          "step 2: desk X24.217.MC 60\n"
          "step 2: transit X24.217.MC to X24.217.TN 60\n"
          "step 2: department X24.217.TN 360\n"
          "step 2: transit X24.217.TN to X24.217.MC 30\n"
          "whole: department X24.217.TN 90\n"
          "whole: transit X24.217.TN to X24.217.MC 30\n");
}

TEST_CASE("what was due while the result lay at the desk is late there, once it is sent back")
{
    auto entries = sent_back();
    entries.resize(6);
    entries.emplace_back("2015-03-05 08:00", "truongphong", RedoOrdered{seal()});
    entries.emplace_back("2015-03-05 08:30", "tiepnhan", Decided{});
    // Due on Wednesday 17:00.
    CHECK(told(ledger_of(entries, "2015-03-20 08:00").overruns)
              .ends_with("whole: desk X24.217.MC 60\n"
                         "step 2: desk X24.217.MC 30\n"));
    entries.resize(6);
    CHECK_FALSE(told(ledger_of(entries, "2015-03-20 08:00").overruns).contains("whole"));
}
