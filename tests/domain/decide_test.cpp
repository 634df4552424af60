#include "domain/decide.hpp"

#include "tests/support/dossiers.hpp"

using namespace motcua;
using namespace motcua::test;

namespace {

const Actor kClerk = somebody(Role::reception_clerk, kDesk, "tiepnhan");
const Actor kDeskHead = somebody(Role::head_of_desk, kDesk, "motcua");
const Actor kStaff = somebody(Role::department_staff, kLand, "chuyenvien");
const Actor kHead = somebody(Role::head_of_department, kLand, "truongphong");

Reappoint new_date(std::string_view due, Role approver = Role::agency_leader, std::string agency = kAgency)
{
    return {at(due), {"lanhdao", approver, std::move(agency)}, seal()};
}

template <class Body>
Body body_of(const Result<Event>& event)
{
    REQUIRE_MESSAGE(event.has_value(), "refused: ", refusal(event));
    REQUIRE(std::holds_alternative<Body>(event->body));
    return std::get<Body>(event->body);
}

}  // namespace

TEST_CASE("an event is the dossier's next, at the moment and by the hand of its context")
{
    const auto event = decide(a_dossier(), Send{7, kLand}, at_moment("2015-03-02 10:00", kClerk));
    REQUIRE(event);
    CHECK(*event == Event{"X24.217-150302-0001", 2, at("2015-03-02 10:00"), at("2015-03-02 10:00"), "tiepnhan",
                          HandoffSent{7, kDesk, kLand}});
}

TEST_CASE("time does not run backwards inside a dossier when the machine's clock does")
{
    DossierBuilder dossier = a_dossier();
    dossier->last_event_at = at("2015-03-02 10:00");
    const auto event = decide(dossier, AddNote{seal()}, at_moment("2015-03-02 09:00", kClerk));
    REQUIRE(event);
    CHECK(event->happened_at == at("2015-03-02 10:00"));
    CHECK(event->recorded_at == at("2015-03-02 10:00"));
}

TEST_CASE("what follows a late entry is not recorded before it")
{
    DossierBuilder dossier = a_dossier();
    dossier->recorded_at = at("2015-03-02 11:00");
    const auto event = decide(dossier, AddNote{seal()}, at_moment("2015-03-02 10:59", kClerk));
    REQUIRE(event);
    CHECK(event->recorded_at == at("2015-03-02 11:00"));
    CHECK(event->happened_at == at("2015-03-02 11:00"));
}

TEST_CASE("a handoff is answered by its number, and only by those it concerns")
{
    const Dossier moving = a_dossier().on_its_way(kDesk, kLand, 7);
    const auto here = at_moment("2015-03-02 10:00", kStaff);
    CHECK(refusal(decide(moving, Accept{8}, here)) == "not-in-handoff");
    CHECK(refusal(decide(moving, Decline{8, seal()}, here)) == "not-in-handoff");
    CHECK(refusal(decide(moving, Recall{8}, at_moment("2015-03-02 10:00", kClerk))) == "not-in-handoff");
    CHECK(refusal(decide(moving, Accept{7}, at_moment("2015-03-02 10:00", kClerk))) == "forbidden-relation");
    CHECK(refusal(decide(moving, Recall{7}, here)) == "forbidden-relation");
    const Actor stranger = somebody(Role::department_staff, kJustice);
    CHECK(refusal(decide(moving, Accept{7}, at_moment("2015-03-02 10:00", stranger))) == "forbidden-relation");
    CHECK(refusal(decide(moving, Decide{Outcome::approved}, at_moment("2015-03-02 10:00", stranger))) ==
          "forbidden-relation");
    CHECK(body_of<HandoffAccepted>(decide(moving, Accept{7}, here)) == HandoffAccepted{7, kLand});
    CHECK(body_of<HandoffDeclined>(decide(moving, Decline{7, seal()}, here)) == HandoffDeclined{7, seal()});
    CHECK(body_of<HandoffRecalled>(decide(moving, Recall{7}, at_moment("2015-03-02 10:00", kDeskHead))) ==
          HandoffRecalled{7});
}

TEST_CASE("who comes too late learns what happened meanwhile")
{
    const Dossier moving = a_dossier().on_its_way(kDesk, kLand, 7);
    CHECK(refusal(decide(moving, Send{8, kJustice}, at_moment("2015-03-02 10:00", kClerk))) == "in-transit");
    CHECK(refusal(decide(moving, Decide{Outcome::approved}, at_moment("2015-03-02 10:00", kStaff))) == "in-transit");
    const Dossier recalled = a_dossier();
    CHECK(refusal(decide(recalled, Accept{7}, at_moment("2015-03-02 10:00", kStaff))) == "wrong-state");
    const Dossier returned = a_dossier().in(Status::returned);
    CHECK(refusal(decide(returned, Decide{Outcome::approved}, at_moment("2015-03-06 11:00", kStaff))) == "wrong-state");
    const Dossier elsewhere = a_dossier().held_by(kJustice);
    CHECK(refusal(decide(elsewhere, Send{8, kLand}, at_moment("2015-03-02 10:00", kStaff))) == "forbidden-relation");
}

TEST_CASE("work is assigned to somebody of the unit that has it")
{
    const Dossier dossier = a_dossier().in(Status::processing).held_by(kLand, "truongphong");
    const auto context = at_moment("2015-03-03 10:00", kHead);
    CHECK(refusal(decide(dossier, Assign{{"binh", kJustice}}, context)) == "not-in-unit/person");
    CHECK(body_of<Assigned>(decide(dossier, Assign{{"binh", kLand}}, context)) == Assigned{"binh"});
    CHECK(refusal(decide(dossier, Assign{{"soi", kLand, Role::auditor}}, context)) == "not-a-worker/person");
}

TEST_CASE("what is assigned to a colleague is decided by them or by a head")
{
    const Dossier binhs = a_dossier().in(Status::processing).held_by(kLand).assigned_to("binh");
    const auto by = [&](const Actor& actor) {
        return refusal(decide(binhs, Decide{Outcome::approved}, at_moment("2015-03-03 10:00", actor)));
    };
    CHECK(by(kStaff) == "assigned-to-another");
    CHECK(by(somebody(Role::department_staff, kLand, "binh")) == "accepted");
    CHECK(by(kHead) == "accepted");
}

TEST_CASE("a refusal needs a reason, an approval none")
{
    const Dossier dossier = a_dossier().in(Status::processing).held_by(kLand);
    const auto context = at_moment("2015-03-03 10:00", kStaff);
    CHECK(refusal(decide(dossier, Decide{Outcome::refused}, context)) == "missing-field/reason");
    CHECK(refusal(decide(dossier, Decide{Outcome::refused, seal()}, context)) == "accepted");
    CHECK(refusal(decide(dossier, Decide{Outcome::approved}, context)) == "accepted");
}

TEST_CASE("a supplement is asked for at the desk, once, and not where the procedure allows none")
{
    const auto context = at_moment("2015-03-04 10:00", kClerk);
    const RequestSupplement ask{seal()};
    CHECK(refusal(decide(a_dossier(), ask, context)) == "accepted");
    const Dossier in_department = a_dossier().in(Status::processing).held_by(kLand);
    CHECK(refusal(decide(in_department, ask, context)) == "wrong-holder");
    DossierBuilder asked = a_dossier();
    asked->supplements = 1;
    CHECK(refusal(decide(asked, ask, context)) == "supplement-limit");
    CHECK(refusal(decide(a_dossier().under(SupplementPolicy::none), ask, context)) == "supplement-not-allowed");
    const Dossier waiting = a_dossier().waiting_since("2015-03-04 10:00");
    CHECK(refusal(decide(waiting, ask, context)) == "wrong-state");
    CHECK(refusal(decide(waiting, Send{1, kLand}, context)) == "wrong-state");
    CHECK(refusal(decide(a_dossier(), ask, at_moment("2015-03-04 10:00", kStaff))) == "forbidden-role");
}

TEST_CASE("a new date is appointed once, later than the old one and than now, on a working day, by a head's approval")
{
    const auto by = [](const Dossier& dossier, const Reappoint& command, const char* now = "2015-03-06 10:00") {
        return refusal(decide(dossier, command, at_moment(now, kClerk)));
    };
    CHECK(by(a_dossier(), new_date("2015-03-12 17:00")) == "accepted");
    CHECK(by(a_dossier(), new_date("2015-03-09 17:00")) == "reappointment-not-later/due_at");
    CHECK(by(a_dossier(), new_date("2015-03-06 17:00")) == "reappointment-not-later/due_at");
    CHECK(by(a_dossier(), new_date("2015-03-11 17:00"), "2015-03-12 08:00") == "reappointment-not-later/due_at");
    CHECK(by(a_dossier(), new_date("2015-03-14 17:00")) == "not-a-working-day/due_at");
    CHECK(by(a_dossier(), new_date("2015-03-12 17:00", Role::department_staff)) == "not-an-approver/approver");
    CHECK(by(a_dossier(), new_date("2015-03-12 17:00", Role::agency_leader, "X24.218")) == "not-an-approver/approver");
    CHECK(by(a_dossier().without_deadline(), new_date("2015-03-12 17:00")) == "reappointment-without-deadline");
    DossierBuilder again = a_dossier();
    again->reappointments = 1;
    CHECK(by(again, new_date("2015-03-12 17:00")) == "reappointment-limit");
    CHECK(by(a_dossier().waiting_since("2015-03-04 10:00"), new_date("2015-03-12 17:00")) == "wrong-state");
    CHECK(by(a_dossier().on_its_way(kDesk, kLand), new_date("2015-03-12 17:00")) == "accepted");
}

TEST_CASE("a new date lies after everything that happened, also when the clock ran back")
{
    DossierBuilder dossier = a_dossier();
    dossier->last_event_at = at("2015-03-12 10:00");
    const auto event = decide(dossier, new_date("2015-03-11 17:00"), at_moment("2015-03-10 10:00", kClerk));
    CHECK(refusal(event) == "reappointment-not-later/due_at");
}

TEST_CASE("a withdrawal takes the dossier back from whoever has it, until it is decided")
{
    const Withdraw take{seal()};
    const auto context = at_moment("2015-03-04 10:00", kClerk);
    CHECK(refusal(decide(a_dossier(), take, context)) == "accepted");
    CHECK(refusal(decide(a_dossier().in(Status::processing).held_by(kLand), take, context)) == "accepted");
    CHECK(refusal(decide(a_dossier().waiting_since("2015-03-03 10:00"), take, context)) == "accepted");
    CHECK(refusal(decide(a_dossier().on_its_way(kDesk, kLand), take, context)) == "in-transit");
    CHECK(refusal(decide(a_dossier().in(Status::decided).held_by(kLand), take, context)) == "wrong-state");
    CHECK(refusal(decide(a_dossier().in(Status::ready), take, context)) == "wrong-state");
}

TEST_CASE("the unit that takes a dossier in enters its step, on the step's own clock")
{
    // Wednesday 4 March 09:00 and three working days by position: Monday 9 March 09:00.
    const auto accept = [](DossierBuilder dossier, const Actor& actor) {
        return body_of<HandoffAccepted>(decide(dossier, Accept{7}, at_moment("2015-03-04 09:00", actor, land_steps())));
    };
    const auto entered = accept(a_dossier().on_its_way(kDesk, kLand).in_step(1), kStaff);
    CHECK(entered.step == 2);
    CHECK(shown(entered.step_due_at) == shown("2015-03-09 09:00"));
    // Half of an eight-hour day from 09:00: two and a half hours to lunch, one and a half after 13:00.
    const auto signing =
        accept(a_dossier().on_its_way(kLand, kLeaders).in_step(2), somebody(Role::agency_leader, kLeaders));
    CHECK(signing.step == 3);
    CHECK(shown(signing.step_due_at) == shown("2015-03-04 14:30"));
}

TEST_CASE("back from a unit that plays no part, the step is the one before; a unit without a step leaves it alone")
{
    const auto accept = [](DossierBuilder dossier, const Actor& actor) {
        return body_of<HandoffAccepted>(decide(dossier, Accept{7}, at_moment("2015-03-04 09:00", actor, land_steps())));
    };
    CHECK(accept(a_dossier().on_its_way(kLeaders, kLand).in_step(3), kStaff).step == 2);
    CHECK_FALSE(accept(a_dossier().on_its_way(kDesk, kLand).in_step(2), kStaff).step.has_value());
    CHECK_FALSE(accept(a_dossier().on_its_way(kLand, kJustice).in_step(2), somebody(Role::department_staff, kJustice))
                    .step.has_value());
    CHECK_FALSE(accept(a_dossier().on_its_way(kLand, kDesk).in_step(2), kClerk).step.has_value());
}

TEST_CASE("decided work enters the desk's last step, whose clock stands still")
{
    const auto accepted =
        body_of<HandoffAccepted>(decide(a_dossier().in(Status::decided).on_its_way(kLeaders, kDesk).in_step(3),
                                        Accept{7}, at_moment("2015-03-04 09:00", kClerk, land_steps())));
    CHECK(accepted.step == 4);
    CHECK_FALSE(accepted.step_due_at.has_value());
}

TEST_CASE("the note, the result and its return need no more than their permission and status")
{
    CHECK(body_of<Noted>(decide(a_dossier(), AddNote{seal('b')}, at_moment("2015-03-02 09:00", kClerk))).text ==
          seal('b'));
    const Dossier ready = a_dossier().in(Status::ready);
    CHECK(body_of<Returned>(decide(ready, ReturnResult{seal('c')}, at_moment("2015-03-06 09:00", kClerk))).receiver ==
          seal('c'));
    CHECK(refusal(decide(ready, Decide{Outcome::approved}, at_moment("2015-03-06 09:00", kDeskHead))) == "wrong-state");
}
