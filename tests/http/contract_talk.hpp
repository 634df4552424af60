#pragma once

#include "tests/http/contract.hpp"
#include "tests/http/load.hpp"

#include <doctest/doctest.h>

#include <string>

namespace motcua::tests {

inline constexpr const char* kDossier = "/api/v1/dossiers/{code}";
inline const Headers kAnyVersion{{"If-Match", "*"}};

inline Json receipt(const std::string& name)
{
    return {{"procedure", "EPAR.KT01"}, {"desk", kDesk}, {"channel", "direct"}, {"applicant", {{"name", name}}}};
}

inline Json full_receipt()
{
    Json body = receipt("Nguyễn Văn An");
    body["applicant"].update({{"id_number", "121 456 789"},
                              {"phone", "0912.345.678"},
                              {"email", "an@example.vn"},
                              {"address", "Thị trấn Vôi, huyện Lạng Giang"}});
    body["submitter"] = {{"name", "Nguyễn Thị Bình"}, {"phone", "+84912345679"}};
    body["documents"] = Json::array({{{"name", "Bản vẽ thiết kế"}, {"originals", 2}, {"copies", 1}}});
    body["received_at"] = "2015-02-11T07:45:00+07:00";
    body["note"] = "Hồ sơ nộp thay";
    return body;
}

// Speaks to the office about one dossier or handoff after the other, always by the contract.
struct Talk {
    Office& office;
    Contract& contract;

    Json receive(const Json& body)
    {
        const Answer answer =
            contract.ask(office.as("tiepnhan"), {"POST", "/api/v1/dossiers", "/api/v1/dossiers", body});
        REQUIRE(answer.status == 201);
        CHECK(answer.header("location") == "/api/v1/dossiers/" + answer.json()["code"].get<std::string>());
        return answer.json();
    }
    Answer command(const char* who, const std::string& code, const std::string& name, const Json& body)
    {
        Answer answer = contract.ask(office.as(who), {"POST", std::string{kDossier} + "/" + name,
                                                      "/api/v1/dossiers/" + code + "/" + name, body, kAnyVersion});
        CHECK(answer.status == 200);
        return answer;
    }
    std::string send(const char* who, const char* from, const char* to, const Json& codes, const char* carries = "both")
    {
        const Answer answer =
            contract.ask(office.as(who), {"POST", "/api/v1/handoffs", "/api/v1/handoffs",
                                          Json{{"from", from}, {"to", to}, {"dossiers", codes}, {"carries", carries}}});
        REQUIRE(answer.status == 201);
        return std::to_string(answer.json()["id"].get<int>());
    }
    void close(const char* who, const std::string& handoff, const std::string& how, const Json& body)
    {
        const Answer answer = contract.ask(
            office.as(who), {"POST", "/api/v1/handoffs/{id}/" + how, "/api/v1/handoffs/" + handoff + "/" + how, body});
        CHECK(answer.status == 200);
    }
    Answer read(const char* who, const std::string& path, const std::string& target)
    {
        Answer answer = contract.ask(office.as(who), {"GET", path, target});
        CHECK(answer.status == 200);
        return answer;
    }
    void read_all_but_deadline_of(const std::string& code)
    {
        for (const char* part : {"", "/journal", "/custody"})
            read("tiepnhan", std::string{kDossier} + part, "/api/v1/dossiers/" + code + part);
    }
    void read_all_of(const std::string& code)
    {
        read_all_but_deadline_of(code);
        read("tiepnhan", std::string{kDossier} + "/deadline", "/api/v1/dossiers/" + code + "/deadline");
        const Answer full =
            read("tiepnhan", std::string{kDossier} + "/deadline", "/api/v1/dossiers/" + code + "/deadline?form=full");
        CHECK(full.json()["explanation"]["days"][0].contains("segments"));
    }
};

// What comes in and is not received at once: filings, guidances, refusals; several dossiers of one visit.
void go_through_the_intake(Talk& talk);
// A dossier with children.
void go_through_the_links(Talk& talk);
// The scoreboard of key tasks.
void go_through_the_targets(Talk& talk);
// One closes a month, another enters what came late.
void go_through_the_closings(Talk& talk);

}  // namespace motcua::tests
