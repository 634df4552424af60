#include "tests/storage/closing_office.hpp"

#include <atomic>
#include <thread>

using namespace motcua;
using namespace motcua::storage;
using namespace motcua::tests;
using namespace motcua::test;

// Closing while others write. SQLite has one writer: there is nobody beside it.

namespace {

std::string numbered(int serial)
{
    return "X24.217-150128-" + std::to_string(1000 + serial);
}

void receive_beside(Session& session, const std::string& code, std::string_view moment = "2015-01-28 08:00")
{
    const Received body{.procedure = "1.000001",
                        .procedure_valid_from = on("2015-01-01"),
                        .desk = kDesk,
                        .agency = kAgency,
                        .limit_unit = LimitUnit::working_day,
                        .limit_halves = 10,
                        .due_at = at("2015-03-09 17:00"),
                        .calendar = "test",
                        .applicant = seal()};
    REQUIRE(append(session, {}, {code, 1, at(moment), at(moment), "tiepnhan", body}, {}));
}

bool somebody_waits(Session& session)
{
    return session
               .value<std::int64_t>(
                   "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                   "AND state = 'idle in transaction' AND query LIKE '%pg_locks%'")
               .value() > 0;
}

}  // namespace

TEST_CASE_FIXTURE(ClosingOffice, "a position is settled when who took a lower one has ended")
{
    receive_beside(session(), numbered(0));
    if (session().dialect() == Dialect::sqlite) {
        CHECK(settled_position(session()) == journal_last(session()));
        return;
    }
    // The other takes its position first and is committed last.
    Session other{url()};
    other.begin(true);
    receive_beside(other, numbered(1));
    Session third{url()};
    receive_beside(third, numbered(2));
    REQUIRE(journal_last(session()) == 3);

    std::optional<ClosedPeriod> closed;
    std::thread closer{[&] { closed = close("2015-01", "2015-02-01 10:00"); }};
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{20};
    bool waits = false;
    while (!waits && std::chrono::steady_clock::now() < end) waits = somebody_waits(third);
    CHECK(waits);
    other.commit();
    closer.join();
    REQUIRE(closed);
    CHECK(closed->position == 3);
    CHECK(frozen(*closed, "received") == 3);
    CHECK_FALSE(verified().first_difference);
}

TEST_CASE_FIXTURE(ClosingOffice, "who closes is told to come again while somebody writes for long")
{
    if (session().dialect() == Dialect::sqlite) return;
    receive_beside(session(), numbered(0));
    Session other{url()};
    other.begin(true);
    receive_beside(other, numbered(1));
    session().begin(true);
    CHECK_THROWS_AS(settled_position(session()), Busy);
    session().rollback();
    other.rollback();
    CHECK(close("2015-01", "2015-02-01 10:00").position == 1);
}

TEST_CASE_FIXTURE(ClosingOffice, "closings beside receipts hold exactly the entries up to their positions")
{
    constexpr int kReceipts = 60;
    Database database{{.url = url(), .connections = 4}};
    std::atomic<int> next = 0;
    std::vector<std::thread> desks;
    for (int desk = 0; desk < 3; ++desk) {
        desks.emplace_back([&] {
            for (int i = next++; i < kReceipts; i = next++)
                database.transact_now([&](Session& s) {
                    receive_beside(s, numbered(i));
                    return 0;
                });
        });
    }
    std::vector<ClosedPeriod> closings;
    for (int day = 1; next < kReceipts && day < 28; ++day) {
        const std::string period = "2015-01-" + std::string(day < 10 ? "0" : "") + std::to_string(day);
        const CloseOrder order{.agency = kAgency,
                               .period = {period, named_period(period, 1).value()},
                               .account = "lanhdao",
                               .now = at("2015-02-01 10:00")};
        const auto closed = database.transact_now([&](Session& s) { return close_period(s, calendars, rules, order); });
        REQUIRE(closed);
        closings.push_back(*closed);
    }
    for (std::thread& desk : desks) desk.join();
    closings.push_back(close("2015-01", "2015-02-01 11:00"));
    CHECK(frozen(closings.back(), "received") == kReceipts);
    CHECK(verified().closings == std::ssize(closings));
    CHECK(verified().first_difference.value_or("") == "");
}
