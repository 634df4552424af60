#include "tests/http/calendar_fixture.hpp"

#include <atomic>
#include <random>

// Editions that are published while others work, and while the service is killed.

using namespace motcua::tests;

TEST_CASE_FIXTURE(Calendars, "receipts and commands go on while editions are published, and no dossier is left behind")
{
    const std::string clerk = cookie_of(port(), "tiepnhan");
    std::vector<std::string> ids;
    for (int i = 0; i < 10; ++i) ids.push_back(draft(day_off("2015-02-24", i % 2 == 0 ? "HOLIDAY" : "REGULAR")));
    Complaints complaints;
    std::atomic<bool> done = false;
    complaints.judge(Desk{port(), clerk}.receive("Trước khi ban hành"), {});
    at_once(5, [&](int n) {
        if (n == 0) {
            for (const std::string& id : ids)
                complaints.judge(ask("quantri", "POST", "/" + id + "/publish", Json::object()), {});
            done = true;
            return;
        }
        Desk desk{port(), clerk};
        for (int i = 0; !done && i < 500; ++i) {
            const Answer received = desk.receive("Bàn " + std::to_string(n) + " số " + std::to_string(i));
            complaints.judge(received, {503});
            if (received.status != 201) continue;
            const std::string code = received.json()["code"];
            complaints.judge(
                desk.post("/api/v1/dossiers/" + code + "/note", {{"text", "ghi chú"}}, {{"If-Match", "*"}}), {503});
        }
    });
    CHECK(complaints.text() == "");
    // The last edition took the holiday back; whoever read the one before is settled by publishing it again.
    CHECK(publish(ids.back())["already_published"] == true);
    CHECK(number("SELECT count(*) FROM calendar_edition WHERE unsettled_from IS NOT NULL") == 0);
    const std::string wrong =
        "SELECT count(*) FROM dossier d JOIN (SELECT procedure_code, min(original_due_at) AS due "
        "FROM dossier GROUP BY procedure_code) o ON o.procedure_code = d.procedure_code "
        "WHERE d.due_at <> o.due";
    CHECK(number(wrong) == 0);
    CHECK(verify().code == 0);
}

TEST_CASE_FIXTURE(Calendars, "kill -9 during a publication leaves all of it or nothing")
{
    constexpr int kDossiers = 300;
    for (int i = 0; i < kDossiers; ++i) receive();
    std::mt19937 random{20150224};
    bool off = true;
    for (int round = 0; round < 8; ++round) {
        const std::string id = draft(day_off("2015-02-24", off ? "HOLIDAY" : "REGULAR"));
        {
            std::jthread publisher{[&, cookie = cookie_of(port(), "quantri")] {
                Desk desk{port(), cookie};
                desk.post("/api/v1/calendars/" + id + "/publish", Json::object());
            }};
            Client passer_by = client();
            for (auto answers = random() % 60; answers > 0; --answers) passer_by.get("/healthz");
            kill();
        }
        start();
        // In one statement: a commit that was under way when the service was killed may land at any moment.
        const std::int64_t both = number(
            "SELECT 2 * (SELECT count(*) FROM dossier WHERE due_at > original_due_at) + "
            "(SELECT count(*) FROM calendar_edition WHERE version IS NOT NULL AND id = " +
            id + ")");
        const bool published = both % 2 == 1;
        const bool is_off = published ? off : !off;
        CHECK(both / 2 == (is_off ? kDossiers : 0));
        CHECK(number("SELECT count(*) FROM journal WHERE kind = 'calendar_changed'") % kDossiers == 0);
        publish(id);
        CHECK(number("SELECT count(*) FROM dossier WHERE due_at > original_due_at") == (off ? kDossiers : 0));
        off = !off;
    }
    CHECK(verify().code == 0);
}
