#pragma once

#include "domain/alarms.hpp"
#include "tests/support/dossiers.hpp"

#include <string>
#include <tuple>
#include <vector>

// Short ways to write down the lives of dossiers and the alarms in them. The calendar is Monday to Friday, 07:30-11:30
// and 13:00-17:00.

namespace motcua::test {

using Happened = std::vector<std::tuple<const char*, const char*, EventBody>>;

// Received on Monday 2 March 2015 at 08:00, five working days: due Monday 9 March, 17:00; half a day at the desk, until
// 12:00 of the position, which is Monday 14:00.
inline Received receipt(const char* due = "2015-03-09 17:00")
{
    return {.procedure = "1.000001",
            .procedure_valid_from = on("2015-01-01"),
            .desk = kDesk,
            .agency = kAgency,
            .limit_unit = LimitUnit::working_day,
            .limit_halves = 10,
            .due_at = at(due),
            .calendar = "test",
            .applicant = seal()};
}

inline Received with_step(const char* step_due, const char* due = "2015-03-09 17:00")
{
    Received body = receipt(due);
    body.step = 1;
    body.step_due_at = at(step_due);
    return body;
}

inline std::vector<Event> history_of(Happened happened)
{
    std::vector<Event> history;
    for (auto& [moment, actor, body] : happened) {
        const auto n = static_cast<std::int64_t>(history.size()) + 1;
        history.push_back({"X24.217-150302-0001", n, at(moment), at(moment), actor, std::move(body)});
    }
    return history;
}

inline const WorkingCalendar& calendar()
{
    static const WorkingCalendar made = office();
    return made;
}

// "03-09 17:00", with what is beyond the minute if there is any.
inline std::string brief(Instant t)
{
    std::string text = format_instant(t).substr(5);
    text.resize(text.size() - 6);
    text[5] = ' ';
    return text.ends_with(":00") ? text.substr(0, text.size() - 3) : text;
}

inline std::string brief(const Keeper& keeper)
{
    const auto group = [](const std::string& unit) { return unit.substr(unit.rfind('.') + 1); };
    const std::string waits = keeper.kind == CustodyKind::citizen ? "citizen at " : "";
    const std::string way = keeper.to_unit.empty() ? "" : " → " + group(keeper.to_unit);
    return waits + group(keeper.unit) + " " + keeper.person + way;
}

// The alarms of one kind: "03-09 17:00 … 03-10 09:00 TN an; …".
inline std::string rings(
    AlarmKind kind, Happened happened, const char* now, bool handover_needed = true, AlarmRules rules = {})
{
    std::string text;
    const AlarmTerms terms{calendar(), rules, handover_needed};
    for (const Alarm& alarm : alarm_life(history_of(std::move(happened)), terms, at(now)).alarms) {
        if (alarm.kind != kind) continue;
        text += text.empty() ? "" : "; ";
        text += brief(alarm.since) + " … " + (alarm.until ? brief(*alarm.until) : "") + " " + brief(alarm.keeper);
    }
    return text;
}

inline std::vector<std::string> subjects(AlarmKind kind, Happened happened, const char* now)
{
    std::vector<std::string> list;
    for (const Alarm& alarm : alarm_life(history_of(std::move(happened)), {calendar()}, at(now)).alarms) {
        if (alarm.kind == kind) list.push_back(alarm.subject);
    }
    return list;
}

inline std::string next(Happened happened, const char* now)
{
    const auto moment = alarm_life(history_of(std::move(happened)), {calendar()}, at(now)).next;
    return moment ? brief(*moment) : "nothing";
}

// At the land office since Monday 10:00.
inline Happened at_land()
{
    return {{"2015-03-02 08:00", "tiepnhan", receipt()},
            {"2015-03-02 09:00", "tiepnhan", HandoffSent{1, kDesk, kLand}},
            {"2015-03-02 10:00", "an", HandoffAccepted{1, kLand}}};
}

inline Happened operator+(Happened first, const Happened& second)
{
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

inline const EventBody kAsked = SupplementRequested{seal()};

inline EventBody supplied(const char* due)
{
    return SupplementReceived{at(due), "test"};
}

}  // namespace motcua::test
