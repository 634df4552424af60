#include "domain/transitions.hpp"

#include <algorithm>
#include <array>

namespace motcua {
namespace {

using enum Status;

constexpr std::array kTransitions{
    Transition{filed, Action::receive, Place::held, received},
    Transition{filed, Action::guide, Place::held, guided},
    Transition{filed, Action::refuse, Place::held, not_accepted},
    Transition{filed, Action::withdraw, Place::held, withdrawn},
    Transition{filed, Action::note, Place::held, filed},
    Transition{filed, Action::correct, Place::held, filed},

    Transition{guided, Action::receive, Place::held, received},
    Transition{guided, Action::file, Place::held, filed},
    Transition{guided, Action::refuse, Place::held, not_accepted},
    Transition{guided, Action::withdraw, Place::held, withdrawn},
    Transition{guided, Action::note, Place::held, guided},
    Transition{guided, Action::correct, Place::held, guided},

    Transition{received, Action::send, Place::held, received},
    Transition{received, Action::accept, Place::in_transit, received},
    Transition{received, Action::accept, Place::in_transit, processing},
    Transition{received, Action::decline, Place::in_transit, received},
    Transition{received, Action::recall, Place::in_transit, received},
    Transition{received, Action::assign, Place::held, received},
    Transition{received, Action::request_supplement, Place::held, awaiting_supplement},
    Transition{received, Action::reappoint, Place::either, received},
    Transition{received, Action::decide, Place::held, ready},
    Transition{received, Action::withdraw, Place::held, withdrawn},
    Transition{received, Action::request_payment, Place::held, awaiting_payment},
    Transition{received, Action::stop, Place::held, stopped},
    Transition{received, Action::ask_opinion, Place::held, received},
    Transition{received, Action::give_opinion, Place::either, received},
    Transition{received, Action::note, Place::either, received},
    Transition{received, Action::correct, Place::either, received},
    Transition{received, Action::report_loss, Place::either, received},
    Transition{received, Action::locate, Place::paper_lies, received},
    Transition{received, Action::send_paper, Place::paper_lies, received},
    Transition{received, Action::accept_paper, Place::paper_moves, received},
    Transition{received, Action::decline_paper, Place::paper_moves, received},
    Transition{received, Action::recall_paper, Place::paper_moves, received},
    Transition{received, Action::open_child, Place::held, received},

    Transition{processing, Action::send, Place::held, processing},
    Transition{processing, Action::accept, Place::in_transit, processing},
    Transition{processing, Action::decline, Place::in_transit, processing},
    Transition{processing, Action::recall, Place::in_transit, processing},
    Transition{processing, Action::assign, Place::held, processing},
    Transition{processing, Action::request_supplement, Place::held, awaiting_supplement},
    Transition{processing, Action::reappoint, Place::either, processing},
    Transition{processing, Action::decide, Place::held, decided},
    Transition{processing, Action::decide, Place::held, ready},
    Transition{processing, Action::withdraw, Place::held, withdrawn},
    Transition{processing, Action::request_payment, Place::held, awaiting_payment},
    Transition{processing, Action::stop, Place::held, stopped},
    Transition{processing, Action::ask_opinion, Place::held, processing},
    Transition{processing, Action::give_opinion, Place::either, processing},
    Transition{processing, Action::note, Place::either, processing},
    Transition{processing, Action::correct, Place::either, processing},
    Transition{processing, Action::report_loss, Place::either, processing},
    Transition{processing, Action::locate, Place::paper_lies, processing},
    Transition{processing, Action::send_paper, Place::paper_lies, processing},
    Transition{processing, Action::accept_paper, Place::paper_moves, processing},
    Transition{processing, Action::decline_paper, Place::paper_moves, processing},
    Transition{processing, Action::recall_paper, Place::paper_moves, processing},
    Transition{processing, Action::open_child, Place::held, processing},

    Transition{awaiting_supplement, Action::receive_supplement, Place::held, received},
    Transition{awaiting_supplement, Action::receive_supplement, Place::held, processing},
    Transition{awaiting_supplement, Action::withdraw, Place::held, withdrawn},
    Transition{awaiting_supplement, Action::give_opinion, Place::held, awaiting_supplement},
    Transition{awaiting_supplement, Action::note, Place::held, awaiting_supplement},
    Transition{awaiting_supplement, Action::correct, Place::held, awaiting_supplement},
    Transition{awaiting_supplement, Action::report_loss, Place::held, awaiting_supplement},
    Transition{awaiting_supplement, Action::locate, Place::paper_lies, awaiting_supplement},
    Transition{awaiting_supplement, Action::send_paper, Place::paper_lies, awaiting_supplement},
    Transition{awaiting_supplement, Action::accept_paper, Place::paper_moves, awaiting_supplement},
    Transition{awaiting_supplement, Action::decline_paper, Place::paper_moves, awaiting_supplement},
    Transition{awaiting_supplement, Action::recall_paper, Place::paper_moves, awaiting_supplement},

    Transition{awaiting_payment, Action::receive_payment, Place::held, received},
    Transition{awaiting_payment, Action::receive_payment, Place::held, processing},
    Transition{awaiting_payment, Action::withdraw, Place::held, withdrawn},
    Transition{awaiting_payment, Action::give_opinion, Place::held, awaiting_payment},
    Transition{awaiting_payment, Action::note, Place::held, awaiting_payment},
    Transition{awaiting_payment, Action::correct, Place::held, awaiting_payment},
    Transition{awaiting_payment, Action::report_loss, Place::held, awaiting_payment},
    Transition{awaiting_payment, Action::locate, Place::paper_lies, awaiting_payment},
    Transition{awaiting_payment, Action::send_paper, Place::paper_lies, awaiting_payment},
    Transition{awaiting_payment, Action::accept_paper, Place::paper_moves, awaiting_payment},
    Transition{awaiting_payment, Action::decline_paper, Place::paper_moves, awaiting_payment},
    Transition{awaiting_payment, Action::recall_paper, Place::paper_moves, awaiting_payment},

    Transition{stopped, Action::resume, Place::held, received},
    Transition{stopped, Action::resume, Place::held, processing},
    Transition{stopped, Action::withdraw, Place::held, withdrawn},
    Transition{stopped, Action::give_opinion, Place::held, stopped},
    Transition{stopped, Action::note, Place::held, stopped},
    Transition{stopped, Action::correct, Place::held, stopped},
    Transition{stopped, Action::report_loss, Place::held, stopped},
    Transition{stopped, Action::locate, Place::paper_lies, stopped},
    Transition{stopped, Action::send_paper, Place::paper_lies, stopped},
    Transition{stopped, Action::accept_paper, Place::paper_moves, stopped},
    Transition{stopped, Action::decline_paper, Place::paper_moves, stopped},
    Transition{stopped, Action::recall_paper, Place::paper_moves, stopped},

    Transition{decided, Action::send, Place::held, decided},
    Transition{decided, Action::accept, Place::in_transit, decided},
    Transition{decided, Action::accept, Place::in_transit, ready},
    Transition{decided, Action::decline, Place::in_transit, decided},
    Transition{decided, Action::recall, Place::in_transit, decided},
    Transition{decided, Action::assign, Place::held, decided},
    Transition{decided, Action::reappoint, Place::either, decided},
    Transition{decided, Action::redo, Place::held, processing},
    Transition{decided, Action::give_opinion, Place::either, decided},
    Transition{decided, Action::note, Place::either, decided},
    Transition{decided, Action::correct, Place::either, decided},
    Transition{decided, Action::report_loss, Place::either, decided},
    Transition{decided, Action::locate, Place::paper_lies, decided},
    Transition{decided, Action::send_paper, Place::paper_lies, decided},
    Transition{decided, Action::accept_paper, Place::paper_moves, decided},
    Transition{decided, Action::decline_paper, Place::paper_moves, decided},
    Transition{decided, Action::recall_paper, Place::paper_moves, decided},

    Transition{ready, Action::return_result, Place::held, returned},
    Transition{ready, Action::redo, Place::held, processing},
    Transition{ready, Action::announce_early, Place::held, ready},
    Transition{ready, Action::give_opinion, Place::held, ready},
    Transition{ready, Action::note, Place::held, ready},
    Transition{ready, Action::correct, Place::held, ready},
    Transition{ready, Action::report_loss, Place::held, ready},
    Transition{ready, Action::locate, Place::paper_lies, ready},
    Transition{ready, Action::send_paper, Place::paper_lies, ready},
    Transition{ready, Action::accept_paper, Place::paper_moves, ready},
    Transition{ready, Action::decline_paper, Place::paper_moves, ready},
    Transition{ready, Action::recall_paper, Place::paper_moves, ready},
};

bool fits(Place place, const Dossier& dossier)
{
    switch (place) {
        case Place::held:
            return !dossier.transit;
        case Place::in_transit:
            return dossier.transit.has_value();
        case Place::either:
            return true;
        case Place::paper_lies:
            return dossier.paper_unit().has_value();
        case Place::paper_moves:
            return dossier.paper_transit() != nullptr;
    }
    return false;
}

}  // namespace

std::span<const Transition> transitions()
{
    return kTransitions;
}

Result<void> check_transition(const Dossier& dossier, Action action)
{
    const auto in_status = [&](const Transition& row) { return row.from == dossier.status && row.action == action; };
    const auto possible = [&](const Transition& row) { return in_status(row) && fits(row.place, dossier); };
    if (std::ranges::any_of(kTransitions, possible)) return {};
    const auto row = std::ranges::find_if(kTransitions, in_status);
    const bool of_paper = row != kTransitions.end() && row->place == Place::paper_lies;
    if (const Transit* paper = dossier.paper_transit(); of_paper && paper != nullptr) {
        return reject(Reason::paper_in_transit, "", {paper->from, paper->to});
    }
    if (row != kTransitions.end() && row->place != Place::paper_moves && dossier.transit) {
        return reject(Reason::in_transit, "", {dossier.transit->from, dossier.transit->to});
    }
    return reject(Reason::wrong_state, "", {std::string{to_string(dossier.status)}, std::string{to_string(action)}});
}

}  // namespace motcua
