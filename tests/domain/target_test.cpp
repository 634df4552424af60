#include "domain/target.hpp"

#include "domain/target_bands.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace motcua;

namespace {

Measured amount(std::string_view text)
{
    return parse_measured(TargetKind::amount, text).value();
}

Target planned(std::string_view plan, Direction direction = Direction::higher)
{
    return {.key = {1, 1}, .title = "Số lớp", .measure = "lớp", .direction = direction, .plan = amount(plan)};
}

Target of(std::string_view plan, std::string_view actual, Direction direction = Direction::higher)
{
    Target target = planned(plan, direction);
    target.actual = amount(actual);
    return target;
}

struct Case {
    const char* plan;
    const char* actual;
    const char* band;
};

void check_bands(Direction direction, const std::vector<Case>& cases)
{
    for (const auto& [plan, actual, band] : cases) {
        CAPTURE(plan);
        CAPTURE(actual);
        CHECK(to_string(band_of(of(plan, actual, direction))) == band);
    }
}

}  // namespace

TEST_CASE("amounts are read exactly, to four decimals, and written without needless zeros")
{
    CHECK(amount("0") == 0);
    CHECK(amount("250") == 2'500'000);
    CHECK(amount("12.5") == 125'000);
    CHECK(amount("0.0001") == 1);
    CHECK(amount("999999999999.9999") == 9'999'999'999'999'999);
    for (const char* text : {"0", "250", "12.5", "0.0001", "0.05", "999999999999.9999"})
        CHECK(format_measured(TargetKind::amount, amount(text)) == text);
    CHECK(format_measured(TargetKind::amount, amount("12.5000")) == "12.5");
    CHECK(format_measured(TargetKind::amount, amount("12.0")) == "12");
}

TEST_CASE("amounts in any other form are refused")
{
    for (const char* text : {"", "-1", "+1", ".5", "5.", "1,5", "1.00001", " 1", "1 ", "01", "00", "1e3", "1.5.5",
                             "1000000000000", "0x10", "1.-5", "12/2014", "một"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_measured(TargetKind::amount, text));
    }
}

TEST_CASE("milestones are dates")
{
    const auto date = parse_measured(TargetKind::milestone, "2014-12-31");
    CHECK(date == 16'435);  // days since 1970-01-01
    CHECK(format_measured(TargetKind::milestone, *date) == "2014-12-31");
    for (const char* text : {"", "31/12/2014", "2014-02-29", "1", "2014-12"})
        CHECK_FALSE(parse_measured(TargetKind::milestone, text));
}

TEST_CASE("bands begin where the one before ends, and 100 % over is in the last")
{
    check_bands(Direction::higher,
                {{"1000", "0", "B0"},
                 {"1000", "999.9999", "B0"},
                 {"1000", "1000", "B1"},
                 {"1000", "1000.0001", "B2"},
                 {"1000", "1005", "B2"},
                 {"1000", "1010", "B2"},
                 {"1000", "1300", "B2"},
                 {"1000", "1300.0001", "B3"},
                 {"1000", "1305", "B3"},
                 {"1000", "1310", "B3"},
                 {"1000", "1500", "B3"},
                 {"1000", "1500.0001", "B4"},
                 {"1000", "1505", "B4"},
                 {"1000", "1510", "B4"},
                 {"1000", "1990", "B4"},
                 {"1000", "1999.9999", "B4"},
                 {"1000", "2000", "B5"},
                 {"1000", "2000.0001", "B5"},
                 {"1000", "7000", "B5"},
                 // Where a quotient of binary fractions falls on the wrong side: 0.39 / 0.3 is 1.3000…03.
                 {"0.3", "0.39", "B2"},
                 {"0.3", "0.3901", "B3"},
                 {"3", "3.9", "B2"},
                 {"3", "4", "B3"},
                 {"7", "9.1", "B2"},
                 {"7", "10.5", "B3"},
                 {"999999999999", "999999999999.9999", "B2"}});
}

TEST_CASE("where lower is better the gain is what is left of the plan")
{
    check_bands(Direction::lower, {{"10", "12", "B0"},
                                   {"10", "10.0001", "B0"},
                                   {"10", "10", "B1"},
                                   {"10", "9.9999", "B2"},
                                   {"10", "9.9", "B2"},
                                   {"10", "7", "B2"},
                                   {"10", "6.9999", "B3"},
                                   {"10", "6.9", "B3"},
                                   {"10", "5", "B3"},
                                   {"10", "4.9999", "B4"},
                                   {"10", "4.9", "B4"},
                                   {"10", "0.1", "B4"},
                                   {"10", "0.0001", "B4"},
                                   {"10", "0", "B5"}});
}

TEST_CASE("a plan of nothing is met or not, and never exceeded")
{
    check_bands(Direction::higher, {{"0", "0", "B1"}, {"0", "0.0001", "B1"}, {"0", "500", "B1"}});
    check_bands(Direction::lower, {{"0", "0", "B1"}, {"0", "0.0001", "B0"}, {"0", "5", "B0"}});
}

TEST_CASE("a milestone is met on its date or before")
{
    Target target{.kind = TargetKind::milestone, .direction = Direction::lower, .plan = 16'435};
    CHECK(band_of(target) == Band::b0);
    for (const auto& [day, band] : {std::pair{16'400, Band::b1}, {16'435, Band::b1}, {16'436, Band::b0}}) {
        target.actual = day;
        CHECK(band_of(target) == band);
    }
    CHECK_FALSE(percent_of_plan(target));
}

TEST_CASE("percentages of the plan are rounded half up to two decimals, and left out where they say nothing")
{
    CHECK(percent_of_plan(of("3", "4")) == 133'33);
    CHECK(percent_of_plan(of("3", "2")) == 66'67);
    CHECK(percent_of_plan(of("800", "1")) == 13);  // 0.125 %
    CHECK(percent_of_plan(of("250", "250")) == 100'00);
    CHECK(percent_of_plan(of("10", "7", Direction::lower)) == 70'00);
    CHECK(percent_of_plan(of("999999999999.9999", "999999999999.9999")) == 100'00);
    CHECK(percent_of_plan(of("0.0001", "1")) == 100'000'000);
    CHECK_FALSE(percent_of_plan(of("0.0001", "1.0001")));
    CHECK_FALSE(percent_of_plan(of("0.0001", "999999999999.9999")));
    CHECK_FALSE(percent_of_plan(of("0", "5")));
    CHECK_FALSE(percent_of_plan(planned("5")));
}

TEST_CASE("targets are counted in one band each; withdrawn ones beside, unreported ones as not met")
{
    TargetFigures figures;
    Target gone = of("10", "30");
    gone.withdrawn = true;
    for (const Target& target : {of("10", "9"), of("10", "10"), of("10", "12"), of("10", "14"), of("10", "19"),
                                 of("10", "20"), of("10", "90"), planned("10"), gone})
        add(figures, target);
    CHECK(figures == TargetFigures{8, 1, 1, {2, 1, 1, 1, 1, 2}});
    CHECK(figures.met() == 6);
    CHECK(figures.inflated() == 2);
    figures += figures;
    CHECK(figures == TargetFigures{16, 2, 2, {4, 2, 2, 2, 2, 4}});
}

TEST_CASE("the founding report's percentages come out of its counts")
{
    const TargetFigures province{1298, 0, 0, {51, 783, 306, 51, 72, 35}};
    CHECK(province.met() == 1247);
    CHECK(percent_hundredths(province.met(), province.targets) == 96'07);
    const std::array<std::int64_t, kBands> printed{3'93, 60'32, 23'57, 3'93, 5'55, 2'70};
    for (std::size_t i = 0; i < kBands; ++i)
        CHECK(percent_hundredths(province.bands[i], province.targets) == printed[i]);
    CHECK(percent_hundredths(province.inflated(), province.targets) == 2'70);
    CHECK(percent_hundredths(0, 5) == 0);
    CHECK_FALSE(percent_hundredths(0, 0));
}
