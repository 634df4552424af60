#include "tests/http/load.hpp"

#include <doctest/doctest.h>

// The formats of official forms, who gets them, and how large ones travel. What they say is in story_reports.cpp.

using namespace motcua::tests;

namespace {

constexpr const char* kForms[]{"06a", "progress", "decided-late", "overdue", "register"};
constexpr const char* kPeriod = "?from=2015-02-01&to=2015-03-01";
constexpr const char* kSpreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

std::string report(const std::string& form, const std::string& more = "")
{
    return "/api/v1/reports/" + form + kPeriod + more;
}

struct Reports : Office {
    Reports()
    {
        const Answer made =
            as("tiepnhan")
                .post("/api/v1/dossiers", {{"procedure", "EPAR.KT01"},
                                           {"desk", kDesk},
                                           {"channel", "direct"},
                                           {"applicant", {{"name", "=1+1 <i>Lê</i>"}, {"phone", "0912345678"}}}});
        REQUIRE(made.status == 201);
    }
};

}  // namespace

TEST_CASE("every form comes in four formats, each with its own name and type")
{
    Reports office;
    Client& clerk = office.as("tiepnhan");
    for (const std::string form : kForms) {
        INFO(form);
        const Answer json = clerk.get(report(form));
        CHECK(json.header("content-type") == "application/json");
        CHECK(json.json()["items"].is_array());
        const Answer csv = clerk.get(report(form, "&format=csv"));
        CHECK(csv.header("content-type") == "text/csv; charset=utf-8");
        CHECK(csv.header("content-disposition").ends_with("-2015-02-01.csv\""));
        CHECK(csv.body.starts_with("\xEF\xBB\xBFnumber,"));
        const Answer xlsx = clerk.get(report(form, "&format=xlsx"));
        CHECK(xlsx.header("content-type") == kSpreadsheet);
        CHECK(xlsx.body.starts_with("PK"));
        const Answer html = clerk.get(report(form, "&format=html"));
        CHECK(html.header("content-type") == "text/html; charset=utf-8");
        CHECK(html.header("content-language") == "vi");
        CHECK(html.header("cache-control") == "no-store");
        CHECK(!html.body.contains("<script"));
        CHECK(clerk.get(report(form), {{"Accept", "text/html,*/*;q=0.8"}}).header("content-type") ==
              "text/html; charset=utf-8");
        CHECK(clerk.get(report(form), {{"Accept", kSpreadsheet}}).body.starts_with("PK"));
        CHECK(clerk.get(report(form, "&format=json"), {{"Accept", "text/csv"}}).header("content-type") ==
              "application/json");
        const Answer head = clerk.send("HEAD", report(form, "&format=csv"));
        CHECK(head.header("content-length") == csv.header("content-length"));
        CHECK(head.body.empty());
    }
}

TEST_CASE("what a citizen wrote is text in every format")
{
    Reports office;
    Client& clerk = office.as("tiepnhan");
    CHECK(clerk.get(report("register", "&format=csv")).body.contains(",'=1+1 <i>Lê</i>,,0912345678,"));
    CHECK(clerk.get(report("register", "&format=html")).body.contains("<td>=1+1 &lt;i&gt;Lê&lt;/i&gt;</td>"));
    CHECK(clerk.get(report("register")).json()["items"][0]["applicant"] == "=1+1 <i>Lê</i>");
}

TEST_CASE("forms are for who may read dossiers")
{
    Reports office;
    for (const std::string form : kForms) {
        CHECK(office.as("quantri").get(report(form)).status == 403);
        CHECK(office.client().get(report(form)).status == 401);
    }
    CHECK(office.as("tiepnhan").get(report("06a", "&group_by=person")).status == 403);
    CHECK(office.as("lanhdao").get(report("06a", "&group_by=person")).status == 200);
}

TEST_CASE("the faults of a question are named")
{
    Reports office;
    Client& clerk = office.as("tiepnhan");
    for (const std::string form : kForms) {
        const auto fault = [&](const std::string& query) {
            const Answer answer = clerk.get("/api/v1/reports/" + form + query);
            const Json json = answer.json();
            return std::to_string(answer.status) + " " + json["type"].get<std::string>() + " " +
                   json["errors"][0]["pointer"].get<std::string>();
        };
        CHECK(fault("") == "422 urn:motcua:problem:missing-field /from");
        CHECK(fault("?period=2015-02&format=pdf") == "422 urn:motcua:problem:invalid-value /format");
        CHECK(fault("?period=2015-13") == "422 urn:motcua:problem:invalid-value /period");
        CHECK(fault("?period=2015-02&unit=X99") == "404 urn:motcua:problem:unknown-unit /unit");
        CHECK(fault("?period=2015-02&as_of=2199-01-01") == "422 urn:motcua:problem:in-the-future /as_of");
    }
}
