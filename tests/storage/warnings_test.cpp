#include "storage/warnings.hpp"

#include "tests/support/calendar_office.hpp"

using namespace motcua;
using namespace motcua::storage;
using namespace motcua::tests;
using namespace motcua::test;

namespace {

// A Thursday.
Instant thursday()
{
    return at("2015-03-12 09:00");
}

// Forty dossiers of the past, received on Monday 2 March at 8:00: twenty took until Tuesday 8:00 (480 minutes), twenty
// until Wednesday the week after, 8:00 (3,360 minutes).
struct Past : CalendarOffice {
    Past()
    {
        for (int i = 0; i < 40; ++i) {
            const std::string code = "X24.217-150302-01" + std::to_string(10 + i);
            begin(code, "2015-03-02 08:00", "2015-03-09 17:00");
            REQUIRE(happen(code, Decided{}, "tiepnhan", i % 2 == 0 ? "2015-03-03 08:00" : "2015-03-11 08:00"));
        }
    }

    void begin(const std::string& code,
               std::string_view moment,
               std::optional<std::string_view> due,
               std::optional<std::int64_t> step = {},
               const std::string& desk = kDesk)
    {
        const SealedValue applicant = seal_value("applicant", "x");
        Received receipt{.procedure = "1.000001",
                         .procedure_valid_from = on("2015-01-01"),
                         .desk = desk,
                         .agency = desk.substr(0, 7),
                         .limit_unit = due ? LimitUnit::working_day : LimitUnit::none,
                         .limit_halves = due ? 10 : 0,
                         .calendar = "test",
                         .step = step,
                         .applicant = applicant.seal};
        if (due) receipt.due_at = at(*due);
        REQUIRE(happen(code, receipt, desk == kDesk ? "tiepnhan" : "langgieng", moment));
    }

    std::vector<Warning> warnings(const WarningQuery& query,
                                  const Actor& actor = somebody(Role::agency_leader, kLeaders))
    {
        const auto pasts = read_step_pasts(session(), calendars, thursday());
        return list_warnings(session(), calendars, pasts, actor, query);
    }

    // "0001: 1000000 of 20, " for each: the rank and the cases.
    std::string told(const WarningQuery& query, const Actor& actor = somebody(Role::agency_leader, kLeaders))
    {
        std::string text;
        for (const Warning& warning : warnings(query, actor)) {
            text += text.empty() ? "" : ", ";
            text += warning.position.code.substr(15) + ": " + std::to_string(warning.position.rank) + " of " +
                    std::to_string(warning.chance.cases);
        }
        return text;
    }

    // What is open now. Of the past they are part too, as far as it was received before today.
    void fill_today()
    {
        begin("X24.217-150310-0001", "2015-03-10 15:00", "2015-03-17 17:00");
        begin("X24.217-150311-0002", "2015-03-11 14:00", "2015-03-18 17:00");
        begin("X24.217-150312-0003", "2015-03-12 08:00", "2015-03-19 17:00");
        begin("X24.217-150311-0004", "2015-03-11 08:00", "2015-03-20 17:00");
        begin("X24.217-150311-0005", "2015-03-11 08:00", "2015-03-18 17:00");
        for (const char* code : {"X24.217-150311-0004", "X24.217-150311-0005"})
            REQUIRE(happen(code, SupplementRequested{seal()}, "tiepnhan", "2015-03-11 10:00"));
        REQUIRE(happen("X24.217-150311-0004", SupplementReceived{at("2015-03-20 17:00"), "test"}, "tiepnhan",
                       "2015-03-12 08:00"));
        begin("X24.217-150312-0006", "2015-03-12 08:00", "2015-03-19 17:00", 7);
        // In no list: late already, without a deadline.
        begin("X24.217-150304-0007", "2015-03-12 08:00", "2015-03-12 08:30");
        begin("X24.217-150304-0008", "2015-03-12 08:00", std::nullopt);
    }

    Calendars calendars;
};

}  // namespace

TEST_CASE("the most endangered come first, each with the cases its number rests on")
{
    Past db;
    db.fill_today();
    const auto listed = db.warnings({.now = thursday()});
    // 0001 has used 690 minutes: only the twenty slow ones got so far, and each needed 2,670 more; 1,830 are left.
    // 0002 has used 270: beside the forty 0001 did by midnight (600). Of 41 there are 20 ready after 210 more minutes,
    // so 21/41 need more than the 2,310 that are left. 0003 has used 60: all forty, and 0001, 0002, 0004 and 0005 for a
    // while; again 20 of the 41 who are still watched. 0004 has used 180, its wait left out; 3,270 are left, and the
    // slow ones needed 3,180.
    CHECK(db.told({.now = thursday()}) ==
          "0001: 1000000 of 20, 0002: 512195 of 41, 0003: 512195 of 44, 0004: 0 of 42, 0005: -1 of 0, 0006: -1 of 0");
    REQUIRE(listed.size() == 6);
    CHECK(listed[0].elapsed_minutes == 690);
    CHECK(listed[0].left_minutes == 1830);
    CHECK_FALSE(listed[0].step.has_value());
    CHECK(listed[3].elapsed_minutes == 180);
    CHECK(listed[3].left_minutes == 3270);
    // From the beginning of the wait on Wednesday 10:00.
    CHECK(listed[4].waiting);
    CHECK(listed[4].elapsed_minutes == 120);
    CHECK(listed[4].left_minutes == 330 + 5 * 480);
    CHECK_FALSE(listed[5].waiting);
    CHECK(listed[5].step == 7);
}

TEST_CASE("pages of warnings go on where the one before ended")
{
    Past db;
    db.fill_today();
    WarningQuery query{.now = thursday(), .limit = 1};
    std::string codes;
    for (auto page = db.warnings(query); !page.empty(); page = db.warnings(query)) {
        REQUIRE(page.size() == 1);
        codes += page[0].position.code.substr(15) + " ";
        query.after = page[0].position;
    }
    CHECK(codes == "0001 0002 0003 0004 0005 0006 ");
}

TEST_CASE("warnings are of what one may read, at the unit and of the procedure asked for")
{
    Past db;
    db.begin("X24.217-150312-0001", "2015-03-12 08:00", "2015-03-19 17:00");
    db.begin("X24.218-150312-0002", "2015-03-12 08:00", "2015-03-19 17:00", {}, "X24.218.MC");
    const Actor inspector{"thanhtra", Role::auditor, "X24", "X24", "/X24/"};
    const Actor neighbour{"langgieng", Role::reception_clerk, "X24.218.MC", "X24.218", "/X24/X24.218/"};
    const std::string first = "0001: 500000 of 40";
    const std::string second = "0002: 500000 of 40";
    CHECK(db.told({.now = thursday()}) == first);
    CHECK(db.told({.now = thursday()}, inspector) == first + ", " + second);
    CHECK(db.told({.now = thursday()}, neighbour) == second);
    CHECK(db.told({.now = thursday()}, somebody(Role::administrator, kLeaders)) == "");
    CHECK(db.told({.unit = "X24.218", .now = thursday()}, inspector) == second);
    CHECK(db.told({.unit = kLand, .now = thursday()}) == "");
    db.send("X24.217-150312-0001", kLand, "2015-03-12 08:30");
    CHECK(db.told({.unit = kLand, .now = thursday()}) == first);
    CHECK(db.told({.procedure = "1.000001", .now = thursday()}) == first);
    CHECK(db.told({.procedure = "1.000002", .now = thursday()}) == "");
}

TEST_CASE("the past is of the year before today, and of many dossiers an even part")
{
    Past db;
    const auto cases = [&](std::string_view now, int most = kMostOfProcedure) {
        const StepPasts pasts = read_step_pasts(db.session(), db.calendars, at(now), most);
        const StepPast* past = pasts.find("1.000001", 0);
        return past == nullptr ? 0 : past->exceeds(0, 0).cases;
    };
    CHECK(cases("2015-03-12 09:00") == 40);
    CHECK(cases("2015-03-02 17:00") == 0);  // received today
    CHECK(cases("2015-03-03 00:00") == 40);
    CHECK(cases("2016-03-01 09:00") == 40);
    CHECK(cases("2016-03-02 09:00") == 0);
    CHECK(cases("2015-03-12 09:00", 40) == 40);
    CHECK(cases("2015-03-12 09:00", 39) == 39);
    CHECK(cases("2015-03-12 09:00", 7) == 7);
}

TEST_CASE("the past is folded once a day")
{
    Past db;
    PastsOfTheDay pasts;
    const auto of = [&](std::string_view now) { return pasts.of(db.session(), db.calendars, at(now)); };
    const auto first = of("2015-03-12 00:00");
    CHECK(first->to == at("2015-03-12 00:00"));
    CHECK(first->from == at("2014-03-12 00:00"));
    CHECK(of("2015-03-12 23:59") == first);
    CHECK(of("2015-03-13 00:00") != first);
    CHECK(of("2015-03-13 00:00")->to == at("2015-03-13 00:00"));
}
