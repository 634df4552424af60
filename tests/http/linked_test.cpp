#include "tests/http/reception.hpp"

using namespace motcua::tests;

// Linked procedures over HTTP. The desk works from 07:30 to 11:30 and from 13:30 to 16:00, the department and the
// commune from 07:30 to 11:30 and from 13:00 to 17:00.

namespace {

constexpr const char* kCommune = "X24.217.01";

// An office with somebody of another agency, and a dossier the department has.
struct Linking {
    Reception reception;
    std::string code;

    Linking()
    {
        REQUIRE(run({"user", "add", "xavoi", "--name", "Ngô Văn Xã", "--unit", kCommune, "--role", "department_staff",
                     "--password-stdin", "--database", reception.office.database_url()},
                    "motcua-demo\n")
                    .code == 0);
        code = reception.made("dossiers", came_in("direct"))["code"];
        hand_over(code, {kDesk, "tiepnhan"}, {kDepartment, "chuyenvien"});
    }

    struct Side {
        const char* unit;
        const char* account;
    };
    void hand_over(const std::string& which, const Side& giver, const Side& taker)
    {
        const Answer sent = reception.post(
            "handoffs", {{"from", giver.unit}, {"to", taker.unit}, {"dossiers", {which}}}, giver.account);
        REQUIRE_MESSAGE(sent.status == 201, sent.body);
        const std::string id = std::to_string(sent.json()["id"].get<int>());
        const Answer taken = reception.post("handoffs/" + id + "/accept", Json::object(), taker.account);
        REQUIRE_MESSAGE(taken.status == 200, taken.body);
    }
    std::string path(const std::string& part = "") const { return "dossiers/" + code + part; }
    Json open(const Json& body)
    {
        const Answer answer = reception.post(path("/children"), body, "chuyenvien");
        REQUIRE_MESSAGE(answer.status == 201, answer.body);
        return answer.json();
    }
};

Json two_days(const char* unit)
{
    return {{"unit", unit}, {"limit", {{"amount", 2}, {"unit", "working_day"}}}, {"task", "Xác nhận quy hoạch"}};
}

}  // namespace

TEST_CASE("agencies work at the same time in children, which are counted with nobody's dossiers")
{
    Linking linking;
    Reception& reception = linking.reception;
    const Json child = linking.open(two_days(kCommune));
    const std::string code = child["code"];
    CHECK(code == "X24.217-150302-0002");
    CHECK(child["parent"] == linking.code);
    CHECK(child["applicant"].is_null());
    CHECK(child["desk"] == kDepartment);
    CHECK(child["asked_unit"] == kCommune);
    CHECK(child["task"] == "Xác nhận quy hoạch");
    CHECK(child["holder"]["unit"] == kDepartment);
    // By the hours of the department: two working days from Monday are Wednesday, 17:00.
    CHECK(short_time(child["deadline"]["due_at"]) == "2015-03-04T17:00");
    // The leaders' step has two and a half days: Thursday, 08:00 and a half day further.
    const Json other = linking.open({{"unit", "X24.217.THU"}, {"step", 3}, {"task", "Xác định nghĩa vụ tài chính"}});
    CHECK(reception.get(linking.path())["children"] == Json::array({code, other["code"]}));
    CHECK(reception.get("dossiers?parent=" + linking.code)["items"].size() == 2);
    CHECK(reception.office.client().get("/api/v1/public/dossiers/" + code).status == 404);

    const Json approve{{"outcome", "approved"}};
    CHECK(reception.attempt(linking.path("/decide"), approve, "chuyenvien") == "409 children-open");
    CHECK(reception.fresh("xavoi").get("/api/v1/dossiers/" + code).status == 404);
    linking.hand_over(code, {kDepartment, "chuyenvien"}, {kCommune, "xavoi"});
    CHECK(reception.get("dossiers/" + code, "xavoi")["task"] == "Xác nhận quy hoạch");
    CHECK(reception.fresh("xavoi").get("/api/v1/dossiers/" + linking.code).status == 404);
    reception.office.set_clock("2015-03-03T09:00:00+07:00");
    CHECK(reception.attempt("dossiers/" + code + "/decide", approve, "xavoi") == "200");
    linking.hand_over(code, {kCommune, "xavoi"}, {kDepartment, "chuyenvien"});
    CHECK(reception.get("dossiers/" + code)["status"] == "ready");
    CHECK(reception.attempt("dossiers/" + code + "/return", Json::object(), "chuyenvien") == "200");

    CHECK(reception.get(linking.path())["children"] == Json::array({other["code"]}));
    const Json last = reception.get(linking.path("/journal"))["items"].back();
    CHECK(last["kind"] == "child_closed");
    CHECK(last["details"] == Json{{"child", code}, {"outcome", "approved"}});
    const std::string second = "dossiers/" + other["code"].get<std::string>();
    CHECK(reception.attempt(second + "/withdraw", {{"reason", "Không cần nữa"}}, "chuyenvien") == "200");
    CHECK(reception.attempt(linking.path("/decide"), approve, "chuyenvien") == "200");

    const Json segments = reception.get("dossiers/" + code + "/custody")["segments"];
    std::string kinds;
    for (const Json& segment : segments) kinds += segment["kind"].get<std::string>() + " ";
    CHECK(kinds == "department transit other_agency transit department ");
    const Json figures = reception.get("indicators?from=2015-03-01&to=2015-04-01");
    CHECK(figures["items"][0]["received"] == 1);
    REQUIRE(figures["children"].size() == 1);
    CHECK(figures["children"][0]["agency"] == kCommune);
    CHECK(figures["children"][0]["in_time"] == 1);
    CHECK(figures["children"][0]["late"] == 0);
    CHECK(reception.office.verify().code == 0);
}

TEST_CASE("a child that cannot be is refused with its reason")
{
    Linking linking;
    Reception& reception = linking.reception;
    const auto attempt = [&](const Json& body, const char* who = "chuyenvien") {
        return reception.attempt(linking.path("/children"), body, who);
    };
    CHECK(attempt(two_days(kCommune), "tiepnhan") == "403 forbidden-relation");
    CHECK(attempt(two_days(kCommune), "thanhtra") == "403 forbidden-role");
    CHECK(attempt(two_days("X99")) == "404 unknown-unit /unit");
    CHECK(attempt(two_days(kDepartment)) == "422 invalid-value /unit");
    CHECK(attempt(with(two_days(kCommune), {{"step", 2}})) == "422 exactly-one /limit");
    CHECK(attempt({{"unit", kCommune}, {"task", "x"}}) == "422 exactly-one /limit");
    CHECK(attempt({{"unit", kCommune}, {"task", "x"}, {"step", 9}}) == "422 invalid-value /step");
    // A step whose clock stands still has no time to give.
    CHECK(attempt({{"unit", kCommune}, {"task", "x"}, {"step", 4}}) == "422 invalid-value /step");
    CHECK(attempt({{"unit", kCommune}, {"task", "x"}, {"limit", {{"unit", "none"}}}}) ==
          "422 invalid-value /limit/unit");
    CHECK(attempt({{"unit", kCommune}, {"step", 2}}) == "422 missing-field /task");
    CHECK(attempt(with(two_days(kCommune), {{"desk", kDesk}})) == "422 unknown-field /desk");
    Client staff = reception.fresh("chuyenvien");
    const std::string target = "/api/v1/" + linking.path("/children");
    CHECK(staff.post(target, two_days(kCommune)).status == 428);
    CHECK(staff.post(target, two_days(kCommune), {{"If-Match", "\"1\""}}).status == 412);
    // None of these left anything, not even a serial.
    const Json child = linking.open(two_days(kCommune));
    CHECK(child["code"] == "X24.217-150302-0002");
    const std::string path = "dossiers/" + child["code"].get<std::string>();
    CHECK(reception.attempt(path + "/children", two_days(kCommune), "chuyenvien") == "409 not-for-child");
    CHECK(reception.attempt(path + "/return", Json::object(), "chuyenvien") == "409 wrong-state");
    CHECK(reception.attempt(path + "/withdraw", Json::object(), "chuyenvien") == "422 missing-field /reason");
    CHECK(reception.attempt(path + "/withdraw", {{"reason", "x"}}, "tiepnhan") == "403 forbidden-relation");
    CHECK(reception.office.verify().code == 0);
}

TEST_CASE("a dossier that travels to another agency itself is held by that agency meanwhile")
{
    Linking linking;
    linking.hand_over(linking.code, {kDepartment, "chuyenvien"}, {kCommune, "xavoi"});
    linking.reception.office.set_clock("2015-03-02T09:00:00+07:00");
    const Json segments = linking.reception.get(linking.path("/custody"))["segments"];
    CHECK(segments.back()["kind"] == "other_agency");
    CHECK(segments.back()["unit"] == kCommune);
    const Json last = linking.reception.get(linking.path("/journal"))["items"].back();
    CHECK(last["details"]["agency"] == kCommune);
    CHECK(linking.reception.office.verify().code == 0);
}
