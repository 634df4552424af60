#include "domain/fact_marks.hpp"

#include "domain/custody.hpp"

#include <algorithm>

namespace motcua {
namespace {

// Later than any due date there is: alarms up to here are those that time alone will raise.
Instant far_ahead()
{
    return at_office(WorkingCalendar::last(), {});
}

MarkKind mark_of(CustodyKind kind)
{
    switch (kind) {
        case CustodyKind::desk:
            return MarkKind::at_desk;
        case CustodyKind::citizen:
            return MarkKind::at_citizen;
        case CustodyKind::other_agency:
            return MarkKind::at_other_agency;
        case CustodyKind::department:
        case CustodyKind::transit:
            break;
    }
    return MarkKind::at_department;
}

// When the desk's part of the work was handed over: a department accepted for the first time what lay at the desk.
std::optional<Instant> handed_over_at(std::span<const Event> history)
{
    Dossier dossier;
    for (const Event& event : history) {
        const Status before = dossier.status;
        dossier = apply(std::move(dossier), event);
        if (before == Status::received && dossier.status == Status::processing && !dossier.parent)
            return event.happened_at;
    }
    return std::nullopt;
}

// Whether the alarm had begun before the moment.
auto begun_by(Instant at)
{
    return [at](const Alarm& alarm) { return alarm.since < at; };
}

// What the alarms say about the rules: each rule has its one place there.
class Rules {
public:
    Rules(std::span<const Event> history, const AlarmTerms& terms)
        : alarms_(alarm_life(history, terms, far_ahead()).alarms)
    {
    }

    void mark_acceptances(Facts& facts, std::span<const Event> history) const
    {
        for (const Event& event : history) {
            const auto* accepted = std::get_if<HandoffAccepted>(&event.body);
            if (accepted == nullptr) continue;
            const std::string subject = std::to_string(accepted->handoff);
            const auto ended_here = [&](const Alarm& alarm) {
                return alarm.until == event.happened_at && alarm.subject == subject;
            };
            if (any(AlarmKind::not_accepted, ended_here)) put(facts, event.happened_at, MarkKind::accepted_late);
        }
    }

    void mark_handover(Facts& facts, Instant at) const
    {
        put(facts, at, MarkKind::handed_over);
        if (any(AlarmKind::handover_late, begun_by(at))) put(facts, at, MarkKind::handed_over_late);
    }

    void mark_supplements(Facts& facts) const
    {
        for (const Alarm& alarm : alarms_)
            if (alarm.kind == AlarmKind::supplement_late) put(facts, alarm.since, MarkKind::supplement_late);
    }

    void mark_apology(Facts& facts) const
    {
        const auto given = std::ranges::find(facts.marks, MarkKind::reappointed, &Mark::kind);
        std::optional<Instant> owed;
        if (given != facts.marks.end()) owed = given->at;
        for (const Alarm& alarm : alarms_)
            if (alarm.kind == AlarmKind::overdue) owed = std::min(owed.value_or(far_ahead()), behind(alarm.since));
        if (!owed) return;
        const bool in_time =
            given != facts.marks.end() && given->at == *owed && !any(AlarmKind::apology_missing, begun_by(given->at));
        put(facts, *owed, MarkKind::apology_owed);
        if (in_time) put(facts, *owed, MarkKind::apology_in_time);
    }

private:
    static void put(Facts& facts, Instant at, MarkKind kind) { facts.marks.push_back({at, 0, kind}); }

    // A due date may be used up to its last moment.
    static Instant behind(Instant due) { return due + std::chrono::milliseconds{1}; }

    bool any(AlarmKind kind, const auto& condition) const
    {
        return std::ranges::any_of(alarms_, [&](const Alarm& alarm) { return alarm.kind == kind && condition(alarm); });
    }

    std::vector<Alarm> alarms_;
};

}  // namespace

void mark_custody(Facts& facts, std::span<const Event> history, const WorkingCalendar& calendar)
{
    for (const CustodySegment& segment : custody(history, calendar, history.back().happened_at))
        if (segment.to && segment.kind != CustodyKind::transit)
            facts.marks.push_back(
                {*segment.to, static_cast<std::int32_t>(segment.working_minutes), mark_of(segment.kind)});
}

void mark_rules(Facts& facts, std::span<const Event> history, const AlarmTerms& terms)
{
    const Rules rules{history, terms};
    rules.mark_acceptances(facts, history);
    if (const auto at = handed_over_at(history)) rules.mark_handover(facts, *at);
    rules.mark_supplements(facts);
    rules.mark_apology(facts);
}

}  // namespace motcua
