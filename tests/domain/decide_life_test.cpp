#include "domain/decide.hpp"
#include "tests/support/dossiers.hpp"

using namespace motcua;
using namespace motcua::test;

// What the commands beside the straight way from the receipt to the result do and refuse.

namespace {

const Actor kClerk = somebody(Role::reception_clerk, kDesk, "tiepnhan");
const Actor kStaff = somebody(Role::department_staff, kLand, "binh");
const Approver kLeader{"lanhdao", Role::agency_leader, kAgency};

template <class Body>
Body body_of(const Result<Event>& event)
{
    REQUIRE_MESSAGE(event.has_value(), refusal(event));
    return std::get<Body>(event->body);
}

Context knowing(const Dossier& dossier, std::string_view now, const Actor& actor)
{
    Context context = at_moment(now, actor);
    context.deadline = {{dossier.limit, dossier.hour_rule, dossier.received_at, {}}};
    return context;
}

}  // namespace

TEST_CASE("a financial duty stops the clock whatever the policy for papers, and what was left is left")
{
    // Waits from Wednesday 10:00 to Tuesday 10 March 09:00, as in the vectors of a pause: due on Friday the 13th.
    const Dossier dossier = a_dossier().under(SupplementPolicy::restart);
    const auto asked = decide(dossier, RequestPayment{150'000, seal()}, at_moment("2015-03-04 10:00", kClerk));
    CHECK(body_of<PaymentRequested>(asked).amount_vnd == 150'000);
    const Dossier waiting = apply(dossier, *asked);
    CHECK(waiting.status == Status::awaiting_payment);
    CHECK(deadline_state(waiting, *district_calendar(), at("2015-03-20 10:00"), 2) == DeadlineState::paused);
    const auto paid = decide(waiting, ReceivePayment{}, answering(waiting, "2015-03-10 09:00", kClerk));
    CHECK(shown(body_of<PaymentReceived>(paid).due_at) == shown("2015-03-13 17:00"));
    const Dossier after = apply(waiting, *paid);
    CHECK(after.status == Status::received);
    CHECK_FALSE(after.paused_since.has_value());
    CHECK(after.pauses == 1);
    CHECK(after.supplements == 0);
}

TEST_CASE("a stop that is lifted in time moves the date by what it took")
{
    const Dossier dossier = a_dossier();
    const Stop stop{at("2015-03-31 17:00"), seal()};
    const auto stopped = decide(dossier, stop, knowing(dossier, "2015-03-04 10:00", kClerk));
    // To Tuesday the 31st it would take 330 + 17 days + 480 minutes and leave three days and 330 minutes of the limit:
    // its end lies in the fourth day after, Monday 6 April.
    CHECK(shown(body_of<Stopped>(stopped).due_at) == shown("2015-04-06 17:00"));
    const Dossier waiting = apply(dossier, *stopped);
    CHECK(waiting.rests(at("2015-03-31 16:59")));
    const auto resumed = decide(waiting, Resume{}, answering(waiting, "2015-03-10 09:00", kClerk));
    CHECK(shown(body_of<Resumed>(resumed).due_at) == shown("2015-03-13 17:00"));
}

TEST_CASE("a stop ends by itself at its latest moment, and the clock has run since, whenever it is lifted")
{
    const Dossier dossier = a_dossier();
    const Stop stop{at("2015-03-10 09:00"), seal()};
    const Dossier waiting = apply(dossier, *decide(dossier, stop, knowing(dossier, "2015-03-04 10:00", kClerk)));
    CHECK(shown(waiting.due_at) == shown("2015-03-13 17:00"));
    const auto& calendar = *district_calendar();
    CHECK(deadline_state(waiting, calendar, at("2015-03-10 08:59"), 2) == DeadlineState::paused);
    CHECK(deadline_state(waiting, calendar, at("2015-03-10 09:00"), 2) == DeadlineState::in_time);
    CHECK(deadline_state(waiting, calendar, at("2015-03-13 17:01"), 2) == DeadlineState::overdue);
    const auto resumed = decide(waiting, Resume{}, answering(waiting, "2015-03-20 09:00", kClerk));
    CHECK(shown(body_of<Resumed>(resumed).due_at) == shown("2015-03-13 17:00"));
}

TEST_CASE("a dossier is stopped for so long at most, all its stops together")
{
    const auto stopping = [](const Dossier& dossier, const Context& context, std::string_view until) {
        return refusal(decide(dossier, Stop{at(until), seal()}, context));
    };
    const Dossier dossier = a_dossier();
    Context context = knowing(dossier, "2015-03-04 10:00", kClerk);
    context.longest_stop = std::chrono::days{10};
    CHECK(stopping(dossier, context, "2015-03-14 10:00") == "accepted");
    CHECK(stopping(dossier, context, "2015-03-14 10:01") == "stop-too-long/until");
    CHECK(stopping(dossier, context, "2015-03-04 10:00") == "in-the-past/until");
    CHECK(stopping(dossier, context, "2015-03-03 10:00") == "in-the-past/until");
    context.deadline.terms.waits.push_back(
        {at("2015-03-02 10:00"), at("2015-03-03 10:00"), SupplementPolicy::pause, kStopReason});
    CHECK(stopping(dossier, context, "2015-03-13 10:00") == "accepted");
    CHECK(stopping(dossier, context, "2015-03-13 10:01") == "stop-too-long/until");
}

TEST_CASE("a result is sent back by a head of who has it or a leader of the agency, with a reason")
{
    const auto by = [](const Dossier& dossier, Role role, const std::string& unit) {
        return refusal(decide(dossier, Redo{seal()}, at_moment("2015-03-06 09:00", somebody(role, unit))));
    };
    const Dossier decided = a_dossier().in(Status::decided).held_by(kLand);
    CHECK(by(decided, Role::head_of_department, kLand) == "accepted");
    CHECK(by(decided, Role::head_of_department, kJustice) == "forbidden-relation");
    CHECK(by(decided, Role::agency_leader, kLeaders) == "accepted");
    CHECK(by(decided, Role::department_staff, kLand) == "forbidden-role");
    CHECK(by(a_dossier().in(Status::ready), Role::agency_leader, kLeaders) == "accepted");
    CHECK(by(a_dossier().in(Status::processing), Role::agency_leader, kLeaders) == "wrong-state");
}

TEST_CASE("only a result that came before its day is announced early, and once")
{
    const auto announce = [](const Dossier& dossier) {
        return refusal(decide(dossier, AnnounceEarly{}, at_moment("2015-03-06 09:00", kClerk)));
    };
    CHECK(announce(a_dossier().ready_at("2015-03-06 16:59")) == "accepted");
    CHECK(announce(a_dossier().ready_at("2015-03-09 07:30")) == "not-early");
    CHECK(announce(a_dossier().without_deadline().ready_at("2015-03-06 09:00")) == "not-early");
    DossierBuilder announced = a_dossier().ready_at("2015-03-06 08:00");
    announced->announced_at = at("2015-03-06 08:30");
    CHECK(announce(announced) == "already-announced");
}

TEST_CASE("what was written down wrong is put right with the word of a head")
{
    const auto correct = [](Correct command) {
        return refusal(decide(a_dossier(), std::move(command), at_moment("2015-03-03 09:00", kClerk)));
    };
    CHECK(correct({kLeader, seal(), seal('b')}) == "accepted");
    CHECK(correct({kLeader, seal()}) == "nothing-to-correct");
    CHECK(correct({{"an", Role::department_staff, kAgency}, seal(), seal('b')}) == "not-an-approver/approver");
    CHECK(correct({{"x", Role::agency_leader, "X24.218"}, seal(), seal('b')}) == "not-an-approver/approver");
}

TEST_CASE("an opinion has its own date, is asked of others only, and of each once at a time")
{
    const Dossier dossier = a_dossier().held_by(kLand, "binh");
    const auto ask = [](const Dossier& of, const std::string& unit, TimeLimit limit) {
        return decide(of, AskOpinion{unit, limit, seal()}, at_moment("2015-03-04 10:00", kStaff));
    };
    CHECK(body_of<OpinionAsked>(ask(dossier, kJustice, working_days(2))).due_at == at("2015-03-06 17:00"));
    CHECK(refusal(ask(dossier, kLand, working_days(2))) == "opinion-already-asked/unit");
    CHECK(refusal(ask(a_dossier().held_by(kLand).asking(kJustice), kJustice, working_days(2))) ==
          "opinion-already-asked/unit");
    CHECK(refusal(ask(dossier, kJustice, kNoLimit)) == "invalid-value/limit/unit");
    CHECK(ask(dossier, kJustice, kNoLimit).error().arguments == std::vector<std::string>{"none"});
    CHECK(refusal(ask(dossier, kJustice, working_days(0))) == "out-of-range/limit/amount");
}

TEST_CASE("an opinion is given by the unit that was asked, wherever the dossier is")
{
    const auto give = [](const Dossier& dossier, const std::string& unit, std::int64_t asked) {
        const Actor actor = somebody(Role::department_staff, unit);
        return refusal(decide(dossier, GiveOpinion{asked, seal()}, at_moment("2015-03-05 10:00", actor)));
    };
    const Dossier moving = a_dossier().on_its_way(kLand, kLeaders).asking(kJustice, 4);
    CHECK(give(moving, kJustice, 4) == "accepted");
    CHECK(give(moving, kJustice, 5) == "opinion-not-asked/asked");
    CHECK(give(moving, kLand, 4) == "forbidden-relation");
    CHECK(give(a_dossier().asking(kJustice, 4).asking(kLand, 6), kJustice, 6) == "opinion-not-asked/asked");
}

TEST_CASE("who works along is named with the assignment")
{
    const Actor head = somebody(Role::head_of_department, kLand);
    const auto assign = [&](std::vector<Assignee> coordinators) {
        const Assign command{{"binh", kLand}, std::move(coordinators)};
        return decide(a_dossier().held_by(kLand), command, at_moment("2015-03-03 09:00", head));
    };
    CHECK(body_of<Assigned>(assign({{"an", kLand}, {"lan", kLand}})).coordinators == "an,lan");
    CHECK(refusal(assign({{"an", kLand}, {"binh", kLand}})) == "duplicate/coordinators/1");
    CHECK(refusal(assign({{"an", kLand}, {"lan", kLand}, {"an", kLand}})) == "duplicate/coordinators/2");
    CHECK(refusal(assign({{"cuc", kJustice}})) == "not-in-unit/coordinators/0");
    CHECK(refusal(assign({{"soi", kLand, Role::auditor}})) == "not-a-worker/coordinators/0");
    CHECK(assign({{"soi", kLand, Role::auditor}}).error().arguments == std::vector<std::string>{"soi", "auditor"});
}

TEST_CASE("a loss is laid at the door of a unit that has had the papers")
{
    const auto report = [](const std::string& unit, std::vector<std::string> had_it) {
        Context context = at_moment("2015-03-03 09:00", kClerk);
        context.had_it = std::move(had_it);
        return refusal(decide(a_dossier(), ReportLoss{PaperDamage::lost, unit, seal()}, context));
    };
    CHECK(report(kDesk, {kDesk, kLand}) == "accepted");
    CHECK(report(kLand, {kDesk, kLand}) == "accepted");
    CHECK(report(kJustice, {kDesk, kLand}) == "never-had-it/responsible");
    CHECK(report(kDesk, {}) == "never-had-it/responsible");
}

TEST_CASE("to wait for less than a minute moves nothing, however often")
{
    // Received on Monday the 2nd for five working days: due on Monday the 9th.
    Dossier dossier = a_dossier();
    DeadlineHistory history{{dossier.limit, dossier.hour_rule, dossier.received_at, {}}};
    for (const std::string_view minute : {"2015-03-04 10:00", "2015-03-04 10:01", "2015-03-04 10:02"}) {
        dossier = apply(dossier, *decide(dossier, RequestPayment{{}, seal()}, at_moment(minute, kClerk)));
        Context context = at_moment(at(minute) + std::chrono::seconds{59}, kClerk);
        history.terms.waits.push_back({at(minute), {}, SupplementPolicy::pause, kPaymentReason});
        context.deadline = history;
        const auto paid = decide(dossier, ReceivePayment{}, context);
        CHECK(shown(body_of<PaymentReceived>(paid).due_at) == shown("2015-03-09 17:00"));
        dossier = apply(dossier, *paid);
        end_wait(history, paid->happened_at);
    }
}

TEST_CASE("a unit of another agency says which when it accepts")
{
    Actor stranger = somebody(Role::department_staff, "X24.218.TN");
    const Dossier moving = a_dossier().on_its_way(kDesk, "X24.218.TN");
    stranger.agency = "X24.218";
    CHECK(body_of<HandoffAccepted>(decide(moving, Accept{7}, at_moment("2015-03-03 09:00", stranger))).agency ==
          "X24.218");
    CHECK_FALSE(body_of<HandoffAccepted>(
                    decide(a_dossier().on_its_way(kDesk, kLand), Accept{7}, at_moment("2015-03-03 09:00", kStaff)))
                    .agency.has_value());
}
