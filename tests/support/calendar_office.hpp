#pragma once

#include "storage/dossiers.hpp"
#include "storage/import.hpp"
#include "storage/publication.hpp"
#include "storage/replay.hpp"
#include "tests/support/district.hpp"

#include <doctest/doctest.h>

#include <string>

namespace motcua::tests {

// The district with hours (07:30-11:30 and 13:00-17:00 from Monday to Friday, from 2014 on) and the notices of 2015 and
// 2026 as far as the tests need them. A dossier received on Monday 2015-03-02 is due after five working days, on Monday
// 2015-03-09 at 17:00.
struct CalendarOffice : District {
    CalendarOffice()
    {
        std::string hours = "unit_code,valid_from,valid_to,weekday,start,end\n";
        for (const char* weekday : {"1", "2", "3", "4", "5"}) {
            hours += std::string{"X24,2014-01-01,,"} + weekday + ",07:30,11:30\n";
            hours += std::string{"X24,2014-01-01,,"} + weekday + ",13:00,17:00\n";
        }
        REQUIRE(storage::import_csv(session(), storage::ImportKind::hours, hours, kImported).ok());
        REQUIRE(storage::import_csv(session(), storage::ImportKind::calendar,
                                    "date,day_type,name\n2015-01-01,HOLIDAY,Tết Dương lịch\n"
                                    "2026-01-01,HOLIDAY,Tết Dương lịch\n",
                                    kImported)
                    .ok());
    }

    static UnitDay off(const std::string& unit, const char* date, DayType type = DayType::holiday)
    {
        return {unit, {test::on(date), type, "Nghỉ", {}}};
    }

    std::int64_t draft(const Edition& edition)
    {
        REQUIRE(storage::check_draft(session(), edition).empty());
        return storage::insert_draft(session(), edition, "quantri", now).id;
    }
    std::int64_t draft_day(const std::string& unit, const char* date, DayType type = DayType::holiday)
    {
        Edition edition{.reason = "Thông báo", .days = {off(unit, date, type)}};
        if (unit != kCountry) edition.unit = unit;
        return draft(edition);
    }

    // In a transaction of its own, as every caller has one.
    storage::Checked<storage::Publication> publish(std::int64_t id)
    {
        session().begin(true);
        auto published = storage::publish_edition(session(), id, "quantri", now);
        published ? session().commit() : session().rollback();
        return published;
    }
    std::int64_t moved_by(std::int64_t id)
    {
        const auto published = publish(id);
        REQUIRE(published);
        CHECK(published->is_new);
        return published->edition.moved.value();
    }

    Dossier dossier(const std::string& code) { return storage::find_stored(session(), code).value().dossier; }
    std::string due(const std::string& code) { return test::shown(dossier(code).due_at); }
    std::string last_kind(const std::string& code) { return storage::journal_of(session(), code).back().kind; }
    bool is_clean()
    {
        storage::Database database{{.url = url(), .connections = 2}};
        return !storage::verify(database, Instant{}, [](std::int64_t, std::int64_t) {}).first_difference;
    }

    Instant now = test::at("2015-03-04 10:00");
};

}  // namespace motcua::tests
