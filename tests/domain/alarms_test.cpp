#include "tests/domain/alarm_cases.hpp"

using namespace motcua;
using namespace motcua::test;
using enum AlarmKind;

TEST_CASE("kinds have texts that read back")
{
    for (std::size_t i = 0; i < kAlarmKinds; ++i) {
        const auto kind = static_cast<AlarmKind>(i);
        CHECK(alarm_kind_from(to_string(kind)) == kind);
    }
    CHECK_FALSE(alarm_kind_from("late"));
}

TEST_CASE("overdue begins behind the due date and ends with the result at the desk")
{
    CHECK(rings(overdue, at_land(), "2015-03-09 17:00") == "");
    CHECK(rings(overdue, at_land(), "2015-03-09 17:00:01") == "03-09 17:00 …  TN an");
    const Happened decided = at_land() + Happened{{"2015-03-10 08:00", "an", Decided{}}};
    // Decided is not yet at the desk.
    CHECK(rings(overdue, decided, "2015-03-10 09:00") == "03-09 17:00 …  TN an");
    const Happened ready = decided + Happened{{"2015-03-10 08:30", "an", HandoffSent{2, kLand, kDesk}},
                                              {"2015-03-10 09:00", "tiepnhan", HandoffAccepted{2, kDesk}}};
    CHECK(rings(overdue, ready, "2015-03-20 09:00") == "03-09 17:00 … 03-10 09:00 TN an");
    const Happened withdrawn = at_land() + Happened{{"2015-03-11 08:00", "tiepnhan", Withdrawn{seal()}}};
    CHECK(rings(overdue, withdrawn, "2015-03-20 09:00") == "03-09 17:00 … 03-11 08:00 TN an");
    CHECK(subjects(overdue, ready, "2015-03-20 09:00") == std::vector<std::string>{"2015-03-09T17:00:00+07:00"});
}

TEST_CASE("the holder is who had it when it became true, not who has it now")
{
    const Happened assigned = at_land() + Happened{{"2015-03-09 17:00", "truongphong", Assigned{"binh"}},
                                                   {"2015-03-10 09:00", "truongphong", Assigned{"cuc"}}};
    CHECK(rings(overdue, assigned, "2015-03-11 09:00") == "03-09 17:00 …  TN binh");
    const Happened on_the_way = at_land() + Happened{{"2015-03-09 16:00", "an", HandoffSent{2, kLand, kJustice}},
                                                     {"2015-03-10 09:00", "tuphap", HandoffAccepted{2, kJustice}}};
    CHECK(rings(overdue, on_the_way, "2015-03-11 09:00") == "03-09 17:00 …  TN an → TP");
}

TEST_CASE("a pause stops what the clock stops, and what is late after it is late since the resumption")
{
    // Back at the desk on Tuesday, over the due date; asked, and answered with the same due date.
    const Happened late = at_land() + Happened{{"2015-03-10 08:00", "an", HandoffSent{2, kLand, kDesk}},
                                               {"2015-03-10 09:00", "tiepnhan", HandoffAccepted{2, kDesk}},
                                               {"2015-03-10 18:00", "tiepnhan", kAsked},
                                               {"2015-03-11 07:00", "motcua", supplied("2015-03-09 17:00")}};
    CHECK(rings(overdue, late, "2015-03-11 08:00") == "03-09 17:00 … 03-10 18:00 TN an; 03-11 07:00 …  MC tiepnhan");
    CHECK(subjects(overdue, late, "2015-03-11 08:00") ==
          std::vector<std::string>{"2015-03-09T17:00:00+07:00", "2015-03-09T17:00:00+07:00 #2"});
}

TEST_CASE("a due date that moves ends the flag about the old one")
{
    const Happened moved =
        at_land() + Happened{{"2015-03-10 09:00", "motcua", Reappointed{at("2015-03-12 17:00"), "lanhdao", seal()}}};
    CHECK(rings(overdue, moved, "2015-03-13 08:00") == "03-09 17:00 … 03-10 09:00 TN an; 03-12 17:00 …  TN an");
    CHECK(subjects(overdue, moved, "2015-03-13 08:00") ==
          std::vector<std::string>{"2015-03-09T17:00:00+07:00", "2015-03-12T17:00:00+07:00"});
}

TEST_CASE("without a deadline nothing is due")
{
    Received body = receipt();
    body.limit_unit = LimitUnit::none;
    body.due_at.reset();
    const Happened free{{"2015-03-02 08:00", "tiepnhan", body},
                        {"2015-03-02 09:00", "tiepnhan", HandoffSent{1, kDesk, kLand}},
                        {"2015-03-02 10:00", "an", HandoffAccepted{1, kLand}}};
    CHECK(alarm_life(history_of(free), {calendar()}, at("2016-03-02 08:00")).alarms.empty());
    CHECK(next(free, "2015-03-02 11:00") == "nothing");
}

TEST_CASE("due soon: from two working days before the due date until it")
{
    // D(Monday 9, 17:00) - 2 = the end of Thursday 5.
    CHECK(rings(AlarmKind::due_soon, at_land(), "2015-03-05 16:59:59") == "");
    CHECK(rings(AlarmKind::due_soon, at_land(), "2015-03-05 17:00") == "03-05 17:00 …  TN an");
    CHECK(rings(AlarmKind::due_soon, at_land(), "2015-03-09 17:00") == "03-05 17:00 …  TN an");
    CHECK(rings(AlarmKind::due_soon, at_land(), "2015-03-09 17:00:01") == "03-05 17:00 … 03-09 17:00 TN an");
    CHECK(rings(AlarmKind::due_soon, at_land(), "2015-03-07 12:00", true, {.due_soon_days = 1}) ==
          "03-06 17:00 …  TN an");
    CHECK(rings(AlarmKind::due_soon, at_land(), "2015-03-06 16:00", true, {.due_soon_days = 1}) == "");
}

TEST_CASE("due soon begins with the receipt of what is due at once, and after a pause with the resumption")
{
    const Happened short_one{{"2015-03-02 08:00", "tiepnhan", receipt("2015-03-03 17:00")}};
    CHECK(rings(AlarmKind::due_soon, short_one, "2015-03-02 09:00") == "03-02 08:00 …  MC tiepnhan");
    const Happened paused = short_one + Happened{{"2015-03-02 10:00", "tiepnhan", kAsked},
                                                 {"2015-03-05 10:00", "tiepnhan", supplied("2015-03-06 17:00")}};
    CHECK(rings(AlarmKind::due_soon, paused, "2015-03-06 17:30") ==
          "03-02 08:00 … 03-02 10:00 MC tiepnhan; 03-05 10:00 … 03-06 17:00 MC tiepnhan");
    const Happened done = at_land() + Happened{{"2015-03-06 08:00", "an", HandoffSent{2, kLand, kDesk}},
                                               {"2015-03-06 09:00", "tiepnhan", HandoffAccepted{2, kDesk}},
                                               {"2015-03-06 09:30", "tiepnhan", Decided{}}};
    CHECK(rings(AlarmKind::due_soon, done, "2015-03-20 09:00") == "03-05 17:00 … 03-06 09:30 TN an");
}

TEST_CASE("step late: behind the step's date, until the step changes, it waits, or the whole is overdue")
{
    const Happened desk{{"2015-03-02 08:00", "tiepnhan", with_step("2015-03-02 14:00")}};
    CHECK(rings(step_late, desk, "2015-03-02 14:00") == "");
    CHECK(rings(step_late, desk, "2015-03-02 14:01") == "03-02 14:00 …  MC tiepnhan");
    CHECK(subjects(step_late, desk, "2015-03-02 14:01") == std::vector<std::string>{"1 2015-03-02T14:00:00+07:00"});
    CHECK(rings(step_late, desk, "2015-03-10 08:00") == "03-02 14:00 … 03-09 17:00 MC tiepnhan");
    const Happened on =
        desk + Happened{{"2015-03-02 15:00", "tiepnhan", HandoffSent{1, kDesk, kLand}},
                        {"2015-03-02 16:00", "an", HandoffAccepted{1, kLand, 2, at("2015-03-05 16:00")}}};
    // Still the desk's step on its way.
    CHECK(rings(step_late, on, "2015-03-05 17:00") == "03-02 14:00 … 03-02 16:00 MC tiepnhan; 03-05 16:00 …  TN an");
    const Happened asked =
        desk + Happened{{"2015-03-02 16:00", "tiepnhan", kAsked},
                        {"2015-03-03 08:00", "tiepnhan",
                         SupplementReceived{at("2015-03-10 17:00"), "test", at("2015-03-02 16:30")}}};
    CHECK(rings(step_late, asked, "2015-03-03 09:00") ==
          "03-02 14:00 … 03-02 16:00 MC tiepnhan; 03-03 08:00 …  MC tiepnhan");
}

TEST_CASE("apology missing: behind the end of the last working day before the due date")
{
    // Due on a Monday: Friday 17:00.
    CHECK(rings(apology_missing, at_land(), "2015-03-06 17:00") == "");
    CHECK(rings(apology_missing, at_land(), "2015-03-06 17:01") == "03-06 17:00 …  TN an");
    CHECK(rings(apology_missing, at_land(), "2015-03-12 17:01") == "03-06 17:00 …  TN an");
    const EventBody new_date = Reappointed{at("2015-03-12 17:00"), "lanhdao", seal()};
    const Happened in_time = at_land() + Happened{{"2015-03-06 17:00", "motcua", new_date}};
    CHECK(rings(apology_missing, in_time, "2015-03-20 08:00") == "");
    const Happened too_late = at_land() + Happened{{"2015-03-09 08:00", "motcua", new_date}};
    CHECK(rings(apology_missing, too_late, "2015-03-20 08:00") == "03-06 17:00 … 03-09 08:00 TN an");
}

TEST_CASE("apology missing: not of what was received after that moment, and after a pause since the resumption")
{
    const Happened next_day{{"2015-03-02 17:00", "tiepnhan", receipt("2015-03-03 17:00")}};
    CHECK(rings(apology_missing, next_day, "2015-03-02 17:01") == "03-02 17:00 …  MC tiepnhan");
    const Happened same_day{{"2015-03-02 08:00", "tiepnhan", receipt("2015-03-02 17:00")}};
    CHECK(rings(apology_missing, same_day, "2015-03-02 17:01") == "");
    const Happened paused{{"2015-03-02 08:00", "tiepnhan", receipt()},
                          {"2015-03-06 10:00", "tiepnhan", kAsked},
                          {"2015-03-10 10:00", "tiepnhan", supplied("2015-03-10 17:00")}};
    CHECK(rings(apology_missing, paused, "2015-03-10 11:00") == "03-10 10:00 …  MC tiepnhan");
}
