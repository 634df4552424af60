#pragma once

#include "tests/http/load.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

// A desk and what comes in there.

namespace motcua::tests {

struct Reception {
    Office office;

    explicit Reception(const std::string& start = "2015-03-02T08:00:00+07:00", std::vector<std::string> settings = {})
        : office(start, std::move(settings))
    {
    }

    Client fresh(const char* account = "tiepnhan")
    {
        Client client = office.client();
        client.sign_in(account);
        return client;
    }
    Answer post(const std::string& path, const Json& body, const char* who = "tiepnhan")
    {
        return fresh(who).post("/api/v1/" + path, body, {{"If-Match", "*"}});
    }
    // "201", or status, reason and pointer.
    std::string attempt(const std::string& path, const Json& body, const char* who = "tiepnhan")
    {
        const Answer answer = post(path, body, who);
        if (answer.status < 300) return std::to_string(answer.status);
        const Json json = answer.json();
        const std::string type = json["type"];
        std::string text = std::to_string(answer.status) + " " + type.substr(type.rfind(':') + 1);
        if (json.contains("errors")) text += " " + json["errors"][0]["pointer"].get<std::string>();
        return text;
    }
    Json made(const std::string& path, const Json& body)
    {
        const Answer answer = post(path, body);
        REQUIRE_MESSAGE(answer.status < 300, answer.body);
        return answer.json();
    }
    Json get(const std::string& path, const char* who = "motcua") { return fresh(who).get("/api/v1/" + path).json(); }
    std::string kinds(const std::string& code)
    {
        std::string text;
        for (const Json& entry : get("dossiers/" + code + "/journal")["items"])
            text += (text.empty() ? "" : " ") + entry["kind"].get<std::string>();
        return text;
    }
    // "received filed guided not_accepted" of March 2015.
    std::string figures()
    {
        const Json json = get("indicators?from=2015-03-01&to=2015-04-01")["items"][0];
        std::string text;
        for (const char* name : {"received", "filed", "guided", "not_accepted"})
            text += (text.empty() ? "" : " ") + std::to_string(json[name].get<int>());
        return text;
    }
};

inline Json came_in(const char* channel)
{
    return {{"procedure", "EPAR.KT01"},
            {"desk", kDesk},
            {"channel", channel},
            {"applicant", {{"name", "Nguyễn Văn An"}, {"phone", "0912345678"}}},
            {"documents", Json::array({{{"name", "Đơn đề nghị"}, {"originals", 1}}})}};
}

inline Json with(Json body, const Json& more)
{
    body.update(more);
    return body;
}

inline std::string short_time(const Json& moment)
{
    return moment.is_null() ? "null" : moment.get<std::string>().substr(0, 16);
}

}  // namespace motcua::tests
