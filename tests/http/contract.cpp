#include "tests/http/contract.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>

namespace motcua::tests {
namespace {

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

const Json* member(const Json& object, const std::string& name)
{
    const auto found = object.find(name);
    return found == object.end() ? nullptr : &*found;
}

}  // namespace

Contract::Contract(Office& office) : schemas_(office.client().get("/api/openapi.json").json()) {}

Answer Contract::ask(Client& client, const Asked& asked)
{
    Headers headers = asked.headers;
    if (asked.body) headers.emplace_back("Content-Type", "application/json");
    Answer answer = client.send(asked.method, asked.target, asked.body ? asked.body->dump() : "", headers);
    check(asked, answer);
    if (answer.status >= 200 && answer.status < 400) answered_.insert(asked.method + " " + asked.path);
    return answer;
}

void Contract::check(const Asked& asked, const Answer& answer) const
{
    const Json& operation = document().at("paths").at(asked.path).at(lower(asked.method));
    const Json& responses = operation.at("responses");
    INFO(asked.method, " ", asked.target, ": ", answer.body);
    const Json* found = member(responses, std::to_string(answer.status));
    if (found == nullptr) found = member(responses, "default");
    REQUIRE_MESSAGE(found != nullptr, "the status ", answer.status, " is not in the contract");
    const Json& response = schemas_.resolve(*found);
    const Json headers = response.value("headers", Json::object());
    for (const auto& [name, header] : headers.items()) {
        const bool sent = !answer.header(lower(name)).empty();
        CHECK_MESSAGE(sent, "the header ", name, " is missing");
    }
    if (!response.contains("content")) {
        CHECK(answer.body.empty());
        return;
    }
    const std::string sent = answer.header("content-type");
    const std::string type = sent.substr(0, sent.find(';'));
    REQUIRE_MESSAGE(response["content"].contains(type), "the type ", type, " is not in the contract");
    if (type.find("json") == std::string::npos) return;
    if (answer.status >= 400) CHECK_MESSAGE(answer.body.find("{0}") == std::string::npos, "a placeholder is left open");
    const auto faults = schemas_.faults(response["content"][type]["schema"], answer.json());
    CHECK_MESSAGE(faults.empty(), lines(faults));
}

std::string lines(const std::vector<std::string>& faults)
{
    std::string text;
    for (const std::string& fault : faults) text += "\n  " + fault;
    return text;
}

}  // namespace motcua::tests
