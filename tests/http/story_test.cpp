#include "tests/http/story.hpp"

#include <doctest/doctest.h>

using namespace motcua::tests;

TEST_CASE("three weeks around Tết 2015 at the desk of Lạng Giang")
{
    Story story;
    monday_9_and_tuesday_10(story);
    wednesday_11_to_friday_13(story);
    worked_saturday_and_tet(story);
    first_days_of_the_year_of_the_goat(story);
    first_week_of_march(story);
    the_ledger(story);
    the_indicators(story);
    the_reports(story);
    what_the_citizen_sees(story);
    the_journal_is_whole(story);
}
