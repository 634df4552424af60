#include "storage/alarm_flags.hpp"
#include "tests/support/district.hpp"

using namespace motcua;
using namespace motcua::storage;
using namespace motcua::tests;
using namespace motcua::test;

namespace {

constexpr const char* kHere = "X24.217-150302-0001";
constexpr const char* kThere = "X24.218-150302-0001";
using enum AlarmKind;

// Three flags here, one at the neighbour's.
struct Flagged : District {
    Flagged()
    {
        REQUIRE(receive(kHere));
        REQUIRE(receive(kThere, at("2015-03-09 17:00"), {.name = "Trần Thị Bê"}, "X24.218.MC"));
        const Keeper desk{CustodyKind::desk, kDesk, "tiepnhan", ""};
        const Keeper on_its_way{CustodyKind::transit, kDesk, "tiepnhan", kLand};
        RaisedFlags raised = {};
        keep_flags(session(), kHere,
                   {{overdue, "a", at("2015-03-09 17:00"), std::nullopt, desk},
                    {handover_late, "b", at("2015-03-02 17:00"), at("2015-03-02 18:00"), desk},
                    {not_accepted, "7", at("2015-03-09 17:00"), std::nullopt, on_its_way}},
                   at("2015-03-10 08:00"), raised);
        keep_flags(
            session(), kThere,
            {{overdue, "a", at("2015-03-09 17:00"), std::nullopt, {CustodyKind::desk, "X24.218.MC", "langgieng"}}},
            at("2015-03-10 08:00"), raised);
    }

    std::string listed(const AlarmQuery& query, const Actor& actor = somebody(Role::agency_leader, kLeaders))
    {
        std::string text;
        for (const AlarmFlag& flag : list_alarms(session(), actor, query))
            text += (text.empty() ? "" : " ") + flag.subject;
        return text;
    }
};

}  // namespace

TEST_CASE("flags come latest first, and each wish narrows them")
{
    Flagged db;
    CHECK(db.listed({}) == "7 a b");
    CHECK(db.listed({.kind = overdue}) == "a");
    CHECK(db.listed({.open = true}) == "7 a");
    CHECK(db.listed({.open = false}) == "b");
    CHECK(db.listed({.from = at("2015-03-09 17:00")}) == "7 a");
    CHECK(db.listed({.to = at("2015-03-09 17:00")}) == "b");
    CHECK(db.listed({.unit = kDesk}) == "7 a b");
    CHECK(db.listed({.unit = kLand}) == "7");  // on the way to it
    CHECK(db.listed({.unit = kAgency}) == "7 a b");
    CHECK(db.listed({.unit = kJustice}) == "");
}

TEST_CASE("a page goes on behind its last flag")
{
    Flagged db;
    const auto page = list_alarms(db.session(), somebody(Role::agency_leader, kLeaders), {.limit = 1});
    REQUIRE(page.size() == 1);
    CHECK(db.listed({.after = AlarmPosition{page[0].true_since, page[0].id}}) == "a b");
}

TEST_CASE("a flag says who had the dossier then, by name")
{
    Flagged db;
    const auto flags = list_alarms(db.session(), somebody(Role::agency_leader, kLeaders), {.kind = not_accepted});
    REQUIRE(flags.size() == 1);
    CHECK(flags[0].dossier == kHere);
    CHECK(flags[0].keeper == Keeper{CustodyKind::transit, kDesk, "tiepnhan", kLand});
    CHECK(flags[0].unit_name == kDesk);
    CHECK(flags[0].person_name == "tiepnhan");
    CHECK(flags[0].to_name == kLand);
}

TEST_CASE("whoever may not read the dossier does not see its flags")
{
    Flagged db;
    const Actor neighbour{"langgieng", Role::reception_clerk, "X24.218.MC", "X24.218", "/X24/X24.218/"};
    const Actor province{"tinh", Role::auditor, "X24", "X24", "/X24/"};
    CHECK(list_alarms(db.session(), neighbour, {}).size() == 1);
    CHECK(list_alarms(db.session(), province, {}).size() == 4);
    CHECK(db.listed({}, somebody(Role::administrator, kLeaders)) == "");
}
