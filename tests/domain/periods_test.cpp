#include "domain/periods.hpp"

#include "tests/domain/calendars.hpp"

using namespace motcua;
using namespace motcua::test;

namespace {

Period days(std::string_view from, std::string_view to)
{
    return {at(std::string{from} + " 00:00"), at(std::string{to} + " 00:00")};
}

std::string names(std::string_view from, std::string_view to, Span span, int cutoff = 1)
{
    std::string text;
    for (const auto& [name, period] : periods_of(days(from, to), span, cutoff))
        text += (text.empty() ? "" : " ") + name + "<" + format_date(office_date(period.to)).substr(5);
    return text;
}

}  // namespace

TEST_CASE("a year is cut into days, weeks, months, quarters and halves")
{
    CHECK(names("2015-02-27", "2015-03-02", Span::day) == "2015-02-27<02-28 2015-02-28<03-01 2015-03-01<03-02");
    // 1 January 2015 is a Thursday, so its week is the first of 2015; 28 December 2020 begins the 53rd of 2020.
    CHECK(names("2015-01-01", "2015-01-06", Span::week) == "2015-W01<01-05 2015-W02<01-06");
    CHECK(names("2020-12-31", "2021-01-05", Span::week) == "2020-W53<01-04 2021-W01<01-05");
    CHECK(names("2016-01-31", "2016-03-02", Span::month) == "2016-01<02-01 2016-02<03-01 2016-03<03-02");
    CHECK(names("2015-01-01", "2016-01-01", Span::quarter) ==
          "2015-Q1<04-01 2015-Q2<07-01 2015-Q3<10-01 2015-Q4<01-01");
    CHECK(names("2015-01-01", "2016-01-01", Span::half_year) == "2015-H1<07-01 2015-H2<01-01");
    CHECK(names("2014-12-31", "2016-01-01", Span::year) == "2014<01-01 2015<01-01");
}

TEST_CASE("with a cutoff a month is named for the one it ends in")
{
    CHECK(names("2014-12-15", "2015-03-15", Span::month, 15) == "2015-01<01-15 2015-02<02-15 2015-03<03-15");
    CHECK(named_period("2015-03", 15) == days("2015-02-15", "2015-03-15"));
    CHECK(named_period("2015-Q1", 15) == days("2014-12-15", "2015-03-15"));
    CHECK(named_period("2015-H1", 15) == days("2014-12-15", "2015-06-15"));
    CHECK(named_period("2015", 15) == days("2014-12-15", "2015-12-15"));
    CHECK(named_period("2015-03", 28) == days("2015-02-28", "2015-03-28"));
}

TEST_CASE("a period has one name, and other texts name none")
{
    CHECK(named_period("2015", 1) == days("2015-01-01", "2016-01-01"));
    CHECK(named_period("2015-H2", 1) == days("2015-07-01", "2016-01-01"));
    CHECK(named_period("2015-Q4", 1) == days("2015-10-01", "2016-01-01"));
    CHECK(named_period("2016-02", 1) == days("2016-02-01", "2016-03-01"));
    CHECK(named_period("2020-W53", 1) == days("2020-12-28", "2021-01-04"));
    CHECK(named_period("2015-03-31", 1) == days("2015-03-31", "2015-04-01"));
    for (const char* text :
         {"", "15", "2015-", "2015-3", "2015-13", "2015-00", "2015-Q5", "2015-Q0", "2015-H3", "2015-W54", "2021-W53",
          "2015-02-29", "2015-Q", "2015-X1", "20150301", "2015-03-01T00", "1800", "2015 "})
        CHECK_MESSAGE(!named_period(text, 1).has_value(), text);
}

TEST_CASE("periods follow one another without a gap, whatever the cutoff")
{
    const Period whole = days("2015-01-10", "2017-03-09");
    for (const Span span : {Span::day, Span::week, Span::month, Span::quarter, Span::half_year, Span::year}) {
        for (int cutoff = 1; cutoff <= kLastCutoff; ++cutoff) {
            Instant next = whole.from;
            for (const auto& [name, period] : periods_of(whole, span, cutoff)) {
                REQUIRE(period.from == next);
                REQUIRE(period.from < period.to);
                const auto named = named_period(name, cutoff);
                REQUIRE(named);
                REQUIRE((named->from <= period.from && period.to <= named->to));
                next = period.to;
            }
            REQUIRE(next == whole.to);
        }
    }
}
