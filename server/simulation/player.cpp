#include "server/simulation/player.hpp"

#include "domain/fields.hpp"
#include "domain/limit_clock.hpp"
#include "server/simulation/seals.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace motcua::simulation {
namespace {

bool begins(Deed deed)
{
    return deed == Deed::receive || deed == Deed::file;
}

// The office that has the dossier, or to which it is on its way.
const Office& office_at(const Life& life, const std::string& unit)
{
    if (unit == life.dossier().desk) return *life.arrival.desk->office;
    const auto found = std::ranges::find(life.path, unit,
                                         [](const Office* office) -> const std::string& { return office->unit.code; });
    return **found;
}

// Who decides: the head at a desk and of an office that assigns nothing, whom it is assigned to, or one of the staff.
const Actor& decider(const Office& office, const Dossier& dossier)
{
    if (office.head.role == Role::head_of_desk) return office.head;
    const auto holder = std::ranges::find(office.workers, dossier.holder->person, &Actor::account);
    return holder == office.workers.end() ? office.head : *holder;
}

// The end of a working date, some days after it should have been ready.
std::optional<Instant> new_date(Life& life, Instant now)
{
    const Instant promised = std::max({life.work_until.value_or(now), *life.dossier().due_at, now});
    const auto date =
        life.calendar().working_date_from(due_date(promised) + std::chrono::days{life.dice.between(1, 5)});
    if (!date) return std::nullopt;
    return life.calendar().closing(*date);
}

}  // namespace

bool Player::play(Life& life, const Move& move)
{
    auto event = begins(move.deed) ? begin(life, move) : act(life, move);
    if (event) {
        take_in(life, *std::move(event));
        return true;
    }
    if (begins(move.deed)) post_room_.take_back_code(life.arrival.desk->agency, office_date(move.at));
    life.whole.sealed.erase(
        std::ranges::remove(life.whole.sealed, life.dossier().version + 1, &storage::WholeDossier::Sealed::n).begin(),
        life.whole.sealed.end());
    const Reason reason = event.error().reason;
    if (reason == Reason::calendar_missing || reason == Reason::not_in_force) return false;
    throw std::logic_error("the rules refuse what the simulation does to " + life.dossier().code + ": reason " +
                           std::to_string(static_cast<int>(reason)) + ", deed " +
                           std::to_string(static_cast<int>(move.deed)));
}

void Player::take_in(Life& life, Event event)
{
    life.whole.dossier = apply(std::move(life.whole.dossier), event);
    life.whole.positions.push_back(post_room_.next_position());
    // An event takes a kilobyte and tens of thousands of lives are open at a time: no room in advance.
    auto& events = life.whole.events;
    if (events.size() == events.capacity()) events.reserve(events.size() + 2);
    events.push_back(std::move(event));
}

Context Player::context(const Life& life, const Actor& actor, const Office& office, Instant now) const
{
    Context context;
    context.actor = actor;
    context.unit = office.unit;
    context.agency_kind = office.agency_kind;
    context.now = now;
    context.calendar = life.arrival.desk->calendar;
    context.hour_rule = hour_rule_;
    return context;
}

Context Player::desk_context(const Life& life, Instant now) const
{
    const Office& desk = *life.arrival.desk->office;
    return context(life, desk.on_duty(office_date(now)), desk, now);
}

Receive Player::intake(Life& life, Instant at)
{
    const Desk& desk = *life.arrival.desk;
    Receive command;
    const bool first = life.whole.events.empty();
    command.code = first ? post_room_.next_code(desk.agency, office_date(at)) : life.dossier().code;
    command.channel = life.arrival.channel;
    command.received_at = at;
    command.applicant = seal(life, "applicant", life.applicant);
    command.documents = seal(life, "documents", storage::write_papers(papers_of(*life.arrival.matter)));
    return command;
}

Result<Event> Player::begin(Life& life, const Move& move)
{
    const Desk& desk = *life.arrival.desk;
    Context now = desk_context(life, move.at);
    now.steps = life.arrival.matter->steps;
    const auto begin_with = move.deed == Deed::file ? &file : &receive;
    return begin_with(intake(life, move.at), life.arrival.matter->procedure, desk.office->unit, desk.agency, now);
}

Result<Event> Player::act(Life& life, const Move& move)
{
    switch (move.deed) {
        case Deed::receive:
        case Deed::file:
        case Deed::guide:
        case Deed::turn_away:
        case Deed::file_again:
        case Deed::receive_filed:
            return at_intake(life, move);
        case Deed::send:
        case Deed::accept:
        case Deed::decline:
        case Deed::recall:
            return move_on(life, move);
        case Deed::request_supplement:
        case Deed::receive_supplement:
        case Deed::request_payment:
        case Deed::receive_payment:
        case Deed::stop:
        case Deed::resume:
            return wait(life, move);
        case Deed::ask_opinion:
        case Deed::give_opinion:
            return ask_or_answer(life, move);
        case Deed::assign:
        case Deed::note:
        case Deed::decide:
        case Deed::redo:
            return work(life, move);
        case Deed::reappoint:
        case Deed::announce_early:
        case Deed::return_result:
        case Deed::withdraw:
            return finish(life, move);
    }
    throw std::logic_error("no such deed");
}

Result<Event> Player::at_intake(Life& life, const Move& move)
{
    Context now = desk_context(life, move.at);
    if (move.deed == Deed::guide) return decide(life.dossier(), Guide{say(life, "reason", Occasion::guidance)}, now);
    if (move.deed == Deed::turn_away)
        return decide(life.dossier(), TurnAway{say(life, "reason", Occasion::turning_away)}, now);
    const Receive again = intake(life, move.at);
    if (move.deed == Deed::file_again)
        return decide(life.dossier(), FileAgain{again.applicant, {}, again.documents}, now);
    now.steps = life.arrival.matter->steps;
    return decide(life.dossier(), ReceiveFiled{again, life.arrival.matter->procedure}, now);
}

// Where it goes from whoever has it, and on which manifest; nothing when there is nobody any more.
std::optional<Command> Player::sending(Life& life, Instant at)
{
    const Dossier& dossier = life.dossier();
    const std::string from = dossier.holder->unit;
    const bool home = life.errand || dossier.outcome;
    if (!home && from == life.path[life.hop]->unit.code) ++life.hop;
    const Office& to = home ? *life.arrival.desk->office : *life.path[life.hop];
    if (!to.unit.validity.covers(office_date(at))) return std::nullopt;
    const std::string& sender = office_at(life, from).on_duty(office_date(at)).account;
    const auto manifest = post_room_.manifest(from, to.unit.code, sender, at);
    return Send{manifest.id, to.unit.code, Carries::both, manifest.seal};
}

Result<Event> Player::move_on(Life& life, const Move& move)
{
    const Dossier& dossier = life.dossier();
    if (move.deed == Deed::send) {
        const Office& office = office_at(life, dossier.holder->unit);
        const auto command = sending(life, move.at);
        if (!command) return reject(Reason::not_in_force);
        return decide(dossier, *command, context(life, office.on_duty(office_date(move.at)), office, move.at));
    }
    const Transit& transit = *dossier.transit;
    const Office& office = office_at(life, move.deed == Deed::recall ? transit.from : transit.to);
    Context now = context(life, office.on_duty(office_date(move.at)), office, move.at);
    if (move.deed == Deed::recall) return decide(dossier, Recall{transit.handoff}, now);
    if (move.deed == Deed::decline)
        return decide(dossier, Decline{transit.handoff, say(life, "reason", Occasion::decline)}, now);
    now.steps = life.arrival.matter->steps;
    life.work_until.reset();
    life.assigned = false;
    return decide(dossier, Accept{transit.handoff}, now);
}

Result<Event> Player::wait(Life& life, const Move& move)
{
    const Dossier& dossier = life.dossier();
    Context now = desk_context(life, move.at);
    if (move.deed == Deed::request_supplement) {
        life.errand = false;
        return decide(dossier, RequestSupplement{say(life, "reason", Occasion::supplement)}, now);
    }
    if (move.deed == Deed::request_payment) {
        return decide(dossier,
                      RequestPayment{life.arrival.matter->procedure.fee_vnd, say(life, "reason", Occasion::payment)},
                      now);
    }
    now.deadline = deadline_history(life.whole.events);
    if (move.deed == Deed::stop) {
        const Instant until = move.at + std::chrono::days{life.dice.between(5, 60)};
        return decide(dossier, Stop{until, say(life, "reason", Occasion::stop)}, now);
    }
    life.work_until.reset();
    if (move.deed == Deed::receive_supplement) return decide(dossier, ReceiveSupplement{}, now);
    if (move.deed == Deed::receive_payment) return decide(dossier, ReceivePayment{}, now);
    return decide(dossier, Resume{}, now);
}

Result<Event> Player::work(Life& life, const Move& move)
{
    const Dossier& dossier = life.dossier();
    const Office& office = office_at(life, dossier.holder->unit);
    if (move.deed == Deed::decide) return decide_it(life, move);
    const Context as_head = context(life, office.head, office, move.at);
    if (move.deed == Deed::redo) return decide(dossier, Redo{say(life, "reason", Occasion::redo)}, as_head);
    if (move.deed == Deed::note) {
        const Actor& writer = office.on_duty(office_date(move.at));
        return decide(dossier, AddNote{say(life, "text", Occasion::note)}, context(life, writer, office, move.at));
    }
    const auto chosen = static_cast<std::size_t>(life.dice.below(static_cast<std::int64_t>(office.workers.size())));
    const Actor& worker = office.workers[chosen];
    return decide(dossier, Assign{{worker.account, office.unit.code, worker.role}}, as_head);
}

Result<Event> Player::decide_it(Life& life, const Move& move)
{
    const Office& office = office_at(life, life.dossier().holder->unit);
    Decide command;
    if (std::exchange(life.fate.refused, false)) {
        command.outcome = Outcome::refused;
        command.reason = say(life, "reason", Occasion::refusal);
    }
    return decide(life.dossier(), command, context(life, decider(office, life.dossier()), office, move.at));
}

Result<Event> Player::ask_or_answer(Life& life, const Move& move)
{
    const Dossier& dossier = life.dossier();
    if (move.deed == Deed::ask_opinion) {
        const Office& office = office_at(life, dossier.holder->unit);
        const TimeLimit three_days{LimitUnit::working_day, 6};
        const AskOpinion asked{opinion_giver(life, move.at)->unit.code, three_days,
                               say(life, "question", Occasion::question)};
        return decide(dossier, asked, context(life, decider(office, dossier), office, move.at));
    }
    const OpenOpinion& open = dossier.opinions.front();
    const auto& offices = life.arrival.desk->offices;
    const Office& asked = **std::ranges::find(
        offices, open.unit, [](const Office* office) -> const std::string& { return office->unit.code; });
    return decide(dossier, GiveOpinion{open.asked, say(life, "answer", Occasion::answer)},
                  context(life, asked.on_duty(office_date(move.at)), asked, move.at));
}

Result<Event> Player::finish(Life& life, const Move& move)
{
    const Dossier& dossier = life.dossier();
    const Context now = desk_context(life, move.at);
    if (move.deed == Deed::announce_early) return decide(dossier, AnnounceEarly{}, now);
    if (move.deed == Deed::return_result) return decide(dossier, ReturnResult{}, now);
    if (move.deed == Deed::withdraw) return decide(dossier, Withdraw{say(life, "reason", Occasion::withdrawal)}, now);
    const auto due = new_date(life, move.at);
    if (!due) return reject(Reason::calendar_missing);
    const Actor& approver = approver_at(*life.arrival.desk);
    return decide(
        dossier,
        Reappoint{*due, {approver.account, approver.role, approver.agency}, say(life, "reason", Occasion::apology)},
        now);
}

}  // namespace motcua::simulation
