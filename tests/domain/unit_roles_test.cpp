#include "domain/unit_roles.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace motcua;

namespace {

Unit unit(const char* code, UnitKind kind)
{
    return {.code = code, .name = "x", .kind = kind, .parent_code = "", .validity = {}};
}

}  // namespace

TEST_CASE("there are fifteen roles with keys of their own")
{
    std::set<std::string_view> keys;
    for (const UnitRole& role : unit_roles()) keys.insert(role.key);
    CHECK(unit_roles().size() == 15);
    CHECK(keys.size() == 15);
    REQUIRE(find_unit_role("leader") != nullptr);
    CHECK(find_unit_role("leader")->name == "Lãnh đạo đơn vị ký duyệt");
    CHECK(find_unit_role("king") == nullptr);
}

TEST_CASE("a unit plays the role whose suffix its code ends in, at the level of its agency")
{
    CHECK(plays_role(unit("X24.217.TP", UnitKind::department), UnitKind::district, "justice"));
    CHECK(plays_role(unit("Y24.07.375.VP", UnitKind::department), UnitKind::commune, "justice"));
    CHECK(plays_role(unit("X24.217.UB", UnitKind::office), UnitKind::district, "leader"));
    CHECK(plays_role(unit("Y24.07.375.UB", UnitKind::office), UnitKind::commune, "leader"));
}

TEST_CASE("a suffix of another level or another role does not count")
{
    CHECK_FALSE(plays_role(unit("X24.217.VP", UnitKind::office), UnitKind::district, "justice"));
    CHECK_FALSE(plays_role(unit("Y24.07.375.TP", UnitKind::department), UnitKind::commune, "justice"));
    CHECK_FALSE(plays_role(unit("Y24.07.375.DT", UnitKind::department), UnitKind::commune, "urban_management"));
    CHECK_FALSE(plays_role(unit("X24.UB", UnitKind::office), UnitKind::province, "leader"));
    CHECK_FALSE(plays_role(unit("UB", UnitKind::office), UnitKind::district, "leader"));
    CHECK_FALSE(plays_role(unit("X24.217.UB", UnitKind::office), UnitKind::district, "king"));
}

TEST_CASE("every one-stop desk plays its role whatever its suffix")
{
    CHECK(plays_role(unit("X24.217.MC", UnitKind::one_stop_desk), UnitKind::district, "one_stop_desk"));
    CHECK(plays_role(unit("Y24.07.375.HCC", UnitKind::one_stop_desk), UnitKind::commune, "one_stop_desk"));
    CHECK(plays_role(unit("X24.217.01.MC", UnitKind::one_stop_desk), UnitKind::commune, "one_stop_desk"));
    CHECK(plays_role(unit("Y24.HCC", UnitKind::one_stop_desk), UnitKind::province, "one_stop_desk"));
    CHECK_FALSE(plays_role(unit("X24.217.TP", UnitKind::department), UnitKind::district, "one_stop_desk"));
}

TEST_CASE("the commune itself is its land officer, and nobody is the applicant")
{
    CHECK(plays_role(unit("X24.217.01", UnitKind::commune), UnitKind::commune, "commune_land_officer"));
    CHECK_FALSE(plays_role(unit("X24.217.01.MC", UnitKind::one_stop_desk), UnitKind::commune, "commune_land_officer"));
    CHECK_FALSE(plays_role(unit("X24.217", UnitKind::district), UnitKind::district, "commune_land_officer"));
    CHECK_FALSE(plays_role(unit("X24.217.01", UnitKind::commune), UnitKind::commune, "applicant"));
}
