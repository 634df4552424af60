#include "api/words.hpp"

#include <doctest/doctest.h>

using namespace motcua;
using namespace motcua::api;

TEST_CASE("dates and moments are written with their weekday")
{
    const Instant moment = parse_instant("2015-02-25T16:05:00+07:00").value();
    CHECK(date_words(office_date(moment), Language::vi) == "thứ Tư 25/02/2015");
    CHECK(date_words(office_date(moment), Language::en) == "Wed 25/02/2015");
    CHECK(moment_words(moment, Language::vi) == "16 giờ 05, thứ Tư 25/02/2015");
    CHECK(moment_words(moment, Language::en) == "16:05, Wed 25/02/2015");
    CHECK(date_words(parse_date("2015-03-01").value(), Language::vi) == "Chủ nhật 01/03/2015");
}

TEST_CASE("a moment is told in the office's time, whatever zone it was written in")
{
    CHECK(moment_words(parse_instant("2015-02-25T18:00:00Z").value(), Language::en) == "01:00, Thu 26/02/2015");
}

TEST_CASE("money is written in threes")
{
    CHECK(money_words(0, Language::vi) == "0 đồng");
    CHECK(money_words(500, Language::vi) == "500 đồng");
    CHECK(money_words(15000, Language::vi) == "15.000 đồng");
    CHECK(money_words(1234567, Language::vi) == "1.234.567 đồng");
    CHECK(money_words(150000, Language::en) == "150,000 VND");
}

TEST_CASE("numbers and percents as the language writes them")
{
    CHECK(number_words(0, Language::vi) == "0");
    CHECK(number_words(999, Language::vi) == "999");
    CHECK(number_words(1234567, Language::vi) == "1.234.567");
    CHECK(number_words(1234, Language::en) == "1,234");
    CHECK(percent_words(961, Language::vi) == "96,1%");
    CHECK(percent_words(1000, Language::en) == "100.0%");
    CHECK(percent_words(5, Language::vi) == "0,5%");
}

TEST_CASE("every status has its words")
{
    for (int i = 0; i <= static_cast<int>(Status::not_accepted); ++i) {
        const auto status = static_cast<Status>(i);
        CHECK_FALSE(status_words(status, Language::vi).empty());
        CHECK(status_words(status, Language::vi) != status_words(status, Language::en));
    }
}
