#include "domain/facts.hpp"

#include "domain/custody.hpp"
#include "domain/fact_marks.hpp"
#include "domain/fact_points.hpp"
#include "domain/names.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace motcua {
namespace {

constexpr EnumNames<Standing, kStandings> kStandingNames{{"filed", "guided", "not_accepted", "taken_back", "running",
                                                          "waiting", "unlimited", "early", "on_time", "late",
                                                          "without_deadline", "refused", "withdrawn"}};
constexpr EnumNames<MarkKind, kMarkKinds> kMarkNames{{"entered_late",
                                                      "sent",
                                                      "accepted",
                                                      "accepted_late",
                                                      "declined",
                                                      "recalled",
                                                      "handed_over",
                                                      "handed_over_late",
                                                      "supplement",
                                                      "supplement_late",
                                                      "supplement_again",
                                                      "reappointed",
                                                      "moved_by_supplement",
                                                      "moved_by_payment",
                                                      "moved_by_stop",
                                                      "moved_by_calendar",
                                                      "moved_by_reappointment",
                                                      "apology_owed",
                                                      "apology_in_time",
                                                      "redone",
                                                      "collected",
                                                      "at_desk",
                                                      "at_department",
                                                      "at_citizen",
                                                      "at_other_agency"}};

Standing finished_as(const Dossier& dossier)
{
    if (dossier.outcome == Outcome::refused) return Standing::refused;
    if (!dossier.due_at) return Standing::without_deadline;
    switch (verdict(dossier.limit, *dossier.due_at, *dossier.ready_at)) {
        case Verdict::early:
            return Standing::early;
        case Verdict::on_time:
            return Standing::on_time;
        case Verdict::late:
            return Standing::late;
    }
    return Standing::late;
}

Standing standing_of(const Dossier& dossier, Instant at)
{
    if (dossier.ready_at) return finished_as(dossier);
    if (!dossier.was_received()) {
        if (dossier.status == Status::filed) return Standing::filed;
        if (dossier.status == Status::guided) return Standing::guided;
        return dossier.status == Status::not_accepted ? Standing::not_accepted : Standing::taken_back;
    }
    if (dossier.status == Status::withdrawn) return Standing::withdrawn;
    if (dossier.rests(at)) return Standing::waiting;
    return dossier.due_at ? Standing::running : Standing::unlimited;
}

// What an event says by itself; what it means against a rule is read off the alarms.
std::optional<MarkKind> mark_of(const EventBody& body)
{
    if (std::holds_alternative<HandoffSent>(body)) return MarkKind::sent;
    if (std::holds_alternative<HandoffAccepted>(body)) return MarkKind::accepted;
    if (std::holds_alternative<HandoffDeclined>(body)) return MarkKind::declined;
    if (std::holds_alternative<HandoffRecalled>(body)) return MarkKind::recalled;
    if (std::holds_alternative<SupplementRequested>(body)) return MarkKind::supplement;
    if (std::holds_alternative<Reappointed>(body)) return MarkKind::reappointed;
    if (std::holds_alternative<RedoOrdered>(body)) return MarkKind::redone;
    if (std::holds_alternative<Returned>(body)) return MarkKind::collected;
    return std::nullopt;
}

std::optional<MarkKind> mover_of(const EventBody& body)
{
    if (std::holds_alternative<SupplementReceived>(body)) return MarkKind::moved_by_supplement;
    if (std::holds_alternative<PaymentReceived>(body)) return MarkKind::moved_by_payment;
    if (std::holds_alternative<Stopped>(body) || std::holds_alternative<Resumed>(body)) return MarkKind::moved_by_stop;
    if (std::holds_alternative<CalendarChanged>(body)) return MarkKind::moved_by_calendar;
    if (std::holds_alternative<Reappointed>(body)) return MarkKind::moved_by_reappointment;
    return std::nullopt;
}

class Fold {
public:
    explicit Fold(const AlarmTerms& terms) : terms_(terms) {}

    void take(const Event& event)
    {
        if (dossier_.paused_until && *dossier_.paused_until < event.happened_at) turn(*dossier_.paused_until);
        const Dossier before = std::exchange(dossier_, {});
        dossier_ = apply(before, event);
        facts_.recorded_at = event.recorded_at;
        mark_event(before, event);
        turn(event.happened_at);
        follow_charge();
    }

    Facts facts() &&
    {
        if (dossier_.paused_until && !dossier_.ended_at) turn(*dossier_.paused_until);
        facts_.dossier = dossier_.code;
        facts_.version = dossier_.version;
        facts_.agency = dossier_.agency;
        facts_.desk = dossier_.desk;
        facts_.procedure = dossier_.procedure_code;
        facts_.procedure_valid_from = dossier_.procedure_valid_from;
        facts_.channel = dossier_.channel;
        facts_.child = dossier_.parent.has_value();
        return std::move(facts_);
    }

private:
    void mark(Instant at, MarkKind kind, std::int32_t minutes = 0) { facts_.marks.push_back({at, minutes, kind}); }

    // The whole table of a calendar has fewer than 2^31 minutes.
    std::int32_t minutes(Instant from, Instant to) const
    {
        return static_cast<std::int32_t>(working_minutes_total(terms_.calendar, from, to));
    }

    void mark_event(const Dossier& before, const Event& event)
    {
        if (!before.was_received() && dossier_.was_received()) {
            facts_.received_at = event.happened_at;
            if (dossier_.late_entry()) mark(event.happened_at, MarkKind::entered_late);
        }
        if (const auto kind = mark_of(event.body)) {
            mark(event.happened_at, *kind, minutes_of(*kind, before, event.happened_at));
            if (*kind == MarkKind::supplement && before.supplements > 0)
                mark(event.happened_at, MarkKind::supplement_again);
            if (*kind == MarkKind::accepted) accept(std::get<HandoffAccepted>(event.body));
            if (*kind == MarkKind::collected) facts_.collected_at = event.happened_at;
            if (*kind == MarkKind::reappointed && !replaced_due_) replaced_due_ = before.due_at;
        }
        if (const auto mover = mover_of(event.body); mover && before.due_at != dossier_.due_at)
            mark(event.happened_at, *mover);
    }

    void accept(const HandoffAccepted& accepted)
    {
        if (accepted.unit == dossier_.asked_unit) facts_.asked_unit = accepted.unit;
    }

    // How long it was on its way, or lay at the desk.
    std::int32_t minutes_of(MarkKind kind, const Dossier& before, Instant at) const
    {
        using enum MarkKind;
        const bool arrives = kind == accepted || kind == declined || kind == recalled;
        if (arrives && before.transit) return minutes(before.held_since, at);
        return kind == collected && before.ready_at ? minutes(*before.ready_at, at) : 0;
    }

    // The dossier may stand otherwise from here on.
    void turn(Instant at)
    {
        Stretch next{.from = at, .standing = standing_of(dossier_, at)};
        if (next.standing == Standing::running || dossier_.ready_at) next.due = dossier_.due_at;
        if (!facts_.stretches.empty()) {
            const Stretch& last = facts_.stretches.back();
            if (last.standing == next.standing && last.due == next.due) return;
            if (last.standing == Standing::waiting) waited_ += minutes(last.from, at);
        }
        if (is_finished(next.standing)) finish(next);
        facts_.stretches.push_back(next);
    }

    void finish(Stretch& last) const
    {
        last.worked = minutes(*facts_.received_at, last.from) - waited_;
        if (dossier_.ready_at && last.due && verdict(dossier_.limit, *last.due, last.from) == Verdict::late)
            last.late = std::max(0, minutes(*last.due, last.from));
        if (!last.due || !was_decided(last.standing)) return;
        const Verdict by_first_date = verdict(dossier_.limit, replaced_due_.value_or(*last.due), last.from);
        last.by_new_date_only = last.standing != Standing::late && by_first_date == Verdict::late;
        last.points[0] = points_for_time(by_first_date);
    }

    // Whose figures it is in: who decided, and before that, who has it or had it last.
    void follow_charge()
    {
        if (dossier_.decided_at && decided_) return;
        decided_ = dossier_.decided_at.has_value();
        if (dossier_.holder) {
            facts_.unit = dossier_.holder->unit;
            facts_.person = dossier_.holder->person;
        }
    }

    const AlarmTerms& terms_;
    Dossier dossier_ = {};
    Facts facts_ = {};
    std::optional<Instant> replaced_due_ = {};  // the date that the first re-appointment replaced
    std::int32_t waited_ = 0;
    bool decided_ = false;
};

}  // namespace

std::string_view to_string(Standing standing)
{
    return kStandingNames.text(standing);
}

std::optional<Standing> standing_from(std::string_view text)
{
    return kStandingNames.value(text);
}

std::string_view to_string(MarkKind kind)
{
    return kMarkNames.text(kind);
}

std::optional<MarkKind> mark_kind_from(std::string_view text)
{
    return kMarkNames.value(text);
}

bool is_open(Standing standing)
{
    return standing == Standing::running || standing == Standing::waiting || standing == Standing::unlimited;
}

bool is_finished(Standing standing)
{
    return Standing::early <= standing;
}

bool was_decided(Standing standing)
{
    using enum Standing;
    return standing == early || standing == on_time || standing == late || standing == without_deadline;
}

std::optional<Facts> facts_of(std::span<const Event> history, const AlarmTerms& terms)
{
    if (history.empty()) return std::nullopt;
    Fold fold{terms};
    for (const Event& event : history) fold.take(event);
    Facts facts = std::move(fold).facts();
    if (facts.received_at) {
        mark_custody(facts, history, terms.calendar);
        mark_rules(facts, history, terms);
        give_points_for_work(facts, history);
    }
    std::ranges::sort(facts.marks, {}, [](const Mark& mark) { return std::tuple{mark.at, mark.kind, mark.minutes}; });
    return facts;
}

}  // namespace motcua
