#pragma once

#include "domain/dossier_parts.hpp"
#include "domain/hour_rule.hpp"
#include "domain/seal.hpp"
#include "domain/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// The events of linked procedures (một cửa liên thông; NĐ 61/2018 art. 19(6)): work that other agencies do at the same
// time as a dossier goes on is a dossier of its own, its child, with its own limit and clock; see events.hpp.

namespace motcua {

// On the parent: a child was opened for a unit.
struct ChildOpened {
    static constexpr std::string_view kKind = "child_opened";
    std::string child;
    std::string unit;  // whose work it is
    Instant due_at{};
    Seal task;

    static void fields(auto& e, auto&& f)
    {
        f("child", e.child);
        f("unit", e.unit);
        f("due_at", e.due_at);
        f("task", e.task);
    }
    bool operator==(const ChildOpened&) const = default;
};

// On the parent: what became of a child.
struct ChildClosed {
    static constexpr std::string_view kKind = "child_closed";
    std::string child;
    std::optional<Outcome> outcome = {};  // absent: it was taken back undecided

    static void fields(auto& e, auto&& f)
    {
        f("child", e.child);
        f("outcome", e.outcome);
    }
    bool operator==(const ChildClosed&) const = default;
};

// Begins a child at the unit that opened it, which gets its result.
struct Linked {
    static constexpr std::string_view kKind = "linked";
    std::string parent;
    std::string procedure;  // the parent's
    Date procedure_valid_from{};
    std::string desk;    // the unit that opened it
    std::string agency;  // that unit's
    std::string unit;    // whose work it is
    Channel channel = Channel::direct;
    LimitUnit limit_unit = LimitUnit::none;
    std::int64_t limit_halves = 0;
    HourRule hour_rule = HourRule::end_of_day;
    Instant due_at{};
    std::string calendar;
    Seal task;
    std::optional<Seal> note = {};

    static void fields(auto& e, auto&& f)
    {
        f("parent", e.parent);
        f("procedure", e.procedure);
        f("procedure_valid_from", e.procedure_valid_from);
        f("desk", e.desk);
        f("agency", e.agency);
        f("unit", e.unit);
        f("channel", e.channel);
        f("limit_unit", e.limit_unit);
        f("limit_halves", e.limit_halves);
        f("hour_rule", e.hour_rule);
        f("due_at", e.due_at);
        f("calendar", e.calendar);
        f("task", e.task);
        f("note", e.note);
    }
    bool operator==(const Linked&) const = default;
};

}  // namespace motcua
