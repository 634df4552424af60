#include "domain/decide.hpp"
#include "tests/support/dossiers.hpp"

#include <algorithm>

using namespace motcua;
using namespace motcua::test;

// allowed_actions() promises what decide() keeps: every combination of dossier, person and command.

namespace {

// Every place a dossier of this status can be in.
std::vector<DossierBuilder> placed(Status status)
{
    if (is_final(status)) return {a_dossier().in(status)};
    std::vector<DossierBuilder> out{a_dossier().in(status)};
    if (!out.front()->was_received()) return out;
    out.push_back(a_dossier().in(status).paper_at(kLand));
    out.push_back(a_dossier().in(status).paper_on_its_way(kLand, kDesk));
    if (status == Status::ready || out.front()->paused_since) return out;
    out.push_back(a_dossier().in(status).held_by(kLand, "binh"));
    out.push_back(a_dossier().in(status).held_by(kLand).assigned_to("an"));
    out.push_back(a_dossier().in(status).held_by(kLand).assigned_to("binh"));
    out.push_back(a_dossier().in(status).on_its_way(kDesk, kLand));
    out.push_back(a_dossier().in(status).on_its_way(kLand, kDesk));
    out.push_back(a_dossier().in(status).on_its_way(kDesk, kLand).paper_at(kDesk));
    out.push_back(a_dossier().in(status).on_its_way(kDesk, kLand).paper_on_its_way(kDesk, kLand));
    return out;
}

std::vector<Dossier> all_dossiers()
{
    std::vector<Dossier> all;
    for (const Status status : kStatuses) {
        for (DossierBuilder dossier : placed(status)) {
            all.push_back(dossier);
            dossier->supplements = 1;
            dossier->reappointments = 1;
            all.push_back(dossier);
            if (dossier->was_received()) all.push_back(DossierBuilder{dossier}.child_of(kLand));
            DossierBuilder parent = dossier;
            parent->children = {"X24.217-150302-0007"};
            all.push_back(parent);
            dossier->supplements = 0;
            dossier->guidances = 1;
            all.push_back(dossier);
            dossier->channel = Channel::direct;
            all.push_back(dossier.under(SupplementPolicy::none).asking(kJustice));
            all.push_back(dossier.under(SupplementPolicy::pause).without_deadline());
        }
    }
    return all;
}

const Approver kLeader{"lanhdao", Role::agency_leader, kAgency};

// A request of each kind that has nothing wrong in itself.
std::vector<Command> all_commands(const Dossier& dossier)
{
    const std::string holder = dossier.holder ? dossier.holder->unit : kLand;
    return {Send{9, kJustice, dossier.paper ? Carries::data : Carries::both},
            Accept{7},
            Decline{7, seal()},
            Recall{7},
            Assign{{"binh", holder}},
            RequestSupplement{seal()},
            ReceiveSupplement{},
            RequestPayment{150'000, seal()},
            ReceivePayment{},
            Stop{at("2015-03-30 17:00"), seal()},
            Resume{},
            Reappoint{at("2015-03-30 17:00"), kLeader, seal()},
            Decide{Outcome::refused, seal()},
            Redo{seal()},
            AnnounceEarly{},
            ReturnResult{},
            Withdraw{seal()},
            AddNote{seal()},
            Correct{kLeader, seal(), seal('b')},
            ReportLoss{PaperDamage::lost, kLand, seal()},
            Locate{seal()},
            AskOpinion{kLeaders, working_days(2), seal()},
            GiveOpinion{3, seal()},
            ReceiveFiled{{.received_at = at("2015-03-09 10:00"), .applicant = seal()}, a_procedure()},
            FileAgain{seal()},
            Guide{seal()},
            TurnAway{seal()},
            OpenChild{"X24.217-150302-0008", "X24.218.TN", working_days(2), seal()},
            SendPaper{9, kJustice},
            AcceptPaper{8},
            DeclinePaper{8, seal()},
            RecallPaper{8}};
}

}  // namespace

TEST_CASE("whatever is listed as allowed can be done, and nothing else can")
{
    int checked = 0;
    for (const Dossier& dossier : all_dossiers()) {
        const auto commands = all_commands(dossier);
        for (const Role role : kRoles) {
            for (const std::string& unit : {kDesk, kLand, kJustice}) {
                const Actor actor = somebody(role, unit);
                const auto context = at_moment("2015-03-10 09:00", actor, land_steps());
                const auto allowed = allowed_actions(dossier, actor);
                for (const Command& command : commands) {
                    const Action action = action_of(command);
                    const bool listed = std::ranges::find(allowed, action) != allowed.end();
                    const bool done = decide(dossier, command, context).has_value();
                    ++checked;
                    if (listed == done) continue;
                    CAPTURE(to_string(dossier.status));
                    CAPTURE(to_string(action));
                    CAPTURE(to_string(role));
                    CAPTURE(unit);
                    CHECK(listed == done);
                }
            }
        }
    }
    CHECK(checked > 20'000);
}

TEST_CASE("a clerk's own dossier offers what a clerk does at the counter")
{
    const auto allowed = allowed_actions(a_dossier(), somebody(Role::reception_clerk, kDesk));
    CHECK(allowed == std::vector{Action::send, Action::request_supplement, Action::request_payment, Action::stop,
                                 Action::reappoint, Action::withdraw, Action::note, Action::correct,
                                 Action::report_loss, Action::locate, Action::open_child, Action::send_paper});
}
