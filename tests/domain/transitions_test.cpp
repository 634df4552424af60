#include "domain/transitions.hpp"

#include "tests/support/dossiers.hpp"
#include "tests/support/possible.hpp"

#include <array>
#include <map>
#include <set>

using namespace motcua;
using namespace motcua::test;

namespace {

std::string expected(Status status, Action action, bool moving)
{
    const Possible& possible = kPossible.at(status);
    if (among(moving ? possible.on_its_way : possible.in_hand, action)) return "accepted";
    return moving && among(possible.in_hand, action) ? "in-transit" : "wrong-state";
}

// What its paper allows when it lies apart from the dossier, and when it is on its way alone; in every status but the
// final ones.
std::string expected_of_paper(Action action, bool moving)
{
    const bool lying = action == Action::send_paper || action == Action::locate;
    if (lying) return moving ? "paper-in-transit" : "accepted";
    return moving ? "accepted" : "wrong-state";
}

}  // namespace

TEST_CASE("the workflow lets happen what the table of the test says, and nothing else")
{
    for (const Status status : kStatuses) {
        for (const Action action : kActions) {
            CAPTURE(to_string(status));
            CAPTURE(to_string(action));
            const Dossier held = a_dossier().in(status);
            CHECK(refusal(check_transition(held, action)) == expected(status, action, false));
            if (is_final(status)) continue;
            const Dossier moving = a_dossier().in(status).on_its_way(kDesk, kLand);
            CHECK(refusal(check_transition(moving, action)) == expected(status, action, true));
        }
    }
}

TEST_CASE("paper that is apart from the dossier is sent and closed in every status but the final ones")
{
    for (const Status status : kStatuses) {
        // What was not received has not travelled.
        if (!a_dossier().in(status)->was_received()) continue;
        for (const Action action :
             {Action::send_paper, Action::locate, Action::accept_paper, Action::decline_paper, Action::recall_paper}) {
            CAPTURE(to_string(status));
            CAPTURE(to_string(action));
            const auto outcome = [&](const Dossier& dossier) { return refusal(check_transition(dossier, action)); };
            const bool final = is_final(status);
            CHECK(outcome(a_dossier().in(status).paper_at(kLand)) ==
                  (final ? "wrong-state" : expected_of_paper(action, false)));
            if (final) continue;
            CHECK(outcome(a_dossier().in(status).paper_on_its_way(kLand, kDesk)) == expected_of_paper(action, true));
            // The same while the data is on its way.
            CHECK(outcome(a_dossier().in(status).on_its_way(kDesk, kLand).paper_at(kDesk)) ==
                  expected_of_paper(action, false));
            CHECK(outcome(a_dossier().in(status).on_its_way(kDesk, kLand).paper_on_its_way(kDesk, kLand)) ==
                  expected_of_paper(action, true));
        }
    }
}

TEST_CASE("every status can be reached from the filing")
{
    std::set<Status> reached{Status::filed};
    for (std::size_t before = 0; before != reached.size();) {
        before = reached.size();
        for (const Transition& row : transitions())
            if (reached.contains(row.from)) reached.insert(row.to);
    }
    CHECK(reached.size() == kStatuses.size());
}

TEST_CASE("from every status that is not final an end can be reached, and from a final one nothing")
{
    for (const Status status : kStatuses) {
        std::set<Status> reached{status};
        for (std::size_t before = 0; before != reached.size();) {
            before = reached.size();
            for (const Transition& row : transitions())
                if (reached.contains(row.from)) reached.insert(row.to);
        }
        CAPTURE(to_string(status));
        CHECK(std::ranges::any_of(reached, is_final));
        if (is_final(status)) CHECK(reached.size() == 1);
    }
}

TEST_CASE("no transition stands in the table twice")
{
    std::set<std::tuple<Status, Action, Place, Status>> seen;
    for (const Transition& row : transitions()) CHECK(seen.emplace(row.from, row.action, row.place, row.to).second);
}

TEST_CASE("statuses have texts that read back and a code of the national portal")
{
    const std::map<Status, int> national{{Status::received, 2},
                                         {Status::processing, 4},
                                         {Status::awaiting_supplement, 5},
                                         {Status::awaiting_payment, 6},
                                         {Status::stopped, 8},
                                         {Status::decided, 4},
                                         {Status::ready, 9},
                                         {Status::returned, 10},
                                         {Status::withdrawn, 7},
                                         {Status::filed, 1},
                                         {Status::guided, 5},
                                         {Status::not_accepted, 3}};
    for (const Status status : kStatuses) {
        CHECK(status_from(to_string(status)) == status);
        CHECK(national_status(status) == national.at(status));
    }
    CHECK_FALSE(status_from("overdue"));
}
