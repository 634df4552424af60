#pragma once

#include "storage/closing_replay.hpp"
#include "storage/figure_cells.hpp"
#include "storage/restatement.hpp"
#include "tests/support/calendar_office.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace motcua::tests {

// The district with its periods closed by its leader. Dossiers are due on Monday 2015-03-09 at 17:00.
struct ClosingOffice : CalendarOffice {
    // Received at one moment, written down at another.
    void receive_late(const std::string& code, std::string_view received, std::string_view written)
    {
        const Received body{.procedure = "1.000001",
                            .procedure_valid_from = test::on("2015-01-01"),
                            .desk = test::kDesk,
                            .agency = test::kAgency,
                            .limit_unit = LimitUnit::working_day,
                            .limit_halves = 10,
                            .due_at = test::at("2015-03-09 17:00"),
                            .calendar = "test",
                            .applicant = test::seal()};
        REQUIRE(storage::append(session(), {}, {code, 1, test::at(received), test::at(written), "tiepnhan", body}, {}));
    }

    Result<storage::ClosedPeriod> try_close(const std::string& period,
                                            std::string_view moment,
                                            const std::string& agency = test::kAgency)
    {
        session().begin(true);
        auto closed = storage::close_period(session(), calendars, rules,
                                            {.agency = agency,
                                             .period = {period, named_period(period, 1).value()},
                                             .account = "lanhdao",
                                             .now = test::at(moment)});
        closed ? session().commit() : session().rollback();
        return closed;
    }
    storage::ClosedPeriod close(const std::string& period,
                                std::string_view moment,
                                const std::string& agency = test::kAgency)
    {
        const auto closed = try_close(period, moment, agency);
        REQUIRE(closed);
        return *closed;
    }

    storage::Restatement restated(const storage::ClosedPeriod& closed,
                                  std::optional<storage::GroupBy> group_by = storage::GroupBy::none)
    {
        REQUIRE(store.refresh(session(), calendars, rules));
        return storage::restate(session(), store, calendars, rules, closed, group_by);
    }

    static std::int64_t value(const storage::MeasuredCells& cells,
                              const char* measure,
                              const storage::CellKey& cell = {storage::GroupBy::none, ""})
    {
        const auto found = cells.find(cell);
        const Measured& values = found == cells.end() ? storage::empty_cell() : found->second;
        return values[measure_from(measure).value()].value();
    }
    std::int64_t frozen(const storage::ClosedPeriod& closed,
                        const char* measure,
                        const storage::CellKey& cell = {storage::GroupBy::none, ""})
    {
        return value(storage::frozen_cells(session(), closed.id), measure, cell);
    }
    // Of any period, as figures of today have it.
    std::int64_t today(const std::string& period, const char* measure)
    {
        REQUIRE(store.refresh(session(), calendars, rules));
        const storage::ClosedScope scope{
            .agency = test::kAgency, .period = named_period(period, 1).value(), .basis = {}};
        return value(storage::cells_of_today(session(), store, scope), measure);
    }

    // "received 1>2; total 1>2", and what no entry explains as "(+3)".
    static std::string shown(const std::vector<storage::Change>& changes)
    {
        std::string text;
        for (const storage::Change& change : changes) {
            const auto number = [](const std::optional<std::int64_t>& n) { return n ? std::to_string(*n) : "-"; };
            text += (text.empty() ? "" : "; ") + (change.cell.second.empty() ? "" : change.cell.second + " ") +
                    measures()[change.measure].name + " " + number(change.closed) + ">" + number(change.today);
            if (change.otherwise.value_or(0) != 0) text += " (" + number(change.otherwise) + ")";
        }
        return text;
    }

    storage::ClosingVerification verified()
    {
        storage::Database database{{.url = url(), .connections = 2}};
        return storage::verify_closings(database);
    }

    storage::Calendars calendars;
    AlarmRules rules;
    storage::FactsStore store;
};

}  // namespace motcua::tests
