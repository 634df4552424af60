#pragma once

#include "tests/support/office.hpp"
#include "tests/support/schema.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace motcua::tests {

// One request, and the path of the contract it goes to: "/api/v1/dossiers/{code}".
struct Asked {
    std::string method;
    std::string path;
    std::string target;
    std::optional<Json> body = {};
    Headers headers = {};
};

// Holds every answer of an office against what the contract says about it.
class Contract {
public:
    explicit Contract(Office& office);

    const Schemas& schemas() const { return schemas_; }
    const Json& document() const { return schemas_.document(); }

    // Sends the request and checks that the status is one the contract knows and that body and headers are as it says.
    Answer ask(Client& client, const Asked& asked);

    // "GET /api/v1/units" … of every request answered well so far.
    const std::set<std::string>& answered() const { return answered_; }

private:
    void check(const Asked& asked, const Answer& answer) const;

    Schemas schemas_;
    std::set<std::string> answered_;
};

// The lines of a list of faults, for a message.
std::string lines(const std::vector<std::string>& faults);

}  // namespace motcua::tests
