#include "domain/regime.hpp"

#include "tests/domain/calendars.hpp"

namespace motcua::test {

TEST_CASE("each regime is in force from its first to its last day")
{
    CHECK(one_stop_rules(on("2007-06-21")).empty());
    CHECK(one_stop_rules(on("2007-06-22")) == "QĐ 93/2007/QĐ-TTg");
    CHECK(one_stop_rules(on("2015-05-14")) == "QĐ 93/2007/QĐ-TTg");
    CHECK(one_stop_rules(on("2015-05-15")) == "QĐ 09/2015/QĐ-TTg");
    CHECK(one_stop_rules(on("2018-06-20")) == "QĐ 09/2015/QĐ-TTg");
    CHECK(one_stop_rules(on("2018-06-21")) == "NĐ 61/2018/NĐ-CP");
    CHECK(one_stop_rules(on("2025-06-30")) == "NĐ 61/2018/NĐ-CP");
    CHECK(one_stop_rules(on("2025-07-01")) == "NĐ 118/2025/NĐ-CP");
    CHECK(one_stop_rules(on("2060-12-31")) == "NĐ 118/2025/NĐ-CP");
}

TEST_CASE("periods are counted by the Civil Code of 2015 since 2017")
{
    CHECK(counting_rules(on("2016-12-31")).empty());
    CHECK(counting_rules(on("2017-01-01")) == "BLDS 2015, Điều 145–148");
}

}  // namespace motcua::test
