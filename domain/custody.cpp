#include "domain/custody.hpp"

#include "domain/names.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace motcua {
namespace {

constexpr EnumNames<CustodyKind, 5> kKinds{{"desk", "department", "transit", "citizen", "other_agency"}};

std::int64_t minutes_until(const WorkingCalendar& calendar, Instant t)
{
    return std::chrono::floor<std::chrono::minutes>(calendar.working_time_until(t)).count();
}

// Cuts the time of a dossier where its keeper changes.
class Ledger {
public:
    void take(const Event& event)
    {
        run_until(event.happened_at);
        dossier_ = apply(std::move(dossier_), event);
        const auto* accepted = std::get_if<HandoffAccepted>(&event.body);
        if (accepted != nullptr && accepted->agency) elsewhere_.insert(accepted->unit);
        if (!dossier_.was_received()) return;
        take_person(event);
        turn(event.happened_at);
    }

    std::vector<CustodySegment> segments(Instant now) &&
    {
        if (!dossier_.ended_at) run_until(now);
        return std::move(segments_);
    }

private:
    // A stop ends by itself: from its latest moment on somebody answers for the dossier again.
    void run_until(Instant t)
    {
        if (dossier_.paused_until && *dossier_.paused_until < t) turn(*dossier_.paused_until);
    }

    // Who took it as a deputy has it as one until somebody else takes it.
    void take_person(const Event& event)
    {
        const auto keeper = keeper_of(dossier_, event.happened_at);
        if (!keeper || (keeper->unit == unit_ && keeper->person == person_)) return;
        unit_ = keeper->unit;
        person_ = keeper->person;
        on_behalf_of_ = person_ == event.actor ? event.on_behalf_of : std::nullopt;
    }

    void turn(Instant at)
    {
        auto next = keeper_of(dossier_, at);
        if (next && next->kind == CustodyKind::department && elsewhere_.contains(next->unit))
            next->kind = CustodyKind::other_agency;
        if (next && !segments_.empty() && *next == keeper_of(segments_.back())) return;
        if (!segments_.empty() && !segments_.back().to) segments_.back().to = at;
        if (!next) return;
        segments_.push_back({next->kind, std::move(next->unit), std::move(next->person), std::move(next->to_unit), at,
                             std::nullopt, 0, on_behalf_of_});
    }

    Dossier dossier_;
    std::vector<CustodySegment> segments_;
    std::set<std::string> elsewhere_;  // units of other agencies
    // Who took it last, and for whom.
    std::string unit_;
    std::string person_;
    std::optional<std::string> on_behalf_of_;
};

}  // namespace

std::string_view to_string(CustodyKind kind)
{
    return kKinds.text(kind);
}

std::optional<CustodyKind> custody_kind_from(std::string_view text)
{
    return kKinds.value(text);
}

std::optional<Keeper> keeper_of(const Dossier& dossier, Instant at)
{
    if (dossier.transit) {
        return Keeper{CustodyKind::transit, dossier.transit->from, dossier.transit->sent_by, dossier.transit->to};
    }
    if (!dossier.holder) return std::nullopt;
    const bool at_desk = !dossier.parent && dossier.holder->unit == dossier.desk;
    CustodyKind kind = at_desk ? CustodyKind::desk : CustodyKind::department;
    if (dossier.rests(at)) kind = CustodyKind::citizen;
    return Keeper{kind, dossier.holder->unit, dossier.holder->person, {}};
}

Keeper keeper_of(const CustodySegment& segment)
{
    return {segment.kind, segment.unit, segment.person, segment.to_unit};
}

std::vector<CustodySegment> custody(std::span<const Event> history, const WorkingCalendar& calendar, Instant now)
{
    Ledger ledger;
    for (const Event& event : history) ledger.take(event);
    auto segments = std::move(ledger).segments(now);
    for (CustodySegment& segment : segments) {
        const Instant end = segment.to.value_or(std::max(now, segment.from));
        segment.working_minutes = working_minutes_total(calendar, segment.from, end);
    }
    return segments;
}

std::int64_t minutes_at_work(std::span<const CustodySegment> segments,
                             const WorkingCalendar& calendar,
                             Instant from,
                             Instant to)
{
    std::int64_t minutes = 0;
    for (const CustodySegment& segment : segments) {
        if (segment.kind == CustodyKind::citizen) continue;
        const Instant begin = std::max(segment.from, from);
        const Instant end = std::min(segment.to.value_or(to), to);
        if (begin < end) minutes += working_minutes_total(calendar, begin, end);
    }
    return minutes;
}

std::int64_t working_minutes_total(const WorkingCalendar& calendar, Instant from, Instant to)
{
    return minutes_until(calendar, to) - minutes_until(calendar, from);
}

}  // namespace motcua
