#include "tests/http/post_office.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>

using namespace motcua::tests;

namespace {

// How many times a receiver was asked while it answered so.
std::int64_t asked(const Receiver& receiver, const std::string& mode)
{
    return std::ranges::count_if(receiver.records(), [&](const Json& record) { return record["mode"] == mode; });
}

bool was_asked(const Receiver& receiver, const std::string& mode)
{
    return eventually([&] { return asked(receiver, mode) > 0; });
}

}  // namespace

TEST_CASE("a webhook that answers 500, hangs or redirects is tried again under the same id until it takes the notice")
{
    PostOffice post;
    post.hook.answer("500");
    post.receive();
    REQUIRE(was_asked(post.hook, "500"));
    post.hook.answer("hang");
    REQUIRE(was_asked(post.hook, "hang"));
    post.hook.answer("redirect");
    REQUIRE(was_asked(post.hook, "redirect"));
    CHECK(post.deliveries("channel = 'webhook' AND state = 'pending' AND failures > 0") == 1);
    post.hook.answer("204");
    CHECK(eventually([&] { return post.deliveries("channel = 'webhook' AND state = 'delivered'") == 1; }));
    const auto records = post.hook.records();
    CHECK(post.hook.taken().size() == 1);
    CHECK(once(ids_of(records)) == post.ids());
    // Nobody went where the redirect pointed.
    CHECK(std::ranges::all_of(records, [](const Json& record) { return record["path"] == "/hook"; }));
    CHECK(post.deliveries("channel = 'webhook' AND failures = " + std::to_string(records.size() - 1)) == 1);
    // A receiver in trouble held up nobody else.
    CHECK(post.deliveries("channel = 'log' AND state = 'delivered' AND failures = 0") == 1);
}

TEST_CASE(
    "a notice signed with the wrong secret is refused, given up, and delivered when it is replayed with the right one")
{
    PostOffice post{{.secret = kOtherSecret, .attempts = 2}};
    post.receive();
    CHECK(eventually([&] { return post.deliveries("channel = 'webhook' AND state = 'dead'") == 1; }));
    const auto refused = post.hook.records();
    CHECK(refused.size() == 2);
    CHECK(std::ranges::none_of(refused, [](const Json& record) { return record["signed"].get<bool>(); }));
    CHECK(post.office.stop() == 0);
    post.configure({.attempts = 2});
    post.office.start();
    Client& admin = post.office.as("quantri");
    const Json dead = admin.get("/api/v1/notices?state=dead").json()["items"];
    REQUIRE(dead.size() == 1);
    const std::string id = dead[0]["id"];
    CHECK(dead[0]["deliveries"].back()["last_error"] == "answered 401");
    CHECK(post.hook.taken().empty());
    CHECK(admin.post("/api/v1/notices/" + id + "/replay", Json::object()).status == 200);
    CHECK(eventually([&] { return post.hook.taken().size() == 1; }));
    CHECK(post.hook.taken()[0]["id"] == id);
    CHECK(once(ids_of(refused)) == std::set<std::string>{id});
    CHECK(eventually([&] { return post.deliveries("state = 'delivered'") == 2; }));
}

TEST_CASE("what is gone for good is not tried again; the command line lists and replays it")
{
    PostOffice post;
    post.hook.answer("410");
    post.sink.answer("550");
    post.receive("an@example.vn");
    CHECK(eventually([&] { return post.deliveries("state = 'dead' AND failures = 1") == 2; }));
    CHECK(post.hook.records().size() == 1);
    const std::string id = *post.ids().begin();
    const std::string& database = post.office.database_url();
    const Run dead = run({"notices", "dead", "--database", database});
    CHECK(dead.code == 0);
    CHECK(dead.out.find(id) != std::string::npos);
    CHECK(dead.out.find("answered 410") != std::string::npos);
    CHECK(dead.out.find("(550)") != std::string::npos);
    CHECK(dead.out.find("example.vn") == std::string::npos);
    CHECK(run({"notices", "list", "--state", "pending", "--database", database}).out.empty());
    CHECK(run({"notices", "list", "--state", "lost", "--database", database}).code == 2);
    CHECK(run({"notices", "replay", "--id", "msg_0", "--database", database}).code == 1);
    post.hook.answer("204");
    post.sink.answer("250");
    CHECK(run({"notices", "replay", "--database", database}).out == "2 deliveries are tried again\n");
    CHECK(eventually([&] { return post.deliveries("state = 'delivered'") == 3; }));
    CHECK(once(ids_of(post.hook.taken())) == std::set<std::string>{id});
    CHECK(once(ids_of(post.sink.taken())) == std::set<std::string>{id});
}

TEST_CASE("a mail server that is busy or hangs gets the mail later")
{
    PostOffice post;
    post.sink.answer("451");
    post.receive("an@example.vn");
    CHECK(eventually([&] { return post.deliveries("channel = 'email' AND failures > 0") == 1; }));
    CHECK(number_of(post.office.database_url(), "SELECT count(*) FROM delivery WHERE last_error LIKE '%(451)'") == 1);
    post.sink.answer("hang");
    CHECK(eventually([&] { return post.deliveries("last_error LIKE 'Timeout%'") == 1; }));
    post.sink.answer("250");
    CHECK(eventually([&] { return post.deliveries("state = 'delivered'") == 3; }));
    CHECK(ids_of(post.sink.taken()) == std::multiset<std::string>{*post.ids().begin()});
}

TEST_CASE("killing the receivers and the service again and again loses no notice, and none comes without its id")
{
    PostOffice post;
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 5; ++i) post.receive("an@example.vn");
        // They keep what they get and never say so: the service dies waiting for their answer.
        post.hook.answer("swallow");
        post.sink.answer("swallow");
        for (int i = 0; i < 5; ++i) post.receive("an@example.vn");
        CHECK(eventually([&] { return asked(post.hook, "swallow") > round && asked(post.sink, "swallow") > round; }));
        post.office.kill();
        post.hook.kill();
        post.sink.kill();
        post.office.start();
        // Refused connections.
        for (int i = 0; i < 5; ++i) post.receive("an@example.vn");
        CHECK(eventually([&] { return post.deliveries("last_error LIKE 'Couldn''t connect%'") > 0; }));
        post.hook.answer("204");
        post.sink.answer("250");
        post.hook.start();
        post.sink.start();
    }
    CHECK(eventually([&] { return post.deliveries("state <> 'delivered'") == 0 && post.deliveries("1 = 1") == 135; }));
    const auto ids = post.ids();
    CHECK(ids.size() == 45);
    const auto hooks = ids_of(post.hook.taken());
    const auto mails = ids_of(post.sink.taken());
    CHECK(once(hooks) == ids);
    CHECK(once(mails) == ids);
    CHECK(once(ids_of(post.log())) == ids);
    // What was kept without an answer came again.
    CHECK(hooks.size() > ids.size());
    CHECK(mails.size() > ids.size());
    CHECK(std::ranges::all_of(post.hook.records(), [](const Json& record) { return record["signed"] == true; }));
    CHECK(post.office.verify().code == 0);
}

TEST_CASE("a receiver that hangs does not keep the service from stopping, and the notice goes out after the next start")
{
    PostOffice post{{.timeout = 60}};
    post.hook.answer("swallow");
    post.receive();
    REQUIRE(was_asked(post.hook, "swallow"));
    const auto begun = std::chrono::steady_clock::now();
    CHECK(post.office.stop() == 0);
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds{15});
    CHECK(post.deliveries("channel = 'webhook' AND state = 'pending' AND failures = 0") == 1);
    post.hook.answer("204");
    post.office.start();
    CHECK(eventually([&] { return post.deliveries("channel = 'webhook' AND state = 'delivered'") == 1; }));
    CHECK(once(ids_of(post.hook.taken())) == post.ids());
}

TEST_CASE("a receiver whose certificate nobody vouches for gets nothing")
{
    const Folder folder;
    const std::string pem = folder.file("pem");
    const std::string make =
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj "
        "/CN=localhost -addext subjectAltName=IP:127.0.0.1 -keyout " +
        folder.file("key") + " -out " + folder.file("crt") + " 2>/dev/null && cat " + folder.file("key") + " " +
        folder.file("crt") + " >" + pem;
    REQUIRE(std::system(make.c_str()) == 0);
    const Receiver hook{kWebhookScript, "204", {kSecret, pem}};
    Office office{"2015-03-02T08:00:00+07:00",
                  {"--webhook-url", "https://127.0.0.1:" + std::to_string(hook.port()) + "/hook", "--webhook-secret",
                   kSecret, "--notice-attempts", "1"}};
    Client& clerk = office.as("tiepnhan");
    REQUIRE(
        clerk
            .post("/api/v1/dossiers",
                  {{"procedure", "EPAR.KT01"}, {"desk", kDesk}, {"channel", "direct"}, {"applicant", {{"name", "An"}}}})
            .status == 201);
    const std::string refused = "SELECT count(*) FROM delivery WHERE state = 'dead' AND last_error LIKE 'SSL%'";
    CHECK(eventually([&] { return number_of(office.database_url(), refused) == 1; }));
    CHECK(hook.records().empty());
}

TEST_CASE("a password is not sent to a mail server that offers no TLS")
{
    const Receiver sink{kMailScript, "250"};
    Office office{"2015-03-02T08:00:00+07:00",
                  {"--smtp-url", "smtp://127.0.0.1:" + std::to_string(sink.port()), "--smtp-from", "motcua@example.vn",
                   "--smtp-user", "motcua", "--smtp-password", "secret", "--notice-attempts", "1"}};
    Client& clerk = office.as("tiepnhan");
    REQUIRE(clerk
                .post("/api/v1/dossiers", {{"procedure", "EPAR.KT01"},
                                           {"desk", kDesk},
                                           {"channel", "direct"},
                                           {"applicant", {{"name", "An"}, {"email", "an@example.vn"}}}})
                .status == 201);
    CHECK(eventually(
        [&] { return number_of(office.database_url(), "SELECT count(*) FROM delivery WHERE state = 'dead'") == 1; }));
    CHECK(sink.records().empty());
}
