#include "tests/http/contract.hpp"
#include "tests/http/post_office.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace motcua::tests;

// Notices on their way out, all of them real processes: the service, a webhook receiver, a mail server.

namespace {

void hand_over(
    Office& office, const std::string& code, const char* giver, const char* from, const char* receiver, const char* to)
{
    const Answer sent = office.as(giver).post("/api/v1/handoffs", {{"from", from}, {"to", to}, {"dossiers", {code}}});
    REQUIRE(sent.status == 201);
    const std::string id = std::to_string(sent.json()["id"].get<int>());
    REQUIRE(office.as(receiver).post("/api/v1/handoffs/" + id + "/accept", Json::object()).status == 200);
}

void command(Office& office, const char* who, const std::string& code, const std::string& name, const Json& body)
{
    const Answer answer = office.as(who).post("/api/v1/dossiers/" + code + "/" + name, body, {{"If-Match", "*"}});
    REQUIRE_MESSAGE(answer.status == 200, answer.body);
}

// The types of webhooks about a dossier.
std::multiset<std::string> types(const std::vector<Json>& records, const std::string& code)
{
    std::multiset<std::string> found;
    for (const Json& record : records) {
        const Json body = Json::parse(record["body"].get<std::string>());
        if (body["data"]["dossier"] == code) found.insert(body["type"]);
    }
    return found;
}

bool mentions(const Json& json, const std::string& text)
{
    return json.dump().find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("a citizen is told of each step by every channel, under one id, and a sensitive procedure is never named")
{
    PostOffice post;
    Office& office = post.office;
    const std::string house = post.receive("an@example.vn");
    const std::string aid = post.receive("binh@example.vn", "EPAR.LD09");
    const std::string quiet = post.receive();
    hand_over(office, house, "tiepnhan", kDesk, "chuyenvien", kDepartment);
    command(office, "chuyenvien", house, "decide", {{"outcome", "approved"}});
    hand_over(office, house, "chuyenvien", kDepartment, "tiepnhan", kDesk);
    command(office, "tiepnhan", house, "return", {{"receiver", "Nguyễn Văn An"}, {"signature", true}});
    command(office, "tiepnhan", aid, "request-supplement", {{"reason", "Thiếu giấy chứng nhận khuyết tật"}});
    command(office, "tiepnhan", aid, "withdraw", {{"reason", "Theo đề nghị"}});

    CHECK(eventually([&] { return post.hook.taken().size() >= 9 && post.sink.taken().size() >= 8; }));
    CHECK(eventually([&] { return post.deliveries("state = 'delivered'") == 9 + 8 + 9; }));
    const auto hooks = post.hook.taken();
    const auto mails = post.sink.taken();
    const auto lines = post.log();
    CHECK(types(hooks, house) == std::multiset<std::string>{"dossier.received", "dossier.progress", "dossier.progress",
                                                            "dossier.ready", "dossier.returned"});
    CHECK(types(hooks, aid) ==
          std::multiset<std::string>{"dossier.received", "dossier.supplement_requested", "dossier.withdrawn"});
    CHECK(types(hooks, quiet) == std::multiset<std::string>{"dossier.received"});
    // Each once, and under the same id wherever it goes.
    const auto ids = post.ids();
    CHECK(ids.size() == 9);
    CHECK(ids_of(hooks) == std::multiset<std::string>{ids.begin(), ids.end()});
    CHECK(ids_of(lines) == std::multiset<std::string>{ids.begin(), ids.end()});
    CHECK(ids_of(mails).size() == 8);
    CHECK(std::ranges::includes(ids, once(ids_of(mails))));

    const Contract contract{office};
    for (const Json& record : post.hook.records()) {
        CHECK(record["signed"] == true);
        const auto faults = contract.schemas().faults({{"$ref", "#/components/schemas/NoticeEvent"}},
                                                      Json::parse(record["body"].get<std::string>()));
        CHECK_MESSAGE(faults.empty(), motcua::tests::lines(faults));
        CHECK(record["type"] == "application/json");
        for (const char* private_data : {"Nguyễn Văn An", "0912345678", "example.vn", "khuyết tật"})
            CHECK_FALSE(mentions(record, private_data));
    }
    for (const Json& mail : mails) {
        const bool about_aid = mentions(mail["text"], aid);
        CHECK(mail["to"] == Json{about_aid ? "<binh@example.vn>" : "<an@example.vn>"});
        CHECK(mail["header_from"] == "motcua@langgiang.vn");
        CHECK(mail["ascii"] == true);
        CHECK(mail["longest"].get<int>() <= 998);
        CHECK(mentions(mail["subject"], about_aid ? aid : house));
        CHECK(mentions(mail["text"], "Thủ tục: Cấp giấy phép xây dựng nhà ở riêng lẻ") == !about_aid);
        CHECK(mail["headers"] == Json{"Auto-Submitted", "Content-Transfer-Encoding", "Content-Type", "Date", "From",
                                      "MIME-Version", "Message-ID", "Subject", "To"});
    }
    for (const auto& record : {Json(hooks), Json(mails), Json(lines)}) {
        for (const char* name : {"EPAR.LD09", "chỉnh hình", "khuyết tật"}) CHECK_FALSE(mentions(record, name));
    }
    // The public page names no procedure at all without the PIN.
    for (const std::string& page : {"/tra-cuu/" + aid, "/api/v1/public/dossiers/" + aid})
        CHECK(office.client().get(page).body.find("chỉnh hình") == std::string::npos);
    const Answer listed = office.as("quantri").get("/api/v1/notices");
    CHECK(listed.json()["items"].size() == 9);
    for (const char* private_data : {"Nguyễn", "0912345678", "example.vn"})
        CHECK(listed.body.find(private_data) == std::string::npos);
    CHECK(office.client()
              .get("/metrics")
              .body.find("motcua_notice_attempts_total{channel=\"webhook\",result=\"delivered\"} 9") !=
          std::string::npos);
    CHECK(office.verify().code == 0);
}

TEST_CASE("only administrators see how notices go out, page by page")
{
    PostOffice post;
    for (int i = 0; i < 3; ++i) post.receive();
    CHECK(eventually([&] { return post.deliveries("state = 'delivered'") == 6; }));
    Client& admin = post.office.as("quantri");
    const Json first = admin.get("/api/v1/notices?limit=2").json();
    CHECK(first["items"].size() == 2);
    const Json second = admin.get("/api/v1/notices?limit=2&cursor=" + first["next"].get<std::string>()).json();
    CHECK(second["items"].size() == 1);
    CHECK(second["next"].is_null());
    CHECK(first["items"][0]["deliveries"].size() == 2);
    CHECK(admin.get("/api/v1/notices?state=dead").json()["items"].empty());
    CHECK(admin.get("/api/v1/notices?state=lost").status == 422);
    CHECK(admin.get("/api/v1/notices?cursor=x").status == 400);
    const std::string id = first["items"][0]["id"];
    const Answer alive = admin.post("/api/v1/notices/" + id + "/replay", Json::object());
    CHECK(alive.status == 409);
    CHECK(alive.json()["type"] == "urn:motcua:problem:nothing-to-replay");
    const Answer unknown = admin.post("/api/v1/notices/msg_0/replay", Json::object());
    CHECK(unknown.status == 404);
    CHECK(unknown.json()["type"] == "urn:motcua:problem:unknown-notice");
    for (const char* other : {"tiepnhan", "motcua", "lanhdao", "thanhtra"}) {
        CHECK(post.office.as(other).get("/api/v1/notices").status == 403);
        CHECK(post.office.as(other).post("/api/v1/notices/" + id + "/replay", Json::object()).status == 403);
    }
}

TEST_CASE("the heads of the desk and of the department are mailed what has gone wrong")
{
    PostOffice post;
    const auto set_email = [&](const char* account, const char* address) {
        return run({"user", "email", account, address, "--database", post.office.database_url()}).code;
    };
    REQUIRE(set_email("motcua", "motcua@example.vn") == 0);
    REQUIRE(set_email("truongphong", "truongphong@example.vn") == 0);
    CHECK(set_email("motcua", "nobody") == 1);
    const std::string code = post.receive("", "EPAR.LD04");
    hand_over(post.office, code, "tiepnhan", kDesk, "chuyenvien", kDepartment);
    // A day, due on Tuesday at 16:00.
    post.office.set_clock("2015-03-04T08:00:00+07:00");
    const auto told = [&](const char* address, const char* what) {
        return std::ranges::any_of(post.sink.taken(), [&](const Json& mail) {
            return mail["to"] == Json{std::string{"<"} + address + ">"} && mentions(mail["subject"], what);
        });
    };
    for (const char* head : {"motcua@example.vn", "truongphong@example.vn"}) {
        CHECK(eventually([&] { return told(head, "quá hạn"); }));
        CHECK(eventually([&] { return told(head, "chưa xin lỗi và hẹn lại"); }));
    }
    CHECK(eventually([&] { return types(post.hook.taken(), code).count("alarm.overdue") == 2; }));
}

TEST_CASE("two servers on one database deliver each notice once between them")
{
    if (test_dialect() != motcua::storage::Dialect::postgresql) return;
    PostOffice post;
    const Served other{post.office.arguments()};
    for (int i = 0; i < 40; ++i) post.receive("an@example.vn");
    CHECK(eventually([&] { return post.deliveries("state = 'delivered'") == 120; }));
    CHECK(ids_of(post.hook.taken()).size() == 40);
    CHECK(once(ids_of(post.hook.taken())).size() == 40);
    CHECK(ids_of(post.sink.taken()).size() == 40);
    CHECK(once(ids_of(post.sink.taken())).size() == 40);
    CHECK(ids_of(post.log()).size() == 40);
}
