#include "server/demo_units.hpp"

#include <doctest/doctest.h>

using namespace motcua;

namespace {

Unit unit(const char* code, UnitKind kind, const char* parent)
{
    return {.code = code, .name = code, .kind = kind, .parent_code = parent};
}

// A province with two districts: the first has one department, the second three.
std::vector<Unit> province()
{
    return {unit("X24", UnitKind::province, ""),
            unit("X24.1", UnitKind::district, "X24"),
            unit("X24.1.MC", UnitKind::one_stop_desk, "X24.1"),
            unit("X24.1.UB", UnitKind::office, "X24.1"),
            unit("X24.1.TN", UnitKind::department, "X24.1"),
            unit("X24.2", UnitKind::district, "X24"),
            unit("X24.2.VP", UnitKind::office, "X24.2"),
            unit("X24.2.UB", UnitKind::office, "X24.2"),
            unit("X24.2.MC", UnitKind::one_stop_desk, "X24.2"),
            unit("X24.2.TP", UnitKind::department, "X24.2"),
            unit("X24.2.TN", UnitKind::department, "X24.2"),
            unit("X24.2.KT", UnitKind::department, "X24.2")};
}

}  // namespace

TEST_CASE("a demo sits at the agency with a desk, leaders and most departments")
{
    const auto chosen = server::choose_demo_units(province());
    CHECK(chosen == server::DemoUnits{"X24.2.MC", "X24.2.KT", "X24.2.UB", "X24.2.VP", "X24"});
}

TEST_CASE("of equal agencies the first by code is taken, and the agency stands in for a missing office")
{
    std::vector<Unit> units = province();
    units.resize(9);
    units.push_back(unit("X24.2.TP", UnitKind::department, "X24.2"));
    const auto chosen = server::choose_demo_units(units);
    CHECK(chosen == server::DemoUnits{"X24.1.MC", "X24.1.TN", "X24.1.UB", "X24.1", "X24"});
}

TEST_CASE("without a complete agency there is no place for a demo")
{
    CHECK_FALSE(server::choose_demo_units({}));
    CHECK_FALSE(
        server::choose_demo_units({unit("X", UnitKind::province, ""), unit("X.MC", UnitKind::one_stop_desk, "X")}));
}
