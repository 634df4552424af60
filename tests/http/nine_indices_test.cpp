#include "tests/http/contract.hpp"
#include "tests/http/load.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace motcua::tests;

// Four building permits of Monday 2 March 2015, due after 15 working days on the 23rd; the department's step, of 12
// days, is up on the 18th. Two come back on the 3rd, one of which came online and had to be completed; one on the 19th,
// in time and yet after the step's date; one on the 31st, late. Log-ins end with the clock's jumps.

namespace {

constexpr const char* kReport = "/api/v1/reports/nine-indices";
constexpr const char* kDossiers = "/api/v1/reports/nine-indices/dossiers";
constexpr const char* kMarch = "?period=2015-03";

struct Scored {
    Office office{"2015-03-02T08:00:00+07:00"};
    Contract contract{office};
    std::vector<std::string> codes;

    Scored()
    {
        Client clerk = fresh("tiepnhan");
        const Json body{{"procedure", "EPAR.KT01"},
                        {"desk", kDesk},
                        {"channel", "direct"},
                        {"applicant", {{"name", "Nguyễn Văn An"}}}};
        for (int i = 0; i < 3; ++i) codes.push_back(post(clerk, "/api/v1/dossiers", body)["code"]);
        Json online = body;
        online["channel"] = "online";
        const std::string filed = post(clerk, "/api/v1/filings", online)["code"];
        post(clerk, "/api/v1/dossiers/" + filed + "/guide", {{"reason", "Thiếu bản vẽ"}});
        post(clerk, "/api/v1/dossiers/" + filed + "/receive", Json::object());
        codes.push_back(filed);
        const std::string there = send(clerk, kDesk, kDepartment, codes);
        office.set_clock("2015-03-02T09:00:00+07:00");
        Client staff = fresh("chuyenvien");
        post(staff, "/api/v1/handoffs/" + there + "/accept", Json::object());
        come_back("2015-03-03", {codes[0], codes[3]});
        come_back("2015-03-19", {codes[1]});
        come_back("2015-03-31", {codes[2]});
        office.set_clock("2015-04-01T08:00:00+07:00");
    }

    Client fresh(const char* account) const
    {
        Client client = office.client();
        client.sign_in(account);
        return client;
    }
    static Json post(Client& client, const std::string& target, const Json& body)
    {
        const Answer answer = client.post(target, body, {{"If-Match", "*"}});
        REQUIRE_MESSAGE(answer.status < 300, target, " ", answer.body);
        return answer.json();
    }
    static std::string send(Client& who, const char* from, const char* to, const std::vector<std::string>& dossiers)
    {
        return post(who, "/api/v1/handoffs", {{"from", from}, {"to", to}, {"dossiers", dossiers}})["id"].dump();
    }
    void come_back(const std::string& date, const std::vector<std::string>& dossiers)
    {
        office.set_clock(date + "T08:00:00+07:00");
        Client staff = fresh("chuyenvien");
        for (const std::string& code : dossiers)
            post(staff, "/api/v1/dossiers/" + code + "/decide", {{"outcome", "approved"}});
        const std::string back = send(staff, kDepartment, kDesk, dossiers);
        office.set_clock(date + "T09:00:00+07:00");
        Client clerk = fresh("tiepnhan");
        post(clerk, "/api/v1/handoffs/" + back + "/accept", Json::object());
    }
    Json ask(const char* who, const char* path, const std::string& query)
    {
        Client client = fresh(who);
        const Answer answer = contract.ask(client, {"GET", path, path + query});
        REQUIRE_MESSAGE(answer.status == 200, answer.body);
        return answer.json();
    }
    std::string refusal(const char* who, const char* path, const std::string& query)
    {
        Client client = fresh(who);
        const Answer answer = contract.ask(client, {"GET", path, path + query});
        const Json json = answer.json();
        return std::to_string(answer.status) + " " + json["type"].get<std::string>() + " " +
               json["errors"][0]["pointer"].get<std::string>();
    }
};

}  // namespace

TEST_CASE("a unit is scored by three of nine indices, and its band is left open between two")
{
    Scored office;
    const Json report = office.ask("tiepnhan", kReport, kMarch);
    REQUIRE(report["items"].size() == 2);
    const Json& unit = report["items"][0];
    CHECK(unit["group"] == kDepartment);
    CHECK(unit["decided"] == 4);
    CHECK(unit["index_1"] == 1.5);  // 2 + 2 + 0 + 2
    CHECK(unit["index_2"] == 1.0);  // 2 + 0 + 0 + 2
    CHECK(unit["index_3"] == 1.8);  // 2 + 2 + 2 + 1 of four: 1.75
    for (const char* index : {"index_1_dossiers", "index_2_dossiers", "index_3_dossiers"}) CHECK(unit[index] == 4);
    CHECK(unit["score"] == 4.3);
    CHECK(unit["most_score"] == 16.3);
    CHECK(unit["left_out"] == "4, 5, 6, 7, 8, 9");
    CHECK(unit["band"].is_null());
    CHECK(unit["band_at_least"] == "Yếu");
    CHECK(unit["band_at_most"] == "Xuất sắc");
    const Json& total = report["items"][1];
    CHECK(total["sum"] == true);
    CHECK(total["score"] == 4.3);
    CHECK(total["band_at_least"].is_null());
    REQUIRE(report["notes"].size() == 11);
    CHECK(report["notes"][5].get<std::string>().contains("Chưa tính"));

    CHECK(office.ask("tiepnhan", kReport, "?period=2015-03&group_by=unit")["items"] == report["items"]);
    const Json by_field = office.ask("tiepnhan", kReport, "?period=2015-03&group_by=field");
    CHECK(by_field["items"][0]["score"] == 4.3);
    CHECK(by_field["items"][0]["band_at_least"].is_null());
    const Json nothing = office.ask("tiepnhan", kReport, "?period=2015-02");
    REQUIRE(nothing["items"].size() == 1);
    CHECK(nothing["items"][0]["score"].is_null());
    CHECK(nothing["items"][0]["index_1"].is_null());
}

TEST_CASE("an official with exactly five points has done all of the task, for those who may see persons")
{
    Scored office;
    // Without the late one: 6/3 = 2.0, 4/3 = 1.3, 5/3 = 1.7.
    const std::string until_25 = "?from=2015-03-01&to=2015-03-25&group_by=person";
    const Json five = office.ask("truongphong", kReport, until_25)["items"][0];
    CHECK(five["group"] == "chuyenvien");
    CHECK(five["score"] == 5.0);
    CHECK(five["most_score"] == 9.0);
    CHECK(five["left_out"] == "4, 7");
    CHECK(five["band"] == "Hoàn thành 100% nhiệm vụ");
    const Json open = office.ask("truongphong", kReport, "?period=2015-03&group_by=person")["items"][0];
    CHECK(open["score"] == 4.3);
    CHECK(open["band"].is_null());
    CHECK(open["band_at_least"] == "Hoàn thành từ 70% đến dưới 100% nhiệm vụ");
    CHECK(open["band_at_most"] == "Hoàn thành 100% nhiệm vụ");
    for (const char* who : {"tiepnhan", "chuyenvien"}) {
        CHECK(office.refusal(who, kReport, until_25) == "403 urn:motcua:problem:forbidden-role /group_by");
        CHECK(office.refusal(who, kDossiers, "?period=2015-03&by_person=chuyenvien") ==
              "403 urn:motcua:problem:forbidden-role /by_person");
    }
}

TEST_CASE("the dossiers behind a line have its points")
{
    Scored office;
    const auto points = [](const Json& item) {
        std::string text;
        for (const char* index : {"points_1", "points_2", "points_3"}) text += item[index].dump();
        return text;
    };
    const Json list = office.ask("tiepnhan", kDossiers, std::string{kMarch} + "&by_unit=" + kDepartment);
    REQUIRE(list["items"].size() == 6);
    const std::vector<std::string> expected{"222", "202", "002", "221"};
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(list["items"][i]["code"] == office.codes[i]);
        CHECK(points(list["items"][i]) == expected[i]);
    }
    CHECK(points(list["items"][4]) == "647");
    CHECK(points(list["items"][5]) == "444");
    CHECK(office.ask("truongphong", kDossiers, "?period=2015-03&by_person=chuyenvien")["items"] == list["items"]);
    CHECK(office.ask("truongphong", kDossiers, "?period=2015-03&by_person=tiepnhan")["items"].size() == 2);
    CHECK(office.ask("tiepnhan", kDossiers, std::string{kMarch} + "&by_unit=" + kDesk)["items"].size() == 2);

    const auto fault = [&](const std::string& query) { return office.refusal("truongphong", kDossiers, query); };
    CHECK(fault("?period=2015-03") == "422 urn:motcua:problem:exactly-one /by_unit");
    CHECK(fault("?period=2015-03&by_unit=X24.217.KT&by_person=chuyenvien") ==
          "422 urn:motcua:problem:exactly-one /by_unit");
    CHECK(fault("?period=2015-03&by_unit=X99") == "404 urn:motcua:problem:unknown-unit /by_unit");
}

TEST_CASE("the scores come in four formats")
{
    Scored office;
    Client clerk = office.fresh("tiepnhan");
    const Answer csv = clerk.get(std::string{kReport} + kMarch + "&format=csv");
    CHECK(csv.body.starts_with("\xEF\xBB\xBFnumber,group,name,decided,index_1,index_1_dossiers,"));
    CHECK(csv.body.contains(",1.5,4,1.0,4,1.8,4,4.3,16.3,\"4, 5, 6, 7, 8, 9\",,Yếu,Xuất sắc"));
    CHECK(clerk.get(std::string{kReport} + kMarch + "&format=xlsx").body.starts_with("PK"));
    const Answer html = clerk.get(std::string{kReport} + kMarch + "&format=html");
    CHECK(html.body.contains("CHẤM ĐIỂM THEO CHÍN CHỈ SỐ"));
    CHECK(html.body.contains("16,3"));
    CHECK(clerk.get(std::string{kDossiers} + kMarch + "&format=csv&by_unit=" + kDepartment).status == 200);
}
