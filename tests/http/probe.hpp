#pragma once

#include "api/routes.hpp"
#include "tests/support/office.hpp"

#include <optional>
#include <string>
#include <vector>

// What somebody may try at each route with what they have heard of another agency's affairs.

namespace motcua::tests {

// Names and numbers of another agency's things.
struct Foreign {
    std::string dossier;
    std::string handoff;
    std::string edition;  // a draft
    std::string deputy;
    std::string unit;  // the agency
    std::string account;
    std::string applicant;
    std::string phone;
    std::string notice;
    std::string closing;  // of a period
};

// What nobody has, in the same shape.
Foreign nobodys();

struct Probe {
    std::string method;
    std::string target;
    std::string body;
    Headers headers;
    // Whether who has no part in a thing may not even learn that there is one: the answer is the same as for one there
    // is not.
    bool hides_existence = false;
};

// The requests to try at a route; nothing for a route nobody has thought about.
std::optional<std::vector<Probe>> probes_of(const api::Route& route, const Foreign& foreign);

}  // namespace motcua::tests
