#include "domain/alarms.hpp"

#include "domain/alarm_windows.hpp"
#include "domain/names.hpp"
#include "domain/unit_roles.hpp"

#include <algorithm>
#include <utility>

namespace motcua {
namespace {

constexpr EnumNames<AlarmKind, kAlarmKinds> kKinds{{"overdue", "step_late", "due_soon", "handover_late", "not_accepted",
                                                    "supplement_late", "paused_long", "apology_missing",
                                                    "calendar_missing", "filing_unanswered", "opinion_late"}};

// The time from one event to the next, in which the dossier stands as the first left it.
struct Span {
    Instant from;
    std::optional<Instant> to;  // absent: up to now
};

// Who had the dossier when the alarm began; of a handoff of its paper, who sent that.
Keeper keeper_for(const AlarmWindow& window, const Dossier& dossier, Instant since)
{
    const Transit* paper = dossier.paper_transit();
    if (window.kind == AlarmKind::not_accepted && paper != nullptr && window.subject == std::to_string(paper->handoff))
        return {CustodyKind::transit, paper->from, paper->sent_by, paper->to};
    return keeper_of(dossier, since).value_or(Keeper{});
}

// The later part of one alarm is joined to the earlier when nothing but other events lay between.
class Fold {
public:
    explicit Fold(Instant now) : now_(now) {}

    void add(const AlarmWindow& window, const Span& span, const Dossier& dossier)
    {
        const Instant begin = std::max(window.first, span.from);
        if (window.last && *window.last < begin) return;
        if (!span.to && now_ < begin) return expect(begin);
        const bool ends_alone = window.last && *window.last < span.to.value_or(now_);
        if (span.to && *span.to <= begin) return;
        const auto until = ends_alone ? window.last : span.to;
        Entry* earlier = latest(window);
        if (earlier != nullptr && earlier->alarm.until == span.from && window.first <= span.from) {
            earlier->alarm.until = until;
        } else {
            begin_alarm(window, std::max(window.since, span.from), until, dossier);
        }
    }

    AlarmLife life() &&
    {
        AlarmLife life{{}, next_};
        for (Entry& entry : entries_) life.alarms.push_back(std::move(entry.alarm));
        return life;
    }

private:
    struct Entry {
        std::string about;
        Alarm alarm;
    };

    void expect(Instant begin) { next_ = next_ ? std::min(*next_, begin) : begin; }

    bool concerns(const Entry& entry, const AlarmWindow& window) const
    {
        return entry.alarm.kind == window.kind && entry.about == window.subject;
    }

    Entry* latest(const AlarmWindow& window)
    {
        const auto found =
            std::find_if(entries_.rbegin(), entries_.rend(), [&](const Entry& e) { return concerns(e, window); });
        return found == entries_.rend() ? nullptr : &*found;
    }

    void begin_alarm(const AlarmWindow& window, Instant since, std::optional<Instant> until, const Dossier& dossier)
    {
        const auto before = std::ranges::count_if(entries_, [&](const Entry& e) { return concerns(e, window); });
        std::string subject = window.subject;
        if (before > 0) subject += " #" + std::to_string(before + 1);
        entries_.push_back(
            {window.subject, {window.kind, std::move(subject), since, until, keeper_for(window, dossier, since)}});
    }

    Instant now_;
    std::vector<Entry> entries_;
    std::optional<Instant> next_;
};

// Keeps at_desk_since() up to date: `after` is how the dossier stands after the event. Sending and recalling is no
// handover; a department that declines has given the desk something to do first.
void follow_desk(std::optional<Instant>& since, const Dossier& after, const Event& event)
{
    if (after.status == Status::received && after.transit) return;
    if (!waits_for_handover(after)) {
        since.reset();
    } else if (!since || std::holds_alternative<HandoffDeclined>(event.body)) {
        since = event.happened_at;
    }
}

}  // namespace

std::string_view to_string(AlarmKind kind)
{
    return kKinds.text(kind);
}

std::optional<AlarmKind> alarm_kind_from(std::string_view text)
{
    return kKinds.value(text);
}

AlarmLife alarm_life(std::span<const Event> history, const AlarmTerms& terms, Instant now)
{
    if (history.empty()) return {};
    Fold fold{std::max(now, history.back().happened_at)};
    Dossier dossier;
    std::optional<Instant> at_desk;
    for (std::size_t i = 0; i < history.size(); ++i) {
        const Instant from = history[i].happened_at;
        dossier = apply(std::move(dossier), history[i]);
        follow_desk(at_desk, dossier, history[i]);
        const bool last = i + 1 == history.size();
        const Span span{from, last ? std::nullopt : std::optional{history[i + 1].happened_at}};
        for (const AlarmWindow& window : alarm_windows(dossier, at_desk, terms)) fold.add(window, span, dossier);
    }
    return std::move(fold).life();
}

std::optional<Instant> at_desk_since(std::span<const Event> history)
{
    Dossier dossier;
    std::optional<Instant> since;
    for (const Event& event : history) {
        dossier = apply(std::move(dossier), event);
        follow_desk(since, dossier, event);
    }
    return waits_for_handover(dossier) ? since : std::nullopt;
}

std::optional<Instant> alarm_since(
    AlarmKind kind, const Dossier& dossier, std::optional<Instant> at_desk_since, const AlarmTerms& terms, Instant now)
{
    for (const AlarmWindow& window : alarm_windows(dossier, at_desk_since, terms)) {
        if (window.kind == kind && window.holds_at(now)) return window.since;
    }
    return std::nullopt;
}

bool needs_handover(std::span<const Step> steps, const Unit& desk, UnitKind agency_kind)
{
    const auto elsewhere = [&](const Step& step) {
        return step.unit_role != "applicant" && !plays_role(desk, agency_kind, step.unit_role);
    };
    return steps.empty() || std::ranges::any_of(steps, elsewhere);
}

std::vector<Alarm> calendar_alarms(const WorkingCalendar& calendar, Instant now)
{
    using namespace std::chrono;
    const year present = year_month_day{office_date(now)}.year();
    std::vector<Alarm> alarms;
    for (const year wanted : {present, present + years{1}}) {
        const Instant since = at_office(sys_days{(wanted - years{1}) / December / 1}, {});
        const int number = static_cast<int>(wanted);
        if (since <= now && !calendar.announced(number)) {
            alarms.push_back({AlarmKind::calendar_missing, std::to_string(number), since});
        }
    }
    return alarms;
}

}  // namespace motcua
