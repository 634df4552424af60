#include "storage/step_analysis.hpp"

#include "tests/support/calendar_office.hpp"

using namespace motcua;
using namespace motcua::storage;
using namespace motcua::tests;
using namespace motcua::test;

namespace {

constexpr const char* kHere = "X24.217-150302-0001";
constexpr const char* kThere = "X24.218-150302-0001";

// Half a day at the desk until Monday 13:30, a day at the land office until Tuesday 15:00, all of it until Wednesday
// 17:00. The result is at the desk on Thursday 8:00.
struct Worked : CalendarOffice {
    Worked()
    {
        begin(kHere, kDesk);
        send(kHere, kLand, "2015-03-02 14:00");
        take(kHere, HandoffAccepted{0, kLand, 2, at("2015-03-03 15:00"), LimitUnit::working_day, 2}, "chuyenvien",
             "2015-03-02 15:00");
        REQUIRE(happen(kHere, Decided{}, "chuyenvien", "2015-03-03 16:00"));
        send(kHere, kDesk, "2015-03-03 16:30");
        accept(kHere, "2015-03-05 08:00");
        begin(kThere, "X24.218.MC");
        REQUIRE(happen(kThere, Decided{}, "langgieng", "2015-03-02 14:00"));
    }

    void begin(const std::string& code, const std::string& desk)
    {
        const SealedValue applicant = seal_value("applicant", "x");
        const Received receipt{.procedure = "1.000001",
                               .procedure_valid_from = on("2015-01-01"),
                               .desk = desk,
                               .agency = desk.substr(0, 7),
                               .limit_unit = LimitUnit::working_day,
                               .limit_halves = 4,
                               .due_at = at("2015-03-04 17:00"),
                               .calendar = "test",
                               .step = 1,
                               .step_due_at = at("2015-03-02 13:30"),
                               .applicant = applicant.seal,
                               .step_unit = LimitUnit::working_day,
                               .step_halves = 1};
        REQUIRE(happen(code, receipt, desk == kDesk ? "tiepnhan" : "langgieng", "2015-03-02 08:00"));
    }

    void take(const std::string& code, HandoffAccepted accepted, const char* actor, const char* moment)
    {
        accepted.handoff = dossier(code).transit.value().handoff;
        const auto after = happen(code, accepted, actor, moment);
        REQUIRE(after);
        REQUIRE(close(accepted.handoff, code, {"accepted", at(moment), actor, after->version}));
    }

    std::map<std::string, ProcedureFigures> figures(const Actor& actor, const StepQuery& query)
    {
        const auto found = step_figures(session(), calendars, actor, query);
        REQUIRE_MESSAGE(found.has_value(), refusal(found));
        return *found;
    }

    static StepQuery march()
    {
        return {.period = {at("2015-03-01 00:00"), at("2015-04-01 00:00")}, .now = at("2015-05-01 00:00")};
    }

    // "runs used lost" of a step.
    static std::string told(const ProcedureFigures& figures, int step)
    {
        const StepFigures& one = figures.steps.at(step);
        return std::to_string(one.used.count()) + " " + std::to_string(one.used.sum()) + " " +
               std::to_string(total(one.lost));
    }

    static inline const Actor kLeader = somebody(Role::agency_leader, kLeaders);
    static inline const Actor kInspector{"thanhtra", Role::auditor, "X24", "X24", "/X24/"};
    Calendars calendars;
};

}  // namespace

TEST_CASE("where the time went is told from the journals of the agency")
{
    Worked db;
    const auto all = db.figures(Worked::kLeader, Worked::march());
    REQUIRE(all.size() == 1);
    const ProcedureFigures& figures = all.at("1.000001");
    // 210 and 120; beyond 13:30: 30 at the desk, 60 on the way.
    CHECK(Worked::told(figures, 1) == "1 330 90");
    // 120, 480, 480 and 30; beyond Tuesday 15:00: 120, 480 and 30.
    CHECK(Worked::told(figures, 2) == "1 1110 630");
    CHECK(figures.steps.at(2).lost == MinutesByKeeper{{{CustodyKind::department, kLand, "", ""}, 90},
                                                      {{CustodyKind::transit, kLand, "", kDesk}, 540}});
    CHECK(figures.steps.at(2).waits.sum() == 540);
    CHECK(figures.finished == 1);
    CHECK(figures.late_by == MinutesByKeeper{{{CustodyKind::transit, kLand, "", kDesk}, 30}});
}

TEST_CASE("a period is judged at its end: what was left later is not in it")
{
    Worked db;
    StepQuery query = Worked::march();
    query.period.to = at("2015-03-05 08:00");
    CHECK(db.figures(Worked::kLeader, query).at("1.000001").steps.size() == 1);
    CHECK(db.figures(Worked::kLeader, query).at("1.000001").finished == 0);
    query.period = {at("2015-03-05 08:00"), at("2015-03-05 08:01")};
    CHECK(Worked::told(db.figures(Worked::kLeader, query).at("1.000001"), 2) == "1 1110 630");
    query.period = {at("2015-03-05 08:01"), at("2015-04-01 00:00")};
    CHECK(db.figures(Worked::kLeader, query).empty());
}

TEST_CASE("only the agencies one answers for or oversees count, and the wishes narrow them")
{
    Worked db;
    StepQuery query = Worked::march();
    CHECK(db.figures(Worked::kInspector, query).at("1.000001").finished == 2);
    query.unit = "X24.218";
    CHECK(Worked::told(db.figures(Worked::kInspector, query).at("1.000001"), 1) == "1 270 30");
    CHECK(db.figures(Worked::kLeader, query).empty());
    query.unit = kDesk;
    CHECK(db.figures(Worked::kLeader, query).size() == 1);
    query.unit = kLand;
    CHECK(db.figures(Worked::kLeader, query).empty());
    query.unit.reset();
    query.procedure = "1.000002";
    CHECK(db.figures(Worked::kInspector, query).empty());
    CHECK(db.figures(somebody(Role::administrator, kLeaders), Worked::march()).empty());
}

TEST_CASE("journals of many dossiers come whole and each once")
{
    Worked db;
    std::vector<std::string> codes;
    for (int i = 100; i < 173; ++i) {
        codes.push_back("X24.217-150302-0" + std::to_string(i));
        db.begin(codes.back(), kDesk);
        REQUIRE(db.happen(codes.back(), Decided{}, "tiepnhan", "2015-03-02 10:00"));
    }
    std::vector<std::string> read;
    each_history(db.session(), codes, [&](const std::vector<Event>& history) {
        REQUIRE(history == history_of(db.session(), history.front().dossier));
        read.push_back(history.front().dossier);
    });
    std::ranges::sort(read);
    CHECK(read == codes);
    each_history(db.session(), {}, [&](const std::vector<Event>&) { FAIL_CHECK("nothing was asked for"); });
    // Each of them took two hours; the one of the fixture comes in addition.
    CHECK(Worked::told(db.figures(Worked::kLeader, Worked::march()).at("1.000001"), 1) ==
          "74 " + std::to_string(73 * 120 + 330) + " 90");
}
