#include "domain/linked.hpp"

#include "domain/history_explanation.hpp"
#include "domain/step_ledger.hpp"
#include "tests/domain/alarm_cases.hpp"

using namespace motcua;
using namespace motcua::test;

// Linked procedures: agencies one after the other with the dossier itself, or at the same time with its children.

namespace {

const std::string kElsewhere = "X24.218.TN";  // of another district
constexpr const char* kChild = "X24.217-150302-0002";

const Actor kOfficer = somebody(Role::department_staff, kLand, "an");
const Actor kStranger{"la", Role::department_staff, kElsewhere, "X24.218", "/X24/X24.218/"};

Dossier at_the_land_office()
{
    return a_dossier().in(Status::processing).held_by(kLand, "an");
}

OpenChild opening(TimeLimit limit = working_days(2), std::string unit = kElsewhere)
{
    return {kChild, std::move(unit), limit, seal()};
}

Event opened(const Dossier& parent, std::string_view moment = "2015-03-03 09:00")
{
    const auto event = decide(parent, opening(), at_moment(moment, kOfficer));
    REQUIRE_MESSAGE(event.has_value(), refusal(event));
    return *event;
}

Dossier begun(const Dossier& parent, std::string_view moment = "2015-03-03 09:00")
{
    const ChildTerms terms{working_days(2), seal('c'), seal('d')};
    return apply({}, begin_child(parent, opened(parent, moment), terms, at_moment(moment, kOfficer)));
}

Dossier after(const Dossier& dossier, const Command& command, std::string_view now, const Actor& actor)
{
    const auto event = decide(dossier, command, at_moment(now, actor));
    REQUIRE_MESSAGE(event.has_value(), refusal(event));
    return apply(dossier, *event);
}

std::string attempt(const Dossier& dossier, const Command& command, const Actor& actor = kOfficer)
{
    return refusal(decide(dossier, command, at_moment("2015-03-05 09:00", actor)));
}

// The child at the agency that was asked, since Tuesday 3 March, 11:00.
Dossier there()
{
    const Dossier sent = after(begun(at_the_land_office()), Send{7, kElsewhere}, "2015-03-03 10:00", kOfficer);
    return after(sent, Accept{7}, "2015-03-03 11:00", kStranger);
}

}  // namespace

TEST_CASE("a child begins where it was opened, with its own limit, date and clock")
{
    const Dossier parent = at_the_land_office();
    const Event opening = opened(parent);
    CHECK(opening.dossier == parent.code);
    CHECK(opening.n == 2);
    // Two working days from Tuesday 3 March: Thursday, 17:00.
    CHECK(std::get<ChildOpened>(opening.body) == ChildOpened{kChild, kElsewhere, at("2015-03-05 17:00"), seal()});
    const Dossier child = begun(parent);
    CHECK(child.code == kChild);
    CHECK(child.parent == parent.code);
    CHECK(child.asked_unit == kElsewhere);
    CHECK(child.procedure_code == parent.procedure_code);
    CHECK(child.desk == kLand);
    CHECK(child.agency == kAgency);
    CHECK(child.holder == Holder{kLand, "an"});
    CHECK(child.was_received());
    CHECK(child.received_at == at("2015-03-03 09:00"));
    CHECK(child.due_at == at("2015-03-05 17:00"));
    CHECK(child.original_due_at == child.due_at);
    CHECK_FALSE(child.step);
    Dossier expected = parent;
    expected.children = {kChild};
    expected.version = 2;
    expected.last_event_at = at("2015-03-03 09:00");
    CHECK(apply(parent, opening) == expected);
}

TEST_CASE("a child is opened by who holds the dossier, for another unit, with an end")
{
    const Dossier parent = at_the_land_office();
    CHECK(attempt(parent, opening()) == "accepted");
    CHECK(attempt(parent, opening(working_days(2), kLand)) == "invalid-value/unit");
    CHECK(attempt(parent, opening(kNoLimit)) == "invalid-value/limit/unit");
    CHECK(attempt(parent, opening(), somebody(Role::department_staff, kJustice)) == "forbidden-relation");
    CHECK(attempt(parent, opening(), somebody(Role::auditor, kLand)) == "forbidden-role");
    CHECK(attempt(a_dossier().in(Status::decided).held_by(kLand), opening()) == "wrong-state");
    CHECK(attempt(a_dossier().in(Status::processing).on_its_way(kLand, kDesk), opening()) == "in-transit");
    CHECK(attempt(begun(parent), opening()) == "not-for-child");
}

TEST_CASE("a dossier with open children is neither decided nor taken back, and goes on otherwise")
{
    const Dossier parent = apply(at_the_land_office(), opened(at_the_land_office()));
    CHECK(attempt(parent, Decide{}) == "children-open");
    const auto refused = decide(parent, Decide{}, at_moment("2015-03-05 09:00", kOfficer));
    CHECK(refused.error().arguments == std::vector<std::string>{kChild});
    CHECK(attempt(parent, Send{9, kDesk}) == "accepted");
    CHECK(attempt(parent, opening()) == "accepted");
    DossierBuilder at_desk = a_dossier();
    at_desk->children = {kChild};
    CHECK(attempt(at_desk, Withdraw{seal()}, somebody(Role::reception_clerk, kDesk)) == "children-open");
}

TEST_CASE("a child is decided elsewhere, comes back, and is ended where it was opened; the parent is told")
{
    const Dossier parent = apply(at_the_land_office(), opened(at_the_land_office()));
    const Dossier decided = after(there(), Decide{}, "2015-03-04 10:00", kStranger);
    CHECK(decided.status == Status::decided);
    CHECK(attempt(decided, ReturnResult{}, kStranger) == "forbidden-relation");
    const Dossier back = after(decided, Send{8, kLand}, "2015-03-04 11:00", kStranger);
    const Dossier ready = after(back, Accept{8}, "2015-03-05 08:00", kOfficer);
    CHECK(ready.status == Status::ready);
    CHECK(ready.ready_at == at("2015-03-05 08:00"));
    CHECK(allowed_actions(ready, kOfficer) ==
          std::vector{Action::return_result, Action::note, Action::report_loss, Action::locate, Action::send_paper});
    const Dossier ended = after(ready, ReturnResult{}, "2015-03-05 09:00", kOfficer);
    CHECK(ended.ended_at == at("2015-03-05 09:00"));
    const Event closed = close_child(parent, ended, kOfficer);
    CHECK(closed.dossier == parent.code);
    CHECK(closed.n == 3);
    CHECK(closed.happened_at == at("2015-03-05 09:00"));
    CHECK(closed.actor == "an");
    CHECK(std::get<ChildClosed>(closed.body) == ChildClosed{kChild, Outcome::approved});
    const Dossier told = apply(parent, closed);
    CHECK(told.children.empty());
    CHECK(attempt(told, Decide{}) == "accepted");
}

TEST_CASE("a child is taken back undecided by the unit that opened it")
{
    const Dossier child = begun(at_the_land_office());
    CHECK(attempt(child, Withdraw{seal()}, somebody(Role::department_staff, kJustice)) == "forbidden-relation");
    const Dossier ended = after(child, Withdraw{seal()}, "2015-03-04 09:00", kOfficer);
    const Event closed = close_child(at_the_land_office(), ended, kOfficer);
    CHECK(std::get<ChildClosed>(closed.body) == ChildClosed{kChild});
    CHECK(attempt(there(), Withdraw{seal()}) == "accepted");
}

TEST_CASE("nobody asks a citizen for anything in a child")
{
    const Dossier child = a_dossier().child_of(kDesk);
    const Actor clerk = somebody(Role::reception_clerk, kDesk);
    const Approver leader{"lanhdao", Role::agency_leader, kAgency};
    for (const Command& command :
         {Command{RequestPayment{{}, seal()}}, Command{Stop{at("2015-03-20 17:00"), seal()}},
          Command{RequestSupplement{seal()}}, Command{Reappoint{at("2015-03-30 17:00"), leader, seal()}},
          Command{Correct{leader, seal(), seal('b')}}}) {
        CHECK(attempt(child, command, clerk) == "not-for-child");
    }
}

TEST_CASE("the ledger of a child names the other agency, that of its parent does not move")
{
    const auto history =
        history_of({{"2015-03-03 09:00", "an",
                     Linked{.parent = "X24.217-150302-0001",
                            .procedure = "1.000001",
                            .procedure_valid_from = on("2015-01-01"),
                            .desk = kLand,
                            .agency = kAgency,
                            .unit = kElsewhere,
                            .limit_unit = LimitUnit::working_day,
                            .limit_halves = 4,
                            .due_at = at("2015-03-05 17:00"),
                            .calendar = "test",
                            .task = seal()}},
                    {"2015-03-03 10:00", "an", HandoffSent{7, kLand, kElsewhere}},
                    {"2015-03-03 11:00", "la", HandoffAccepted{7, kElsewhere, {}, {}, {}, {}, "X24.218"}},
                    {"2015-03-06 08:00", "la", Decided{}}});
    const auto segments = custody(history, calendar(), at("2015-03-06 09:00"));
    REQUIRE(segments.size() == 3);
    CHECK(segments[0].kind == CustodyKind::department);
    CHECK(segments[0].working_minutes == 60);
    CHECK(segments[1].kind == CustodyKind::transit);
    CHECK(segments[2].kind == CustodyKind::other_agency);
    CHECK(segments[2].unit == kElsewhere);
    // Late since Thursday 17:00, by the other agency: half an hour and an hour on Friday until 09:00.
    const auto ledger = step_ledger(history, calendar(), at("2015-03-06 09:00"));
    REQUIRE(ledger);
    REQUIRE(ledger->overruns.size() == 1);
    CHECK(ledger->overruns[0].had.unit == kElsewhere);
    CHECK(ledger->overruns[0].had.working_minutes == 90);
    CHECK(due_changes(history).size() == 1);
    const AlarmLife life = alarm_life(history, {calendar()}, at("2015-03-06 09:00"));
    std::string kinds;
    for (const Alarm& alarm : life.alarms) kinds += std::string{to_string(alarm.kind)} + " ";
    CHECK(kinds == "due_soon overdue ");
}

TEST_CASE("one after the other: each agency's stretch is a step with its own budget and clock")
{
    // Half a day at the desk, two days at a commune, one day in the department; the dossier itself travels.
    const std::string commune = "X24.217.01";
    const Event received{"X24.217-150302-0001", 1, at("2015-03-02 07:30"), at("2015-03-02 07:30"), "tiepnhan", [] {
                             Received body = with_step("2015-03-02 11:30");
                             body.step_unit = LimitUnit::working_day;
                             body.step_halves = 1;
                             return body;
                         }()};
    const std::vector<Step> steps{{1, "Tiếp nhận", "one_stop_desk", half_days(1)},
                                  {2, "Xác nhận của xã", "commune_land_officer", working_days(2)},
                                  {3, "Thẩm định", "natural_resources_environment", working_days(1)}};
    std::vector<Event> history{received};
    const auto happen = [&](const Command& command, std::string_view now, const Actor& actor, Unit unit,
                            UnitKind kind) {
        Dossier dossier;
        for (const Event& event : history) dossier = apply(std::move(dossier), event);
        Context context = at_moment(now, actor, steps);
        context.unit = std::move(unit);
        context.agency_kind = kind;
        const auto event = decide(dossier, command, context);
        REQUIRE_MESSAGE(event.has_value(), refusal(event));
        history.push_back(*event);
    };
    const Unit village{commune, commune, UnitKind::commune, kAgency, {on("2000-01-01")}};
    const Actor clerk = somebody(Role::reception_clerk, kDesk, "tiepnhan");
    const Actor officer{"xa", Role::department_staff, commune, commune, "/X24/X24.217/X24.217.01/"};
    happen(Send{1, commune}, "2015-03-02 10:30", clerk, unit_called(kDesk), UnitKind::district);
    happen(Accept{1}, "2015-03-02 11:30", officer, village, UnitKind::commune);
    happen(Send{2, kLand}, "2015-03-05 09:30", officer, village, UnitKind::commune);
    happen(Accept{2}, "2015-03-05 10:30", kOfficer, unit_called(kLand), UnitKind::district);
    CHECK(std::get<HandoffAccepted>(history[2].body).agency == commune);
    CHECK_FALSE(std::get<HandoffAccepted>(history[4].body).agency);

    const auto ledger = step_ledger(history, calendar(), at("2015-03-05 11:30"));
    REQUIRE(ledger);
    REQUIRE(ledger->steps.size() == 3);
    // The commune: allotted two days of 480 minutes from Monday 11:30; used until Thursday 10:30, an hour on the way
    // with it: 240 + 480 + 480 + 180.
    CHECK(ledger->steps[1].seq == 2);
    CHECK(ledger->steps[1].due_at == at("2015-03-04 11:30"));
    CHECK(ledger->steps[1].allotted_minutes == 960);
    CHECK(ledger->steps[1].used_minutes == 1380);
    CHECK(ledger->steps[1].left_minutes() == -420);
    CHECK(ledger->steps[2].seq == 3);
    CHECK(ledger->steps[2].used_minutes == 60);
    REQUIRE(ledger->overruns.size() == 2);
    CHECK(ledger->overruns[0].step == 2);
    CHECK(ledger->overruns[0].had.kind == CustodyKind::other_agency);
    CHECK(ledger->overruns[0].had.unit == commune);
    CHECK(ledger->overruns[0].had.working_minutes == 360);
    CHECK(ledger->overruns[1].had.kind == CustodyKind::transit);
    CHECK(ledger->overruns[1].had.working_minutes == 60);
}
