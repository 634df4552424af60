#include "domain/dossier.hpp"

#include "domain/names.hpp"
#include "domain/record_events.hpp"

namespace motcua {
namespace {

constexpr EnumNames<Status, 12> kStatuses{{"received", "processing", "awaiting_supplement", "awaiting_payment",
                                           "stopped", "decided", "ready", "returned", "withdrawn", "filed", "guided",
                                           "not_accepted"}};
constexpr EnumNames<Channel, 3> kChannels{{"direct", "post", "online"}};
constexpr EnumNames<Outcome, 2> kOutcomes{{"approved", "refused"}};
constexpr EnumNames<Carries, 3> kCarries{{"both", "data", "paper"}};
constexpr EnumNames<PaperDamage, 2> kDamages{{"lost", "damaged"}};
constexpr EnumNames<DeadlineState, 8> kDeadlineStates{
    {"in_time", "due_soon", "overdue", "paused", "none", "decided_early", "decided_on_time", "decided_late"}};

DeadlineState decided_state(Verdict verdict)
{
    switch (verdict) {
        case Verdict::early:
            return DeadlineState::decided_early;
        case Verdict::on_time:
            return DeadlineState::decided_on_time;
        case Verdict::late:
            return DeadlineState::decided_late;
    }
    return DeadlineState::decided_late;
}

// Where the dossier's clock stands at `now`: it stops at the result, at the end and in a pause. The date of a stop that
// has a latest moment is that of a stop which lasts until then.
Instant clock_instant(const Dossier& dossier, Instant now)
{
    if (dossier.ready_at) return *dossier.ready_at;
    if (dossier.ended_at) return dossier.rests(*dossier.ended_at) ? *dossier.paused_since : *dossier.ended_at;
    if (!dossier.rests(now)) return now;
    return dossier.paused_until ? *dossier.paused_until : *dossier.paused_since;
}

}  // namespace

std::string_view to_string(Status status)
{
    return kStatuses.text(status);
}

std::optional<Status> status_from(std::string_view text)
{
    return kStatuses.value(text);
}

int national_status(Status status)
{
    switch (status) {
        case Status::filed:
            return 1;
        case Status::received:
            return 2;
        case Status::not_accepted:
            return 3;
        case Status::processing:
        case Status::decided:
            return 4;
        case Status::awaiting_supplement:
        case Status::guided:
            return 5;
        case Status::awaiting_payment:
            return 6;
        case Status::withdrawn:
            return 7;
        case Status::stopped:
            return 8;
        case Status::ready:
            return 9;
        case Status::returned:
            return 10;
    }
    return 4;
}

std::string_view to_string(Channel channel)
{
    return kChannels.text(channel);
}

std::optional<Channel> channel_from(std::string_view text)
{
    return kChannels.value(text);
}

std::string_view to_string(Outcome outcome)
{
    return kOutcomes.text(outcome);
}

std::optional<Outcome> outcome_from(std::string_view text)
{
    return kOutcomes.value(text);
}

std::string_view to_string(Carries carries)
{
    return kCarries.text(carries);
}

std::optional<Carries> carries_from(std::string_view text)
{
    return kCarries.value(text);
}

std::string_view to_string(PaperDamage damage)
{
    return kDamages.text(damage);
}

std::optional<PaperDamage> paper_damage_from(std::string_view text)
{
    return kDamages.value(text);
}

std::string_view to_string(DeadlineState state)
{
    return kDeadlineStates.text(state);
}

std::optional<std::string> Dossier::paper_unit() const
{
    if (paper) return paper->transit ? std::nullopt : std::optional{paper->unit};
    return holder ? std::optional{holder->unit} : std::nullopt;
}

DeadlineState deadline_state(const Dossier& dossier, const WorkingCalendar& calendar, Instant now, int due_soon_days)
{
    if (!dossier.due_at) return DeadlineState::none;
    if (dossier.ready_at) return decided_state(verdict(dossier.limit, *dossier.due_at, *dossier.ready_at));
    const Instant at = clock_instant(dossier, now);
    if (dossier.rests(dossier.ended_at.value_or(now))) return DeadlineState::paused;
    if (*dossier.due_at < at) return DeadlineState::overdue;
    return due_soon(calendar, at, *dossier.due_at, due_soon_days) ? DeadlineState::due_soon : DeadlineState::in_time;
}

std::optional<std::int64_t> working_minutes_left(const Dossier& dossier, const WorkingCalendar& calendar, Instant now)
{
    if (!dossier.due_at) return std::nullopt;
    return calendar.working_minutes_between(clock_instant(dossier, now), *dossier.due_at);
}

bool is_step_late(const Dossier& dossier, Instant now)
{
    if (!dossier.step || !dossier.step->due_at || dossier.rests(now) || dossier.ready_at || dossier.ended_at)
        return false;
    return *dossier.step->due_at < now && (!dossier.due_at || now <= *dossier.due_at);
}

}  // namespace motcua
