#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace motcua::tests {

// Checks values against the schemas of the contract, with the part of JSON Schema 2020-12 that api/openapi.json uses. A
// keyword it does not know is a fault, so that nothing is left unchecked in silence.
class Schemas {
public:
    using Json = nlohmann::json;

    explicit Schemas(Json document) : document_(std::move(document)) {}

    const Json& document() const { return document_; }
    // The node itself, or what its $ref names. Throws std::out_of_range when that is not there.
    const Json& resolve(const Json& node) const;

    // What is wrong with the value, one line each: "/pointer: why". Empty when it fits.
    std::vector<std::string> faults(const Json& schema, const Json& value) const;

private:
    Json document_;
};

}  // namespace motcua::tests
