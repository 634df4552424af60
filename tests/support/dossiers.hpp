#pragma once

#include "domain/decide.hpp"
#include "tests/domain/calendars.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// One district for the tests of the rules: its desk X24.217.MC, its departments TN (land) and TP (justice), its leaders
// UB; and dossiers, people and moments in it.

namespace motcua::test {

inline const std::string kDesk = "X24.217.MC";
inline const std::string kLand = "X24.217.TN";
inline const std::string kJustice = "X24.217.TP";
inline const std::string kLeaders = "X24.217.UB";
inline const std::string kAgency = "X24.217";

// The enumerators from the first to this one.
template <class Enum>
std::vector<Enum> every(Enum last)
{
    std::vector<Enum> all;
    for (int i = 0; i <= static_cast<int>(last); ++i) all.push_back(static_cast<Enum>(i));
    return all;
}
inline const std::vector<Status> kStatuses = every(Status::not_accepted);
inline const std::vector<Action> kActions = every(Action::recall_paper);
inline const std::vector<Role> kRoles = every(Role::administrator);

inline Seal seal(char digit = 'a')
{
    return {std::string(64, digit)};
}

// A dossier received on Monday 2 March 2015 at 08:00 at the desk, with five working days: due Monday 9 March, 17:00.
class DossierBuilder {
public:
    DossierBuilder()
    {
        made_.code = "X24.217-150302-0001";
        made_.version = 1;
        made_.procedure_code = "1.000001";
        made_.procedure_valid_from = on("2015-01-01");
        made_.desk = kDesk;
        made_.agency = kAgency;
        made_.received_at = made_.recorded_at = made_.held_since = made_.last_event_at = at("2015-03-02 08:00");
        made_.received_by = "tiepnhan";
        made_.limit = working_days(5);
        made_.original_due_at = made_.due_at = at("2015-03-09 17:00");
        made_.holder = Holder{kDesk, "tiepnhan"};
    }

    DossierBuilder& in(Status status)
    {
        made_.status = status;
        if (status == Status::awaiting_supplement) {
            made_.paused_since = at("2015-03-04 10:00");
            made_.resume_status = Status::received;
            made_.supplements = 1;
        }
        if (status == Status::awaiting_payment || status == Status::stopped) {
            made_.paused_since = at("2015-03-04 10:00");
            made_.resume_status = Status::received;
        }
        if (made_.paused_since) made_.pauses = 1;
        if (status == Status::stopped) made_.paused_until = at("2015-03-11 10:00");
        if (status == Status::decided || status == Status::ready || status == Status::returned) {
            made_.outcome = Outcome::approved;
            made_.decided_at = at("2015-03-05 10:00");
        }
        if (status == Status::filed || status == Status::guided || status == Status::not_accepted) only_filed();
        if (status == Status::guided) made_.guidances = 1;
        if (status == Status::ready || status == Status::returned) made_.ready_at = at("2015-03-05 10:00");
        if (status == Status::returned || status == Status::withdrawn || status == Status::not_accepted) {
            made_.ended_at = at("2015-03-06 10:00");
            made_.holder.reset();
        }
        return *this;
    }
    DossierBuilder& held_by(std::string unit, std::string person = "tiepnhan")
    {
        made_.holder = Holder{std::move(unit), std::move(person)};
        made_.transit.reset();
        return *this;
    }
    DossierBuilder& assigned_to(std::string person)
    {
        made_.holder->person = std::move(person);
        made_.assigned = true;
        return *this;
    }
    DossierBuilder& on_its_way(std::string from, std::string to, std::int64_t handoff = 7)
    {
        made_.holder.reset();
        made_.transit = Transit{handoff, std::move(from), std::move(to), "tiepnhan"};
        return *this;
    }
    DossierBuilder& paper_at(std::string unit)
    {
        made_.paper = PaperPlace{std::move(unit), {}, at("2015-03-02 09:00")};
        return *this;
    }
    DossierBuilder& paper_on_its_way(std::string from, std::string to, std::int64_t handoff = 8)
    {
        made_.paper = PaperPlace{from, Transit{handoff, from, std::move(to), "tiepnhan"}, at("2015-03-02 09:00")};
        return *this;
    }
    DossierBuilder& limited(TimeLimit limit, std::string_view due)
    {
        made_.limit = limit;
        made_.original_due_at = made_.due_at = at(due);
        return *this;
    }
    DossierBuilder& without_deadline()
    {
        made_.limit = kNoLimit;
        made_.original_due_at = made_.due_at = std::nullopt;
        return *this;
    }
    DossierBuilder& under(SupplementPolicy policy)
    {
        made_.supplement_policy = policy;
        return *this;
    }
    DossierBuilder& waiting_since(std::string_view moment)
    {
        in(Status::awaiting_supplement);
        made_.paused_since = made_.last_event_at = at(moment);
        return *this;
    }
    DossierBuilder& in_step(int seq, std::optional<Instant> due = {}, std::optional<TimeLimit> budget = {})
    {
        made_.step = StepState{seq, made_.received_at, due, budget};
        return *this;
    }
    DossierBuilder& asking(std::string unit, std::int64_t asked = 3)
    {
        made_.opinions.push_back({asked, std::move(unit), at("2015-03-06 17:00")});
        return *this;
    }
    // Opened by this unit for another agency's, as the child of another dossier.
    DossierBuilder& child_of(std::string unit, std::string parent = "X24.217-150302-0009")
    {
        made_.parent = std::move(parent);
        made_.asked_unit = "X24.218.TN";
        made_.desk = std::move(unit);
        made_.supplement_policy = SupplementPolicy::none;
        return *this;
    }
    DossierBuilder& ready_at(std::string_view moment)
    {
        in(Status::ready);
        made_.ready_at = made_.decided_at = at(moment);
        return *this;
    }

    Dossier* operator->() { return &made_; }
    operator const Dossier&() const { return made_; }

private:
    // Came in by post at the moment it would have been received.
    void only_filed()
    {
        made_.received_by.clear();
        made_.filed_at = made_.received_at;
        made_.channel = Channel::post;
        made_.limit = {};
        made_.original_due_at = made_.due_at = std::nullopt;
    }

    Dossier made_;
};

inline DossierBuilder a_dossier()
{
    return {};
}

inline Actor somebody(Role role, const std::string& unit, const std::string& account = "an")
{
    return {account, role, unit, kAgency, "/X24/X24.217/"};
}

inline const std::shared_ptr<const WorkingCalendar>& district_calendar()
{
    static const auto calendar = std::make_shared<const WorkingCalendar>(office(official_days()));
    return calendar;
}

inline Unit unit_called(const std::string& code)
{
    const bool desk = code.ends_with(".MC");
    return {code, code, desk ? UnitKind::one_stop_desk : UnitKind::department, kAgency, {on("2000-01-01")}};
}

inline Context at_moment(Instant now, const Actor& actor, std::vector<Step> steps = {})
{
    return {.actor = actor,
            .unit = unit_called(actor.unit),
            .agency_kind = UnitKind::district,
            .now = now,
            .calendar = district_calendar(),
            .steps = std::move(steps),
            .had_it = {kDesk, kLand}};
}

inline Context at_moment(std::string_view now, const Actor& actor, std::vector<Step> steps = {})
{
    return at_moment(at(now), actor, std::move(steps));
}

// What the journal says about the deadline of a dossier that waits for the first time; a date appointed before the wait
// is the one in force.
inline DeadlineHistory waiting_history(const Dossier& dossier)
{
    DeadlineHistory history{{dossier.limit, dossier.hour_rule, dossier.received_at, {}}};
    const bool supplement = dossier.status == Status::awaiting_supplement;
    const SupplementPolicy policy = supplement ? dossier.supplement_policy : SupplementPolicy::pause;
    const char* reason = dossier.paused_until ? kStopReason : kSupplementReason;
    history.terms.waits.push_back({dossier.paused_since.value(), dossier.paused_until, policy, reason});
    if (dossier.reappointments > 0) history.appointment = Appointment{dossier.received_at, *dossier.due_at, "lanhdao"};
    return history;
}

inline Context answering(const Dossier& dossier, std::string_view now, const Actor& actor)
{
    Context context = at_moment(at(now), actor);
    context.deadline = waiting_history(dossier);
    return context;
}

inline Procedure a_procedure(TimeLimit limit = working_days(5))
{
    return {.code = "1.000001",
            .name = "Thủ tục",
            .field = "Đất đai",
            .level = Level::district,
            .limit = limit,
            .validity = {on("2015-01-01"), on("2026-12-31")}};
}

inline bool is_final(Status status)
{
    return status == Status::returned || status == Status::withdrawn || status == Status::not_accepted;
}

// The three steps of a land procedure: half a day at the desk, three days in the department, half a day to sign.
inline std::vector<Step> land_steps()
{
    return {{1, "Tiếp nhận", "one_stop_desk", half_days(1)},
            {2, "Thẩm định", "natural_resources_environment", working_days(3)},
            {3, "Ký duyệt", "leader", half_days(1)},
            {4, "Trả kết quả", "one_stop_desk", half_days(0), false}};
}

inline std::string shown(const std::optional<Instant>& moment)
{
    return moment ? format_instant(*moment) : "nothing";
}

// The reason of a refusal as text, or "accepted".
template <class T>
std::string refusal(const Result<T>& result)
{
    if (result) return "accepted";
    return std::string{to_string(result.error().reason)} + result.error().pointer;
}

}  // namespace motcua::test
