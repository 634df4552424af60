#include "storage/database.hpp"
#include "storage/dossier_lists.hpp"
#include "tests/support/district.hpp"

#include <set>
#include <thread>

using namespace motcua;
using namespace motcua::storage;
using namespace motcua::tests;
using namespace motcua::test;

namespace {

std::string code(int serial)
{
    return "X24.217-150302-" + std::to_string(1000 + serial);
}

std::set<std::string> codes(District& db, const Actor& actor, DossierQuery query = {})
{
    std::set<std::string> found;
    query.limit = 1000;
    for (const DossierRecord& record : list_dossiers(db.session(), actor, query))
        CHECK(found.insert(record.dossier.code).second);
    return found;
}

std::set<std::string> those(std::initializer_list<int> serials)
{
    std::set<std::string> all;
    for (const int serial : serials) all.insert(code(serial));
    return all;
}

const Actor kClerk = somebody(Role::reception_clerk, kDesk, "tiepnhan");

// 1 at the desk, 2 in the department, 3 on its way, 4 waiting, 5 without a limit, 6 withdrawn, 7 ready.
struct SevenDossiers : District {
    SevenDossiers()
    {
        session().begin(true);
        REQUIRE(receive(code(1), at("2015-03-04 17:00"), {.name = "Nguyễn Văn Ất", .id_number = "012345678901"}));
        REQUIRE(receive(code(2), at("2015-03-05 17:00"), {.name = "Trần Thị Bưởi", .phone = "0912345678"}));
        REQUIRE(receive(code(3), at("2015-03-06 17:00"), {.name = "Lê Văn Ba"}));
        REQUIRE(receive(code(4), at("2015-03-04 17:00"), {.name = "Phạm Đức"}));
        REQUIRE(receive(code(5), std::nullopt, {.name = "Văn Thị Ất"}));
        REQUIRE(receive(code(6)));
        REQUIRE(receive(code(7), at("2015-03-04 17:00")));
        send(code(2), kLand, "2015-03-02 09:00");
        accept(code(2), "2015-03-02 10:00");
        send(code(3), kLand, "2015-03-02 09:00");
        REQUIRE(happen(code(4), SupplementRequested{seal()}, "tiepnhan", "2015-03-02 09:00"));
        REQUIRE(happen(code(6), Withdrawn{seal()}, "tiepnhan", "2015-03-02 09:00"));
        REQUIRE(happen(code(7), Decided{}, "motcua", "2015-03-02 09:00"));
        session().commit();
    }
};

}  // namespace

TEST_CASE("lists keep to status, holder, person and time of receipt")
{
    SevenDossiers db;
    CHECK(codes(db, kClerk).size() == 7);
    CHECK(codes(db, kClerk, {.status = Status::processing}) == those({2}));
    CHECK(codes(db, kClerk, {.holder_unit = kLand}) == those({2}));
    CHECK(codes(db, kClerk, {.holder_unit = kDesk}) == those({1, 4, 5, 7}));
    CHECK(codes(db, kClerk, {.holder_person = "motcua"}).empty());
    CHECK(codes(db, kClerk, {.holder_unit = kLand, .holder_person = "chuyenvien"}) == those({2}));
    CHECK(codes(db, kClerk, {.received_from = at("2015-03-02 08:00")}).size() == 7);
    CHECK(codes(db, kClerk, {.received_from = at("2015-03-02 08:01")}).empty());
    CHECK(codes(db, kClerk, {.received_to = at("2015-03-02 08:00")}).empty());
}

TEST_CASE("late lists hold running dossiers only: not waiting, not ready, not withdrawn, not without a limit")
{
    SevenDossiers db;
    const auto late = [&](LateFilter filter, const char* now) {
        return codes(db, kClerk, {.late = filter, .now = at(now), .due_until = at(now) + std::chrono::hours{24}});
    };
    CHECK(late(LateFilter::overdue, "2015-03-04 17:00").empty());
    CHECK(late(LateFilter::overdue, "2015-03-04 17:01") == those({1}));
    CHECK(late(LateFilter::overdue, "2015-03-07 08:00") == those({1, 2, 3}));
    CHECK(late(LateFilter::due_soon, "2015-03-04 17:00") == those({1, 2}));
    CHECK(late(LateFilter::due_soon, "2015-03-03 16:59").empty());
    CHECK(late(LateFilter::step, "2015-03-03 16:59").empty());
    db.session().execute("UPDATE dossier SET step_seq = 1, step_entered_at = 0, step_due_at = :due",
                         {{"due", at("2015-03-03 10:00")}});
    CHECK(late(LateFilter::step, "2015-03-03 10:00").empty());
    CHECK(late(LateFilter::step, "2015-03-03 10:01") == those({1, 2, 3, 5}));
    CHECK(late(LateFilter::step, "2015-03-05 08:00") == those({2, 3, 5}));
}

TEST_CASE("a text is the beginning of a code, a number, or words of a name without tones")
{
    SevenDossiers db;
    const auto find = [&](const char* text) { return codes(db, kClerk, {.text = text}); };
    CHECK(find("x24.217-150302-1003") == those({3}));
    CHECK(find("X24.217-").size() == 7);
    CHECK(find("X24.21-").empty());
    CHECK(find("012345678901") == those({1}));
    CHECK(find("0912345678") == those({2, 6, 7}));
    CHECK(find("0912 345 678") == those({2, 6, 7}));
    CHECK(find("0912-345.678") == those({2, 6, 7}));
    CHECK(find("912345678").empty());
    CHECK(find("buoi tran") == those({2}));
    CHECK(find("Bưởi") == those({2}));
    CHECK(find("duc pham") == those({4}));
    CHECK(find("van at") == those({1, 5, 6, 7}));
    CHECK(find("a") == those({1, 5, 6, 7}));
    CHECK(find("t") == those({2, 5}));
    CHECK(find("uyen").empty());
    for (const char* nothing : {"%", "_", "'", "\\", "???"}) {
        CAPTURE(nothing);
        CHECK(find(nothing).empty());
    }
}

TEST_CASE("pages follow one another without gap or repetition, also where due dates tie or are missing")
{
    District db;
    db.session().begin(true);
    constexpr int kAll = 25;
    for (int i = 0; i < kAll; ++i) {
        const auto due = i % 5 == 4 ? std::optional<Instant>{} : at("2015-03-09 17:00") + std::chrono::days{i % 3};
        REQUIRE(db.receive(code(i), due));
    }
    db.session().commit();
    for (const int limit : {1, 2, 7, 25, 100}) {
        std::vector<std::string> seen;
        std::optional<ListPosition> after;
        for (;;) {
            const auto page = list_dossiers(db.session(), kClerk, {.after = after, .limit = limit});
            if (page.empty()) break;
            for (const DossierRecord& record : page) seen.push_back(record.dossier.code);
            after = position_of(page.back().dossier);
        }
        CHECK(seen.size() == kAll);
        CHECK(std::set<std::string>(seen.begin(), seen.end()).size() == kAll);
        // What has no date comes last.
        CHECK(seen.back() == code(24));
    }
}

TEST_CASE("lists and single dossiers show everybody the same: what their role and unit may see")
{
    SevenDossiers db;
    REQUIRE(db.receive("X24.218-150302-0001", at("2015-03-04 17:00"), {.name = "Hàng xóm"}, "X24.218.MC"));
    REQUIRE(db.receive("X24.218-150302-0002", at("2015-03-04 17:00"), {.name = "Hàng xóm"}, "X24.218.MC"));
    db.send("X24.218-150302-0002", kLand, "2015-03-02 09:00");
    const auto person = [](Role role, const std::string& unit, const std::string& agency, const std::string& path) {
        return Actor{"an", role, unit, agency, path};
    };
    struct Case {
        Actor actor;
        std::size_t sees;
    };
    for (const auto& [actor, sees] : {
             Case{person(Role::reception_clerk, kDesk, "X24.217", "/X24/X24.217/"), 7},
             Case{person(Role::department_staff, kLand, "X24.217", "/X24/X24.217/"), 8},
             Case{person(Role::head_of_department, kJustice, "X24.217", "/X24/X24.217/"), 7},
             Case{person(Role::agency_leader, kLeaders, "X24.217", "/X24/X24.217/"), 7},
             Case{person(Role::auditor, "X24", "X24", "/X24/"), 9},
             Case{person(Role::procedure_control, "X24", "X24", "/X24/"), 9},
             Case{person(Role::reception_clerk, "X24", "X24", "/X24/"), 0},
             Case{person(Role::reception_clerk, "X24.218.MC", "X24.218", "/X24/X24.218/"), 2},
             Case{person(Role::administrator, "X24", "X24", "/X24/"), 0},
             Case{person(Role::auditor, "", "", ""), 0},
             Case{person(Role::reception_clerk, "", "", ""), 0},
         }) {
        CAPTURE(to_string(actor.role));
        CAPTURE(actor.unit);
        const auto listed = codes(db, actor);
        CHECK(listed.size() == sees);
        for (const auto& [each] : db.session().select<std::string>("SELECT code FROM dossier")) {
            const Dossier dossier = find_stored(db.session(), each).value().dossier;
            CHECK(may_read(db.session(), actor, dossier) == listed.contains(each));
        }
    }
}

TEST_CASE("a record names the people and places of a dossier")
{
    SevenDossiers db;
    const auto record = find_record(db.session(), code(2));
    REQUIRE(record);
    CHECK(record->procedure_name == "Thủ tục đất đai");
    CHECK(record->procedure_field == "Đất đai");
    CHECK(record->applicant.name == "Trần Thị Bưởi");
    CHECK_FALSE(record->submitter.has_value());
    CHECK(record->documents.empty());
    CHECK_FALSE(find_record(db.session(), "X24.217-150302-9999").has_value());
}

TEST_CASE("serials of a day follow one another, each agency and day for itself, and a failed receipt gives its back")
{
    District db;
    Database database{{.url = db.url(), .connections = 2}};
    const auto next = [&](const char* agency, const char* day, bool keep) {
        std::int64_t serial = 0;
        (void)database.transact_now([&](Session& session) -> Result<int> {
            serial = next_serial(session, agency, on(day));
            if (!keep) return reject(Reason::wrong_state);
            return 1;
        });
        return serial;
    };
    CHECK(next("X24.217", "2015-03-02", true) == 1);
    CHECK(next("X24.217", "2015-03-02", false) == 2);
    CHECK(next("X24.217", "2015-03-02", true) == 2);
    CHECK(next("X24.217", "2015-03-03", true) == 1);
    CHECK(next("X24.218", "2015-03-02", true) == 1);
}

TEST_CASE("receipts at the same moment get serials without a gap and without a duplicate, though some of them fail")
{
    District db;
    Database database{{.url = db.url(), .connections = 4}};
    std::mutex mutex;
    std::multiset<std::int64_t> given;
    std::vector<std::thread> clients;
    for (int client = 0; client < 8; ++client) {
        clients.emplace_back([&, client] {
            for (int i = 0; i < 15; ++i) {
                const auto serial = database.transact_now([&](Session& session) -> Result<std::int64_t> {
                    const auto mine = next_serial(session, "X24.217", on("2015-03-02"));
                    if ((client + i) % 3 == 0) return reject(Reason::wrong_state);
                    return mine;
                });
                if (!serial) continue;
                const std::scoped_lock lock{mutex};
                given.insert(*serial);
            }
        });
    }
    for (auto& client : clients) client.join();
    CHECK(given.size() == 80);
    std::int64_t expected = 0;
    for (const std::int64_t serial : given) CHECK(serial == ++expected);
}

TEST_CASE("a citizen's key belongs to one dossier")
{
    SevenDossiers db;
    insert_citizen_key(db.session(), code(1), "pin", "token");
    CHECK_THROWS_AS(insert_citizen_key(db.session(), code(2), "pin", "token"), soci::soci_error);
}
