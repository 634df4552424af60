#include "tests/http/bad_input.hpp"

#include <doctest/doctest.h>

using namespace motcua::tests;

namespace {

const Headers kAnyVersion{{"If-Match", "*"}};

Target command(const std::string& code, const std::string& name)
{
    return {"POST", "/api/v1/dossiers/" + code + "/" + name, kAnyVersion};
}

// Who may give the command to a dossier at the desk, and a body that is right.
struct Command {
    const char* name;
    const char* account;
    Json good;
    // Its texts of at most 2000 letters, the first one needed when `needs_first`.
    std::vector<std::string> texts;
    bool needs_first;
};

std::vector<Command> commands()
{
    return {{"request-supplement", "tiepnhan", {{"reason", "thiếu"}}, {"reason"}, true},
            {"receive-supplement", "tiepnhan", Json::object(), {"note"}, false},
            {"reappoint",
             "tiepnhan",
             {{"due_at", "2015-04-15"}, {"reason", "x"}, {"approver", "lanhdao"}},
             {"reason"},
             true},
            {"decide", "motcua", {{"outcome", "approved"}}, {"reason"}, false},
            {"return", "tiepnhan", Json::object(), {"receiver", "note"}, false},
            {"withdraw", "tiepnhan", {{"reason", "x"}}, {"reason"}, true},
            {"note", "tiepnhan", {{"text", "x"}}, {"text"}, true}};
}

void check_text(Client& client, const Target& target, const Json& good, const std::string& name, bool needed)
{
    const std::string at = "/" + name;
    const auto bad = [&](const Json& value) { return with(good, at, value); };
    const char* pointer = at.c_str();
    check_refused(client, target,
                  {{"a number", bad(5), 422, "wrong-type", pointer},
                   {"an object", bad(Json::object()), 422, "wrong-type", pointer},
                   {"NUL", bad(std::string{"a\0b", 3}), 422, "invalid-text", pointer},
                   {"too long", bad(letters(2001)), 422, "too-long", pointer}});
    if (!needed) return;
    check_refused(client, target,
                  {{"missing", without(good, "", name), 422, "missing-field", pointer},
                   {"null", bad(nullptr), 422, "missing-field", pointer},
                   {"blank", bad("  \n"), 422, "missing-field", pointer}});
}

void check_documents(Client& client, const Target& target, const Json& good)
{
    const auto bad = [&](const Json& value) { return with(good, "/documents", value); };
    check_refused(client, target,
                  {{"no list", bad("Đơn"), 422, "wrong-type", "/documents"},
                   {"no object", bad({"Đơn"}), 422, "wrong-type", "/documents/0"},
                   {"no name", bad(Json::array({Json::object()})), 422, "missing-field", "/documents/0/name"},
                   {"negative", bad(Json::array({{{"name", "Đơn"}, {"copies", -1}}})), 422, "out-of-range",
                    "/documents/0/copies"},
                   {"unknown", bad(Json::array({{{"name", "Đơn"}}, {{"name", "Đơn"}, {"x", 1}}})), 422, "unknown-field",
                    "/documents/1/x"},
                   {"too many", bad(Json(101, {{"name", "x"}})), 422, "too-many", "/documents"}});
}

}  // namespace

TEST_CASE("every command refuses bodies that are not well-formed and writes nothing")
{
    Office office;
    const std::string code = received(office);
    const std::string before = on_record(office);
    for (const Command& each : commands()) {
        Client& client = office.as(each.account);
        const Target target = command(code, each.name);
        check_refused(client, target, bad_json());
        for (const std::string& text : each.texts) {
            check_text(client, target, each.good, text, each.needs_first && text == each.texts.front());
        }
        check_refused(client, target, {{"unknown", with(each.good, "/nothing", 1), 422, "unknown-field", "/nothing"}});
    }
    check_documents(office.as("tiepnhan"), command(code, "request-supplement"), {{"reason", "x"}});
    check_documents(office.as("tiepnhan"), command(code, "receive-supplement"), Json::object());
    CHECK(on_record(office) == before);
    CHECK(office.verify().code == 0);
}

TEST_CASE("an assignment names somebody of the unit that holds the dossier")
{
    Office office;
    const std::string code = received(office);
    const Target assign = command(code, "assign");
    Client& head = office.as("motcua");
    check_refused(head, assign, bad_json());
    check_refused(head, assign,
                  {{"nobody", "{}", 422, "missing-field", "/person"},
                   {"a number", R"({"person": 5})", 422, "wrong-type", "/person"},
                   {"too long", with({}, "/person", letters(65)), 422, "too-long", "/person"},
                   {"unknown", R"({"person": "khongco"})", 404, "unknown-account", "/person"},
                   {"of another unit", R"({"person": "chuyenvien"})", 422, "not-in-unit", "/person"}});
    const Json good{{"person", "tiepnhan"}};
    const auto along = [&](const Json& people) { return with(good, "/coordinators", people); };
    check_refused(head, assign,
                  {{"nobody along", along({"motcua", "khongco"}), 404, "unknown-account", "/coordinators/1"},
                   {"along from another unit", along({"chuyenvien"}), 422, "not-in-unit", "/coordinators/0"},
                   {"along with oneself", along({"tiepnhan"}), 422, "duplicate", "/coordinators/0"},
                   {"along twice", along({"motcua", "motcua"}), 422, "duplicate", "/coordinators/1"}});
    check_refused(office.as("tiepnhan"), assign, {{"a clerk", R"({"person": "tiepnhan"})", 403, "forbidden-role"}});
    CHECK(office.as("thanhtra").get("/api/v1/dossiers/" + code).json()["version"] == 1);
}

TEST_CASE("a new date is a working day to come, approved by a head of the agency")
{
    Office office;
    const std::string code = received(office);
    const Target reappoint = command(code, "reappoint");
    const Json good{{"due_at", "2015-04-15"}, {"reason", "x"}, {"approver", "lanhdao"}};
    const auto bad = [&](const std::string& pointer, const Json& value) { return with(good, pointer, value); };
    check_refused(office.as("tiepnhan"), reappoint,
                  {{"no date", without(good, "", "due_at"), 422, "missing-field", "/due_at"},
                   {"a number", bad("/due_at", 20150415), 422, "wrong-type", "/due_at"},
                   {"31 April", bad("/due_at", "2015-04-31"), 422, "impossible-date", "/due_at"},
                   {"words", bad("/due_at", "tuần sau"), 422, "impossible-date", "/due_at"},
                   {"a Sunday", bad("/due_at", "2015-04-19"), 422, "not-a-working-day", "/due_at"},
                   {"a holiday", bad("/due_at", "2015-04-30T10:00:00+07:00"), 422, "not-a-working-day", "/due_at"},
                   {"before the present date", bad("/due_at", "2015-02-25"), 422, "reappointment-not-later", "/due_at"},
                   {"long ago", bad("/due_at", "2015-01-07"), 422, "reappointment-not-later", "/due_at"},
                   {"nobody known", bad("/approver", "khongco"), 404, "unknown-account", "/approver"},
                   {"no head", bad("/approver", "chuyenvien"), 422, "not-an-approver", "/approver"},
                   {"of no agency here", bad("/approver", "thanhtra"), 422, "not-an-approver", "/approver"},
                   {"a clerk alone", without(good, "", "approver"), 422, "not-an-approver", "/approver"}});
    CHECK(office.as("thanhtra").get("/api/v1/dossiers/" + code).json()["version"] == 1);
}

TEST_CASE("a decision says what it is, and a refusal why")
{
    Office office;
    const std::string code = received(office);
    check_refused(
        office.as("motcua"), command(code, "decide"),
        {{"nothing", "{}", 422, "missing-field", "/outcome"},
         {"unknown", R"({"outcome": "maybe"})", 422, "invalid-value", "/outcome"},
         {"a number", R"({"outcome": 1})", 422, "wrong-type", "/outcome"},
         {"refused without a reason", R"({"outcome": "refused"})", 422, "missing-field", "/reason"},
         {"refused for blanks", R"({"outcome": "refused", "reason": " "})", 422, "missing-field", "/reason"}});
    CHECK(office.as("thanhtra").get("/api/v1/dossiers/" + code).json()["version"] == 1);
}

TEST_CASE("what the state of a dossier does not allow is a conflict")
{
    Office office;
    const std::string code = received(office);
    Client& clerk = office.as("tiepnhan");
    const std::string before = on_record(office);
    check_refused(clerk, command(code, "receive-supplement"), {{"none was asked for", "{}", 409, "wrong-state"}});
    check_refused(clerk, command(code, "return"), {{"not decided", "{}", 409, "wrong-state"}});
    CHECK(on_record(office) == before);
    REQUIRE(
        clerk.post("/api/v1/handoffs", {{"from", "X24.217.MC"}, {"to", "X24.217.KT"}, {"dossiers", {code}}}).status ==
        201);
    check_refused(clerk, command(code, "withdraw"), {{"on its way", R"({"reason": "x"})", 409, "in-transit"}});
    REQUIRE(office.as("chuyenvien").send("POST", "/api/v1/handoffs/1/accept").status == 200);
    check_refused(clerk, command(code, "request-supplement"),
                  {{"elsewhere", R"({"reason": "x"})", 409, "wrong-holder"}});
    check_refused(office.as("chuyenvien"), command(code, "withdraw"),
                  {{"staff, who may take back children only", R"({"reason": "x"})", 403, "forbidden-relation"}});
    check_refused(clerk, command(code, "decide"), {{"a clerk", R"({"outcome": "approved"})", 403, "forbidden-role"}});
    check_refused(office.as("motcua"), command(code, "decide"),
                  {{"not the holder", R"({"outcome": "approved"})", 403, "forbidden-relation"}});
}

TEST_CASE("a command needs the version it was decided on")
{
    Office office;
    const std::string code = received(office);
    Client& clerk = office.as("tiepnhan");
    const std::string path = "/api/v1/dossiers/" + code + "/note";
    const std::string body = R"({"text": "x"})";
    check_refused(clerk, {"POST", path}, {{"none", body, 428, "version-required"}});
    for (const char* stale : {"\"2\"", "\"0\"", "\"\"", "x", "\"1", "-1", "\"1\", \"2\""}) {
        CAPTURE(stale);
        check_refused(clerk, {"POST", path, {{"If-Match", stale}}}, {{"stale", body, 412, "stale-version"}});
        const Answer answer =
            clerk.send("POST", path, body, {{"If-Match", stale}, {"Content-Type", "application/json"}});
        CHECK(answer.json()["dossier"]["code"] == code);
        CHECK(answer.json()["dossier"]["version"] == 1);
    }
    for (const char* account : {"thanhtra", "kiemsoat", "quantri"}) {
        check_refused(office.as(account), {"POST", path, kAnyVersion}, {{account, body, 403, "forbidden-role"}});
    }
    CHECK(clerk.send("POST", path, body, {{"If-Match", "\"1\""}, {"Content-Type", "application/json"}}).status == 200);
}

TEST_CASE("a command to no dossier finds none")
{
    Office office;
    for (const char* code : {"X24.217-150211-0001", "nothing", "x", "%E1%BA%A5", "' OR 1=1 --"}) {
        std::string target = "/api/v1/dossiers/";
        for (const char* c = code; *c != '\0'; ++c) target += *c == ' ' ? std::string{"%20"} : std::string(1, *c);
        for (const Command& each : commands()) {
            check_refused(office.as(each.account), {"POST", target + "/" + each.name, kAnyVersion},
                          {{code, each.good.dump(), 404, "unknown-dossier"}});
        }
    }
}

TEST_CASE("an idempotency key stands for one request")
{
    Office office;
    const std::string code = received(office);
    Client& clerk = office.as("tiepnhan");
    const std::string path = "/api/v1/dossiers/" + code + "/note";
    const auto keyed = [](const std::string& key) { return Headers{{"If-Match", "*"}, {"Idempotency-Key", key}}; };
    for (const std::string& key : {std::string{"a b"}, std::string(256, 'k'),
                                   std::string{"kh\xC3\xB3"
                                               "a"}}) {
        check_refused(clerk, {"POST", path, keyed(key)}, {{"malformed", R"({"text": "x"})", 422, "invalid-value"}});
    }
    // A refusal leaves the key free.
    check_refused(clerk, {"POST", path, keyed("k1")}, {{"bad", R"({"text": ""})", 422, "missing-field", "/text"}});
    const Answer first = clerk.post(path, {{"text", "x"}}, keyed("k1"));
    REQUIRE(first.status == 200);
    check_refused(clerk, {"POST", path, keyed("k1")},
                  {{"another body", R"({"text": "y"})", 422, "idempotency-mismatch"}});
    check_refused(clerk, {"POST", "/api/v1/dossiers/" + code + "/withdraw", keyed("k1")},
                  {{"another command", R"({"text":"x"})", 422, "idempotency-mismatch"}});
    const Answer again = clerk.post(path, {{"text", "x"}}, keyed("k1"));
    CHECK(again.status == 200);
    CHECK(again.body == first.body);
    CHECK(again.header("idempotency-replayed") == "true");
    CHECK(again.header("etag") == first.header("etag"));
    CHECK(clerk.get("/api/v1/dossiers/" + code).json()["version"] == 2);
    // Keys belong to the account that uses them.
    CHECK(office.as("motcua").post(path, {{"text", "y"}}, keyed("k1")).status == 200);
}
