#include "tests/server/program.hpp"
#include "tests/support/deadline_vectors.hpp"

#include <doctest/doctest.h>

#include <sstream>

using namespace motcua::tests;
using motcua::api::Json;

namespace {

constexpr const char* kCase =
    R"({"calendar":{"week":[{"weekday":1,"segments":["07:30-11:30"]}]},"limit":{"amount":1,"unit":"working_day"},)"
    R"("received_at":"2025-03-10T09:00:00+07:00"})";
constexpr const char* kDue = "2025-03-17T11:30:00+07:00";

std::vector<Json> lines(const std::string& out)
{
    std::vector<Json> all;
    std::istringstream in{out};
    for (std::string line; std::getline(in, line);) all.push_back(Json::parse(line));
    return all;
}

}  // namespace

TEST_CASE("motcua deadline answers every worked example, one a line, in their order")
{
    const Json table = deadline_table();
    const auto vectors = deadline_vectors(table, "case");
    std::string input;
    for (const Json& vector : vectors) input += case_of(table, vector).dump() + "\n";
    const Run result = run({"deadline"}, input);
    CHECK(result.code == 0);
    CHECK(result.err.empty());
    const auto answers = lines(result.out);
    REQUIRE(answers.size() == vectors.size());
    for (std::size_t i = 0; i < vectors.size(); ++i) {
        CAPTURE(vectors[i].dump());
        for (const auto& [name, value] : vectors[i]["expect"].items()) CHECK(answers[i][name] == value);
    }
}

TEST_CASE("a bad line is answered in its place and the rest goes on")
{
    const std::string good = kCase;
    const std::string input =
        good + "\n{\n\n  \t\n{\"limit\":{}}\r\n" + std::string(1'100'000, ' ') + "\n" + good + "\r\n\xFF\n" + good;
    const Run result = run({"deadline", "-"}, input);
    CHECK(result.code == 0);
    const auto answers = lines(result.out);
    REQUIRE(answers.size() == 7);
    for (const std::size_t i : {0U, 4U, 6U}) CHECK(answers[i]["due_at"] == kDue);
    CHECK(answers[1]["error"]["type"] == "urn:motcua:problem:malformed-json");
    CHECK(answers[1]["error"]["line"] == 2);
    CHECK(answers[2]["error"]["line"] == 5);
    CHECK(answers[2]["error"]["errors"].dump() ==
          R"([{"pointer":"/calendar","code":"missing-field","detail":"Cần có thông tin này."},)"
          R"({"pointer":"/limit/unit","code":"missing-field","detail":"Cần có thông tin này."},)"
          R"({"pointer":"/limit/amount","code":"missing-field","detail":"Cần có thông tin này."},)"
          R"({"pointer":"/received_at","code":"missing-field","detail":"Cần có thông tin này."}])");
    CHECK(answers[3]["error"]["type"] == "urn:motcua:problem:body-too-large");
    CHECK(answers[5]["error"]["line"] == 8);
}

TEST_CASE("motcua deadline reads a file, in either form and language, and needs no input at all")
{
    const Folder folder;
    const std::string file = folder.write("cases.jsonl", std::string{kCase} + "\n");
    const auto answer = [&](const std::vector<std::string>& options) {
        std::vector<std::string> words{"deadline", file};
        words.insert(words.end(), options.begin(), options.end());
        const auto answers = lines(run(words).out);
        REQUIRE(answers.size() == 1);
        return answers[0];
    };
    CHECK(answer({})["due_at"] == kDue);
    CHECK(answer({})["explanation"].size() == 3);
    CHECK(answer({"--form", "full"})["explanation"].size() == 8);
    CHECK(answer({"--language", "en"})["explanation"][0]["sentence"] ==
          "Mon 10/03/2025: working day, the first day, not counted.");
    const Run nothing = run({"deadline"});
    CHECK(nothing.code == 0);
    CHECK(nothing.out.empty());
}

TEST_CASE("what is wrong with the command itself ends it")
{
    CHECK(run({"deadline", "--form", "long"}).code == 2);
    CHECK(run({"deadline", "--language", "fr"}).code == 2);
    const Run missing = run({"deadline", "/nowhere/cases.jsonl"});
    CHECK(missing.code == 1);
    CHECK(missing.err.starts_with("motcua: cannot read /nowhere/cases.jsonl: "));
    CHECK(run({"deadline", "/"}).code == 1);
    CHECK(run({"deadline", "--help"}).out.contains("JSON"));
}

TEST_CASE("a unit has no meaning without a database")
{
    const Run result =
        run({"deadline"}, R"({"unit":"X24","limit":{"unit":"none"},"received_at":"2025-03-10T09:00:00Z"})");
    CHECK(lines(result.out)[0]["error"]["errors"][1]["pointer"] == "/unit");
}
