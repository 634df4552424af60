#include "tests/http/bad_input.hpp"

#include <doctest/doctest.h>

using namespace motcua::tests;

namespace {

const Target kLogIn{"POST", "/api/v1/session"};

}  // namespace

TEST_CASE("signing in wants an account and a password, and tells neither from the other")
{
    Office office;
    Client client = office.client();
    const Json good{{"account", "tiepnhan"}, {"password", "motcua-demo"}};
    const auto bad = [&](const std::string& pointer, const Json& value) { return with(good, pointer, value); };
    check_refused(client, kLogIn, bad_json());
    check_refused(client, kLogIn,
                  {{"nothing", "", 422, "missing-field", "/account"},
                   {"no password", without(good, "", "password"), 422, "missing-field", "/password"},
                   {"blank account", bad("/account", " "), 422, "missing-field", "/account"},
                   {"a number", bad("/account", 5), 422, "wrong-type", "/account"},
                   {"a number for the password", bad("/password", 5), 422, "wrong-type", "/password"},
                   {"a long account", bad("/account", letters(65)), 422, "too-long", "/account"},
                   {"a long password", bad("/password", std::string(1025, 'x')), 422, "too-long", "/password"},
                   {"unknown", bad("/remember", true), 422, "unknown-field", "/remember"},
                   {"wrong password", bad("/password", "x"), 401, "wrong-credentials"},
                   {"an empty password", bad("/password", ""), 401, "wrong-credentials"},
                   {"nobody", bad("/account", "khongco"), 401, "wrong-credentials"}});
}

TEST_CASE("guessing a password is slowed down, account by account")
{
    Office office;
    Client client = office.client();
    const Json wrong{{"account", "tiepnhan"}, {"password", "x"}};
    int refused = 0;
    Answer last;
    for (int i = 0; i < 12; ++i) {
        last = client.post("/api/v1/session", wrong);
        refused += last.status == 401 ? 1 : 0;
    }
    CHECK(refused == 10);
    CHECK(last.status == 429);
    CHECK(last.json()["type"] == "urn:motcua:problem:too-many-requests");
    CHECK(std::stoi(last.header("retry-after")) >= 1);
    CHECK(client.post("/api/v1/session", {{"account", "motcua"}, {"password", "motcua-demo"}}).status == 200);
}

TEST_CASE("a body that is not said to be JSON is not read")
{
    Office office;
    const std::string code = received(office);
    const std::string before = on_record(office);
    Client& clerk = office.as("tiepnhan");
    for (const std::string& path :
         {std::string{"/api/v1/dossiers"}, std::string{"/api/v1/handoffs"}, std::string{"/api/v1/session"},
          "/api/v1/dossiers/" + code + "/note", "/api/v1/dossiers/" + code + "/withdraw"}) {
        for (const char* type : {"text/plain", "application/x-www-form-urlencoded", "application/jsonx",
                                 "application/xml", "multipart/form-data; boundary=x", "", "json"}) {
            CAPTURE(path);
            CAPTURE(type);
            const Answer answer = clerk.send("POST", path, R"({"text": "x", "reason": "x"})",
                                             {{"Content-Type", type}, {"If-Match", "*"}});
            CHECK(answer.status == 415);
            CHECK(answer.json()["type"] == "urn:motcua:problem:unsupported-media-type");
        }
    }
    CHECK(on_record(office) == before);
    for (const char* type : {"application/json; charset=utf-8", "Application/JSON", "application/json ;q=1"}) {
        CAPTURE(type);
        CHECK(clerk
                  .send("POST", "/api/v1/dossiers/" + code + "/note", R"({"text": "x"})",
                        {{"Content-Type", type}, {"If-Match", "*"}})
                  .status == 200);
    }
}

TEST_CASE("a body larger than the limit is refused")
{
    Office office;
    const std::string code = received(office);
    Client& clerk = office.as("tiepnhan");
    const std::string body = R"({"text": ")" + std::string(1024 * 1024, 'x') + R"("})";
    const Answer answer = clerk.send("POST", "/api/v1/dossiers/" + code + "/note", body,
                                     {{"Content-Type", "application/json"}, {"If-Match", "*"}});
    CHECK(answer.status == 413);
    CHECK(answer.json()["type"] == "urn:motcua:problem:body-too-large");
    CHECK(clerk.get("/api/v1/dossiers/" + code).json()["version"] == 1);
}

TEST_CASE("the look-up form answers what it cannot find in words")
{
    Office office;
    const std::string code = received(office);
    Client citizen = office.client();
    CHECK(citizen.send("POST", "/", "").status == 422);
    CHECK(citizen.send("POST", "/", "code=%00").status == 422);
    CHECK(citizen.send("POST", "/", "code=%zz").status == 422);
    CHECK(citizen.send("POST", "/", "code=+&pin=123456").status == 422);
    CHECK(citizen.send("POST", "/", "code=X24.217-150211-0099").status == 404);
    CHECK(citizen.send("POST", "/", "code=" + code + "&pin=x").status == 422);
    CHECK(citizen.send("POST", "/", "code=%3Cscript%3E").body.find("<SCRIPT>") == std::string::npos);
    CHECK(citizen.send("POST", "/", "code=" + code).header("location") == "/tra-cuu/" + code);
    const Answer page = citizen.get("/tra-cuu/X24.217-150211-0099?lang=en", {{"Accept", "text/html"}});
    CHECK(page.status == 404);
    CHECK(page.header("content-type") == "text/html; charset=utf-8");
    CHECK(page.header("content-language") == "en");
}
