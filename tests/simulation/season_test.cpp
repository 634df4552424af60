#include "server/simulation/season.hpp"

#include "server/simulation/pace.hpp"
#include "tests/domain/calendars.hpp"

using namespace motcua;
using namespace motcua::simulation;
using namespace motcua::test;

TEST_CASE("Mondays and the spring are busy, the days around Tết are not")
{
    const WorkingCalendar calendar = office(official_days());
    const auto weight = [&](std::string_view date) { return season_weight(calendar, on(date)); };
    CHECK(weight("2015-03-09") == 130 * 125);            // a Monday in March
    CHECK(weight("2015-03-13") == 90 * 125);             // its Friday
    CHECK(weight("2015-07-13") == 130 * 95);             // a Monday in July
    CHECK(weight("2015-02-14") == 60 * 85 * 35 / 100);   // the worked Saturday before Tết
    CHECK(weight("2015-02-13") == 90 * 85 * 50 / 100);   // the day before it
    CHECK(weight("2015-02-24") == 110 * 85 * 45 / 100);  // the first day after
}

TEST_CASE("dossiers are carried when the day begins, at ten, two and half past three")
{
    const WorkingCalendar calendar = office(official_days());
    const Pace pace{calendar};
    CHECK(pace.next_round(at("2015-03-09 07:00")) == at("2015-03-09 07:30"));
    CHECK(pace.next_round(at("2015-03-09 07:31")) == at("2015-03-09 10:00"));
    CHECK(pace.next_round(at("2015-03-09 10:00")) == at("2015-03-09 10:00"));
    CHECK(pace.next_round(at("2015-03-09 11:00")) == at("2015-03-09 14:00"));
    CHECK(pace.next_round(at("2015-03-09 14:30")) == at("2015-03-09 15:30"));
    // Friday after the last round: on Monday morning; before Tết: after it.
    CHECK(pace.next_round(at("2015-03-13 15:31")) == at("2015-03-16 07:30"));
    CHECK(pace.next_round(at("2015-02-14 16:00")) == at("2015-02-24 07:30"));
}
