#include "domain/alarm_windows.hpp"
#include "domain/alarms.hpp"
#include "tests/domain/random_life.hpp"

#include <map>
#include <set>

using namespace motcua;
using namespace motcua::test;

// The fold against a naive reading of each rule, minute by minute: what is true of the dossier as it stands now? All
// events and deadlines lie on whole minutes, so the middle of a minute is on no edge.

namespace {

using namespace std::chrono;
// Kinds that are true of the dossier; beside them "paper" for its paper alone, and which of several opinions.
using Truth = std::set<std::pair<AlarmKind, std::string>>;

constexpr AlarmRules kRules{.due_soon_days = 2, .accept_hours = 4, .paused_days = 2};

// Walks the minutes of one life and remembers by itself what the rules look back to.
class Naive {
public:
    explicit Naive(const WorkingCalendar& calendar) : calendar_(calendar) {}

    // `declined`: whether a department has declined it in this minute.
    Truth at(const Dossier& dossier, bool declined, Instant middle)
    {
        remember(dossier, declined, middle - 30s);
        Truth truth;
        if (dossier.ready_at || dossier.ended_at) return truth;
        const DeadlineState state = deadline_state(dossier, calendar_, middle, kRules.due_soon_days);
        if (state == DeadlineState::overdue) truth.emplace(AlarmKind::overdue, "");
        if (state == DeadlineState::due_soon) truth.emplace(AlarmKind::due_soon, "");
        if (is_step_late(dossier, middle)) truth.emplace(AlarmKind::step_late, "");
        if (at_desk_ && !dossier.transit && middle > handover_by(*at_desk_))
            truth.emplace(AlarmKind::handover_late, "");
        if (way_.worked >= 60 * kRules.accept_hours) truth.emplace(AlarmKind::not_accepted, "");
        if (paper_way_.worked >= 60 * kRules.accept_hours) truth.emplace(AlarmKind::not_accepted, "paper");
        for (const OpenOpinion& opinion : dossier.opinions)
            if (opinion.due_at < middle)
                truth.emplace(AlarmKind::opinion_late, std::to_string(opinion.asked) + " " + opinion.unit);
        if (dossier.paused_since) {
            const bool late = *dossier.paused_since > end_of_third_day(dossier.received_at);
            if (late && dossier.status == Status::awaiting_supplement) truth.emplace(AlarmKind::supplement_late, "");
            if (middle - *dossier.paused_since > days{kRules.paused_days}) truth.emplace(AlarmKind::paused_long, "");
        }
        if (!dossier.rests(middle) && dossier.due_at && dossier.reappointments == 0) {
            const Instant eve = day_before(*dossier.due_at);
            if (dossier.received_at <= eve && eve < middle) truth.emplace(AlarmKind::apology_missing, "");
        }
        return truth;
    }

private:
    // Called once for every minute, before its middle is judged.
    void remember(const Dossier& dossier, bool declined, Instant minute)
    {
        const bool unseen =
            dossier.status == Status::received && (dossier.transit || dossier.holder->unit == dossier.desk);
        if (!unseen) at_desk_.reset();
        if (unseen && (!at_desk_ || declined)) at_desk_ = minute;
        follow(way_, dossier.transit ? &*dossier.transit : nullptr, minute);
        follow(paper_way_, dossier.paper_transit(), minute);
    }

    // An open handoff and the minutes worked while it was open, those before the one that begins now.
    struct Way {
        std::int64_t handoff = -1;
        int worked = 0;
    };
    void follow(Way& way, const Transit* open, Instant minute) const
    {
        if (open == nullptr || open->handoff != way.handoff) way.worked = 0;
        if (open == nullptr) return;
        if (open->handoff == way.handoff && is_worked(minute - 1min)) ++way.worked;
        way.handoff = open->handoff;
    }

    bool is_worked(Instant minute) const
    {
        const auto time = duration_cast<minutes>(office_time_of_day(minute)).count();
        return std::ranges::any_of(calendar_.segments(office_date(minute)),
                                   [&](const Segment& s) { return s.from <= time && time < s.to; });
    }

    Date next_worked(Date date) const
    {
        do date += days{1};
        while (!calendar_.works(date));
        return date;
    }

    Instant handover_by(Instant since) const
    {
        const Date date = office_date(since);
        if (!calendar_.works(date)) return calendar_.closing(next_worked(date));
        if (office_time_of_day(since) <= 15h) return calendar_.closing(date);
        return calendar_.opening(next_worked(date));
    }

    Instant end_of_third_day(Instant received) const
    {
        return calendar_.closing(next_worked(next_worked(next_worked(office_date(received)))));
    }

    Instant day_before(Instant due) const
    {
        Date date = office_date(due) - days{1};
        while (!calendar_.works(date)) date -= days{1};
        return calendar_.closing(date);
    }

    const WorkingCalendar& calendar_;
    std::optional<Instant> at_desk_;
    Way way_;
    Way paper_way_;
};

// The handoffs of its paper alone.
std::set<std::string> paper_handoffs(const std::vector<Event>& history)
{
    std::set<std::string> handoffs;
    for (const Event& event : history)
        if (const auto* sent = std::get_if<PaperSent>(&event.body)) handoffs.insert(std::to_string(sent->handoff));
    return handoffs;
}

// The alarms that are true at a moment on no edge.
Truth told(const AlarmLife& life, const std::set<std::string>& of_paper, Instant middle)
{
    Truth truth;
    for (const Alarm& alarm : life.alarms) {
        // "8 #2" is handoff 8 again, after a result lay at the desk meanwhile.
        const std::string handoff = alarm.subject.substr(0, alarm.subject.find(' '));
        const bool paper = alarm.kind == AlarmKind::not_accepted && of_paper.contains(handoff);
        const std::string which = alarm.kind == AlarmKind::opinion_late
                                      ? alarm.subject.substr(0, alarm.subject.find(" #"))
                                  : paper ? "paper"
                                          : "";
        if (alarm.since < middle && (!alarm.until || middle < *alarm.until)) truth.emplace(alarm.kind, which);
    }
    return truth;
}

std::string shown(const Truth& truth)
{
    std::string text;
    for (const auto& [kind, which] : truth) text += std::string{to_string(kind)} + " (" + which + ") ";
    return text;
}

void check_life(const std::vector<Event>& history, std::map<AlarmKind, int>& seen)
{
    const Instant begin = history.front().happened_at;
    const Instant last = history.back().happened_at;
    const Instant end = last + days{6};
    const AlarmTerms terms{*district_calendar(), kRules};
    const AlarmLife life = alarm_life(history, terms, end);
    const AlarmLife at_last = alarm_life(history, terms, last);
    const auto of_paper = paper_handoffs(history);
    Naive naive{*district_calendar()};
    Dossier dossier;
    std::optional<Instant> next;
    Truth before;
    std::size_t happened = 0;
    for (Instant minute = begin; minute < end; minute += 1min) {
        bool declined = false;
        for (; happened < history.size() && history[happened].happened_at <= minute; ++happened) {
            dossier = apply(std::move(dossier), history[happened]);
            declined = declined || std::holds_alternative<HandoffDeclined>(history[happened].body);
        }
        const Truth truth = naive.at(dossier, declined, minute + 30s);
        REQUIRE_MESSAGE(told(life, of_paper, minute + 30s) == truth, format_instant(minute), " ", shown(truth));
        if (minute > last && !next && !std::ranges::includes(before, truth)) next = minute;
        for (const auto& each : truth) seen[each.first] += before.contains(each) ? 0 : 1;
        before = truth;
    }
    if (next) REQUIRE(at_last.next.has_value());
    // In the minute of the last event the middle already shows what begins a moment after it.
    if (at_last.next && *at_last.next >= last + 1min && *at_last.next < end)
        REQUIRE(next == floor<minutes>(*at_last.next));
}

// No two alarms of a kind are about the same thing, and none ends before it begins.
void check_subjects(const AlarmLife& life)
{
    std::set<std::pair<AlarmKind, std::string>> subjects;
    for (const Alarm& alarm : life.alarms) {
        CHECK(subjects.emplace(alarm.kind, alarm.subject).second);
        CHECK((!alarm.until || alarm.since <= *alarm.until));
        CHECK_FALSE(alarm.keeper.unit.empty());
    }
}

}  // namespace

TEST_CASE("in random lives every alarm is true in exactly the minutes in which its rule says so")
{
    const auto seed = static_cast<std::uint64_t>(std::random_device{}());
    CAPTURE(seed);
    RandomCases random{seed};
    std::map<AlarmKind, int> seen;
    for (int life = 0; life < 60; ++life) {
        const auto history = random_life(random);
        check_life(history, seen);
        check_subjects(alarm_life(history, {*district_calendar(), kRules}, history.back().happened_at + days{100}));
    }
    // Nearly all kinds are met in so many lives, the rarest not in each run.
    CHECK(seen.size() >= 6);
}
