#pragma once

#include "domain/access.hpp"
#include "domain/calendar.hpp"
#include "domain/catalogue.hpp"
#include "storage/session.hpp"

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

// The offices of a catalogue, the people a simulation puts there, and what they work on.

namespace motcua::simulation {

// A unit with its people.
struct Office {
    Unit unit;
    UnitKind agency_kind = UnitKind::commune;
    std::vector<Actor> workers = {};
    Actor head = {};
    // How many thousandths of the dossiers somebody here forgets.
    int carelessness = 0;

    // Who does what everybody here may do, on a day.
    const Actor& on_duty(Date date) const;
};

struct Desk {
    const Office* office = nullptr;
    std::string agency;
    std::shared_ptr<const WorkingCalendar> calendar = {};
    // The offices of its agency, then those of the agencies above, nearest first.
    std::vector<const Office*> offices = {};
};

struct Matter {
    Procedure procedure;
    std::vector<Step> steps;
    std::vector<Paper> papers;
    // How often citizens want it, among those of its level.
    std::int64_t weight = 0;
};

struct Province {
    std::deque<Office> offices;  // by code
    std::vector<Desk> desks;
    std::vector<Matter> matters;
};

// The units in force in some part of [from, to] with people made up for them, and every procedure.
Province load_province(storage::Session& session, Date from, Date to);

// Everybody in it, with names, and who oversees it: procedure control, an auditor and an administrator in each unit
// without another above. Accounts that exist stay what they are.
void write_accounts(storage::Session& session, const Province& province, const std::string& password_hash, Instant now);

// Who approves a new date: the leader of the agency or, where it has none, the head of the desk.
const Actor& approver_at(const Desk& desk);

// The offices a dossier goes through, without the desk, the last of them deciding; none when the desk decides itself.
std::vector<const Office*> path_of(const Desk& desk, const Matter& matter, Date date);

}  // namespace motcua::simulation
