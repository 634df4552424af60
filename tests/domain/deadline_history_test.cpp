#include "domain/deadline_history.hpp"

#include "domain/history_explanation.hpp"
#include "domain/recalculate.hpp"
#include "tests/support/dossiers.hpp"

#include <initializer_list>

using namespace motcua;
using namespace motcua::test;

namespace {

struct Entry {
    std::string_view moment;
    EventBody body;
};

// A dossier of five working days received on Monday 2 March 2015 at 08:00, by a calendar of version "1".
Received receipt(SupplementPolicy policy = SupplementPolicy::pause)
{
    return {.procedure = "1.000001",
            .procedure_valid_from = on("2015-01-01"),
            .desk = kDesk,
            .agency = kAgency,
            .limit_unit = LimitUnit::working_day,
            .limit_halves = 10,
            .supplement_policy = policy,
            .due_at = at("2015-03-09 17:00"),
            .calendar = "1",
            .step = 2,
            .step_due_at = at("2015-03-04 08:00"),
            .applicant = seal(),
            .step_unit = LimitUnit::working_day,
            .step_halves = 4};
}

std::vector<Event> journal(std::initializer_list<Entry> entries)
{
    std::vector<Event> events;
    for (const Entry& entry : entries) {
        const auto n = static_cast<std::int64_t>(events.size()) + 1;
        events.push_back({"X24.217-150302-0001", n, at(entry.moment), at(entry.moment), "tiepnhan", entry.body});
    }
    return events;
}

Dossier folded(const std::vector<Event>& events)
{
    Dossier dossier;
    for (const Event& event : events) dossier = apply(std::move(dossier), event);
    return dossier;
}

std::string due_by(const WorkingCalendar& calendar, const std::vector<Event>& events)
{
    const auto due = due_at(calendar, deadline_history(events));
    REQUIRE_MESSAGE(due.has_value(), refusal(due));
    return shown(*due);
}

// What a calendar makes of the due date and of the step's: "due, step", or "stays".
std::string moved_by(const WorkingCalendar& calendar, const std::vector<Event>& events)
{
    const auto moved = recalculate(folded(events), deadline_history(events), calendar);
    REQUIRE_MESSAGE(moved.has_value(), refusal(moved));
    if (!*moved) return "stays";
    CHECK((*moved)->calendar == calendar.version());
    return shown((*moved)->due_at) + ", " + shown((*moved)->step_due_at);
}

WorkingCalendar off_on(std::string_view date)
{
    return calendar_of({.version = "2", .hours = {office_week()}, .days = {off(date)}});
}

Reappointed promise()
{
    return {at("2015-03-12 17:00"), "lanhdao", seal()};
}

}  // namespace

TEST_CASE("the history of a deadline is its rule, its waits and the date appointed")
{
    const auto events = journal({{"2015-03-02 08:00", receipt()},
                                 {"2015-03-03 09:00", SupplementRequested{seal()}},
                                 {"2015-03-04 09:00", SupplementReceived{at("2015-03-10 17:00"), "3"}},
                                 {"2015-03-05 10:00", promise()},
                                 {"2015-03-06 10:00", SupplementRequested{seal()}}});
    const DeadlineHistory history = deadline_history(events);
    CHECK(history.terms.limit == working_days(5));
    CHECK(history.terms.received_at == at("2015-03-02 08:00"));
    REQUIRE(history.terms.waits.size() == 2);
    CHECK(history.terms.waits[0].from == at("2015-03-03 09:00"));
    CHECK(history.terms.waits[0].to == at("2015-03-04 09:00"));
    CHECK(history.terms.waits[0].policy == SupplementPolicy::pause);
    CHECK_FALSE(history.terms.waits[1].to.has_value());
    CHECK(history.calendar == "3");
    REQUIRE(history.appointment);
    CHECK(*history.appointment == Appointment{at("2015-03-05 10:00"), at("2015-03-12 17:00"), "lanhdao", 1});
}

TEST_CASE("a dossier that never waited says everything itself")
{
    const auto events = journal({{"2015-03-02 08:00", receipt()}});
    auto history = plain_history(folded(events));
    REQUIRE(history);
    history->calendar = "1";
    CHECK(*history == deadline_history(events));
    CHECK_FALSE(plain_history(a_dossier().waiting_since("2015-03-04 10:00")).has_value());
    const auto promised = journal({{"2015-03-02 08:00", receipt()}, {"2015-03-05 10:00", promise()}});
    CHECK_FALSE(plain_history(folded(promised)).has_value());
}

TEST_CASE("an appointed date is the date in force, and only later waits move it")
{
    const auto calendar = office();
    CHECK(due_by(calendar, journal({{"2015-03-02 08:00", receipt()}, {"2015-03-05 10:00", promise()}})) ==
          shown("2015-03-12 17:00"));
    // The day waited before the apology is in the promise already.
    CHECK(due_by(calendar, journal({{"2015-03-02 08:00", receipt()},
                                    {"2015-03-03 09:00", SupplementRequested{seal()}},
                                    {"2015-03-04 09:00", SupplementReceived{}},
                                    {"2015-03-05 10:00", promise()}})) == shown("2015-03-12 17:00"));
    // One whole day waited after it moves Thursday to Friday.
    CHECK(due_by(calendar, journal({{"2015-03-02 08:00", receipt()},
                                    {"2015-03-05 10:00", promise()},
                                    {"2015-03-09 09:00", SupplementRequested{seal()}},
                                    {"2015-03-10 09:00", SupplementReceived{}}})) == shown("2015-03-13 17:00"));
    // A wait that was going on when the date was appointed ends after it.
    CHECK(due_by(calendar, journal({{"2015-03-02 08:00", receipt()},
                                    {"2015-03-04 09:00", SupplementRequested{seal()}},
                                    {"2015-03-05 10:00", promise()},
                                    {"2015-03-06 09:00", SupplementReceived{}}})) == shown("2015-03-16 17:00"));
    // Five days from Tuesday 3 March would be Tuesday 10 March, before the promise.
    CHECK(due_by(calendar, journal({{"2015-03-02 08:00", receipt(SupplementPolicy::restart)},
                                    {"2015-03-02 10:00", promise()},
                                    {"2015-03-02 11:00", SupplementRequested{seal()}},
                                    {"2015-03-03 09:00", SupplementReceived{}}})) == shown("2015-03-12 17:00"));
}

TEST_CASE("an appointed date that becomes a day off moves to the end of the next working day")
{
    const auto promised = journal({{"2015-03-02 08:00", receipt()}, {"2015-03-05 10:00", promise()}});
    CHECK(due_by(off_on("2015-03-12"), promised) == shown("2015-03-13 17:00"));
    CHECK(due_by(off_on("2015-03-11"), promised) == shown("2015-03-12 17:00"));
}

TEST_CASE("a new calendar moves what is open, by its own days")
{
    const auto events = journal({{"2015-03-02 08:00", receipt()}});
    CHECK(moved_by(office(), events) == "stays");
    // Friday off: the sixth day after is Tuesday; the step's two days end on Wednesday as before.
    CHECK(moved_by(off_on("2015-03-06"), events) == shown("2015-03-10 17:00") + ", " + shown("2015-03-04 08:00"));
    CHECK(moved_by(off_on("2015-03-03"), events) == shown("2015-03-10 17:00") + ", " + shown("2015-03-05 08:00"));
    CHECK(moved_by(off_on("2015-03-10"), events) == "stays");
    // A Saturday worked brings it forward.
    const auto saturday = calendar_of({.version = "2", .hours = {office_week()}, .days = {worked("2015-03-07")}});
    CHECK(moved_by(saturday, events) == shown("2015-03-07 17:00") + ", " + shown("2015-03-04 08:00"));
}

TEST_CASE("a new calendar moves what waits, and both after a wait")
{
    const auto waiting = journal({{"2015-03-02 08:00", receipt()}, {"2015-03-03 08:00", SupplementRequested{seal()}}});
    CHECK(moved_by(off_on("2015-03-06"), waiting) == shown("2015-03-10 17:00") + ", " + shown("2015-03-04 08:00"));
    // Two days waited: due Wednesday 11, the step's end Friday 08:00. With Thursday off, one day later each.
    const auto resumed =
        journal({{"2015-03-02 08:00", receipt()},
                 {"2015-03-03 08:00", SupplementRequested{seal()}},
                 {"2015-03-05 08:00", SupplementReceived{at("2015-03-11 17:00"), "1", at("2015-03-06 08:00")}}});
    CHECK(moved_by(office(), resumed) == "stays");
    // Off on Friday, after the wait: one more day for both.
    CHECK(moved_by(off_on("2015-03-06"), resumed) == shown("2015-03-12 17:00") + ", " + shown("2015-03-09 08:00"));
    // Off on Wednesday, within the wait: it took a day less off the clock, and the calendar has a day less.
    CHECK(moved_by(off_on("2015-03-04"), resumed) == "stays");
}

TEST_CASE("no calendar touches a result that is back at the desk, or what has ended or has no limit")
{
    const auto calendar = off_on("2015-03-06");
    const DeadlineHistory history{{working_days(5), HourRule::end_of_day, at("2015-03-02 08:00"), {}}};
    const auto stays = [&](const Dossier& dossier, const DeadlineHistory& terms) {
        const auto moved = recalculate(dossier, terms, calendar);
        return moved.has_value() && !moved->has_value();
    };
    CHECK_FALSE(stays(a_dossier(), history));
    CHECK_FALSE(stays(a_dossier().in(Status::decided), history));
    CHECK(stays(a_dossier().in(Status::ready), history));
    CHECK(stays(a_dossier().in(Status::returned), history));
    CHECK(stays(a_dossier().in(Status::withdrawn), history));
    CHECK(stays(a_dossier().without_deadline(), {{kNoLimit, HourRule::end_of_day, at("2015-03-02 08:00"), {}}}));
}

TEST_CASE("a calendar that does not reach a dossier says so without naming a field")
{
    WeeklyHours hours = office_week();
    hours.validity = {on("2015-01-01"), on("2015-03-05")};
    const auto short_calendar = calendar_of({.version = "2", .hours = {hours}});
    const DeadlineHistory history{{working_days(5), HourRule::end_of_day, at("2015-03-02 08:00"), {}}};
    CHECK(refusal(recalculate(a_dossier(), history, short_calendar)) == "calendar-missing");
}

TEST_CASE("the derivation of an appointed date says what it replaced and what moved it since")
{
    const auto events = journal({{"2015-03-02 08:00", receipt()},
                                 {"2015-03-05 10:00", promise()},
                                 {"2015-03-09 09:00", SupplementRequested{seal()}},
                                 {"2015-03-10 09:00", SupplementReceived{}}});
    // Thursday the 12th is taken off: the promise is kept on Friday, and the day waited moves that to Monday.
    const auto explained = explain(off_on("2015-03-12"), deadline_history(events));
    REQUIRE_MESSAGE(explained.has_value(), refusal(explained));
    CHECK(shown(explained->counted.due) == shown("2015-03-09 17:00"));
    CHECK(explained->counted.waits.empty());
    REQUIRE(explained->appointment);
    CHECK(explained->appointment->due_before == at("2015-03-09 17:00"));
    CHECK(explained->appointment->appointment.due_at == at("2015-03-12 17:00"));
    CHECK(explained->appointment->kept == at("2015-03-13 17:00"));
    REQUIRE(explained->appointment->waits_after.size() == 1);
    const ExplainedWait& wait = explained->appointment->waits_after.front();
    CHECK(wait.due_before == at("2015-03-13 17:00"));
    CHECK(wait.due_after == at("2015-03-16 17:00"));
    CHECK(wait.working_time == std::chrono::hours{8});
    CHECK(shown(explained->due) == shown("2015-03-16 17:00"));
}

TEST_CASE("without an appointment the derivation is that of the limit and its waits")
{
    const auto events = journal({{"2015-03-02 08:00", receipt()},
                                 {"2015-03-03 08:00", SupplementRequested{seal()}},
                                 {"2015-03-05 08:00", SupplementReceived{}}});
    const auto explained = explain(office(), deadline_history(events));
    REQUIRE(explained);
    CHECK_FALSE(explained->appointment.has_value());
    CHECK(shown(explained->due) == shown("2015-03-11 17:00"));
    CHECK(explained->counted.waits.size() == 1);
}

TEST_CASE("a step has a derivation of its own, from its entry and by position")
{
    const DeadlineHistory history = deadline_history(journal({{"2015-03-02 08:00", receipt()},
                                                              {"2015-03-03 08:00", SupplementRequested{seal()}},
                                                              {"2015-03-05 08:00", SupplementReceived{}}}));
    const auto explained_step = [&](Instant entered, std::optional<Instant> due, std::optional<TimeLimit> budget) {
        return explain(office(), StepState{2, entered, due, budget}, history.terms.waits);
    };
    const auto step = explained_step(at("2015-03-02 08:00"), at("2015-03-06 08:00"), working_days(2));
    REQUIRE(step);
    REQUIRE(step->has_value());
    CHECK(shown((*step)->due) == shown("2015-03-06 08:00"));
    CHECK(shown((*step)->original_due) == shown("2015-03-04 08:00"));
    CHECK((*step)->hour_rule == HourRule::same_position);
    // Entered after the wait: nothing stopped its clock.
    const auto later = explained_step(at("2015-03-05 09:00"), at("2015-03-09 09:00"), working_days(2));
    REQUIRE(later);
    CHECK((*later)->waits.empty());
    CHECK(shown((*later)->due) == shown("2015-03-09 09:00"));
    CHECK_FALSE(explained_step(at("2015-03-05 09:00"), std::nullopt, working_days(2))->has_value());
    CHECK_FALSE(explained_step(at("2015-03-05 09:00"), at("2015-03-05 09:00"), half_days(0))->has_value());
    CHECK_FALSE(explained_step(at("2015-03-05 09:00"), at("2015-03-09 09:00"), std::nullopt)->has_value());
}

TEST_CASE("every date a dossier has had is listed with what brought it")
{
    const auto changes = due_changes(journal({{"2015-03-02 08:00", receipt()},
                                              {"2015-03-02 09:00", Noted{seal()}},
                                              {"2015-03-03 08:00", SupplementRequested{seal()}},
                                              {"2015-03-04 08:00", SupplementReceived{at("2015-03-10 17:00"), "1"}},
                                              {"2015-03-05 10:00", promise()},
                                              {"2015-03-06 10:00", CalendarChanged{"2", at("2015-03-13 17:00")}},
                                              {"2015-03-06 11:00", CalendarChanged{"3", at("2015-03-13 17:00")}}}));
    REQUIRE(changes.size() == 4);
    const auto is = [&](std::size_t i, std::int64_t n, std::string_view kind, std::string_view calendar, auto before,
                        std::string_view after) {
        CAPTURE(i);
        CHECK(changes[i].n == n);
        CHECK(changes[i].kind == kind);
        CHECK(changes[i].actor == "tiepnhan");
        CHECK(changes[i].calendar == calendar);
        CHECK(shown(changes[i].due_before) == before);
        CHECK(shown(changes[i].due_after) == shown(after));
    };
    is(0, 1, "received", "1", "nothing", "2015-03-09 17:00");
    is(1, 4, "supplement_received", "1", shown("2015-03-09 17:00"), "2015-03-10 17:00");
    is(2, 5, "reappointed", "", shown("2015-03-10 17:00"), "2015-03-12 17:00");
    is(3, 6, "calendar_changed", "2", shown("2015-03-12 17:00"), "2015-03-13 17:00");
}
