#include "tests/domain/alarm_cases.hpp"

using namespace motcua;
using namespace motcua::test;
using enum AlarmKind;

TEST_CASE("handover: received by 15:00 sharp, over by closing; a second later, by the next opening")
{
    const auto one = [](const char* moment) { return Happened{{moment, "tiepnhan", receipt()}}; };
    CHECK(rings(handover_late, one("2015-03-02 15:00:00"), "2015-03-02 17:00") == "");
    CHECK(rings(handover_late, one("2015-03-02 15:00:00"), "2015-03-02 17:01") == "03-02 17:00 …  MC tiepnhan");
    CHECK(rings(handover_late, one("2015-03-02 15:00:01"), "2015-03-03 07:30") == "");
    CHECK(rings(handover_late, one("2015-03-02 15:00:01"), "2015-03-03 07:31") == "03-03 07:30 …  MC tiepnhan");
    // Friday after 15:00: Monday's opening.
    CHECK(rings(handover_late, one("2015-03-06 15:30"), "2015-03-09 08:00") == "03-09 07:30 …  MC tiepnhan");
    CHECK(subjects(handover_late, one("2015-03-02 08:00"), "2015-03-02 18:00") ==
          std::vector<std::string>{"2015-03-02T08:00:00+07:00"});
    // The desk works on it alone.
    CHECK(rings(handover_late, one("2015-03-02 08:00"), "2015-03-03 17:01", false) == "");
}

TEST_CASE("handover: a new person at the desk starts nothing anew, a return before any department had it does")
{
    const Happened assigned{{"2015-03-02 08:00", "tiepnhan", receipt()},
                            {"2015-03-02 16:00", "motcua", Assigned{"binh"}},
                            {"2015-03-03 09:00", "motcua", Assigned{"cuc"}}};
    CHECK(rings(handover_late, assigned, "2015-03-03 10:00") == "03-02 17:00 …  MC binh");
    const Happened declined{{"2015-03-02 08:00", "tiepnhan", receipt()},
                            {"2015-03-02 17:30", "tiepnhan", HandoffSent{1, kDesk, kLand}},
                            {"2015-03-03 09:00", "an", HandoffDeclined{1, seal()}}};
    CHECK(rings(handover_late, declined, "2015-03-03 17:01") ==
          "03-02 17:00 … 03-02 17:30 MC tiepnhan; 03-03 17:00 …  MC tiepnhan");
    // Sent and taken back before anybody saw it: the desk had it all the time.
    const Happened recalled{{"2015-03-02 08:00", "tiepnhan", receipt()},
                            {"2015-03-02 16:58", "tiepnhan", HandoffSent{1, kDesk, kLand}},
                            {"2015-03-02 17:05", "tiepnhan", HandoffRecalled{1}}};
    CHECK(rings(handover_late, recalled, "2015-03-03 08:00") == "03-02 17:05 …  MC tiepnhan");
    const Happened supplied_late{{"2015-03-02 08:00", "tiepnhan", receipt()},
                                 {"2015-03-02 09:00", "tiepnhan", kAsked},
                                 {"2015-03-04 15:30", "tiepnhan", supplied("2015-03-11 17:00")}};
    CHECK(rings(handover_late, supplied_late, "2015-03-05 09:00") == "03-05 07:30 …  MC tiepnhan");
}

TEST_CASE("handover: not what a department has had, and not what is decided at the desk")
{
    const Happened back = at_land() + Happened{{"2015-03-03 08:00", "an", HandoffSent{2, kLand, kDesk}},
                                               {"2015-03-03 09:00", "tiepnhan", HandoffAccepted{2, kDesk}}};
    CHECK(rings(handover_late, back, "2015-03-05 09:00") == "");
    const Happened decided{{"2015-03-02 08:00", "tiepnhan", receipt()}, {"2015-03-02 16:00", "tiepnhan", Decided{}}};
    CHECK(rings(handover_late, decided, "2015-03-05 09:00") == "");
}

TEST_CASE("not accepted: four working hours on the way, whoever is to take it")
{
    const Happened sent{{"2015-03-02 08:00", "tiepnhan", receipt()},
                        {"2015-03-02 10:30", "tiepnhan", HandoffSent{41, kDesk, kLand}}};
    // 10:30-11:30 and 13:00-16:00.
    CHECK(rings(not_accepted, sent, "2015-03-02 16:00") == "");
    CHECK(rings(not_accepted, sent, "2015-03-02 16:00:01") == "03-02 16:00 …  MC tiepnhan → TN");
    CHECK(rings(not_accepted, sent, "2015-03-03 08:00", true, {.accept_hours = 5}) ==
          "03-02 17:00 …  MC tiepnhan → TN");
    CHECK(subjects(not_accepted, sent, "2015-03-02 17:00") == std::vector<std::string>{"41"});
    const Happened taken = sent + Happened{{"2015-03-03 08:00", "an", HandoffAccepted{41, kLand}}};
    CHECK(rings(not_accepted, taken, "2015-03-10 08:00") == "03-02 16:00 … 03-03 08:00 MC tiepnhan → TN");
    // A result on its way back counts, too.
    const Happened result = at_land() + Happened{{"2015-03-03 08:00", "an", Decided{}},
                                                 {"2015-03-03 08:30", "an", HandoffSent{42, kLand, kDesk}}};
    CHECK(rings(not_accepted, result, "2015-03-04 08:00") == "03-03 14:00 …  TN an → MC");
}

TEST_CASE("supplement late: asked for after the end of the third working day, the first not counted")
{
    const auto asked = [](const char* moment) {
        return Happened{{"2015-03-02 08:00", "tiepnhan", receipt()}, {moment, "tiepnhan", kAsked}};
    };
    // Tuesday, Wednesday, Thursday.
    CHECK(rings(supplement_late, asked("2015-03-05 17:00"), "2015-03-20 08:00") == "");
    CHECK(rings(supplement_late, asked("2015-03-05 17:00:01"), "2015-03-06 08:00") ==
          "03-05 17:00:01 …  citizen at MC tiepnhan");
    const Happened answered =
        asked("2015-03-06 08:00") + Happened{{"2015-03-10 09:00", "tiepnhan", supplied("2015-03-17 17:00")}};
    CHECK(rings(supplement_late, answered, "2015-03-11 08:00") == "03-06 08:00 … 03-10 09:00 citizen at MC tiepnhan");
    CHECK(subjects(supplement_late, answered, "2015-03-11 08:00") ==
          std::vector<std::string>{"2015-03-06T08:00:00+07:00"});
    const Happened ended = asked("2015-03-06 08:00") + Happened{{"2015-03-09 09:00", "tiepnhan", Withdrawn{seal()}}};
    CHECK(rings(supplement_late, ended, "2015-03-11 08:00") == "03-06 08:00 … 03-09 09:00 citizen at MC tiepnhan");
}

TEST_CASE("paused long: more than thirty days by the calendar")
{
    const Happened asked{{"2015-03-02 08:00", "tiepnhan", receipt()}, {"2015-03-03 10:00", "tiepnhan", kAsked}};
    CHECK(rings(paused_long, asked, "2015-04-02 10:00") == "");
    CHECK(rings(paused_long, asked, "2015-04-02 10:01") == "04-02 10:00 …  citizen at MC tiepnhan");
    CHECK(rings(paused_long, asked, "2015-03-10 10:01", true, {.paused_days = 7}) ==
          "03-10 10:00 …  citizen at MC tiepnhan");
    // Nothing of the clock rings meanwhile.
    CHECK(rings(overdue, asked, "2015-04-02 10:01") == "");
    CHECK(rings(apology_missing, asked, "2015-04-02 10:01") == "");
    const Happened answered = asked + Happened{{"2015-04-07 09:00", "tiepnhan", supplied("2015-04-14 17:00")}};
    CHECK(rings(paused_long, answered, "2015-04-08 10:01") == "04-02 10:00 … 04-07 09:00 citizen at MC tiepnhan");
}

TEST_CASE("the next moment at which time alone makes something true")
{
    const Happened desk{{"2015-03-02 08:00", "tiepnhan", with_step("2015-03-02 14:00")}};
    CHECK(next(desk, "2015-03-02 09:00") == "03-02 14:00:00.001");  // the step
    CHECK(next(desk, "2015-03-02 14:00") == "03-02 14:00:00.001");  // not yet behind it
    CHECK(next(desk, "2015-03-02 15:00") == "03-02 17:00:00.001");  // the handover
    CHECK(next(desk, "2015-03-03 08:00") == "03-05 17:00");         // due soon
    CHECK(next(desk, "2015-03-05 17:00") == "03-06 17:00:00.001");  // the apology
    CHECK(next(desk, "2015-03-07 08:00") == "03-09 17:00:00.001");  // overdue
    CHECK(next(desk, "2015-03-09 17:01") == "nothing");
    CHECK(next(desk + Happened{{"2015-03-02 09:00", "tiepnhan", kAsked}}, "2015-03-02 10:00") == "04-01 09:00:00.001");
    CHECK(alarm_life({}, {calendar()}, at("2015-03-02 10:00")).alarms.empty());
    // A step that ends after the whole is due is never late by itself.
    const Happened long_step{{"2015-03-02 08:00", "tiepnhan", with_step("2015-03-12 17:00")}};
    CHECK(next(long_step, "2015-03-09 17:01") == "nothing");
}

TEST_CASE("a moment before the last event is the last event's")
{
    CHECK(rings(AlarmKind::due_soon, {{"2015-03-02 08:00", "tiepnhan", receipt("2015-03-03 17:00")}},
                "2015-03-01 08:00") == "03-02 08:00 …  MC tiepnhan");
}

TEST_CASE("procedures whose steps are all the desk's own need no handover")
{
    const Unit desk = unit_called(kDesk);
    const Step own{1, "Tiếp nhận", "one_stop_desk"};
    const Step waits{2, "Nộp phí", "applicant"};
    const Step land{3, "Thẩm định", "natural_resources_environment"};
    CHECK_FALSE(needs_handover(std::vector{own}, desk, UnitKind::district));
    CHECK_FALSE(needs_handover(std::vector{own, waits}, desk, UnitKind::district));
    CHECK(needs_handover(std::vector{own, land}, desk, UnitKind::district));
    CHECK(needs_handover({}, desk, UnitKind::district));
}

TEST_CASE("next year's calendar is missing from 1 December, until it is announced")
{
    const auto missing = [](std::vector<int> announced, const char* now) {
        CalendarData data{.version = "test", .hours = {office_week()}};
        data.announced_years = std::move(announced);
        std::string text;
        for (const Alarm& alarm : calendar_alarms(calendar_of(std::move(data)), at(now)))
            text += alarm.subject + " since " + format_instant(alarm.since) + "; ";
        return text;
    };
    CHECK(missing({2015}, "2015-11-30 23:59") == "");
    CHECK(missing({2015}, "2015-12-01 00:00") == "2016 since 2015-12-01T00:00:00+07:00; ");
    CHECK(missing({2015, 2016}, "2015-12-01 00:00") == "");
    CHECK(missing({2015}, "2016-02-01 00:00") == "2016 since 2015-12-01T00:00:00+07:00; ");
    CHECK(missing({}, "2016-02-01 00:00") == "2016 since 2015-12-01T00:00:00+07:00; ");
}

TEST_CASE("paper that travels alone is not accepted for too long by itself, and who sent it is named")
{
    // Four working hours from 10:00: 90 minutes in the morning, 150 from 13:00 on.
    const Happened sent{{"2015-03-02 08:00", "tiepnhan", receipt()},
                        {"2015-03-02 09:00", "tiepnhan", HandoffSent{1, kDesk, kLand, Carries::data}},
                        {"2015-03-02 09:30", "an", HandoffAccepted{1, kLand}},
                        {"2015-03-02 10:00", "motcua", PaperSent{2, kDesk, kLand}}};
    CHECK(rings(not_accepted, sent, "2015-03-02 15:30") == "");
    CHECK(rings(not_accepted, sent, "2015-03-02 15:31") == "03-02 15:30 …  MC motcua → TN");
    const Happened accepted = sent + Happened{{"2015-03-02 16:00", "an", PaperAccepted{2, kLand}}};
    CHECK(rings(not_accepted, accepted, "2015-03-03 09:00") == "03-02 15:30 … 03-02 16:00 MC motcua → TN");
    CHECK(subjects(not_accepted, accepted, "2015-03-03 09:00") == std::vector<std::string>{"2"});
    const AlarmTerms terms{calendar()};
    CHECK_FALSE(accept_late_since(at("2015-03-02 10:00"), terms, at("2015-03-02 15:30")).has_value());
    CHECK(accept_late_since(at("2015-03-02 10:00"), terms, at("2015-03-02 15:31")) == at("2015-03-02 15:30"));
}

TEST_CASE("an opinion that was asked for is late after its date, until it is given")
{
    const Happened asked =
        at_land() + Happened{{"2015-03-03 08:00", "an", OpinionAsked{kJustice, at("2015-03-05 17:00"), "v1", seal()}}};
    CHECK(rings(opinion_late, asked, "2015-03-05 17:00") == "");
    CHECK(rings(opinion_late, asked, "2015-03-05 17:01") == "03-05 17:00 …  TN an");
    const auto number = static_cast<std::int64_t>(asked.size());
    CHECK(subjects(opinion_late, asked, "2015-03-06 08:00") == std::vector{std::to_string(number) + " " + kJustice});
    const Happened given = asked + Happened{{"2015-03-06 09:00", "tuphap", OpinionGiven{number, seal()}}};
    CHECK(rings(opinion_late, given, "2015-03-09 09:00") == "03-05 17:00 … 03-06 09:00 TN an");
}
