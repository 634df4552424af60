#include "domain/canonical.hpp"
#include "domain/events.hpp"
#include "tests/support/dossiers.hpp"

using namespace motcua;
using namespace motcua::test;

namespace {

constexpr const char* kCode = "X24.217-150302-0001";

Event event(std::int64_t n, std::string_view moment, std::string actor, EventBody body)
{
    return {kCode, n, at(moment), at(moment), std::move(actor), std::move(body)};
}

// The dossier after an event, where everything but version and time is said by hand.
void check_applied(const Dossier& before, const Event& happened, DossierBuilder expected)
{
    expected->version = happened.n;
    expected->last_event_at = happened.happened_at;
    CAPTURE(kind_of(happened.body));
    CHECK(apply(before, happened) == static_cast<const Dossier&>(expected));
}

}  // namespace

TEST_CASE("a receipt begins a dossier at its desk, in its first step")
{
    const Received body{.procedure = "1.000001",
                        .procedure_valid_from = on("2015-01-01"),
                        .desk = kDesk,
                        .agency = kAgency,
                        .channel = Channel::post,
                        .limit_unit = LimitUnit::working_day,
                        .limit_halves = 10,
                        .hour_rule = HourRule::same_position,
                        .supplement_policy = SupplementPolicy::pause,
                        .due_at = at("2015-03-09 17:00"),
                        .calendar = "test",
                        .step = 1,
                        .step_due_at = at("2015-03-02 13:30"),
                        .applicant = seal()};
    DossierBuilder expected = a_dossier().under(SupplementPolicy::pause).in_step(1, at("2015-03-02 13:30"));
    expected->channel = Channel::post;
    expected->hour_rule = HourRule::same_position;
    check_applied({}, event(1, "2015-03-02 08:00", "tiepnhan", body), expected);
}

TEST_CASE("a sent dossier has no holder, and what was assigned is so no longer")
{
    DossierBuilder expected = a_dossier().on_its_way(kDesk, kLand, 7);
    expected->transit->sent_by = "motcua";
    expected->held_since = at("2015-03-02 10:00");
    check_applied(a_dossier().assigned_to("binh"), event(2, "2015-03-02 10:00", "motcua", HandoffSent{7, kDesk, kLand}),
                  expected);
}

TEST_CASE("a department that accepts holds the dossier and works on it")
{
    DossierBuilder expected = a_dossier().in(Status::processing).held_by(kLand, "chuyenvien");
    expected->held_since = at("2015-03-02 14:00");
    expected->step = StepState{2, at("2015-03-02 14:00"), at("2015-03-05 14:00"), working_days(3)};
    const HandoffAccepted accepted{7, kLand, 2, at("2015-03-05 14:00"), LimitUnit::working_day, 6};
    check_applied(a_dossier().on_its_way(kDesk, kLand).in_step(1), event(3, "2015-03-02 14:00", "chuyenvien", accepted),
                  expected);
}

TEST_CASE("back at the desk a decided dossier is ready, at that moment, and an undecided one goes on")
{
    DossierBuilder moving = a_dossier().in(Status::decided).on_its_way(kLand, kDesk);
    DossierBuilder expected = a_dossier().in(Status::ready);
    expected->ready_at = expected->held_since = at("2015-03-06 09:00");
    const Event accepted = event(6, "2015-03-06 09:00", "tiepnhan", HandoffAccepted{7, kDesk});
    check_applied(moving, accepted, expected);
    DossierBuilder undecided = a_dossier().in(Status::processing);
    undecided->held_since = at("2015-03-06 09:00");
    check_applied(a_dossier().in(Status::processing).on_its_way(kLand, kDesk), accepted, undecided);
}

TEST_CASE("decided and taken in by another unit than the desk it stays decided")
{
    DossierBuilder expected = a_dossier().in(Status::decided).held_by(kLeaders, "lanhdao");
    expected->held_since = at("2015-03-06 09:00");
    check_applied(a_dossier().in(Status::decided).on_its_way(kLand, kLeaders),
                  event(6, "2015-03-06 09:00", "lanhdao", HandoffAccepted{7, kLeaders}), expected);
}

TEST_CASE("declined or recalled, the dossier is with its giver again")
{
    DossierBuilder expected = a_dossier();
    expected->held_since = at("2015-03-02 11:00");
    const Dossier moving = a_dossier().on_its_way(kDesk, kLand);
    check_applied(moving, event(3, "2015-03-02 11:00", "chuyenvien", HandoffDeclined{7, seal()}), expected);
    check_applied(moving, event(3, "2015-03-02 11:00", "motcua", HandoffRecalled{7}), expected);
}

TEST_CASE("an assignment names the person in the unit that holds")
{
    DossierBuilder expected = a_dossier().in(Status::processing).held_by(kLand).assigned_to("binh");
    expected->held_since = at("2015-03-03 09:00");
    check_applied(a_dossier().in(Status::processing).held_by(kLand),
                  event(4, "2015-03-03 09:00", "truongphong", Assigned{"binh"}), expected);
}

TEST_CASE("a request for papers stops the clock, the papers start it again in the status before")
{
    DossierBuilder waiting = a_dossier().in(Status::awaiting_supplement);
    waiting->resume_status = Status::processing;
    check_applied(a_dossier().in(Status::processing),
                  event(4, "2015-03-04 10:00", "tiepnhan", SupplementRequested{seal()}), waiting);
    DossierBuilder resumed = a_dossier().in(Status::processing).in_step(2, at("2015-03-11 10:00"));
    resumed->supplements = 1;
    resumed->due_at = at("2015-03-17 17:00");
    waiting.in_step(2, at("2015-03-05 10:00"));
    check_applied(waiting,
                  event(5, "2015-03-10 09:00", "tiepnhan",
                        SupplementReceived{at("2015-03-17 17:00"), "test", at("2015-03-11 10:00")}),
                  resumed);
}

TEST_CASE("a published calendar moves the date and the step's, never the original")
{
    DossierBuilder moved = a_dossier().in_step(2, at("2015-03-06 10:00"));
    moved->due_at = at("2015-03-10 17:00");
    check_applied(
        a_dossier().in_step(2, at("2015-03-05 10:00")),
        event(2, "2015-03-03 09:00", "quantri", CalendarChanged{"2", at("2015-03-10 17:00"), at("2015-03-06 10:00")}),
        moved);
}

TEST_CASE("a decision of a department is decided, of the desk itself ready at once")
{
    const Event decided = event(4, "2015-03-05 10:00", "chuyenvien", Decided{Outcome::refused, seal()});
    DossierBuilder in_department = a_dossier().in(Status::decided).held_by(kLand);
    in_department->outcome = Outcome::refused;
    check_applied(a_dossier().in(Status::processing).held_by(kLand), decided, in_department);
    DossierBuilder at_desk = a_dossier().in(Status::ready);
    at_desk->outcome = Outcome::refused;
    check_applied(a_dossier(), decided, at_desk);
}

TEST_CASE("returned and withdrawn dossiers are held by nobody")
{
    DossierBuilder returned = a_dossier().in(Status::returned);
    returned->held_since = at("2015-03-06 10:00");
    check_applied(a_dossier().in(Status::ready), event(7, "2015-03-06 10:00", "tiepnhan", Returned{}), returned);
    DossierBuilder withdrawn = a_dossier().in(Status::withdrawn);
    withdrawn->held_since = at("2015-03-06 10:00");
    check_applied(a_dossier(), event(2, "2015-03-06 10:00", "tiepnhan", Withdrawn{seal()}), withdrawn);
}

TEST_CASE("a note changes nothing, a new date only the date")
{
    check_applied(a_dossier(), event(2, "2015-03-02 09:00", "tiepnhan", Noted{seal()}), a_dossier());
    DossierBuilder later = a_dossier();
    later->due_at = at("2015-03-12 17:00");
    later->reappointments = 1;
    check_applied(a_dossier(),
                  event(2, "2015-03-06 09:00", "tiepnhan", Reappointed{at("2015-03-12 17:00"), "lanhdao", seal()}),
                  later);
}

TEST_CASE("forged events that no rule produced are applied without harm")
{
    for (const EventBody& body : {EventBody{HandoffDeclined{7, seal()}}, EventBody{HandoffRecalled{7}},
                                  EventBody{Assigned{"binh"}}, EventBody{SupplementReceived{}},
                                  EventBody{HandoffAccepted{7, kLand}}, EventBody{Decided{}}, EventBody{Returned{}}}) {
        CHECK(apply({}, event(1, "2015-03-02 09:00", "x", body)).version == 1);
        CHECK(apply(a_dossier().in(Status::returned), event(9, "2015-03-02 09:00", "x", body)).version == 9);
    }
}
