#pragma once

#include "tests/http/load.hpp"
#include "tests/http/target_fixture.hpp"

namespace motcua::tests {

// An office of 2015 whose district has targets, and short ways to ask about them and to change them.

inline const std::string kBoard = "/api/v1/scoreboards/2015";
inline const std::string kTargetsOfKt = kBoard + "/units/X24.217.KT";
inline const Headers kAny{{"If-Match", "*"}};

struct Scoreboards : Office {
    Scoreboards()
    {
        const Run imported = import_targets(*this);
        REQUIRE_MESSAGE(imported.code == 0, imported.err);
        CHECK(imported.out == "targets: 7 added, 0 changed, 0 unchanged\n");
    }

    Client fresh(const char* account) const
    {
        Client client = this->client();
        client.sign_in(account);
        return client;
    }
    Json board(const char* account = "lanhdao") { return as(account).get(kBoard).json(); }
    Json targets(const char* unit = "X24.217.KT") { return as("lanhdao").get(kBoard + "/units/" + unit).json(); }
    Answer report(const char* who, const Json& body, Headers headers = kAny, const char* unit = "X24.217.KT")
    {
        return as(who).post(kBoard + "/units/" + unit + "/report", body, std::move(headers));
    }
    Answer withdraw(const char* who, const Json& body, const char* unit = "X24.217.KT")
    {
        return as(who).post(kBoard + "/units/" + unit + "/withdraw", body, kAny);
    }
    // Decided at the desk at once, or when it is long due.
    void decide_a_dossier(const char* decided)
    {
        Client clerk = fresh("tiepnhan");
        const Answer dossier = clerk.post("/api/v1/dossiers", {{"procedure", "EPAR.KT01"},
                                                               {"desk", kDesk},
                                                               {"channel", "direct"},
                                                               {"applicant", {{"name", "Lê Văn Tám"}}}});
        REQUIRE(dossier.status == 201);
        set_clock(decided);
        Client head = fresh("motcua");
        const std::string code = dossier.json()["code"];
        CHECK(head.post("/api/v1/dossiers/" + code + "/decide", {{"outcome", "approved"}}, kAny).status == 200);
    }
};

inline Json share(int count, double percent)
{
    return {{"count", count}, {"percent", percent}};
}

inline std::string type_of(const Answer& answer)
{
    const std::string type = answer.json().value("type", "");
    return std::to_string(answer.status) + " " + type.substr(type.rfind(':') + 1);
}

inline Json with_figure(int task, int target, const char* actual)
{
    return {{"task", task}, {"target", target}, {"actual", actual}, {"reason", "Báo cáo quý"}};
}

}  // namespace motcua::tests
