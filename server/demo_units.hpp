#pragma once

#include "domain/catalogue.hpp"

#include <optional>
#include <string>
#include <vector>

namespace motcua::server {

// Where the people of a demo sit: one office with a desk, a department, leaders, and the agency above.
struct DemoUnits {
    std::string desk;
    std::string department;
    std::string leaders;
    std::string control;
    std::string top;

    bool operator==(const DemoUnits&) const = default;
};

// Chooses among the units in force: the agency with a desk, leaders (an office whose code ends in .UB) and most
// departments, the first by code of equals. Nothing when there is no such agency.
std::optional<DemoUnits> choose_demo_units(const std::vector<Unit>& in_force);

}  // namespace motcua::server
