#include "tests/http/contract.hpp"

#include "api/problem.hpp"
#include "api/routes.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>

using namespace motcua;
using namespace motcua::tests;

namespace {

// The path of a pattern with something in each {…}.
std::string filled(std::string_view pattern)
{
    std::string path{pattern};
    for (const auto& [name, value] : {std::pair{"{code}", "X24.217-150211-0001"},
                                      {"{id}", "1"},
                                      {"{token}", "B"},
                                      {"{year}", "2015"},
                                      {"{unit}", "X24.217.KT"}}) {
        if (const auto at = path.find(name); at != std::string::npos) path.replace(at, std::string{name}.size(), value);
    }
    return path;
}

// Every example below a node that has a schema beside it.
void check_examples(const Schemas& schemas, const Json& node)
{
    if (node.is_array()) {
        for (const Json& item : node) check_examples(schemas, item);
    }
    if (!node.is_object()) return;
    if (node.contains("example") && node.contains("schema")) {
        const auto faults = schemas.faults(node["schema"], node["example"]);
        CHECK_MESSAGE(faults.empty(), node["example"].dump(), lines(faults));
    }
    if (node.contains("examples") && node.contains("type")) {
        for (const Json& example : node["examples"]) {
            const auto faults = schemas.faults(node, example);
            CHECK_MESSAGE(faults.empty(), example.dump(), lines(faults));
        }
    }
    if (node.contains("$ref")) CHECK_NOTHROW(schemas.resolve(node));
    for (const auto& [name, member] : node.items()) check_examples(schemas, member);
}

std::string joined(const std::vector<std::string_view>& methods)
{
    std::string text;
    for (const auto method : methods) text += (text.empty() ? "" : ", ") + std::string{method};
    return text;
}

}  // namespace

TEST_CASE("the contract lists exactly the routes of the service")
{
    Office office;
    const Contract contract{office};
    std::set<std::string> served;
    for (const api::Route& route : api::routes()) {
        served.insert(std::string{route.method} + " " + std::string{route.pattern});
    }
    std::set<std::string> promised;
    for (const auto& [path, item] : contract.document()["paths"].items()) {
        for (const auto& [method, operation] : item.items()) {
            if (method == "parameters") continue;
            std::string name = method;
            std::ranges::transform(name, name.begin(),
                                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
            promised.insert(name + " " + path);
        }
    }
    CHECK(served == promised);
    check_examples(contract.schemas(), contract.document());
}

TEST_CASE("the contract lists every problem with its status")
{
    Office office;
    const Contract contract{office};
    const Json& statuses = contract.document()["x-problems"];
    const Json& types = contract.document()["components"]["schemas"]["Problem"]["properties"]["type"]["enum"];
    CHECK(types.size() == statuses.size());
    for (int i = 0; i <= static_cast<int>(Reason::internal); ++i) {
        const auto reason = static_cast<Reason>(i);
        const std::string name{to_string(reason)};
        CAPTURE(name);
        CHECK(statuses.value(name, 0) == api::http_status(reason));
        CHECK(std::ranges::find(types, Json("urn:motcua:problem:" + name)) != types.end());
    }
}

TEST_CASE("without a sign-in every route that needs one answers 401")
{
    Office office;
    Contract contract{office};
    Client stranger = office.client();
    for (const api::Route& route : api::routes()) {
        if (route.auth == api::Auth::open) continue;
        const std::string path{route.pattern};
        CAPTURE(path);
        const bool has_body = route.method == "POST";
        const Answer answer = contract.ask(stranger, {std::string{route.method}, path, filled(path),
                                                      has_body ? std::optional{Json::object()} : std::nullopt});
        CHECK(answer.status == 401);
        CHECK(answer.json()["type"] == "urn:motcua:problem:not-signed-in");
        CHECK(answer.header("www-authenticate") == "Bearer");
        const Answer forged =
            contract.ask(stranger, {std::string{route.method},
                                    path,
                                    filled(path),
                                    {},
                                    {{"Authorization", "Bearer nobody"}, {"Cookie", "motcua_session=x"}}});
        CHECK(forged.status == 401);
    }
}

TEST_CASE("a known path with another method answers 405 with what it takes, an unknown path 404")
{
    Office office;
    const Contract contract{office};
    Client client = office.client();
    std::map<std::string, std::vector<std::string_view>> methods;
    for (const api::Route& route : api::routes()) methods[filled(route.pattern)].push_back(route.method);
    for (const auto& [path, allowed] : methods) {
        CAPTURE(path);
        const Answer answer = client.send("PATCH", path);
        CHECK(answer.status == 405);
        CHECK(answer.header("allow") == joined(allowed));
        CHECK(contract.schemas().faults({{"$ref", "#/components/schemas/Problem"}}, answer.json()).empty());
    }
    for (const char* path : {"/nothing", "/api/v1", "/api/v1/", "/api/v1/dossiers/", "/api/v1/dossiers//journal",
                             "/api/v1/dossiers/X24.217-150211-0001/delete", "/api/v1/handoffs/1/burn", "/tra-cuu/",
                             "/API/v1/units", "/api/v1/units/"}) {
        CAPTURE(path);
        for (const char* method : {"GET", "POST", "DELETE"}) {
            const Answer answer = client.send(method, path);
            CHECK(answer.status == 404);
            CHECK(answer.json()["type"] == "urn:motcua:problem:no-such-route");
        }
    }
}

TEST_CASE("problems are told in the language that is asked for")
{
    struct Wish {
        const char* accept;
        const char* language;
    };
    Office office;
    Client client = office.client();
    for (const Wish& wish : {Wish{"", "vi"},
                             {"vi", "vi"},
                             {"en", "en"},
                             {"EN-us", "en"},
                             {"en-GB,en;q=0.9", "en"},
                             {"vi;q=0.5, en;q=0.8", "en"},
                             {"en;q=0.5, vi", "vi"},
                             {"fr", "vi"},
                             {"*", "vi"},
                             {"fr, en;q=0.1", "en"},
                             {"en;q=nan", "vi"},
                             {"en;q=inf", "vi"},
                             {"en;q=0", "vi"},
                             {"enx", "vi"},
                             {"en;q=", "en"}}) {
        CAPTURE(wish.accept);
        const Answer answer = client.get("/api/v1/units", {{"Accept-Language", wish.accept}});
        CHECK(answer.header("content-language") == wish.language);
        const bool english = std::string{wish.language} == "en";
        CHECK(answer.json()["title"] == (english ? "Not signed in" : "Chưa đăng nhập"));
    }
}
