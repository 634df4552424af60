#include "domain/alarm_windows.hpp"

#include <algorithm>

namespace motcua {
namespace {

using enum AlarmKind;

constexpr std::chrono::milliseconds kTick{1};

// A deadline may be used up to its last moment: what is late begins behind it.
AlarmWindow behind(AlarmKind kind, std::string subject, Instant deadline)
{
    return {kind, std::move(subject), deadline, deadline + kTick};
}

std::optional<Instant> accept_due(const AlarmTerms& terms, Instant sent_at)
{
    const TimeLimit patience{LimitUnit::working_hour, std::int64_t{2} * terms.rules.accept_hours};
    const auto due = step_due(terms.calendar, patience, sent_at);
    return due ? *due : std::nullopt;
}

class Windows {
public:
    Windows(const Dossier& dossier, const AlarmTerms& terms) : dossier_(dossier), terms_(terms) {}

    std::vector<AlarmWindow> of(std::optional<Instant> at_desk_since) &&
    {
        if (dossier_.ready_at || dossier_.ended_at) return {};
        if (dossier_.paused_since) add_waiting(*dossier_.paused_since);
        if (!dossier_.paused_since || dossier_.paused_until) {
            if (dossier_.due_at) add_due(*dossier_.due_at);
            if (dossier_.step && dossier_.step->due_at) add_step(dossier_.step->seq, *dossier_.step->due_at);
            if (at_desk_since && waits_for_handover(dossier_)) add_handover(*at_desk_since);
        }
        if (dossier_.transit) add_transit(*dossier_.transit, dossier_.held_since);
        if (const Transit* paper = dossier_.paper_transit()) add_transit(*paper, dossier_.paper->since);
        for (const OpenOpinion& opinion : dossier_.opinions)
            windows_.push_back(
                behind(opinion_late, std::to_string(opinion.asked) + " " + opinion.unit, opinion.due_at));
        if (dossier_.status == Status::filed && terms_.rules.filing_hours > 0) add_filing();
        return std::move(windows_);
    }

private:
    // What rests while the clock does: behind a stop that ends by itself it is true again.
    void add(AlarmWindow window)
    {
        if (dossier_.paused_until) {
            window.since = std::max(window.since, *dossier_.paused_until);
            window.first = std::max(window.first, *dossier_.paused_until);
        }
        if (!window.last || window.first <= *window.last) windows_.push_back(std::move(window));
    }

    void add_due(Instant due)
    {
        const std::string subject = format_instant(due);
        const Instant soon = due_soon_from(terms_.calendar, due, terms_.rules.due_soon_days);
        add(AlarmWindow{due_soon, subject, soon, soon, due});
        add(behind(overdue, subject, due));
        // A new date is given once (art. 19(9)), to a citizen; who received it after that moment could give none in
        // time.
        if (dossier_.reappointments > 0 || dossier_.parent) return;
        const auto eve = eve_of(terms_.calendar, due);
        if (eve && dossier_.received_at <= *eve) add(behind(apology_missing, subject, *eve));
    }

    void add_step(int seq, Instant due)
    {
        AlarmWindow window = behind(step_late, std::to_string(seq) + " " + format_instant(due), due);
        window.last = dossier_.due_at;
        add(std::move(window));
    }

    void add_handover(Instant since)
    {
        if (!terms_.handover_needed) return;
        const auto due = handover_due(terms_.calendar, since);
        if (due) add(behind(handover_late, format_instant(since), *due));
    }

    void add_transit(const Transit& transit, Instant sent_at)
    {
        const auto due = accept_due(terms_, sent_at);
        if (due) windows_.push_back(behind(not_accepted, std::to_string(transit.handoff), *due));
    }

    void add_filing()
    {
        const TimeLimit patience{LimitUnit::working_hour, std::int64_t{2} * terms_.rules.filing_hours};
        const auto due = step_due(terms_.calendar, patience, dossier_.received_at);
        if (due && *due) windows_.push_back(behind(filing_unanswered, format_instant(dossier_.received_at), **due));
    }

    void add_waiting(Instant since)
    {
        const std::string subject = format_instant(since);
        // "trong thời hạn 03 ngày làm việc kể từ ngày tiếp nhận": the first day is not counted.
        constexpr TimeLimit kThreeDays{LimitUnit::working_day, 6};
        const auto last =
            due_at(terms_.calendar, DeadlineTerms{kThreeDays, HourRule::end_of_day, dossier_.received_at, {}});
        const bool supplement = dossier_.status == Status::awaiting_supplement;
        if (supplement && last && *last && **last < since) windows_.push_back({supplement_late, subject, since, since});
        windows_.push_back(behind(paused_long, subject, since + std::chrono::days{terms_.rules.paused_days}));
    }

    const Dossier& dossier_;
    const AlarmTerms& terms_;
    std::vector<AlarmWindow> windows_ = {};
};

}  // namespace

std::vector<AlarmWindow> alarm_windows(const Dossier& dossier,
                                       std::optional<Instant> at_desk_since,
                                       const AlarmTerms& terms)
{
    return Windows{dossier, terms}.of(at_desk_since);
}

std::optional<Instant> accept_late_since(Instant sent_at, const AlarmTerms& terms, Instant now)
{
    const auto due = accept_due(terms, sent_at);
    return due && *due < now ? due : std::nullopt;
}

bool waits_for_handover(const Dossier& dossier)
{
    return !dossier.parent && dossier.status == Status::received && dossier.holder &&
           dossier.holder->unit == dossier.desk;
}

}  // namespace motcua
