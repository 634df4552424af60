#include "storage/calendars.hpp"
#include "storage/publication.hpp"
#include "tests/support/calendar_office.hpp"

#include <thread>

// What transactions do that run beside a publication. SQLite has one writer: there is nobody beside it.

using namespace motcua;
using namespace motcua::storage;
using namespace motcua::tests;
using namespace motcua::test;

namespace {

const std::string kOne = "X24.217-150302-0001";
const std::string kTwo = "X24.217-150302-0002";

struct TwoDesks : CalendarOffice {
    bool has_neighbours() { return session().dialect() == Dialect::postgresql; }

    // Another connection's receipt, by the calendar of before.
    static void receive_beside(Session& other, const std::string& code, std::int64_t limit_halves = 10)
    {
        const Received body{.procedure = "1.000001",
                            .procedure_valid_from = on("2015-01-01"),
                            .desk = kDesk,
                            .agency = "X24.217",
                            .limit_unit = LimitUnit::working_day,
                            .limit_halves = limit_halves,
                            .due_at = at("2015-03-09 17:00"),
                            .calendar = std::to_string(calendar_version(other)),
                            .applicant = Seal{std::string(64, '0')}};
        REQUIRE(append(other, {}, {code, 1, at("2015-03-02 08:00"), at("2015-03-02 08:00"), "tiepnhan", body}, {}));
    }
    std::int64_t settle()
    {
        session().begin(true);
        const auto [moved, left_out] = settle_publications(session(), now);
        session().commit();
        skipped = left_out;
        return moved;
    }
    std::int64_t skipped = 0;
    bool somebody_waits_for_a_lock()
    {
        return session()
                   .value<std::int64_t>(
                       "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                       "AND wait_event_type = 'Lock'")
                   .value() > 0;
    }
};

}  // namespace

TEST_CASE_FIXTURE(TwoDesks, "a dossier received beside a publication is moved when its transaction has ended")
{
    const auto id = draft_day(kCountry, "2015-03-06");
    if (!has_neighbours()) {
        CHECK(moved_by(id) == 0);
        CHECK(is_settled(session()));
        return;
    }
    Session other{url()};
    other.begin(true);
    receive_beside(other, kOne);
    CHECK(moved_by(id) == 0);
    CHECK(settle() == 0);
    CHECK_FALSE(is_settled(session()));
    other.commit();
    CHECK(due(kOne) == "2015-03-09T17:00:00+07:00");
    CHECK(settle() == 1);
    CHECK(is_settled(session()));
    CHECK(due(kOne) == "2015-03-10T17:00:00+07:00");
    CHECK(find_edition(session(), id)->moved == 1);
    CHECK(settle() == 0);
    CHECK(is_clean());
}

TEST_CASE_FIXTURE(TwoDesks, "a transaction that has read the calendar but written nothing yet is waited for, too")
{
    const auto id = draft_day(kCountry, "2015-03-06");
    if (!has_neighbours()) return;
    Session other{url()};
    other.begin(true);
    CHECK(calendar_version(other) == 2);
    CHECK(moved_by(id) == 0);
    CHECK(settle() == 0);
    CHECK_FALSE(is_settled(session()));
    receive_beside(other, kOne);
    other.commit();
    // Publishing again is one of the ways to settle it.
    const auto again = publish(id);
    REQUIRE(again);
    CHECK_FALSE(again->is_new);
    CHECK(again->edition.moved == 1);
    CHECK(is_settled(session()));
    CHECK(due(kOne) == "2015-03-10T17:00:00+07:00");
}

TEST_CASE_FIXTURE(TwoDesks, "a dossier that a command changes at the same time is read and moved again")
{
    if (!has_neighbours()) return;
    REQUIRE(receive(kOne));
    REQUIRE(receive(kTwo));
    const auto id = draft_day(kCountry, "2015-03-06");
    Session other{url()};
    other.begin(true);
    const auto before = find_stored(other, kOne);
    REQUIRE(append(other, before, {kOne, 2, now, now, "tiepnhan", Noted{Seal{std::string(64, '0')}}}, {}));
    std::int64_t moved = 0;
    {
        std::jthread publisher{[&] {
            Session own{url()};
            own.begin(true);
            moved = publish_edition(own, id, "quantri", now)->edition.moved.value();
            own.commit();
        }};
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{30};
        while (!somebody_waits_for_a_lock() && std::chrono::steady_clock::now() < end) std::this_thread::yield();
        other.commit();
    }
    CHECK(moved == 2);
    CHECK(dossier(kOne).version == 3);
    CHECK(due(kOne) == "2015-03-10T17:00:00+07:00");
    CHECK(is_clean());
}

TEST_CASE_FIXTURE(TwoDesks, "two who publish the same edition at once publish it once")
{
    REQUIRE(receive(kOne));
    const auto id = draft_day(kCountry, "2015-03-06");
    Database database{{.url = url(), .connections = 4}};
    std::atomic<int> fresh = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                const auto published =
                    database.transact_now([&](Session& own) { return publish_edition(own, id, "quantri", now); });
                if (published && published->is_new) ++fresh;
            });
        }
    }
    CHECK(fresh == 1);
    CHECK(dossier(kOne).version == 2);
    CHECK(calendar_version(session()) == 3);
}

// 50000 working days reach beyond the calendar.
TEST_CASE_FIXTURE(TwoDesks, "a dossier without a due date by the new calendar does not keep others from being settled")
{
    if (!has_neighbours()) return;
    const auto id = draft_day(kCountry, "2015-03-06");
    Session other{url()};
    other.begin(true);
    receive_beside(other, kOne, 100000);
    receive_beside(other, kTwo);
    CHECK(moved_by(id) == 0);
    other.commit();
    CHECK(settle() == 1);
    CHECK(skipped == 1);
    CHECK(is_settled(session()));
    CHECK(due(kOne) == "2015-03-09T17:00:00+07:00");
    CHECK(due(kTwo) == "2015-03-10T17:00:00+07:00");
}

TEST_CASE_FIXTURE(TwoDesks, "what an import left to be settled is journalled under its name")
{
    if (!has_neighbours()) return;
    Session other{url()};
    other.begin(true);
    receive_beside(other, kOne);
    REQUIRE(import_csv(session(), ImportKind::calendar, "date,day_type,name\n2015-03-06,HOLIDAY,Nghỉ\n", now).ok());
    other.commit();
    CHECK(settle() == 1);
    CHECK(history_of(session(), kOne).back().actor == "import");
}

TEST_CASE_FIXTURE(TwoDesks, "an import waits for a change of calendars and is checked against what that left")
{
    if (!has_neighbours()) return;
    Session other{url()};
    other.begin(true);
    lock_calendar_version(other);
    receive_beside(other, kOne);
    bool taken = true;
    {
        std::jthread importer{[&] {
            Session own{url()};
            own.begin(true);
            taken = import_csv(own, ImportKind::calendar, "date,day_type,name\n2015-03-06,HOLIDAY,Nghỉ\n", now).ok();
            own.rollback();
        }};
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{30};
        while (!somebody_waits_for_a_lock() && std::chrono::steady_clock::now() < end) std::this_thread::yield();
        other.commit();
    }
    CHECK_FALSE(taken);
}
