#include "tests/storage/closing_office.hpp"

using namespace motcua;
using namespace motcua::storage;
using namespace motcua::tests;
using namespace motcua::test;

// What a close freezes, and what comes after it. Every expected value is worked out by hand.

namespace {

const std::string kOne = "X24.217-150128-0001";
const std::string kTwo = "X24.217-150202-0001";

const CellKey kOfDesk{GroupBy::unit, kDesk};
const CellKey kOfLand{GroupBy::unit, kLand};

}  // namespace

TEST_CASE_FIXTURE(ClosingOffice, "a dossier entered after the close is restated and never changes what is frozen")
{
    receive_late(kOne, "2015-01-28 08:00", "2015-01-28 08:00");
    const ClosedPeriod january = close("2015-01", "2015-02-01 10:00");
    CHECK(january.id == 1);
    CHECK(january.position == journal_last(session()));
    CHECK(frozen(january, "received") == 1);
    CHECK(frozen(january, "in_progress") == 1);
    CHECK(frozen(january, "carried_over") == 0);
    CHECK(restated(january).changes.empty());
    CHECK(restated(january).dossiers.empty());

    // Received on paper on Friday the 30th, entered on Monday.
    receive_late(kTwo, "2015-01-30 15:00", "2015-02-02 09:00");
    CHECK(frozen(january, "received") == 1);
    const Restatement found = restated(january);
    CHECK(found.basis == january.basis);
    CHECK(shown(found.changes) ==
          "received 1>2; received_direct 1>2; total 1>2; in_progress 1>2; in_progress_in_time 1>2; "
          "counts.entered_late.count 0>1");
    REQUIRE(found.dossiers.size() == 1);
    CHECK(found.dossiers[0].code == kTwo);
    CHECK(found.dossiers[0].known == 0);
    CHECK(found.dossiers[0].changes.size() == 6);
    CHECK(today("2015-02", "carried_over") == 2);
    CHECK(today("2015-02", "received") == 0);
    CHECK(verified().closings == 1);
    CHECK_FALSE(verified().first_difference);
}

TEST_CASE_FIXTURE(ClosingOffice,
                  "a dossier that goes on to another unit changes the figures of units, not the agency's")
{
    receive_late(kOne, "2015-01-28 08:00", "2015-01-28 08:00");
    const ClosedPeriod january = close("2015-01", "2015-02-01 10:00");
    CHECK(frozen(january, "in_progress", kOfDesk) == 1);
    send(kOne, kLand, "2015-02-02 08:00");
    accept(kOne, "2015-02-02 09:00");
    CHECK(restated(january).changes.empty());
    CHECK(restated(january, GroupBy::field).changes.empty());
    const Restatement by_unit = restated(january, GroupBy::unit);
    CHECK(shown(by_unit.changes) ==
          "X24.217.MC received 1>0; X24.217.MC received_direct 1>0; X24.217.MC total 1>0; X24.217.MC in_progress 1>0; "
          "X24.217.MC in_progress_in_time 1>0; X24.217.TN received 0>1; X24.217.TN received_direct 0>1; "
          "X24.217.TN total 0>1; X24.217.TN in_progress 0>1; X24.217.TN in_progress_in_time 0>1");
    REQUIRE(by_unit.dossiers.size() == 1);
    CHECK(by_unit.dossiers[0].known == 1);
    CHECK_FALSE(verified().first_difference);
}

TEST_CASE_FIXTURE(ClosingOffice, "a result that is sent back after the close is February's, January keeps its decision")
{
    receive_late(kOne, "2015-01-28 08:00", "2015-01-28 08:00");
    happen(kOne, Decided{Outcome::approved}, "motcua", "2015-01-29 08:00");
    const ClosedPeriod january = close("2015-01", "2015-02-01 10:00");
    CHECK(frozen(january, "decided_early") == 1);
    // From Wednesday 08:00 to Thursday 08:00 are eight working hours.
    const Measured agency = frozen_cells(session(), january.id).at({GroupBy::none, ""});
    CHECK(agency[measure_from("working_minutes.median").value()] == 480);
    happen(kOne, RedoOrdered{seal()}, "lanhdao", "2015-02-02 08:00");
    CHECK(restated(january).changes.empty());
    CHECK(today("2015-02", "reopened") == 1);
    CHECK(today("2015-02", "in_progress") == 1);
    CHECK_FALSE(verified().first_difference);
}

TEST_CASE_FIXTURE(ClosingOffice,
                  "a calendar published after the close moves due dates of later, and is named as another basis")
{
    receive_late(kOne, "2015-01-28 08:00", "2015-01-28 08:00");
    const ClosedPeriod january = close("2015-01", "2015-02-01 10:00");
    CHECK(moved_by(draft_day(kCountry, "2015-03-06")) == 1);
    const Restatement found = restated(january);
    CHECK(found.changes.empty());
    CHECK(found.basis != january.basis);
    CHECK(found.basis.catalogue == january.basis.catalogue);
    CHECK(today("2015-03", "counts.moved_by_calendar.count") == 1);
    CHECK_FALSE(verified().first_difference);
    CHECK(verified().not_counted == 0);
}

TEST_CASE_FIXTURE(ClosingOffice, "minutes of a day that was taken back are what no entry explains")
{
    receive_late(kOne, "2015-01-28 08:00", "2015-01-28 08:00");
    send(kOne, kLand, "2015-01-28 10:00");
    accept(kOne, "2015-01-30 10:00");  // two working days: 960 minutes
    const ClosedPeriod january = close("2015-01", "2015-02-01 10:00");
    CHECK(frozen(january, "counts.accepted.minutes") == 960);
    REQUIRE(publish(draft_day(kCountry, "2015-01-29")));
    const Restatement found = restated(january);
    // A day of 480 minutes less; still beyond the four hours the office gives itself.
    CHECK(shown(found.changes) == "counts.accepted.minutes 960>480 (-480)");
    CHECK(found.dossiers.empty());
    // Counted again by the calendar of the close.
    CHECK_FALSE(verified().first_difference);
}

TEST_CASE_FIXTURE(ClosingOffice, "closings are one chain, and nothing in it is edited unnoticed")
{
    receive_late(kOne, "2015-01-28 08:00", "2015-01-28 08:00");
    const ClosedPeriod january = close("2015-01", "2015-02-01 10:00");
    receive_late(kTwo, "2015-02-02 09:00", "2015-02-02 09:00");
    const ClosedPeriod neighbour = close("2015-01", "2015-02-02 10:00", "X24.218");
    const ClosedPeriod february = close("2015-02", "2015-03-01 10:00");
    CHECK(neighbour.position == january.position + 1);
    CHECK(february.position == neighbour.position);
    CHECK(february.hash != neighbour.hash);
    CHECK(frozen(neighbour, "received") == 0);
    CHECK(frozen(february, "received") == 1);
    CHECK(frozen(february, "carried_over") == 1);
    CHECK(verified().closings == 3);
    CHECK_FALSE(verified().first_difference);

    const auto told = [&](const char* edit, const char* undo) {
        session().execute(edit);
        const std::string text = verified().first_difference.value_or("");
        session().execute(undo);
        CHECK_FALSE(verified().first_difference);
        return text;
    };
    CHECK(told("UPDATE closed_figure SET value = 2 WHERE closing = 1 AND measure = 'received' AND group_by = 'none'",
               "UPDATE closed_figure SET value = 1 WHERE closing = 1 AND measure = 'received' AND group_by = 'none'") ==
          "closing 1 of X24.217: received of the agency is 2, its entries give 1");
    CHECK(told("UPDATE closed_period SET closed_by = 'motcua' WHERE id = 2",
               "UPDATE closed_period SET closed_by = 'lanhdao' WHERE id = 2") ==
          "closing 2 of X24.218: does not match its hash");
    CHECK(told("UPDATE journal SET hash = hash || '0' WHERE dossier_code = 'X24.217-150202-0001'",
               "UPDATE journal SET hash = substr(hash, 1, 64) WHERE dossier_code = 'X24.217-150202-0001'") ==
          "closing 2 of X24.218: does not match its hash");

    // Units imported since: the figures cannot be counted again, their hash still tells.
    session().execute("UPDATE procedure_version SET field = 'Khác'");
    CHECK(verified().not_counted == 3);
    CHECK_FALSE(verified().first_difference);
    CHECK(restated(january).basis.catalogue != january.basis.catalogue);
    session().execute(
        "UPDATE closed_figure SET value = 2 WHERE closing = 1 AND measure = 'total' AND group_by = 'none'");
    CHECK(verified().first_difference == "closing 1 of X24.217: does not match its hash");

    session().execute("DELETE FROM closed_figure WHERE closing = 1");
    session().execute("DELETE FROM closed_period WHERE id = 1");
    CHECK(verified().first_difference == "closing 2 of X24.218: the one before it is missing");
}

TEST_CASE_FIXTURE(ClosingOffice, "a period is closed once, spans that overlap are periods of their own")
{
    close("2015-01", "2015-02-01 10:00");
    const auto again = try_close("2015-01", "2015-02-01 11:00");
    REQUIRE_FALSE(again);
    CHECK(again.error().reason == Reason::period_closed);
    CHECK(again.error().arguments == std::vector<std::string>{kAgency, "1"});
    CHECK(close("2015-Q1", "2015-04-01 10:00").id == 2);
    CHECK(close("2015-01-30", "2015-04-01 10:00").id == 3);
}
