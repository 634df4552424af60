#include "tests/http/bad_input.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

namespace motcua::tests {
namespace {

constexpr const char* kTypes = "urn:motcua:problem:";

// The reason at the pointer; the problem's own type where no field is at fault.
std::string reason_at(const Json& problem, const std::string& pointer)
{
    if (pointer.empty()) {
        const auto type = problem.value("type", "");
        return problem.contains("errors") ? "errors " + problem["errors"].dump()
                                          : type.substr(std::string{kTypes}.size());
    }
    std::string found;
    for (const Json& error : problem.value("errors", Json::array())) {
        if (error["pointer"] == pointer) found += (found.empty() ? "" : " and ") + error["code"].get<std::string>();
    }
    return found;
}

std::string words_of(const Json& problem)
{
    std::string words = problem.value("title", "") + ". " + problem.value("detail", "");
    for (const Json& error : problem.value("errors", Json::array())) words += " " + error.value("detail", "");
    return words;
}

void check(const Answer& answer, const BadInput& bad)
{
    CHECK(answer.status == bad.status);
    CHECK(answer.header("content-type") == "application/problem+json");
    const Json problem = answer.json();
    REQUIRE(problem.is_object());
    CHECK(problem["status"] == bad.status);
    CHECK_FALSE(problem.value("request_id", "").empty());
    CHECK(reason_at(problem, bad.pointer) == std::string{bad.reason});
    // No placeholder is left open.
    CHECK(words_of(problem).find("{0}") == std::string::npos);
    CHECK(words_of(problem).find("{1}") == std::string::npos);
    CHECK_FALSE(problem.value("detail", "").empty());
}

}  // namespace

void check_refused(Client& client, const Target& target, const std::vector<BadInput>& table)
{
    for (const BadInput& bad : table) {
        INFO(target.path, ": ", std::string{bad.name});
        Headers headers = target.headers;
        if (!bad.body.empty()) headers.emplace_back("Content-Type", "application/json");
        const Answer vietnamese = client.send(target.method, target.path, bad.body, headers);
        headers.emplace_back("Accept-Language", "en");
        const Answer english = client.send(target.method, target.path, bad.body, headers);
        INFO(vietnamese.body);
        check(vietnamese, bad);
        check(english, bad);
        CHECK(vietnamese.header("content-language") == "vi");
        CHECK(english.header("content-language") == "en");
        CHECK(words_of(vietnamese.json()) != words_of(english.json()));
    }
}

std::vector<BadInput> bad_json()
{
    return {{"half an object", R"({"note": )", 400, "malformed-json"},
            {"no JSON at all", "xin chào", 400, "malformed-json"},
            {"a comment", "{/* */}", 400, "malformed-json"},
            {"two values", "{} {}", 400, "malformed-json"},
            {"a list", "[]", 400, "malformed-json"},
            {"a text", R"("x")", 400, "malformed-json"},
            {"null", "null", 400, "malformed-json"},
            {"invalid UTF-8", "{\"note\": \"\xC3\x28\"}", 400, "malformed-json"},
            {"a NUL byte", std::string{"{\"note\": \"a\0b\"}", 15}, 400, "malformed-json"},
            {"half a surrogate pair", R"({"note": "\ud800"})", 400, "malformed-json"},
            {"a name twice", R"({"note": "a", "note": "b"})", 400, "malformed-json"},
            {"a name twice further down", R"({"x": [{"y": 1, "y": 2}]})", 400, "malformed-json"},
            {"too deep", std::string(40, '[') + std::string(40, ']'), 400, "malformed-json"},
            {"far too deep", std::string(100000, '['), 400, "malformed-json"},
            {"a number beyond all", R"({"note": 1e999})", 400, "malformed-json"},
            {"an unknown member", R"({"nothing": 1})", 422, "unknown-field", "/nothing"},
            {"an unknown member with a slash", R"({"a/b~c": 1})", 422, "unknown-field", "/a~1b~0c"}};
}

std::string with(Json body, const std::string& pointer, const Json& value)
{
    body[Json::json_pointer{pointer}] = value;
    return body.dump();
}

std::string without(Json body, const std::string& parent, const std::string& name)
{
    body[Json::json_pointer{parent}].erase(name);
    return body.dump();
}

std::string letters(std::size_t count)
{
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += "ấ";
    return text;
}

std::string on_record(Office& office)
{
    Client& inspector = office.as("thanhtra");
    std::string record;
    for (const Json& dossier : inspector.get("/api/v1/dossiers?limit=200").json()["items"]) {
        const std::string code = dossier["code"];
        record += code + " " + dossier["version"].dump() + " " + dossier["status"].dump() + " ";
        record += inspector.get("/api/v1/dossiers/" + code + "/journal").json()["head"].dump() + "\n";
    }
    for (const Json& handoff : inspector.get("/api/v1/handoffs?limit=200").json()["items"])
        record += handoff.dump() + "\n";
    return record;
}

std::string received(Office& office)
{
    const Answer answer = office.as("tiepnhan")
                              .post("/api/v1/dossiers", {{"procedure", "EPAR.KT01"},
                                                         {"desk", "X24.217.MC"},
                                                         {"channel", "direct"},
                                                         {"applicant", {{"name", "Nguyễn Văn An"}}}});
    if (answer.status != 201) throw std::runtime_error("nothing was received: " + answer.body);
    return answer.json()["code"];
}

}  // namespace motcua::tests
