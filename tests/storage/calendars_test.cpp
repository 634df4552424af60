#include "storage/calendars.hpp"

#include "storage/import.hpp"
#include "tests/support/database.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <string>
#include <thread>

using namespace motcua;
using namespace motcua::storage;

namespace {

Date date(const char* text)
{
    return parse_date(text).value();
}

// The rows of Monday to Friday with one session.
std::string week(const std::string& unit, const std::string& from, const std::string& to, const std::string& session)
{
    std::string rows;
    for (int weekday = 1; weekday <= 5; ++weekday) {
        rows += unit + "," + from + "," + to + "," + std::to_string(weekday) + "," + session + "\n";
    }
    return rows;
}

// A province with a base week, a district with a summer week, its desk with hours of 2014 and Saturday mornings.
struct Offices {
    tests::TestDatabase database;

    Offices()
    {
        REQUIRE(import(ImportKind::units,
                       "code,name,kind,parent_code,valid_from,valid_to\n"
                       "X24,Tỉnh,province,,2014-01-01,\n"
                       "X24.217,Huyện,district,X24,2014-01-01,\n"
                       "X24.217.MC,Một cửa,one_stop_desk,X24.217,2014-01-01,\n"
                       "X24.217.TP,Tư pháp,department,X24.217,2014-01-01,\n"
                       "Y24,Tỉnh,province,,2014-01-01,\n"));
        REQUIRE(import(ImportKind::hours, "unit_code,valid_from,valid_to,weekday,start,end\n" +
                                              week("X24", "2014-01-01", "", "07:30,11:30") +
                                              week("X24", "2014-01-01", "", "13:00,17:00") +
                                              week("X24.217", "2015-04-16", "2015-10-15", "07:00,11:30") +
                                              week("X24.217.MC", "2014-01-01", "2014-12-31", "08:00,12:00") +
                                              "X24.217.MC,2014-01-01,2014-12-31,6,07:30,11:30\n"));
    }
    bool import(ImportKind kind, const std::string& text)
    {
        return import_csv(database.session(), kind, text, tests::kImported).ok();
    }
};

const std::vector<Segment> kBase{{450, 690}, {780, 1020}};
const std::vector<Segment> kSummer{{420, 690}};
const std::vector<Segment> kDesk{{480, 720}};

}  // namespace

TEST_CASE_FIXTURE(Offices, "hours come from the nearest unit above that has any, period by period")
{
    const auto data = calendar_data(database.session(), "X24.217.MC");
    REQUIRE(data.hours.size() == 4);
    CHECK(data.hours[0].validity == Validity{date("2014-01-01"), date("2014-12-31")});
    CHECK(data.hours[0].week[0] == kDesk);
    CHECK(data.hours[1].validity == Validity{date("2015-01-01"), date("2015-04-15")});
    CHECK(data.hours[1].week[4] == kBase);
    CHECK(data.hours[2].validity == Validity{date("2015-04-16"), date("2015-10-15")});
    CHECK(data.hours[2].week[2] == kSummer);
    CHECK(data.hours[3].validity == Validity{date("2015-10-16"), std::nullopt});
    CHECK(data.hours[3].week[0] == kBase);
}

TEST_CASE_FIXTURE(Offices, "Saturday hours open the door but make no working day")
{
    for (const auto& hours : calendar_data(database.session(), "X24.217.MC").hours) CHECK(hours.week[5].empty());
    const auto reception = reception_hours(database.session(), "X24.217.MC");
    REQUIRE(reception.size() == 4);
    CHECK(reception[0].week[0] == kDesk);
    CHECK(reception[0].week[5] == std::vector<Segment>{{450, 690}});
    CHECK(reception[1].week[0] == kBase);
    CHECK(reception[1].week[5].empty());
}

TEST_CASE_FIXTURE(Offices, "equal weeks that follow each other are one")
{
    CHECK(calendar_data(database.session(), "X24").hours.size() == 1);
    CHECK(calendar_data(database.session(), "X24.217.TP").hours.size() == 3);
}

TEST_CASE_FIXTURE(Offices, "units without hours above them and unknown units have none")
{
    CHECK(calendar_data(database.session(), "Y24").hours.empty());
    CHECK(calendar_data(database.session(), "X99").hours.empty());
}

TEST_CASE_FIXTURE(Offices, "days off are national, and the years with a holiday are those announced")
{
    REQUIRE(import(ImportKind::calendar,
                   "date,day_type,name\n2015-01-01,HOLIDAY,Tết Dương lịch\n2014-01-25,MAKEUP_WORK,Làm bù\n"
                   "2015-04-30,HOLIDAY,Ngày Chiến thắng\n"));
    const auto data = calendar_data(database.session(), "X24.217.TP");
    REQUIRE(data.days.size() == 3);
    CHECK(data.days[0] == SpecialDay{date("2014-01-25"), DayType::makeup_work, "Làm bù", {}});
    CHECK(data.announced_years == std::vector{2015});
    CHECK(data.version == "2");
}

TEST_CASE_FIXTURE(Offices, "a calendar is built once for each version and shared by units with the same hours")
{
    Calendars calendars;
    Session& session = database.session();
    const auto first = calendars.of(session, "X24.217.MC");
    CHECK(first == calendars.of(session, "X24.217.MC"));
    CHECK(first != calendars.of(session, "X24.217.TP"));
    CHECK(calendars.of(session, "X24.217") == calendars.of(session, "X24.217.TP"));

    // 2015-01-01 is a Thursday: worked as long as nobody says otherwise.
    CHECK(first->works(date("2015-01-01")));
    REQUIRE(import(ImportKind::calendar, "date,day_type,name\n2015-01-01,HOLIDAY,Tết Dương lịch\n"));
    const auto second = calendars.of(session, "X24.217.MC");
    CHECK(second != first);
    CHECK(second->version() == "2");
    CHECK_FALSE(second->works(date("2015-01-01")));
    CHECK(second->segments(date("2015-01-02")).size() == 2);
    CHECK(first->version() == "1");
}

TEST_CASE_FIXTURE(Offices, "threads get whole calendars while the calendar changes")
{
    Calendars calendars;
    std::atomic<int> strange = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            Session session{database.url()};
            for (int round = 0; round < 40; ++round) {
                const auto calendar = calendars.of(session, round % 2 == 0 ? "X24.217.MC" : "X24.217.TP");
                // The hours are there from the first version on; a holiday comes with the second.
                const bool whole = calendar->works(date("2015-01-02")) && calendar->version() != "0";
                if (!whole || (calendar->version() == "2" && calendar->works(date("2015-01-01")))) ++strange;
            }
        });
    }
    database.session().begin(true);
    CHECK(import(ImportKind::calendar, "date,day_type,name\n2015-01-01,HOLIDAY,Tết Dương lịch\n"));
    database.session().commit();
    for (auto& thread : threads) thread.join();
    CHECK(strange == 0);
    CHECK(calendars.of(database.session(), "X24.217.MC")->version() == "2");
}
