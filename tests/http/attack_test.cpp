#include "storage/session.hpp"
#include "tests/http/load.hpp"
#include "tests/server/raw_client.hpp"

#include <doctest/doctest.h>

using namespace motcua::tests;

namespace {

constexpr const char* kCode = "X24.217-150211-0001";

// One request in bytes of the test's own; the service may close afterwards.
int status_of(const Office& office, const std::string& bytes)
{
    RawClient client{office.port()};
    client.send(bytes);
    return client.receive().status;
}

std::string post_session(const std::string& rest)
{
    return "POST /api/v1/session HTTP/1.1\r\nHost: x\r\n" + rest;
}

Answer log_in(const Office& office, const std::string& account, const std::string& password, Headers headers = {})
{
    return office.client().post("/api/v1/session", {{"account", account}, {"password", password}}, std::move(headers));
}

int who_am_i(const Office& office, const std::string& header, const std::string& value)
{
    return office.client().get("/api/v1/session", {{header, value}}).status;
}

Run admin(const Office& office, std::vector<std::string> words, const std::string& input = "")
{
    words.emplace_back("--database");
    words.push_back(office.database_url());
    return run(words, input);
}

// How often something can be tried, each time pretending to come from elsewhere, before it is refused.
template <class Try>
int tries_until_refused(Try attempt)
{
    for (int tries = 0; tries < 60; ++tries) {
        const Answer answer = attempt(Headers{{"X-Forwarded-For", "192.0.2." + std::to_string(tries)}});
        if (answer.status != 429) continue;
        CHECK(answer.header("retry-after") != "");
        return tries;
    }
    return 60;
}

}  // namespace

TEST_CASE("what is no proper HTTP is refused, and never taken for two requests")
{
    const Office office;
    const std::string smuggled = "0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
    CHECK(status_of(office, post_session("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n" + smuggled)) == 400);
    CHECK(status_of(office, post_session("Transfer-Encoding: xchunked\r\n\r\n" + smuggled)) == 400);
    CHECK(status_of(office, post_session("Transfer-Encoding: gzip, chunked\r\n\r\n" + smuggled)) == 400);
    CHECK(status_of(office, post_session("Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}x")) == 400);
    CHECK(status_of(office, post_session("Content-Length: -1\r\n\r\n")) == 400);
    CHECK(status_of(office, post_session("Content-Length: 1048577\r\n\r\n{}")) == 413);
    CHECK(status_of(office, post_session("Host: y\r\n\r\n")) == 400);
    CHECK(status_of(office, "GET /healthz HTTP/1.1\r\nHost: x\r\nX: " + std::string(20'000, 'a') + "\r\n\r\n") == 431);
    CHECK(status_of(office, "GET /healthz HTTP/2.0\r\nHost: x\r\n\r\n") == 505);
    CHECK(status_of(office, "get /healthz HTTP/1.1\r\nHost: x\r\n\r\n") == 405);
    CHECK(status_of(office, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n") == 200);
}

TEST_CASE("addresses no resource has")
{
    Office office;
    Client& clerk = office.as("tiepnhan");
    for (const char* target : {"/api/v1/dossiers/%2e%2e/%2e%2e/etc/passwd", "/../../etc/passwd", "//api/v1/dossiers",
                               "/api/v1/dossiers/", "/API/v1/dossiers", "/api/v1/handoffs/-1", "/api/v1/handoffs/1e3",
                               "/api/v1/handoffs/9223372036854775808", "/api/v1/procedures/%27%20OR%201=1"}) {
        CHECK_MESSAGE(clerk.get(target).status == 404, target);
    }
    for (const char* target : {"/api/v1/dossiers/%00", "/api/v1/dossiers/%ff", "/api/v1/dossiers/%", "*",
                               "/api/v1/dossiers/X%0d%0aSet-Cookie:a=b", "/api/v1/dossiers?q=%zz"}) {
        CHECK_MESSAGE(clerk.get(target).status == 400, target);
    }
    const Answer nul = clerk.get("/api/v1/dossiers?q=%00");
    CHECK(nul.status == 400);
    CHECK(nul.json()["detail"].get<std::string>().find("%00") != std::string::npos);
    CHECK(clerk.get("/api/v1/dossiers/" + std::string(12'000, 'A')).status == 404);
}

TEST_CASE("deep JSON is refused before it costs anything, and brackets inside texts do not count")
{
    Office office;
    Client& clerk = office.as("tiepnhan");
    const auto post = [&](const std::string& body) {
        return clerk.send("POST", "/api/v1/dossiers", body, {{"Content-Type", "application/json"}}).status;
    };
    CHECK(post(std::string(500'000, '[')) == 400);
    CHECK(post(std::string(400'000, '[') + std::string(400'000, ']')) == 400);
    CHECK(post(R"({"note":")" + std::string(100, '[') + R"(\"[[["})") == 422);
    CHECK(post(R"({"note":"a","note":"b"})") == 400);
    CHECK(post("{\"note\":\"\xff\"}") == 400);
}

TEST_CASE("searches for wildcards and quotes find nothing, and nothing else happens")
{
    Office office;
    Desk desk{office.port(), cookie_of(office.port(), "tiepnhan")};
    REQUIRE(desk.receive("Nguyễn Văn An").status == 201);
    for (const char* q : {"%25", "_", "%25-%25", "%27%22%3B--", "%27%20OR%201=1--", "%F0%9F%98%80", "~-"}) {
        const Answer found = desk.get(std::string{"/api/v1/dossiers?q="} + q);
        CHECK_MESSAGE(found.status == 200, q);
        CHECK_MESSAGE(found.json()["items"].empty(), q);
    }
    CHECK(desk.get("/api/v1/dossiers?q=nguyen+an").json()["items"].size() == 1);
}

TEST_CASE("a code of the portal has one spelling")
{
    const Office office;
    Desk desk{office.port(), cookie_of(office.port(), "tiepnhan")};
    CHECK(desk.receive("A", "", "X24.217-150211-00000001").status == 422);
    CHECK(desk.receive("A", "", "X24.217-150211-0001'").status == 422);
    CHECK(desk.receive("A", "", kCode).status == 201);
    CHECK(desk.receive("B").json()["code"] == "X24.217-150211-0002");
    CHECK(desk.receive("C", "", kCode).status == 409);
}

TEST_CASE("sessions and tokens end when they are told to")
{
    const Office office;
    const std::string cookie = cookie_of(office.port(), "motcua");
    CHECK(who_am_i(office, "Cookie", cookie) == 200);
    CHECK(who_am_i(office, "Cookie", cookie + "x") == 401);
    CHECK(office.client().send("DELETE", "/api/v1/session", "", {{"Cookie", cookie}}).status == 204);
    CHECK(who_am_i(office, "Cookie", cookie) == 401);

    const std::string other = cookie_of(office.port(), "motcua");
    CHECK(admin(office, {"user", "disable", "motcua"}).code == 0);
    CHECK(who_am_i(office, "Cookie", other) == 401);
    CHECK(log_in(office, "motcua", "motcua-demo").status == 401);

    const Run made = admin(office, {"token", "create", "--account", "tiepnhan", "may-quet"});
    REQUIRE(made.code == 0);
    const std::string token = made.out.substr(0, made.out.find('\n'));
    CHECK(who_am_i(office, "Authorization", "Bearer " + token) == 200);
    CHECK(who_am_i(office, "Authorization", "bearer " + token) == 200);
    CHECK(who_am_i(office, "Authorization", "Basic " + token) == 401);
    CHECK(admin(office, {"token", "revoke", "may-quet"}).code == 0);
    CHECK(who_am_i(office, "Authorization", "Bearer " + token) == 401);
}

TEST_CASE("a clerk of another agency sees nothing of a dossier and changes nothing")
{
    const Office office;
    Desk desk{office.port(), cookie_of(office.port(), "tiepnhan")};
    REQUIRE(desk.receive("Nguyễn Văn An").status == 201);
    const std::vector<std::string> words{
        "user",   "add",           "tiepnhan.voi", "--name",          "Ngô Thị Vôi",
        "--unit", "X24.217.01.MC", "--role",       "reception_clerk", "--password-stdin"};
    REQUIRE(admin(office, words, "motcua-demo\n").code == 0);
    Desk stranger{office.port(), cookie_of(office.port(), "tiepnhan.voi")};
    const std::string dossier = std::string{"/api/v1/dossiers/"} + kCode;
    for (const char* part : {"", "/journal", "/custody", "/deadline"}) {
        const Answer answer = stranger.get(dossier + part);
        CHECK(answer.status == 404);
        CHECK(!answer.body.contains("Nguyễn"));
    }
    CHECK(stranger.post(dossier + "/note", {{"text", "x"}}, {{"If-Match", "*"}}).status == 404);
    CHECK(stranger.post(dossier + "/withdraw", {{"reason", "x"}}, {{"If-Match", "*"}}).status == 404);
    CHECK(stranger.hand_over({kCode}).status == 403);
    CHECK(stranger.receive("Ai đó").status == 403);
    CHECK(stranger.get("/api/v1/dossiers").json()["items"].empty());
}

TEST_CASE("guessing is limited by account and by address, and a header does not change the address")
{
    const Office office;
    // Who signs in rightly uses up no try.
    for (int i = 0; i < 15; ++i) CHECK(log_in(office, "tiepnhan", "motcua-demo").status == 200);
    const int tries =
        tries_until_refused([&](const Headers& spoofed) { return log_in(office, "truongphong", "sai", spoofed); });
    CHECK(tries >= 10);
    CHECK(tries < 30);
    CHECK(log_in(office, "tiepnhan", "motcua-demo").status == 200);
    CHECK(log_in(office, "khong-co", "sai").body.find("khong-co") == std::string::npos);
}

TEST_CASE("a PIN is guessed five times, and what is no code is not looked for")
{
    const Office office;
    Desk desk{office.port(), cookie_of(office.port(), "tiepnhan")};
    const std::string pin = desk.receive("A").json()["pin"];
    const std::string page = std::string{"/api/v1/public/dossiers/"} + kCode + "?pin=";
    const std::string wrong = pin == "000000" ? "000001" : "000000";
    const int tries = tries_until_refused([&](const Headers& spoofed) {
        Answer answer = office.client().get(page + wrong, spoofed);
        CHECK(!answer.json().contains("status_text"));
        return answer;
    });
    CHECK(tries >= 5);
    CHECK(tries < 20);
    for (int i = 0; i < 40; ++i) {
        CHECK(office.client().get("/api/v1/public/dossiers/khong-co-" + std::to_string(i) + "?pin=1").status == 404);
    }
}

TEST_CASE("names out of the catalogue are text on the public page, whatever is in them")
{
    const Office office;
    Desk desk{office.port(), cookie_of(office.port(), "tiepnhan")};
    const Json received = desk.receive("A").json();
    const std::string evil = "<script>alert(1)</script>\"' {{code}}";
    {
        motcua::storage::Session session{office.database_url()};
        session.execute("UPDATE unit SET name = :name", {{"name", evil}});
        session.execute("UPDATE procedure_version SET name = :name", {{"name", evil}});
    }
    const Answer asked = desk.post(std::string{"/api/v1/dossiers/"} + kCode + "/request-supplement",
                                   {{"reason", evil}, {"documents", {{{"name", evil}}}}}, {{"If-Match", "\"1\""}});
    REQUIRE(asked.status == 200);
    const Answer page = office.client().get("/t/" + received.value("token", ""));
    CHECK(page.status == 200);
    CHECK(!page.body.contains("<script"));
    CHECK(page.body.contains("&lt;script&gt;"));
    CHECK(page.header("content-security-policy").contains("default-src 'none'"));
    const Answer refused = office.client().get("/tra-cuu/%3Cscript%3Ealert(1)", {{"Accept", "text/html"}});
    CHECK(refused.status == 404);
    CHECK(!refused.body.contains("<script"));
}
