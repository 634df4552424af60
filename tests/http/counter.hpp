#pragma once

#include "tests/http/load.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace motcua::tests {

// A desk and a department that hand dossiers to one another, from Monday 2 March 2015, 08:00 on. The desk works from
// 07:30 to 11:30 and from 13:30 to 16:00; EPAR.KT01 allots half a day to the desk and twelve days to the department.
struct Counter {
    Office office{"2015-03-02T08:00:00+07:00"};

    std::string receive()
    {
        const Answer answer = office.as("tiepnhan")
                                  .post("/api/v1/dossiers", {{"procedure", "EPAR.KT01"},
                                                             {"desk", kDesk},
                                                             {"channel", "direct"},
                                                             {"applicant", {{"name", "Nguyễn Văn An"}}}});
        REQUIRE(answer.status == 201);
        return answer.json()["code"];
    }
    Json send(const char* who, const char* from, const char* to, const Json& codes, const char* carries = "both")
    {
        const Answer answer = office.as(who).post(
            "/api/v1/handoffs", {{"from", from}, {"to", to}, {"dossiers", codes}, {"carries", carries}});
        REQUIRE_MESSAGE(answer.status == 201, answer.body);
        return answer.json();
    }
    Answer close(const char* who, const Json& handoff, const std::string& how, const Json& body)
    {
        return office.as(who).post("/api/v1/handoffs/" + std::to_string(handoff["id"].get<int>()) + "/" + how, body);
    }
    // Every error of a refusal as "status reason pointer: sentence".
    std::vector<std::string> refusals(const Answer& answer)
    {
        std::vector<std::string> all;
        const Json body = answer.json();
        REQUIRE_MESSAGE(body.contains("errors"), answer.status, ": ", answer.body);
        for (const Json& error : body["errors"]) {
            all.push_back(std::to_string(answer.status) + " " + error["code"].get<std::string>() + " " +
                          error["pointer"].get<std::string>() + ": " + error["detail"].get<std::string>());
        }
        return all;
    }
    Json read(const char* who, const std::string& target)
    {
        const Answer answer = office.as(who).get(target);
        REQUIRE_MESSAGE(answer.status == 200, target, ": ", answer.body);
        return answer.json();
    }
    Json dossier(const std::string& code, const std::string& part = "")
    {
        return read("motcua", "/api/v1/dossiers/" + code + part);
    }
    bool may(const char* who, const std::string& code, const char* action)
    {
        const Json allowed = read(who, "/api/v1/dossiers/" + code)["allowed"];
        return std::ranges::find(allowed, action) != allowed.end();
    }
};

}  // namespace motcua::tests
