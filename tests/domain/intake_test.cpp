#include "domain/history_explanation.hpp"
#include "domain/step_ledger.hpp"
#include "tests/domain/alarm_cases.hpp"

using namespace motcua;
using namespace motcua::test;

// What happens before a dossier is received: filing, guidance, refusal at the desk, and the receipt of what was filed.

namespace {

const Actor kClerk = somebody(Role::reception_clerk, kDesk, "tiepnhan");

Filed filing(Channel channel = Channel::post)
{
    return {.procedure = "1.000001",
            .procedure_valid_from = on("2015-01-01"),
            .desk = kDesk,
            .agency = kAgency,
            .channel = channel,
            .applicant = seal()};
}

Receive incoming(std::string_view moment, Channel channel = Channel::post)
{
    return {.code = "X24.217-150302-0001", .channel = channel, .received_at = at(moment), .applicant = seal()};
}

Dossier filed(std::string_view moment = "2015-03-02 08:00", Channel channel = Channel::post)
{
    return apply({}, {"X24.217-150302-0001", 1, at(moment), at(moment), "tiepnhan", filing(channel)});
}

Dossier after(const Dossier& dossier, const Command& command, std::string_view now)
{
    const auto event = decide(dossier, command, at_moment(now, kClerk, land_steps()));
    REQUIRE_MESSAGE(event.has_value(), refusal(event));
    return apply(dossier, *event);
}

std::string attempt(const Dossier& dossier, const Command& command, std::string_view now, const Actor& actor = kClerk)
{
    return refusal(decide(dossier, command, at_moment(now, actor, land_steps())));
}

ReceiveFiled receipt_at(std::string_view moment, Procedure procedure = a_procedure())
{
    return {incoming(moment, Channel::direct), std::move(procedure)};
}

}  // namespace

TEST_CASE("a filing is taken down by the desk, with no date and no step")
{
    const Context context = at_moment("2015-03-02 08:10", kClerk, land_steps());
    const auto event = file(incoming("2015-03-01 20:00"), a_procedure(), unit_called(kDesk), kAgency, context);
    REQUIRE(event);
    CHECK(event->n == 1);
    CHECK(event->happened_at == at("2015-03-01 20:00"));
    CHECK(event->recorded_at == at("2015-03-02 08:10"));
    CHECK(std::get<Filed>(event->body) == filing());
    const Dossier dossier = apply({}, *event);
    CHECK(dossier.status == Status::filed);
    CHECK(dossier.filed_at == at("2015-03-01 20:00"));
    CHECK(dossier.late_entry());
    CHECK_FALSE(dossier.was_received());
    CHECK(dossier.holder == Holder{kDesk, "tiepnhan"});
    CHECK_FALSE(dossier.due_at);
    CHECK_FALSE(dossier.step);
}

TEST_CASE("a filing meets the same conditions as a receipt")
{
    const auto refused = [](Receive what, Procedure procedure, const char* desk, const Actor& actor) {
        const Context context = at_moment("2015-03-02 08:00", actor);
        return refusal(file(what, procedure, unit_called(desk), kAgency, context));
    };
    const Receive now = incoming("2015-03-02 08:00");
    CHECK(refused(now, a_procedure(), kDesk.c_str(), kClerk) == "accepted");
    CHECK(refused(incoming("2015-03-02 08:01"), a_procedure(), kDesk.c_str(), kClerk) == "in-the-future/filed_at");
    CHECK(refused(incoming("2014-12-31 08:00"), a_procedure(), kDesk.c_str(), kClerk) == "not-in-force/procedure");
    CHECK(refused(now, a_procedure(), kLand.c_str(), kClerk) == "not-a-desk/desk");
    CHECK(refused(now, a_procedure(), "X24.218.MC", kClerk) == "forbidden-relation/desk");
    CHECK(refused(now, a_procedure(), kDesk.c_str(), somebody(Role::auditor, kDesk)) == "forbidden-role");
    CHECK(refusal(check_waits_for_answer(Channel::direct)) == "answered-at-counter/channel");
    CHECK(refusal(check_waits_for_answer(Channel::online)) == "accepted");
}

TEST_CASE("what was filed is received later: then its clock, its step and its holder's minutes begin")
{
    // Filed on Sunday, received on Monday 2 March at 09:00: five working days are Monday 9 March.
    const Dossier before = filed("2015-03-01 20:00", Channel::online);
    const auto event =
        decide(before, receipt_at("2015-03-02 09:00"), at_moment("2015-03-02 09:30", kClerk, land_steps()));
    REQUIRE_MESSAGE(event.has_value(), refusal(event));
    CHECK(event->n == 2);
    CHECK(event->happened_at == at("2015-03-02 09:00"));
    CHECK(event->recorded_at == at("2015-03-02 09:30"));
    const Dossier dossier = apply(before, *event);
    CHECK(dossier.status == Status::received);
    CHECK(dossier.was_received());
    CHECK(dossier.received_at == at("2015-03-02 09:00"));
    CHECK(dossier.filed_at == at("2015-03-01 20:00"));
    CHECK(dossier.channel == Channel::online);
    CHECK(dossier.due_at == at("2015-03-09 17:00"));
    CHECK(dossier.original_due_at == dossier.due_at);
    REQUIRE(dossier.step);
    CHECK(dossier.step->entered_at == at("2015-03-02 09:00"));
}

TEST_CASE("a receipt of what was filed lies between the filing and now, under the procedure of its day")
{
    const Dossier dossier = filed("2015-03-02 08:00");
    CHECK(attempt(dossier, receipt_at("2015-03-02 07:59"), "2015-03-02 09:00") == "out-of-order/received_at");
    CHECK(attempt(dossier, receipt_at("2015-03-02 09:01"), "2015-03-02 09:00") == "in-the-future/received_at");
    Procedure ended = a_procedure();
    ended.validity.to = on("2015-03-01");
    CHECK(attempt(dossier, receipt_at("2015-03-02 09:00", ended), "2015-03-02 09:00") == "not-in-force/procedure");
    const Actor elsewhere = somebody(Role::reception_clerk, "X24.218.MC");
    CHECK(attempt(dossier, receipt_at("2015-03-02 09:00"), "2015-03-02 09:00", elsewhere) == "forbidden-relation");
    CHECK(attempt(dossier, receipt_at("2015-03-02 08:00"), "2015-03-02 09:00") == "accepted");
}

TEST_CASE("the citizen is guided once, may file again, and the desk answers then")
{
    const Dossier guided = after(filed(), Guide{seal()}, "2015-03-02 09:00");
    CHECK(guided.status == Status::guided);
    CHECK(guided.guidances == 1);
    CHECK(guided.holder == Holder{kDesk, "tiepnhan"});
    CHECK(attempt(guided, Guide{seal()}, "2015-03-02 10:00") == "wrong-state");
    const Dossier again = after(guided, FileAgain{seal()}, "2015-03-04 10:00");
    CHECK(again.status == Status::filed);
    CHECK(again.filed_at == at("2015-03-02 08:00"));
    CHECK(again.received_at == at("2015-03-04 10:00"));
    CHECK(attempt(again, Guide{seal()}, "2015-03-04 11:00") == "guidance-limit");
    CHECK(attempt(again, receipt_at("2015-03-04 11:00"), "2015-03-04 11:00") == "accepted");
    CHECK(attempt(guided, receipt_at("2015-03-04 11:00"), "2015-03-04 11:00") == "accepted");
}

TEST_CASE("who was guided at the counter comes back to the counter")
{
    const Dossier guided = after(filed("2015-03-02 08:00", Channel::direct), Guide{seal()}, "2015-03-02 08:00");
    CHECK(attempt(guided, FileAgain{seal()}, "2015-03-03 08:00") == "answered-at-counter");
    CHECK(attempt(guided, receipt_at("2015-03-03 08:00"), "2015-03-03 08:00") == "accepted");
}

TEST_CASE(
    "what is refused at the desk or taken back before the receipt has ended, without a date and outside all figures")
{
    for (const Command& command : {Command{TurnAway{seal()}}, Command{Withdraw{seal()}}}) {
        const Dossier ended = after(filed(), command, "2015-03-02 10:00");
        CHECK(ended.ended_at == at("2015-03-02 10:00"));
        CHECK_FALSE(ended.holder);
        CHECK_FALSE(ended.was_received());
        CHECK(allowed_actions(ended, kClerk).empty());
        CHECK(deadline_state(ended, *district_calendar(), at("2015-04-01 08:00"), 2) == DeadlineState::none);
    }
    CHECK(national_status(after(filed(), TurnAway{seal()}, "2015-03-02 10:00").status) == 3);
}

TEST_CASE("the ledgers begin with the receipt")
{
    const auto history = history_of({{"2015-03-01 20:00", "tiepnhan", filing()},
                                     {"2015-03-02 08:00", "tiepnhan", Guided{seal()}},
                                     {"2015-03-03 08:00", "motcua", with_step("2015-03-03 14:00")}});
    const auto segments = custody(history, calendar(), at("2015-03-03 09:00"));
    REQUIRE(segments.size() == 1);
    CHECK(segments[0].from == at("2015-03-03 08:00"));
    CHECK(segments[0].person == "motcua");
    CHECK(segments[0].working_minutes == 60);
    const auto ledger = step_ledger(history, calendar(), at("2015-03-03 09:00"));
    REQUIRE(ledger);
    REQUIRE(ledger->steps.size() == 1);
    CHECK(ledger->steps[0].entered_at == at("2015-03-03 08:00"));
    CHECK(ledger->steps[0].used_minutes == 60);
    const auto changes = due_changes(history);
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].n == 3);
    CHECK(deadline_history(history).terms.received_at == at("2015-03-03 08:00"));
    CHECK(custody(std::span{history}.first(2), calendar(), at("2015-03-03 09:00")).empty());
    CHECK_FALSE(ledger_fault({}, filed(), calendar(), at("2015-03-03 09:00")));
    CHECK(ledger_fault(segments, filed(), calendar(), at("2015-03-03 09:00")) == "custody before the receipt");
}

TEST_CASE("a filing is told when it is not answered within the office's working hours, if the office wants that")
{
    const Happened unanswered{{"2015-03-02 10:00", "tiepnhan", filing()}};
    // Eight working hours from Monday 10:00: an hour and a half, four, and two and a half on Tuesday: 10:00.
    CHECK(rings(AlarmKind::filing_unanswered, unanswered, "2015-03-03 10:00").empty());
    CHECK(rings(AlarmKind::filing_unanswered, unanswered, "2015-03-03 10:01") == "03-03 10:00 …  MC tiepnhan");
    CHECK(next(unanswered, "2015-03-02 11:00") == "03-03 10:00:00.001");
    CHECK(rings(AlarmKind::filing_unanswered, unanswered, "2015-03-05 10:00", true, {.filing_hours = 0}).empty());
    const Happened answered = unanswered + Happened{{"2015-03-03 11:00", "tiepnhan", Guided{seal()}}};
    CHECK(rings(AlarmKind::filing_unanswered, answered, "2015-03-05 10:00") == "03-03 10:00 … 03-03 11:00 MC tiepnhan");
    const Happened again = answered + Happened{{"2015-03-04 08:00", "tiepnhan", filing()}};
    CHECK(rings(AlarmKind::filing_unanswered, again, "2015-03-05 08:01") ==
          "03-03 10:00 … 03-03 11:00 MC tiepnhan; 03-05 08:00 …  MC tiepnhan");
    CHECK(subjects(AlarmKind::filing_unanswered, unanswered, "2015-03-05 08:00") ==
          std::vector<std::string>{"2015-03-02T10:00:00+07:00"});
}

TEST_CASE("a filing and its receipt tell what they changed, and nothing else")
{
    Dossier expected = filed();
    expected.status = Status::guided;
    expected.guidances = 1;
    expected.version = 2;
    expected.last_event_at = at("2015-03-02 09:00");
    const Event guided{"X24.217-150302-0001", 2, at("2015-03-02 09:00"), at("2015-03-02 09:00"), "an", Guided{seal()}};
    CHECK(apply(filed(), guided) == expected);
    Received together = receipt();
    together.visit = "X24.217-150302-0001";
    CHECK(apply({}, {"X24.217-150302-0002", 1, at("2015-03-02 08:00"), at("2015-03-02 08:00"), "an", together}).visit ==
          "X24.217-150302-0001");
}
