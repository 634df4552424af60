#include "domain/decide.hpp"
#include "tests/support/dossiers.hpp"

using namespace motcua;
using namespace motcua::test;

namespace {

const Actor kClerk = somebody(Role::reception_clerk, kDesk, "tiepnhan");

Procedure procedure_of(TimeLimit limit, SupplementPolicy policy = SupplementPolicy::restart)
{
    return {.code = "1.000001",
            .name = "Thủ tục",
            .field = "Đất đai",
            .level = Level::district,
            .limit = limit,
            .supplement = policy,
            .validity = {on("2015-01-01"), on("2026-12-31")}};
}

Result<Event> received(const Procedure& procedure,
                       std::string_view moment,
                       Context context = at_moment("2026-12-31 08:00", kClerk))
{
    const Receive command{.code = "X24.217-150302-0001", .received_at = at(moment), .applicant = seal()};
    return receive(command, procedure, unit_called(kDesk), kAgency, context);
}

std::string due_of(const Procedure& procedure, std::string_view moment)
{
    const auto event = received(procedure, moment);
    REQUIRE_MESSAGE(event.has_value(), refusal(event));
    return shown(std::get<Received>(event->body).due_at);
}

// The due date of a dossier of five working days whose citizen was asked and answered at these moments.
std::string due_after(SupplementPolicy policy, std::string_view asked, std::string_view answered)
{
    const Dossier dossier = a_dossier().under(policy);
    const auto request = decide(dossier, RequestSupplement{seal()}, at_moment(asked, kClerk));
    REQUIRE(request);
    const Dossier waiting = apply(dossier, *request);
    const auto answer = decide(waiting, ReceiveSupplement{}, answering(waiting, answered, kClerk));
    REQUIRE_MESSAGE(answer.has_value(), refusal(answer));
    return shown(std::get<SupplementReceived>(answer->body).due_at);
}

}  // namespace

TEST_CASE("a receipt freezes its rule and the deadline that follows from it")
{
    Context context = at_moment("2015-03-02 08:00", kClerk, land_steps());
    context.hour_rule = HourRule::same_position;
    const auto event = received(procedure_of(working_days(5), SupplementPolicy::pause), "2015-03-02 08:00", context);
    REQUIRE(event);
    CHECK(event->n == 1);
    CHECK(event->actor == "tiepnhan");
    const Received& body = std::get<Received>(event->body);
    CHECK(body.procedure == "1.000001");
    CHECK(body.procedure_valid_from == on("2015-01-01"));
    CHECK(body.desk == kDesk);
    CHECK(body.agency == kAgency);
    CHECK(body.limit_unit == LimitUnit::working_day);
    CHECK(body.limit_halves == 10);
    CHECK(body.hour_rule == HourRule::same_position);
    CHECK(body.supplement_policy == SupplementPolicy::pause);
    CHECK(body.calendar == "test");
    // Monday 08:00 and five working days by position: the next Monday, 08:00.
    CHECK(shown(body.due_at) == shown("2015-03-09 08:00"));
    CHECK(body.step == 1);
    // Half an hour into the day and half a day more: four and a half hours of work after 07:30.
    CHECK(shown(body.step_due_at) == shown("2015-03-02 13:30"));
}

TEST_CASE("a first step whose clock stands still has no deadline")
{
    auto steps = land_steps();
    steps.front().runs = false;
    const auto event =
        received(procedure_of(working_days(5)), "2015-03-02 08:00", at_moment("2015-03-02 08:00", kClerk, steps));
    REQUIRE(event);
    CHECK(std::get<Received>(event->body).step == 1);
    CHECK_FALSE(std::get<Received>(event->body).step_due_at.has_value());
}

TEST_CASE("a late entry keeps both times and counts from the receipt")
{
    const auto event =
        received(procedure_of(working_days(5)), "2015-03-02 08:00", at_moment("2015-03-04 16:00", kClerk));
    REQUIRE(event);
    CHECK(event->happened_at == at("2015-03-02 08:00"));
    CHECK(event->recorded_at == at("2015-03-04 16:00"));
    const Dossier dossier = apply({}, *event);
    CHECK(dossier.late_entry());
    CHECK(shown(dossier.due_at) == shown("2015-03-09 17:00"));
}

TEST_CASE("nothing is received in the future, elsewhere, by others, or under what is not in force")
{
    const Procedure procedure = procedure_of(working_days(5));
    const auto by = [&](const Actor& actor, const char* moment, Unit desk = unit_called(kDesk)) {
        const Receive command{.code = "X", .received_at = at(moment), .applicant = seal()};
        return refusal(receive(command, procedure, desk, kAgency, at_moment("2015-03-02 08:00", actor)));
    };
    CHECK(by(kClerk, "2015-03-02 08:00") == "accepted");
    CHECK(by(kClerk, "2015-03-02 08:01") == "in-the-future/received_at");
    CHECK(by(kClerk, "2014-12-31 16:00") == "not-in-force/procedure");
    CHECK(by(somebody(Role::department_staff, kDesk), "2015-03-02 08:00") == "forbidden-role");
    CHECK(by(somebody(Role::reception_clerk, "X24.218.MC"), "2015-03-02 08:00") == "forbidden-relation/desk");
    CHECK(by(kClerk, "2015-03-02 08:00", unit_called(kLand)) == "not-a-desk/desk");
    Unit closed = unit_called(kDesk);
    closed.validity.to = on("2015-03-01");
    CHECK(by(kClerk, "2015-03-02 08:00", closed) == "not-in-force/desk");
}

TEST_CASE("a receipt that no calendar reaches is refused without naming a field")
{
    const auto event = received(procedure_of(working_days(5000)), "2026-12-30 08:00");
    const auto beyond = received(procedure_of(working_days(12000)), "2026-12-30 08:00");
    CHECK(refusal(event) == "accepted");
    CHECK(refusal(beyond) == "calendar-missing");
}

TEST_CASE("working days of the decree's vectors through a receipt")
{
    CHECK(due_of(procedure_of(working_days(5)), "2015-02-11 10:00") == shown("2015-02-25 17:00"));
    CHECK(due_of(procedure_of(working_days(1)), "2015-02-13 10:00") == shown("2015-02-14 17:00"));
    CHECK(due_of(procedure_of(working_days(1)), "2026-11-23 10:00") == shown("2026-11-25 17:00"));
}

TEST_CASE("same-day work received by 15:00 is due that day, after it the next working day")
{
    CHECK(due_of(procedure_of(kSameDay), "2015-03-06 14:59") == shown("2015-03-06 17:00"));
    CHECK(due_of(procedure_of(kSameDay), "2015-03-06 15:00") == shown("2015-03-06 17:00"));
    CHECK(due_of(procedure_of(kSameDay), "2015-03-06 15:00:01") == shown("2015-03-09 17:00"));
    CHECK(due_of(procedure_of(kSameDay), "2015-03-06 15:30") == shown("2015-03-09 17:00"));
}

TEST_CASE("a procedure without a limit has no deadline, and its supplement gives it none")
{
    CHECK(due_of(procedure_of(kNoLimit), "2015-03-02 08:00") == "nothing");
    const Dossier waiting = a_dossier().without_deadline().waiting_since("2015-03-04 10:00");
    const auto answer = decide(waiting, ReceiveSupplement{}, answering(waiting, "2015-03-10 09:00", kClerk));
    REQUIRE(answer);
    CHECK_FALSE(std::get<SupplementReceived>(answer->body).due_at.has_value());
}

TEST_CASE("restart: received Monday with five days, asked Wednesday, complete next Tuesday: five full days from there")
{
    CHECK(due_after(SupplementPolicy::restart, "2015-03-04 10:00", "2015-03-10 09:00") == shown("2015-03-17 17:00"));
}

TEST_CASE("pause: what was left on Wednesday morning is left on Tuesday")
{
    // 330 of Wednesday's 480 minutes and three days were left; Tuesday 90 minutes in, so 3.875 days from its start.
    CHECK(due_after(SupplementPolicy::pause, "2015-03-04 10:00", "2015-03-10 09:00") == shown("2015-03-13 17:00"));
    CHECK(due_after(SupplementPolicy::pause, "2015-03-04 10:00", "2015-03-04 16:00") == shown("2015-03-10 17:00"));
    CHECK(due_after(SupplementPolicy::pause, "2015-03-07 10:00", "2015-03-08 10:00") == shown("2015-03-09 17:00"));
}

TEST_CASE("a step goes on where it stood when the citizen answers")
{
    const auto step_due = [](DossierBuilder waiting) {
        const auto answer = decide(waiting, ReceiveSupplement{}, answering(waiting, "2015-03-10 09:00", kClerk));
        REQUIRE_MESSAGE(answer.has_value(), refusal(answer));
        return shown(std::get<SupplementReceived>(answer->body).step_due_at);
    };
    // Nineteen working hours from Monday 08:00 end on Wednesday at 11:00. From Wednesday 10:00 one hour was left;
    // Tuesday 09:00 and one hour is 10:00.
    DossierBuilder waiting = a_dossier().waiting_since("2015-03-04 10:00");
    const Instant due = at("2015-03-04 11:00");
    CHECK(step_due(waiting.in_step(2, due, working_hours(19))) == shown("2015-03-10 10:00"));
    CHECK(step_due(waiting.without_deadline()) == shown("2015-03-10 10:00"));
    // A step without time of its own was due at once, Monday 08:00. The wait took 330 of Wednesday's 480 minutes, three
    // days and 90 minutes of Tuesday: three days and 450 minutes into the week is Thursday 16:30.
    CHECK(step_due(waiting.in_step(2, at("2015-03-02 08:00"), half_days(0))) == shown("2015-03-05 16:30"));
    CHECK(step_due(waiting.in_step(2, std::nullopt, half_days(1))) == "nothing");
    // What it was allotted is not known: nothing to reckon by.
    CHECK(step_due(waiting.in_step(2, due, std::nullopt)) == shown("2015-03-04 11:00"));
}

TEST_CASE("a re-appointment changes the date and never the original")
{
    const Reappoint command{at("2015-03-12 17:00"), "lanhdao", Role::agency_leader, kAgency, seal()};
    const auto event = decide(a_dossier(), command, at_moment("2015-03-06 10:00", kClerk));
    REQUIRE(event);
    const Dossier after = apply(a_dossier(), *event);
    CHECK(shown(after.due_at) == shown("2015-03-12 17:00"));
    CHECK(shown(after.original_due_at) == shown("2015-03-09 17:00"));
    CHECK(after.reappointments == 1);
}

TEST_CASE("a limit that starts again does not bring a promised date forward")
{
    // Promised for 31 March with an apology; five working days from Tuesday 10 March would be the 17th.
    const Reappoint apology{at("2015-03-31 17:00"), "lanhdao", Role::agency_leader, kAgency, seal()};
    const Dossier dossier = a_dossier().under(SupplementPolicy::restart);
    const auto promised = decide(dossier, apology, at_moment("2015-03-03 10:00", kClerk));
    REQUIRE(promised);
    const Dossier after = apply(dossier, *promised);
    const auto request = decide(after, RequestSupplement{seal()}, at_moment("2015-03-04 10:00", kClerk));
    REQUIRE(request);
    const Dossier waiting = apply(after, *request);
    const auto answer = decide(waiting, ReceiveSupplement{}, answering(waiting, "2015-03-10 09:00", kClerk));
    REQUIRE_MESSAGE(answer.has_value(), refusal(answer));
    CHECK(shown(std::get<SupplementReceived>(answer->body).due_at) == shown("2015-03-31 17:00"));
}
