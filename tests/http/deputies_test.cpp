#include "domain/time.hpp"
#include "tests/http/load.hpp"

#include <doctest/doctest.h>

#include <chrono>

using namespace motcua;
using namespace motcua::tests;

// A member of staff stands in for the head of the department of economy, over HTTP. 11 February 2015 is a Wednesday.

namespace {

const Headers kForHead{{"On-Behalf-Of", "truongphong"}};

struct Deputies : Office {
    // Log-ins end with the clock's jumps.
    Client fresh(const char* account) const
    {
        Client client = this->client();
        client.sign_in(account);
        return client;
    }
    static std::string outcome(const Answer& answer)
    {
        if (answer.status < 300) return std::to_string(answer.status);
        const std::string type = answer.json()["type"];
        const Json faults = answer.json().value("errors", Json::array());
        const std::string pointer = faults.empty() ? "" : " " + faults[0].value("pointer", "");
        return std::to_string(answer.status) + " " + type.substr(type.rfind(':') + 1) + pointer;
    }
    Answer name(const char* by,
                const char* account,
                const char* principal,
                const char* from = "2015-02-11",
                const char* to = "2015-02-13",
                const Headers& headers = {})
    {
        return fresh(by).post(
            "/api/v1/deputies",
            {{"account", account}, {"stands_in_for", principal}, {"valid_from", from}, {"valid_to", to}}, headers);
    }
    std::string revoke(const char* by, const Json& id, const Headers& headers = {})
    {
        return outcome(fresh(by).post("/api/v1/deputies/" + id.dump() + "/revoke", Json::object(), headers));
    }
    // The same with the header of one request written twice.
    std::string acting_for_two(const char* who)
    {
        return outcome(
            fresh(who).get("/api/v1/session", {{"On-Behalf-Of", "truongphong"}, {"On-Behalf-Of", "lanhdao"}}));
    }
    // What asking who one is for the head says.
    std::string acting(const char* who, const char* principal = "truongphong")
    {
        return outcome(fresh(who).get("/api/v1/session", {{"On-Behalf-Of", principal}}));
    }
    std::string received()
    {
        const Answer answer = fresh("tiepnhan")
                                  .post("/api/v1/dossiers", {{"procedure", "EPAR.KT01"},
                                                             {"desk", kDesk},
                                                             {"channel", "direct"},
                                                             {"applicant", {{"name", "Lê Văn Tám"}}}});
        REQUIRE(answer.status == 201);
        return answer.json()["code"];
    }
    std::string sent(const std::string& code)
    {
        const Answer answer =
            fresh("tiepnhan").post("/api/v1/handoffs", {{"from", kDesk}, {"to", kDepartment}, {"dossiers", {code}}});
        REQUIRE(answer.status == 201);
        return answer.json()["id"].dump();
    }
};

}  // namespace

TEST_CASE("a deputy does what the head does, and the journal and the ledger say for whom")
{
    Deputies office;
    const std::string code = office.received();
    const std::string handoff = office.sent(code);
    const std::string dossier = "/api/v1/dossiers/" + code;
    REQUIRE(office.name("truongphong", "chuyenvien", "truongphong").status == 201);
    Client staff = office.fresh("chuyenvien");
    CHECK(office.acting("chuyenvien") == "200");
    CHECK(office.acting_for_two("chuyenvien") == "422 duplicate");

    CHECK(staff.post("/api/v1/handoffs/" + handoff + "/accept", Json::object(), kForHead).status == 200);
    const Json assignment{{"person", "truongphong"}};
    const Answer own = staff.post(dossier + "/assign", assignment, {{"If-Match", "*"}});
    CHECK(Deputies::outcome(own) == "403 forbidden-role");
    const Json allowed = staff.get(dossier).json()["allowed"];
    CHECK(std::ranges::find(allowed, Json("assign")) == allowed.end());
    const Json allowed_head = staff.get(dossier, kForHead).json()["allowed"];
    CHECK(std::ranges::find(allowed_head, Json("assign")) != allowed_head.end());
    CHECK(staff.post(dossier + "/assign", assignment, {{"If-Match", "*"}, kForHead[0]}).status == 200);
    // What is the head's in person is the deputy's, not the colleague's.
    const Json decision{{"outcome", "approved"}};
    CHECK(Deputies::outcome(staff.post(dossier + "/decide", decision, {{"If-Match", "*"}})) ==
          "403 assigned-to-another");
    CHECK(staff.post(dossier + "/decide", decision, {{"If-Match", "*"}, kForHead[0]}).status == 200);

    const Json journal = staff.get(dossier + "/journal").json()["items"];
    REQUIRE(journal.size() == 5);
    for (std::size_t i = 0; i < journal.size(); ++i) {
        CAPTURE(i);
        CHECK(journal[i]["actor"] == (i < 2 ? "tiepnhan" : "chuyenvien"));
        CHECK(journal[i].value("on_behalf_of", "-") == (i < 2 ? "-" : "truongphong"));
    }
    const Json segments = staff.get(dossier + "/custody").json()["segments"];
    REQUIRE(segments.size() >= 3);
    CHECK_FALSE(segments[0].contains("on_behalf_of"));
    CHECK(segments[2]["person"] == "chuyenvien");
    CHECK(segments[2]["on_behalf_of"] == "truongphong");
    CHECK(office.verify().code == 0);
}

TEST_CASE("the session tells for whom one may act today, and as whom a request acts")
{
    Deputies office;
    REQUIRE(office.name("truongphong", "chuyenvien", "truongphong").status == 201);
    REQUIRE(office.name("lanhdao", "chuyenvien", "motcua", "2015-02-12", "2015-02-12").status == 201);
    const Json own = office.fresh("chuyenvien").get("/api/v1/session").json();
    CHECK(own["role"] == "department_staff");
    CHECK(own["on_behalf_of"].is_null());
    REQUIRE(own["may_act_for"].size() == 1);
    CHECK(own["may_act_for"][0] == Json{{"account", "truongphong"},
                                        {"name", "Lê Minh Đức"},
                                        {"role", "head_of_department"},
                                        {"unit", "X24.217.KT"},
                                        {"valid_from", "2015-02-11"},
                                        {"valid_to", "2015-02-13"}});
    const Json acting = office.fresh("chuyenvien").get("/api/v1/session", kForHead).json();
    CHECK(acting["account"] == "chuyenvien");
    CHECK(acting["role"] == "head_of_department");
    CHECK(acting["on_behalf_of"] == "truongphong");
    office.set_clock("2015-02-12T08:00:00+07:00");
    CHECK(office.fresh("chuyenvien").get("/api/v1/session").json()["may_act_for"].size() == 2);
}

TEST_CASE("the dates are those of the office, from the first midnight to the last")
{
    Deputies office;
    REQUIRE(office.name("truongphong", "chuyenvien", "truongphong", "2015-02-12", "2015-02-13").status == 201);
    CHECK(office.acting("chuyenvien") == "403 deputy-not-yet");
    office.set_clock("2015-02-12T00:00:00+07:00");
    CHECK(office.acting("chuyenvien") == "200");
    // A quarter of an hour before midnight here it is 16:45 in Greenwich.
    office.set_clock("2015-02-13T23:45:00+07:00");
    CHECK(office.acting("chuyenvien") == "200");
    office.set_clock("2015-02-14T00:00:00+07:00");
    CHECK(office.acting("chuyenvien") == "403 deputy-expired");
    CHECK(office.acting("tiepnhan") == "403 not-a-deputy");
}

TEST_CASE("whose deputy one is not, nobody becomes, and no answer tells whether the account exists")
{
    Deputies office;
    CHECK(office.acting("chuyenvien") == "403 not-a-deputy");
    CHECK(office.acting("chuyenvien", "khong-co-ai") == "403 not-a-deputy");
    CHECK(office.acting("chuyenvien", "chuyenvien") == "403 not-a-deputy");
    for (const char* bad : {"Truong Phong", "ab", "tr\xc6\xb0\xe1\xbb\x9fng", "a'b--"}) {
        CAPTURE(bad);
        CHECK(office.acting("chuyenvien", bad) == "422 invalid-value");
    }
    CHECK(Deputies::outcome(office.client().get("/api/v1/session", kForHead)) == "401 not-signed-in");
}

TEST_CASE("every reason not to name a deputy is told")
{
    Deputies office;
    const auto named = [&](auto... arguments) { return Deputies::outcome(office.name(arguments...)); };
    CHECK(named("chuyenvien", "truongphong", "truongphong") == "403 deputy-not-yours");
    CHECK(named("motcua", "tiepnhan", "truongphong") == "403 deputy-not-yours");
    CHECK(named("thanhtra", "thanhtra", "thanhtra") == "403 forbidden-role");
    CHECK(named("kiemsoat", "kiemsoat", "truongphong") == "403 forbidden-role");
    CHECK(named("quantri", "khong-co", "truongphong") == "404 unknown-account /account");
    CHECK(named("quantri", "chuyenvien", "khong-co") == "404 unknown-account /stands_in_for");
    CHECK(named("quantri", "truongphong", "truongphong") == "422 deputy-of-oneself /account");
    CHECK(named("quantri", "quantri", "truongphong") == "422 deputy-role /account");
    CHECK(named("quantri", "truongphong", "thanhtra") == "422 deputy-role /stands_in_for");
    CHECK(named("quantri", "chuyenvien", "truongphong", "2015-02-10") == "422 out-of-range /valid_from");
    CHECK(named("quantri", "chuyenvien", "truongphong", "2015-02-14") == "422 out-of-range /valid_to");
    CHECK(named("quantri", "chuyenvien", "truongphong", "2015-02-11", "2016-02-12") == "422 out-of-range /valid_to");
    CHECK(named("quantri", "chuyenvien", "truongphong", "2015-02-11", "2016-02-11") == "201");
    CHECK(named("truongphong", "chuyenvien", "truongphong", "2015-06-01", "2015-06-02") == "409 deputy-overlaps");
    // A deputy is named in one's own name: there are no deputies of deputies.
    CHECK(named("chuyenvien", "tiepnhan", "truongphong", "2015-02-11", "2015-02-13", kForHead) == "403 deputy-chain");
    Client staff = office.fresh("chuyenvien");
    CHECK(Deputies::outcome(staff.post("/api/v1/deputies", {{"account", "tiepnhan"}})) ==
          "422 missing-field /valid_from");
    CHECK(office.name("chuyenvien", "tiepnhan", "chuyenvien").status == 201);
    // Nor does one who stands in for somebody who stands in reach the other.
    CHECK(office.acting("tiepnhan") == "403 not-a-deputy");
    CHECK(office.acting("tiepnhan", "chuyenvien") == "200");
}

TEST_CASE("a deputy is ended by the head, an administrator or the deputy, once and for all")
{
    Deputies office;
    const Json id = office.name("truongphong", "chuyenvien", "truongphong").json()["id"];
    CHECK(office.revoke("tiepnhan", id) == "403 deputy-not-yours");
    CHECK(office.revoke("thanhtra", id) == "403 forbidden-role");
    CHECK(office.revoke("chuyenvien", id, kForHead) == "403 deputy-chain");
    CHECK(office.revoke("chuyenvien", 99) == "404 unknown-deputy");
    CHECK(office.acting("chuyenvien") == "200");
    CHECK(office.revoke("chuyenvien", id) == "200");
    CHECK(office.revoke("quantri", id) == "200");
    CHECK(office.acting("chuyenvien") == "403 deputy-ended");
    const Json listed = office.fresh("tiepnhan").get("/api/v1/deputies").json()["items"];
    REQUIRE(listed.size() == 1);
    CHECK(listed[0]["state"] == "ended");
    CHECK(listed[0]["revoked_by"] == "chuyenvien");
    CHECK(office.name("lanhdao", "chuyenvien", "truongphong").status == 201);
    CHECK(office.acting("chuyenvien") == "200");
    REQUIRE(run({"user", "disable", "truongphong", "--database", office.database_url()}).code == 0);
    CHECK(office.acting("chuyenvien") == "403 deputy-ended");
}

TEST_CASE("the key of a request done for somebody is another's than that of one done for oneself")
{
    Deputies office;
    REQUIRE(office.name("motcua", "chuyenvien", "motcua").status == 201);
    Client staff = office.fresh("chuyenvien");
    const Json receipt{
        {"procedure", "EPAR.KT01"}, {"desk", kDesk}, {"channel", "direct"}, {"applicant", {{"name", "Lê Văn Tám"}}}};
    const Headers own{{"Idempotency-Key", "k1"}};
    const Headers deputised{{"Idempotency-Key", "k1"}, {"On-Behalf-Of", "motcua"}};
    const Answer first = staff.post("/api/v1/dossiers", receipt, deputised);
    CHECK(first.status == 201);
    CHECK(staff.post("/api/v1/dossiers", receipt, deputised).body == first.body);
    CHECK(Deputies::outcome(staff.post("/api/v1/dossiers", receipt, own)) == "422 idempotency-mismatch");
    const Json journal =
        staff.get("/api/v1/dossiers/" + first.json()["code"].get<std::string>() + "/journal").json()["items"];
    CHECK(journal[0]["on_behalf_of"] == "motcua");
    CHECK(office.verify().code == 0);
}

TEST_CASE("operators name, list and end deputies on the command line")
{
    const Office office;
    const auto deputy = [&](std::vector<std::string> words) {
        words.insert(words.begin(), "deputy");
        words.insert(words.end(), {"--database", office.database_url()});
        return run(words);
    };
    // The command line goes by the machine's clock.
    const Date today = office_date(std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()));
    const std::string from = format_date(today), to = format_date(today + std::chrono::days{9});
    const auto add = [&](const char* by) {
        return deputy({"add", "chuyenvien", "--for", "truongphong", "--from", from, "--to", to, "--by", by});
    };
    CHECK(add("tiepnhan").code == 1);
    CHECK(add("tiepnhan").err.find("say who stands in") != std::string::npos);
    CHECK(add("khong-co").code == 1);
    const Run added = add("quantri");
    CHECK(added.code == 0);
    CHECK(added.out == "deputy 1: chuyenvien stands in for truongphong from " + from + " to " + to + "\n");
    CHECK(add("quantri").code == 1);
    CHECK(deputy({"list"}).out.find("in_force  chuyenvien           truongphong") != std::string::npos);
    CHECK(deputy({"add", "a", "--for", "b", "--from", "hôm nay", "--to", to, "--by", "quantri"}).code == 2);
    CHECK(deputy({"revoke", "7", "--by", "quantri"}).code == 1);
    CHECK(deputy({"revoke", "1", "--by", "quantri"}).out == "chuyenvien no longer stands in for truongphong\n");
    CHECK(deputy({"list"}).out.find("ended") != std::string::npos);
}
