#include "domain/decide.hpp"
#include "domain/paper_trail.hpp"
#include "tests/support/dossiers.hpp"

#include <algorithm>

using namespace motcua;
using namespace motcua::test;

// Paper by hand, data at once: both are tracked, and who answers for the dossier follows the data.

namespace {

const Actor kClerk = somebody(Role::reception_clerk, kDesk, "tiepnhan");
const Actor kExpert = somebody(Role::department_staff, kLand, "chuyenvien");
const Actor kJudge = somebody(Role::department_staff, kJustice, "tuphap");

// Lets commands happen one hour after another, and keeps the journal.
struct Life {
    std::vector<Event> history;
    Dossier dossier = a_dossier();
    Instant now = at("2015-03-02 09:00");

    std::string happen(const Actor& actor, const Command& command)
    {
        now += std::chrono::hours{1};
        const auto event = decide(dossier, command, at_moment(now, actor));
        if (!event) return refusal(event);
        dossier = apply(dossier, *event);
        history.push_back(*event);
        return where();
    }
    // "data@MC paper@TN", "data MC>TN paper MC>TN alone" …
    std::string where() const
    {
        const auto short_name = [](const std::string& unit) { return unit.substr(unit.rfind('.') + 1); };
        const auto way = [&](const Transit& t) { return " " + short_name(t.from) + ">" + short_name(t.to); };
        std::string text = "data";
        if (dossier.holder) text += "@" + short_name(dossier.holder->unit);
        if (dossier.transit) text += way(*dossier.transit);
        if (dossier.paper_transit()) return text + " paper" + way(*dossier.paper_transit());
        if (dossier.paper) return text + " paper@" + short_name(dossier.paper->unit);
        return text;
    }
};

}  // namespace

TEST_CASE("data goes ahead, paper follows, and they are together again where both have arrived")
{
    Life life;
    CHECK(life.happen(kClerk, Send{1, kLand, Carries::data}) == "data MC>TN paper@MC");
    CHECK(life.happen(kExpert, Accept{1}) == "data@TN paper@MC");
    CHECK(life.dossier.paper->since == at("2015-03-02 10:00"));
    CHECK(life.happen(kClerk, SendPaper{2, kLand}) == "data@TN paper MC>TN");
    CHECK(life.dossier.paper->transit->sent_by == "tiepnhan");
    CHECK(life.happen(kExpert, AcceptPaper{2}) == "data@TN");
    CHECK_FALSE(life.dossier.paper.has_value());
    CHECK(life.happen(kExpert, Send{3, kDesk}) == "data TN>MC");
}

TEST_CASE("paper may travel while the data does, and each is accepted by itself")
{
    Life life;
    CHECK(life.happen(kClerk, Send{1, kLand, Carries::data}) == "data MC>TN paper@MC");
    CHECK(life.happen(kClerk, SendPaper{2, kLand}) == "data MC>TN paper MC>TN");
    CHECK(life.happen(kExpert, AcceptPaper{2}) == "data MC>TN paper@TN");
    CHECK(life.happen(kExpert, Accept{1}) == "data@TN");
}

TEST_CASE("paper that is declined or recalled is with its giver again")
{
    Life life;
    CHECK(life.happen(kClerk, SendPaper{1, kJustice}) == "data@MC paper MC>TP");
    CHECK(life.happen(kJudge, DeclinePaper{1, seal()}) == "data@MC");
    CHECK(life.happen(kClerk, Send{2, kLand}) == "data MC>TN");
    CHECK(life.happen(kExpert, Accept{2}) == "data@TN");
    CHECK(life.happen(kExpert, SendPaper{3, kJustice}) == "data@TN paper TN>TP");
    CHECK(life.happen(kExpert, RecallPaper{3}) == "data@TN");
    CHECK(life.happen(kExpert, SendPaper{4, kJustice}) == "data@TN paper TN>TP");
    CHECK(life.happen(kJudge, AcceptPaper{4}) == "data@TN paper@TP");
    // From there it goes on, and only from there.
    CHECK(life.happen(kExpert, SendPaper{5, kDesk}) == "forbidden-relation");
    CHECK(life.happen(kJudge, SendPaper{5, kDesk}) == "data@TN paper TP>MC");
    CHECK(life.happen(kClerk, DeclinePaper{5, seal()}) == "data@TN paper@TP");
    CHECK(life.happen(kJudge, SendPaper{6, kLand}) == "data@TN paper TP>TN");
    CHECK(life.happen(kExpert, AcceptPaper{6}) == "data@TN");
}

TEST_CASE("data that comes back to its paper is with it again")
{
    for (const auto& [actor, back] :
         std::vector<std::pair<Actor, Command>>{{kExpert, Decline{1, seal()}}, {kClerk, Recall{1}}}) {
        Life life;
        CHECK(life.happen(kClerk, Send{1, kLand, Carries::data}) == "data MC>TN paper@MC");
        CHECK(life.happen(actor, back) == "data@MC");
    }
    Life life;
    life.happen(kClerk, Send{1, kLand, Carries::data});
    life.happen(kExpert, Accept{1});
    CHECK(life.happen(kExpert, Send{2, kDesk, Carries::data}) == "data TN>MC paper@MC");
    CHECK(life.happen(kClerk, Accept{2}) == "data@MC");
}

TEST_CASE("both together are not sent while they are apart, and the refusal says where the paper is")
{
    Life life;
    life.happen(kClerk, Send{1, kLand, Carries::data});
    life.happen(kExpert, Accept{1});
    CHECK(life.happen(kExpert, Send{2, kJustice}) == "paper-apart");
    const auto apart = decide(life.dossier, Send{2, kJustice}, at_moment(life.now, kExpert));
    CHECK(apart.error().arguments == std::vector<std::string>{kDesk});
    life.happen(kClerk, SendPaper{3, kLand});
    CHECK(life.happen(kExpert, Send{4, kJustice}) == "paper-in-transit");
    CHECK(life.happen(kClerk, SendPaper{5, kJustice}) == "paper-in-transit");
    CHECK(life.happen(kExpert, AcceptPaper{9}) == "not-in-handoff");
    CHECK(life.happen(kExpert, DeclinePaper{9, seal()}) == "not-in-handoff");
    CHECK(life.happen(kClerk, RecallPaper{9}) == "not-in-handoff");
    CHECK(life.happen(kExpert, Send{6, kJustice, Carries::data}) == "data TN>TP paper MC>TN");
}

TEST_CASE("a dossier ends when no paper is on its way; paper may stay where it lies")
{
    Life life;
    life.happen(kClerk, Send{1, kLand});
    life.happen(kExpert, Accept{1});
    life.happen(kExpert, Decide{Outcome::approved});
    CHECK(life.happen(kExpert, Send{2, kDesk, Carries::data}) == "data TN>MC paper@TN");
    CHECK(life.happen(kClerk, Accept{2}) == "data@MC paper@TN");
    CHECK(life.dossier.status == Status::ready);
    CHECK(life.happen(kExpert, SendPaper{3, kDesk}) == "data@MC paper TN>MC");
    CHECK(life.happen(kClerk, ReturnResult{}) == "paper-in-transit");
    CHECK(life.happen(kClerk, Withdraw{seal()}) == "wrong-state");
    CHECK(life.happen(kClerk, DeclinePaper{3, seal()}) == "data@MC paper@TN");
    CHECK(life.happen(kClerk, ReturnResult{}) == "data paper@TN");
    CHECK(life.happen(kExpert, SendPaper{4, kDesk}) == "wrong-state");

    Life withdrawn;
    withdrawn.happen(kClerk, SendPaper{1, kLand});
    CHECK(withdrawn.happen(kClerk, Withdraw{seal()}) == "paper-in-transit");
    withdrawn.happen(kClerk, RecallPaper{1});
    CHECK(withdrawn.happen(kClerk, Withdraw{seal()}) == "data");
}

TEST_CASE("what is withdrawn goes back to the citizen: its paper is brought to the desk first")
{
    Life life;
    life.happen(kClerk, SendPaper{1, kLand});
    CHECK(life.happen(kExpert, AcceptPaper{1}) == "data@MC paper@TN");
    CHECK(life.happen(kClerk, Withdraw{seal()}) == "paper-apart");
    const auto apart = decide(life.dossier, Withdraw{seal()}, at_moment(life.now, kClerk));
    CHECK(apart.error().arguments == std::vector<std::string>{kLand});
    const auto allowed = allowed_actions(life.dossier, kClerk);
    CHECK(std::ranges::find(allowed, Action::withdraw) == allowed.end());
    CHECK(life.happen(kExpert, SendPaper{2, kDesk}) == "data@MC paper TN>MC");
    CHECK(life.happen(kClerk, AcceptPaper{2}) == "data@MC");
    CHECK(life.happen(kClerk, Withdraw{seal()}) == "data");

    // Paper at the desk is at hand, wherever the data is.
    Life ahead;
    ahead.happen(kClerk, Send{1, kLand, Carries::data});
    CHECK(ahead.happen(kExpert, Accept{1}) == "data@TN paper@MC");
    CHECK(ahead.happen(kClerk, Withdraw{seal()}) == "data paper@MC");
}

TEST_CASE("the shelf is known until the paper leaves it, whatever the data does")
{
    Life life;
    life.happen(kClerk, Locate{seal()});
    CHECK(life.dossier.located == 2);
    life.happen(kClerk, Send{1, kLand, Carries::data});
    CHECK(life.dossier.located == 2);
    // The desk still has the paper and may put it elsewhere; the department has none to put anywhere.
    life.happen(kExpert, Accept{1});
    CHECK(life.happen(kExpert, Locate{seal()}) == "forbidden-relation");
    CHECK(life.happen(kClerk, Locate{seal()}) == "data@TN paper@MC");
    CHECK(life.dossier.located == 5);
    life.happen(kClerk, SendPaper{2, kLand});
    CHECK_FALSE(life.dossier.located.has_value());
    CHECK(life.happen(kClerk, Locate{seal()}) == "paper-in-transit");
    life.happen(kExpert, AcceptPaper{2});
    life.happen(kExpert, Locate{seal()});
    CHECK(life.dossier.located.has_value());
    life.happen(kExpert, Send{3, kDesk});
    CHECK_FALSE(life.dossier.located.has_value());
}

TEST_CASE("who closes the paper's handoff too late is told what it is now")
{
    Life life;
    life.happen(kClerk, SendPaper{1, kLand});
    CHECK(life.happen(kJudge, AcceptPaper{1}) == "forbidden-relation");
    CHECK(life.happen(kClerk, AcceptPaper{1}) == "forbidden-relation");
    CHECK(life.happen(kExpert, RecallPaper{1}) == "forbidden-relation");
    life.happen(kExpert, AcceptPaper{1});
    CHECK(life.happen(kExpert, AcceptPaper{1}) == "wrong-state");
    CHECK(life.happen(kClerk, RecallPaper{1}) == "wrong-state");
}

TEST_CASE("the trail of the paper, stop by stop")
{
    Life life;
    const Dossier received = a_dossier();
    life.history.push_back(
        {received.code, 1, received.received_at, received.recorded_at, "tiepnhan",
         Received{.procedure = "1.000001", .desk = kDesk, .agency = kAgency, .calendar = "test", .applicant = seal()}});
    life.happen(kClerk, Send{1, kLand, Carries::data});  // 10:00
    life.happen(kExpert, Accept{1});                     // 11:00
    life.happen(kClerk, SendPaper{2, kLand});            // 12:00
    life.happen(kExpert, AcceptPaper{2});                // 13:00
    life.happen(kExpert, Send{3, kDesk});                // 14:00
    life.happen(kClerk, Accept{3});                      // 15:00
    life.happen(kClerk, Withdraw{seal()});               // 16:00
    const std::vector<PaperStay> expected{{{kDesk}, at("2015-03-02 08:00"), at("2015-03-02 10:00")},
                                          {{kDesk, "", true}, at("2015-03-02 10:00"), at("2015-03-02 12:00")},
                                          {{kDesk, kLand, true}, at("2015-03-02 12:00"), at("2015-03-02 13:00")},
                                          {{kLand}, at("2015-03-02 13:00"), at("2015-03-02 14:00")},
                                          {{kLand, kDesk}, at("2015-03-02 14:00"), at("2015-03-02 15:00")},
                                          {{kDesk}, at("2015-03-02 15:00"), at("2015-03-02 16:00")}};
    CHECK(paper_trail(life.history) == expected);
    CHECK(paper_trail({}).empty());
    CHECK(units_that_had(life.history) == std::vector<std::string>{kDesk, kLand});
    CHECK(units_that_had({}).empty());
}

TEST_CASE("who was offered the dossier or its paper has not had it; who had the paper alone has")
{
    Life life;
    const Dossier received = a_dossier();
    life.history.push_back(
        {received.code, 1, received.received_at, received.recorded_at, "tiepnhan",
         Received{.procedure = "1.000001", .desk = kDesk, .agency = kAgency, .calendar = "test", .applicant = seal()}});
    life.happen(kClerk, SendPaper{1, kJustice});
    CHECK(units_that_had(life.history) == std::vector<std::string>{kDesk});
    life.happen(kJudge, AcceptPaper{1});
    life.happen(kClerk, Send{2, kLand, Carries::data});
    CHECK(units_that_had(life.history) == std::vector<std::string>{kDesk, kJustice});
}
