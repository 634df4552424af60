#include "tests/model/space.hpp"

#include "domain/paper_trail.hpp"
#include "domain/transitions.hpp"

#include <algorithm>
#include <span>

namespace motcua::test {
namespace {

constexpr std::int64_t kHandoff = 7;
// Somebody of every sort that may do anything, and two of one department.
const std::vector<Actor>& people()
{
    static const std::vector<Actor> all{somebody(Role::reception_clerk, kDesk, "tiepnhan"),
                                        somebody(Role::head_of_desk, kDesk, "truongmotcua"),
                                        somebody(Role::department_staff, kLand, "an"),
                                        somebody(Role::department_staff, kLand, "binh"),
                                        somebody(Role::head_of_department, kLand, "truongphong"),
                                        somebody(Role::department_staff, kJustice, "tuphap"),
                                        somebody(Role::agency_leader, kLeaders, "lanhdao")};
    return all;
}

// Writes values one after the other so that different ones give different texts.
class Key {
public:
    void add(const std::string& text) { text_ += text + '\x1f'; }
    void add(std::int64_t value) { add(std::to_string(value)); }
    void add(bool value) { add(std::int64_t{value}); }
    void add(int value) { add(std::int64_t{value}); }
    void add(Instant moment) { add(to_milliseconds(moment)); }
    void add(Date date) { add(std::int64_t{date.time_since_epoch().count()}); }
    template <class Enum>
        requires std::is_enum_v<Enum>
    void add(Enum value)
    {
        add(static_cast<std::int64_t>(value));
    }
    template <class T>
    void add(const std::optional<T>& value)
    {
        text_ += value ? '+' : '-';
        if (value) add(*value);
    }
    template <class T>
    void add(const std::vector<T>& values)
    {
        add(std::int64_t(values.size()));
        for (const T& value : values) add(value);
    }
    void add(const TimeLimit& limit) { both(limit.unit, limit.halves); }
    void add(const Holder& holder) { both(holder.unit, holder.person); }
    void add(const Transit& transit)
    {
        both(transit.from, transit.to);
        add(transit.sent_by);
    }
    void add(const PaperPlace& paper)
    {
        both(paper.unit, paper.transit);
        add(paper.since);
    }
    void add(const StepState& step)
    {
        both(step.seq, step.entered_at);
        both(step.due_at, step.budget);
    }
    void add(const OpenOpinion& opinion)
    {
        both(opinion.asked, opinion.unit);
        add(opinion.due_at);
    }
    void add(const Wait& wait)
    {
        both(wait.from, wait.to);
        add(wait.policy);
    }
    void add(const Appointment& appointment) { both(appointment.due_at, std::int64_t(appointment.waits_before)); }
    template <class... Values>
    void all(const Values&... values)
    {
        (add(values), ...);
    }
    std::string text() && { return std::move(text_); }

private:
    void both(const auto& first, const auto& second)
    {
        add(first);
        add(second);
    }

    std::string text_;
};

// Entries are numbered again by what still refers to them: the opinions that are waited for. On which shelf the paper
// lies is only shown.
Dossier renumbered(Dossier dossier)
{
    dossier.version = 1;
    dossier.located.reset();
    for (OpenOpinion& opinion : dossier.opinions) opinion.asked = ++dossier.version;
    return dossier;
}

bool in_table(Status from, Action action, Status to)
{
    return std::ranges::any_of(
        transitions(), [&](const Transition& row) { return row.from == from && row.action == action && row.to == to; });
}

bool can_ever(const Dossier& dossier, const Command& command)
{
    return check_transition(dossier, action_of(command)).has_value();
}

}  // namespace

std::vector<Event> journal_of(const State& state)
{
    std::vector<Event> events;
    for (auto entry = state.last; entry; entry = entry->before) events.push_back(entry->event);
    std::ranges::reverse(events);
    return events;
}

namespace {

EventBody first_body(const Dossier& made, const Bounds& bounds)
{
    if (bounds.filed) {
        return Filed{.procedure = made.procedure_code,
                     .procedure_valid_from = made.procedure_valid_from,
                     .desk = kDesk,
                     .agency = kAgency,
                     .channel = Channel::post,
                     .applicant = seal()};
    }
    return Received{.procedure = made.procedure_code,
                    .procedure_valid_from = made.procedure_valid_from,
                    .desk = kDesk,
                    .agency = kAgency,
                    .limit_unit = LimitUnit::working_day,
                    .limit_halves = working_days(2).halves,
                    .supplement_policy = bounds.policy,
                    .due_at = at("2015-03-04 17:00"),
                    .calendar = "test",
                    .step = 1,
                    .step_due_at = at("2015-03-02 13:00"),
                    .applicant = seal(),
                    .step_unit = LimitUnit::working_day,
                    .step_halves = 1};
}

// The date the receipt set; nothing before it.
std::optional<Instant> first_due(std::span<const Event> journal)
{
    for (const Event& event : journal)
        if (const auto* received = std::get_if<Received>(&event.body)) return received->due_at;
    return std::nullopt;
}

}  // namespace

State first_state(const Bounds& bounds)
{
    const Dossier made = a_dossier();
    const Instant moment = bounds.moments.front();
    const Event event{made.code, 1, moment, moment, "tiepnhan", first_body(made, bounds)};
    return {apply({}, event), std::make_shared<Entry>(nullptr, event)};
}

std::string key_of(const State& state)
{
    // Every member is named: one that is added cannot be forgotten.
    const auto& [code, version, status, procedure, procedure_from, desk, agency, channel, received_at, recorded_at,
                 received_by, filed_at, guidances, visit, limit, hour_rule, policy, original_due, due, holder, assigned,
                 transit, held_since, paper, located, step, paused_since, paused_until, resume_status, pauses,
                 supplements, reappointments, outcome, decided_at, ready_at, announced_at, ended_at, last_event_at,
                 coordinators, opinions, children, parent, asked_unit] = state.dossier;
    Key key;
    key.all(code, version, status, procedure, procedure_from, desk, agency, channel, received_at, recorded_at,
            received_by, filed_at, guidances, visit, limit, hour_rule, policy, original_due, due, holder, assigned,
            transit, held_since, paper, located, step, paused_since, paused_until, resume_status, pauses, supplements,
            reappointments, outcome, decided_at, ready_at, announced_at, ended_at, last_event_at, coordinators,
            opinions, children, parent, asked_unit);
    const DeadlineHistory history = deadline_history(journal_of(state));
    key.all(history.terms.waits, history.appointment);
    return std::move(key).text();
}

std::vector<State> next_states(const State& state, const Bounds& bounds, std::vector<std::string>& faults)
{
    std::vector<State> next;
    const Choices choices{bounds.units,         bounds.people,   bounds.stops,
                          std::chrono::days{7}, bounds.opinions, bounds.apart};
    const auto history = deadline_history(journal_of(state));
    for (const Instant now : bounds.moments) {
        if (now < state.dossier.last_event_at) continue;
        for (const Command& command : every_command(state.dossier, now, kHandoff, choices)) {
            if (!can_ever(state.dossier, command)) continue;
            for (const Actor& actor : people()) {
                Context context = at_moment(now, actor, land_steps());
                context.deadline = history;
                const auto event = decide(state.dossier, command, context);
                if (!event) continue;
                Dossier after = apply(state.dossier, *event);
                if (!in_table(state.dossier.status, action_of(command), after.status)) {
                    faults.push_back("not in the table: " + std::string{to_string(state.dossier.status)} + " " +
                                     std::string{to_string(action_of(command))} + " " +
                                     std::string{to_string(after.status)});
                }
                if (after.pauses > bounds.waits) continue;
                next.push_back({renumbered(std::move(after)), std::make_shared<Entry>(state.last, *event)});
            }
        }
    }
    return next;
}

std::vector<std::string> faults_of(const State& state, const Bounds& bounds)
{
    const Dossier& d = state.dossier;
    std::vector<std::string> faults;
    const auto expect = [&](bool holds, const char* what) {
        if (!holds) faults.emplace_back(what);
    };
    expect(int{d.holder.has_value()} + int{d.transit.has_value()} + int{d.ended_at.has_value()} == 1,
           "exactly one of a holder, an open handoff and an end");
    expect(!d.holder || (!d.holder->unit.empty() && !d.holder->person.empty()), "a holder has a name");
    expect(d.ended_at || paper_stop(d), "the paper is somewhere until the end");
    expect(!d.paper || !d.holder || d.paper_unit() != d.holder->unit, "paper lies apart from the dossier, or with it");
    expect(!d.ended_at || !d.paper_transit(), "no paper is on its way when a dossier ends");
    expect(d.supplements <= 1, "one supplement at most");
    expect(d.reappointments <= 1, "one re-appointment at most");
    expect(d.guidances <= 1, "one guidance at most");
    expect(d.original_due_at == first_due(journal_of(state)), "the first date stays");
    expect(d.due_at.has_value() == d.was_received(), "what is received has a date, what is not has none");
    expect(!d.due_at || *d.due_at >= *d.original_due_at, "no date is brought forward");
    expect(d.paused_since.has_value() == d.resume_status.has_value(), "a wait knows what comes after it");
    const bool waiting =
        d.status == Status::awaiting_supplement || d.status == Status::awaiting_payment || d.status == Status::stopped;
    expect(d.status == Status::withdrawn || waiting == d.paused_since.has_value(),
           "who waits has a status that says so");
    expect(d.ended_at.has_value() == is_final(d.status), "an end has a status that says so");

    const auto journal = journal_of(state);
    const auto& calendar = *district_calendar();
    for (const Instant now : bounds.moments) {
        if (now < d.last_event_at) continue;
        expect(keeper_of(d, now).has_value() != d.ended_at.has_value(), "somebody has it until its end");
        const auto ledger = custody(journal, calendar, now);
        std::int64_t sum = 0;
        Instant reached = d.received_at;
        for (const CustodySegment& segment : ledger) {
            expect(segment.from == reached, "no gap and no overlap in the ledger");
            expect(segment.working_minutes >= 0, "no negative time");
            sum += segment.working_minutes;
            reached = segment.to.value_or(now);
        }
        const Instant end = d.was_received() ? d.ended_at.value_or(now) : d.received_at;
        expect(reached == end, "the ledger reaches the present or the end");
        expect(sum == working_minutes_total(calendar, d.received_at, end), "no minute is lost");
    }
    return faults;
}

}  // namespace motcua::test
