#pragma once

#include "tests/http/contract.hpp"
#include "tests/http/load.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

// An office whose calendar is changed. Received on Wednesday 11/02/2015 with five working days, a dossier is due on
// Wednesday 25/02: 12, 13 and Saturday 14 February are worked, then Tết until Monday 23, then 24 and 25.

namespace motcua::tests {

inline constexpr const char* kBefore = "2015-02-25";
inline constexpr const char* kAfter = "2015-02-26";  // when Tuesday 24 is off, too

inline Json day_off(const char* date, const char* type = "HOLIDAY")
{
    return {{"reason", "Công văn 12"}, {"days", Json::array({{{"date", date}, {"type", type}, {"name", "Nghỉ"}}})}};
}

struct Calendars : Office {
    Contract contract{*this};

    Answer ask(const char* who, const std::string& method, const std::string& path, const Json& body = nullptr)
    {
        static const std::string root = "/api/v1/calendars";
        std::string pattern = path;
        if (const auto id = path.find_first_of("0123456789"); id != std::string::npos) {
            const auto end = path.find_first_not_of("0123456789", id);
            pattern = path.substr(0, id) + "{id}" + (end == std::string::npos ? "" : path.substr(end));
        }
        pattern = pattern.substr(0, pattern.find('?'));
        return contract.ask(as(who), {method, root + pattern, root + path,
                                      body.is_null() ? std::optional<Json>{} : std::optional{body}});
    }
    std::string draft(const Json& body)
    {
        const Answer answer = ask("quantri", "POST", "", body);
        REQUIRE_MESSAGE(answer.status == 201, answer.body);
        return std::to_string(answer.json()["id"].get<int>());
    }
    Json publish(const std::string& id)
    {
        const Answer answer = ask("quantri", "POST", "/" + id + "/publish", Json::object());
        REQUIRE_MESSAGE(answer.status == 200, answer.body);
        return answer.json();
    }
    std::string receive()
    {
        const Answer answer = as("tiepnhan")
                                  .post("/api/v1/dossiers", {{"procedure", "EPAR.KT06"},
                                                             {"desk", "X24.217.MC"},
                                                             {"channel", "direct"},
                                                             {"applicant", {{"name", "Nguyễn Văn An"}}}});
        REQUIRE_MESSAGE(answer.status == 201, answer.body);
        return answer.json()["code"];
    }
    std::string due(const std::string& code)
    {
        const Json deadline = as("tiepnhan").get("/api/v1/dossiers/" + code).json()["deadline"];
        return deadline["due_at"].get<std::string>().substr(0, 10);
    }
    Run calendar(std::vector<std::string> arguments)
    {
        arguments.insert(arguments.begin(), "calendar");
        arguments.insert(arguments.end(), {"--database", database_url()});
        return run(arguments);
    }
    std::int64_t number(const std::string& sql) { return number_of(database_url(), sql); }
};

}  // namespace motcua::tests
