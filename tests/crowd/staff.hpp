#pragma once

#include "domain/access.hpp"
#include "tests/support/office.hpp"

#include <string>
#include <vector>

namespace motcua::tests {

// Somebody who works at an office, with a session that several clients may share.
struct Colleague {
    std::string account;
    Role role = Role::reception_clerk;
    std::string unit;
    std::string cookie;
};

// Gives each unit of each agency people of the roles that belong to it, `desks` at a desk, and signs them in. Agencies
// without a desk get nobody.
std::vector<Colleague> staff_all(const Office& office, const std::vector<std::string>& agencies, int desks);

}  // namespace motcua::tests
