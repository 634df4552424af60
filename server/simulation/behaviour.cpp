#include "domain/deadline.hpp"
#include "server/simulation/life.hpp"
#include "server/simulation/pace.hpp"

#include <algorithm>
#include <utility>

namespace motcua::simulation {
namespace {

using Next = std::optional<Move>;

// A day's work; what has less time is carried by hand and does not wait for the next round.
constexpr std::int64_t kUrgent = 960;
// What a way from office to office takes with all its waiting.
constexpr std::int64_t kWay = 260;
constexpr std::int64_t kUrgentWay = 45;

class Mind {
public:
    explicit Mind(Life& life)
        : life_(life), dossier_(life.dossier()), dice_(life.dice), pace_(life.calendar()), now_(not_before(dossier_))
    {
    }

    Next ordinary()
    {
        switch (dossier_.status) {
            case Status::filed:
                return answer_filing();
            case Status::guided:
                return come_again();
            case Status::awaiting_supplement:
                return citizen_comes(Deed::receive_supplement, 40);
            case Status::awaiting_payment:
                return citizen_comes(Deed::receive_payment, 10);
            case Status::stopped:
                return citizen_comes(Deed::resume, 0);
            case Status::ready:
                return give_result();
            case Status::received:
            case Status::processing:
            case Status::decided:
                if (dossier_.transit) return on_its_way();
                return dossier_.holder->unit == dossier_.desk ? at_desk() : at_office();
            case Status::returned:
            case Status::withdrawn:
            case Status::not_accepted:
                return std::nullopt;
        }
        return std::nullopt;
    }

    // An apology comes before whatever else would happen later.
    Next with_apology(Next next)
    {
        const bool possible = dossier_.due_at && dossier_.reappointments == 0 && !dossier_.ready_at &&
                              !dossier_.paused_since && !dossier_.ended_at && dossier_.was_received();
        if (!life_.apology_at || !possible) return next;
        const Instant at = std::max(*life_.apology_at, now_ + std::chrono::minutes{1});
        if (next && next->at <= at) return next;
        life_.apology_at.reset();
        life_.put_off = next;
        return Move{at, Deed::reappoint};
    }

private:
    static Instant not_before(const Dossier& dossier) { return std::max(dossier.last_event_at, dossier.recorded_at); }

    Next at(std::optional<Instant> moment, Deed deed)
    {
        if (!moment) return std::nullopt;
        return Move{*moment + std::chrono::seconds{dice_.below(60)}, deed};
    }
    Next in(std::int64_t minutes, Deed deed) { return at(pace_.after(now_, minutes), deed); }

    bool urgent() const
    {
        return dossier_.original_due_at && pace_.between(dossier_.received_at, *dossier_.original_due_at) < kUrgent;
    }

    Next answer_filing()
    {
        const bool at_counter = dossier_.channel == Channel::direct;
        const Deed deed = life_.fate.guided && dossier_.guidances == 0 ? Deed::guide
                          : life_.fate.turned_away                     ? Deed::turn_away
                                                                       : Deed::receive_filed;
        if (at_counter) return Move{now_ + std::chrono::minutes{dice_.between(2, 9)}, deed};
        return received_in_time(in(dice_.from(kToAnswer), deed));
    }

    Next come_again()
    {
        if (dice_.chance(100)) return std::nullopt;
        const bool at_counter = dossier_.channel == Channel::direct;
        return received_in_time(in(dice_.from(kCitizenAway), at_counter ? Deed::receive_filed : Deed::file_again));
    }

    // What comes in when procedure or desk are no longer in force stays where it is.
    Next received_in_time(Next next) const
    {
        if (!next) return next;
        const Date date = office_date(next->at);
        const bool in_force = life_.arrival.matter->procedure.validity.covers(date) &&
                              life_.arrival.desk->office->unit.validity.covers(date);
        return in_force ? next : std::nullopt;
    }

    Next citizen_comes(Deed deed, int never)
    {
        if (dice_.chance(never)) return dice_.chance(500) ? in(20 * 480, Deed::withdraw) : std::nullopt;
        Next next = in(dice_.from(kCitizenAway), deed);
        if (next && dossier_.paused_until) next->at = std::min(next->at, *dossier_.paused_until);
        return next;
    }

    Next give_result()
    {
        const bool early = dossier_.due_at && office_date(*dossier_.ready_at) < due_date(*dossier_.due_at);
        if (early && std::exchange(life_.fate.announced, false))
            return in(dice_.between(10, 120), Deed::announce_early);
        if (dice_.chance(15)) return std::nullopt;
        return in(dice_.from(kToCollect), Deed::return_result);
    }

    Next on_its_way()
    {
        const bool to_desk = dossier_.transit->to == dossier_.desk;
        const bool plain = !to_desk && !dossier_.outcome;
        if (plain && std::exchange(life_.fate.recalled, false)) return in(dice_.between(5, 40), Deed::recall);
        const Office& receiver = to_desk ? *life_.arrival.desk->office : *life_.path[life_.hop];
        std::int64_t minutes = urgent() ? dice_.between(2, 25) : dice_.from(kToAccept);
        if (dice_.chance(receiver.carelessness / 4)) minutes += dice_.from(kForgottenOnItsWay);
        if (plain && std::exchange(life_.fate.declined, false)) return in(minutes, Deed::decline);
        return in(minutes, Deed::accept);
    }

    Next at_desk()
    {
        if (life_.goal == Instant{}) plan();
        if (life_.errand) return in(dice_.between(10, 120), Deed::request_supplement);
        if (!life_.path.empty()) return send_from(*life_.arrival.desk->office, dice_.between(2, 20));
        if (!life_.work_until) begin_work(*life_.arrival.desk->office);
        if (auto next = beside_work(*life_.arrival.desk->office)) return next;
        return at(life_.work_until, Deed::decide);
    }

    Next at_office()
    {
        const Office& office = *life_.path[life_.hop];
        const bool bounced = dossier_.holder->unit != office.unit.code;
        if (bounced && !dossier_.outcome) return send_from(office, dice_.between(30, 500));
        if (dossier_.outcome) return after_decision(office);
        if (!life_.work_until) begin_work(office);
        if (!std::exchange(life_.assigned, true) && office.workers.size() > 1 && dice_.chance(450))
            return in(dice_.between(10, 150), Deed::assign);
        if (auto next = beside_work(office)) return next;
        if (life_.hop + 1 < life_.path.size()) return send_at(*life_.work_until);
        return at(life_.work_until, Deed::decide);
    }

    Next after_decision(const Office& office)
    {
        const bool own_agency = office.head.agency == dossier_.agency;
        if (own_agency && std::exchange(life_.fate.redo, false)) {
            life_.work_until.reset();
            return in(dice_.between(30, 240), Deed::redo);
        }
        return send_from(office, dice_.between(5, 120));
    }

    // What else happens while somebody works on it, each thing once.
    Next beside_work(const Office& office)
    {
        Fate& fate = life_.fate;
        const bool at_desk = dossier_.holder->unit == dossier_.desk;
        const bool signs = office.head.role == Role::agency_leader;
        if (!signs && std::exchange(fate.noted, false)) return meanwhile(Deed::note);
        if (std::exchange(fate.supplement, false)) {
            if (at_desk) return meanwhile(Deed::request_supplement);
            life_.errand = true;
            return send_at(pace_.after(now_, time_left() * dice_.between(10, 50) / 100).value_or(now_));
        }
        if (!dossier_.opinions.empty()) return in(dice_.from(kToAnswer), Deed::give_opinion);
        if (std::exchange(fate.opinion, false) && !at_desk && opinion_giver(life_, now_) != nullptr)
            return meanwhile(Deed::ask_opinion);
        if (std::exchange(fate.payment, false)) return meanwhile(Deed::request_payment);
        if (std::exchange(fate.stop, false)) return meanwhile(Deed::stop);
        if (std::exchange(fate.withdrawn, false)) return meanwhile(Deed::withdraw);
        return std::nullopt;
    }

    std::int64_t time_left() const { return std::max<std::int64_t>(pace_.between(now_, *life_.work_until), 1); }
    Next meanwhile(Deed deed) { return in(time_left() * dice_.between(5, 60) / 100, deed); }

    Next send_at(Instant ready)
    {
        const auto moment = urgent() ? std::optional{ready} : pace_.next_round(std::max(ready, now_));
        if (!moment) return std::nullopt;
        return Move{*moment, Deed::send};
    }

    Next send_from(const Office& office, std::int64_t minutes)
    {
        if (dice_.chance(office.carelessness / 4)) minutes += dice_.from(kForgottenOnItsWay) / 2;
        const auto ready = pace_.after(now_, minutes);
        return ready ? send_at(*ready) : std::nullopt;
    }

    // What share of the time there is it will take; what has a day at most is mostly done by noon.
    void plan()
    {
        std::int64_t minutes = dice_.from(kWithoutLimit);
        if (dossier_.due_at) {
            const std::int64_t share = dice_.from(kShareOfTime) * (urgent() ? 6 : 10) / 10;
            minutes = std::max<std::int64_t>(pace_.between(now_, *dossier_.due_at), 0) * share / 100;
        }
        life_.goal = pace_.after(now_, minutes).value_or(now_);
    }

    void begin_work(const Office& office)
    {
        // What waited for the citizen has its time again.
        if (dossier_.pauses > 0) plan();
        const auto ways = static_cast<std::int64_t>(life_.path.size() - std::min(life_.hop, life_.path.size()));
        const std::int64_t stops = std::max<std::int64_t>(ways, 1);
        const std::int64_t free = pace_.between(now_, life_.goal) - ways * (urgent() ? kUrgentWay : kWay);
        std::int64_t minutes =
            std::max(free / stops * dice_.between(60, 120) / 100, dice_.between(3, urgent() ? 15 : 60));
        if (dice_.chance(office.carelessness)) {
            const std::int64_t rest = dossier_.due_at ? pace_.between(now_, *dossier_.due_at) : 0;
            minutes = std::max<std::int64_t>(rest, 0) + dice_.from(kForgotten);
        }
        life_.work_until = pace_.after(now_, minutes);
        if (!life_.work_until) life_.work_until = now_;
        if (dossier_.due_at && *life_.work_until > *dossier_.due_at && dice_.chance(450)) notice_lateness();
    }

    void notice_lateness()
    {
        const auto eve = eve_of(life_.calendar(), *dossier_.due_at);
        const bool in_time = eve && *eve > now_ && dice_.chance(700);
        life_.apology_at = in_time ? pace_.after(now_, std::max<std::int64_t>(pace_.between(now_, *eve) - 30, 1))
                                   : pace_.after(now_, time_left() * dice_.between(30, 90) / 100);
    }

    Life& life_;
    const Dossier& dossier_;
    Dice& dice_;
    Pace pace_;
    Instant now_;
};

}  // namespace

std::optional<Move> next_move(Life& life)
{
    if (auto next = std::exchange(life.put_off, std::nullopt)) {
        next->at = std::max(next->at, life.dossier().last_event_at);
        return next;
    }
    Mind mind{life};
    return mind.with_apology(mind.ordinary());
}

}  // namespace motcua::simulation
