#pragma once

#include "tests/support/office.hpp"

#include <string>
#include <vector>

namespace motcua::tests {

// A request that has to be refused, and how: the status, the reason's name, and the JSON pointer to what is at fault
// (empty when the request as a whole is).
struct BadInput {
    const char* name;
    std::string body;
    int status;
    const char* reason;
    const char* pointer = "";
};

struct Target {
    std::string method;
    std::string path;
    Headers headers = {};
};

// Sends each request in Vietnamese and in English and checks the refusal in both.
void check_refused(Client& client, const Target& target, const std::vector<BadInput>& table);

// The refusals that every body that is read meets, whatever it is about.
std::vector<BadInput> bad_json();

// A body with the member at the JSON pointer set to the value, or taken out.
std::string with(Json body, const std::string& pointer, const Json& value);
std::string without(Json body, const std::string& parent, const std::string& name);

// `count` times the letter, of two bytes.
std::string letters(std::size_t count);

// Everything the office has on record: dossiers with their versions, journals' heads, manifests.
std::string on_record(Office& office);

// A dossier received at the demo desk; its code.
std::string received(Office& office);

}  // namespace motcua::tests
