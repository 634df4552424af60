#include "server/calendar_print.hpp"

#include <cstdio>
#include <string>

namespace motcua::server {
namespace {

const char* sign_of(bool taken_back, bool known)
{
    return taken_back ? "-" : known ? "~" : "+";
}

std::string week_of(const WeeklyHours& hours)
{
    std::string text;
    for (std::size_t weekday = 0; weekday < hours.week.size(); ++weekday) {
        if (hours.week[weekday].empty()) continue;
        text += " " + std::to_string(weekday + 1) + "=";
        for (const Segment& segment : hours.week[weekday])
            text += (text.ends_with('=') ? "" : ",") + format_segment(segment);
        if (weekday >= 5) text += " (reception only)";
    }
    return text;
}

void print_changes(const storage::Preview& preview)
{
    for (const auto& [unit, before, day] : preview.days) {
        const bool taken_back = day.type == DayType::regular;
        std::string hours;
        for (const Segment& segment : day.segments) hours += " " + format_segment(segment);
        std::printf("%s %s %-12s %s%s%s%s\n", sign_of(taken_back, before.has_value()), format_date(day.date).c_str(),
                    std::string{to_string(day.type)}.c_str(), unit.c_str(), unit.empty() ? "" : " ", day.name.c_str(),
                    hours.c_str());
    }
    for (const auto& [unit, before, hours] : preview.hours) {
        std::printf("%s hours of %s from %s%s\n", sign_of(!has_segments(hours), before.has_value()), unit.c_str(),
                    format_date(hours.validity.from).c_str(), week_of(hours).c_str());
    }
    for (const int year : preview.announced_years) std::printf("+ %d is announced\n", year);
}

void print_counts(const char* name, const storage::MovementCounts& counts)
{
    std::printf("%-20s %9lld %9lld %9lld %9lld %9lld\n", name, static_cast<long long>(counts.earlier),
                static_cast<long long>(counts.later), static_cast<long long>(counts.only_step),
                static_cast<long long>(counts.become_overdue), static_cast<long long>(counts.no_longer_overdue));
}

std::string shown(const std::optional<Instant>& t)
{
    return t ? format_instant(*t) : "-";
}

void print_movement(const storage::Movement& movement)
{
    if (movement.due_before == movement.due_after) {
        std::printf("%s %s: the step %s -> %s\n", movement.code.c_str(), movement.desk.c_str(),
                    shown(movement.step_due_before).c_str(), shown(movement.step_due_after).c_str());
        return;
    }
    std::printf("%s %s: %s -> %s (%+lld working days, %+lld days)\n", movement.code.c_str(), movement.desk.c_str(),
                shown(movement.due_before).c_str(), shown(movement.due_after).c_str(),
                static_cast<long long>(movement.working_days), static_cast<long long>(movement.calendar_days));
}

}  // namespace

void print_preview(const storage::Preview& preview)
{
    print_changes(preview);
    std::printf("%-20s %9s %9s %9s %9s %9s\n", "OPEN DOSSIERS", "EARLIER", "LATER", "STEP", "OVERDUE", "RESCUED");
    for (const auto& [desk, counts] : preview.by_desk) print_counts(desk.c_str(), counts);
    print_counts("all", preview.all);
    for (const storage::Movement& movement : preview.movements) print_movement(movement);
    if (preview.left > 0) std::printf("… and %lld more; --limit 0 lists all\n", static_cast<long long>(preview.left));
}

}  // namespace motcua::server
