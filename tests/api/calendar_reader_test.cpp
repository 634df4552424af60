#include "api/calendar_reader.hpp"

#include <doctest/doctest.h>

using namespace motcua;
using namespace motcua::api;

namespace {

// "pointer reason argument" of every fault, one a line.
std::string faults(const Reader& reader)
{
    std::string text;
    if (reader.ok()) return text;
    for (const Rejection& rejection : reader.problem().rejections) {
        text += rejection.pointer + " " + std::string{to_string(rejection.reason)};
        for (const std::string& argument : rejection.arguments) text += " " + argument;
        text += "\n";
    }
    return text;
}

std::string faults_of_week(const char* json)
{
    const Json object = Json::parse(json);
    Reader reader{object};
    read_week(reader, "week");
    return faults(reader);
}

}  // namespace

TEST_CASE("a week is read by its weekdays, in any order, and what is not named is off")
{
    const Json json = Json::parse(R"({"week": [{"weekday": 6, "segments": []},
        {"weekday": 2, "segments": ["00:00-07:30", " 20:00-24:00"]}, {"weekday": 7}]})");
    Reader reader{json};
    const Week week = read_week(reader, "week");
    CHECK(faults(reader).empty());
    CHECK(week[1] == std::vector<Segment>{{0, 450}, {1200, 1440}});
    for (const std::size_t off : {0U, 2U, 3U, 4U, 5U, 6U}) CHECK(week[off].empty());
}

TEST_CASE("every fault of a week is told where it was written")
{
    CHECK(faults_of_week(R"({"week": [{"weekday": 3, "segments": ["07:30-11:30", "13:00-17"]}]})") ==
          "/week/0/segments/1 invalid-value 13:00-17\n");
    CHECK(faults_of_week(R"({"week": [{"weekday": 1}, {"weekday": 3, "segments": ["17:00-13:00"]}]})") ==
          "/week/1/segments/0 reversed 17:00-13:00\n");
    CHECK(faults_of_week(R"({"week": [{"weekday": 1, "segments": ["07:30-11:30", "11:00-17:00"]}]})") ==
          "/week/0/segments/1 out-of-order 11:00-17:00\n");
    CHECK(faults_of_week(R"({"week": [{"weekday": 1, "segments": ["13:00-17:00", "07:30-11:30"]}]})") ==
          "/week/0/segments/1 out-of-order 07:30-11:30\n");
    CHECK(faults_of_week(R"({"week": [{"weekday": 4}, {"weekday": 4}]})") == "/week/1/weekday duplicate 4\n");
    CHECK(faults_of_week(R"({"week": [{"weekday": 0}, {"segments": "07:30-11:30", "to": 1}]})") ==
          "/week/0/weekday out-of-range 1 7\n/week/1/weekday missing-field\n/week/1/weekday duplicate 1\n"
          "/week/1/segments wrong-type array\n/week/1/to unknown-field\n");
    CHECK(faults_of_week(R"({"week": [1, {"weekday": 1.5, "segments": [730]}]})") ==
          "/week/0 wrong-type object\n/week/1/weekday wrong-type integer\n/week/1/segments/0 wrong-type text\n");
}

TEST_CASE("seasons have their dates and special days their types")
{
    const Json json = Json::parse(R"({
        "hours": [{"valid_from": "2015-04-16", "valid_to": "2015-10-15", "week": [{"weekday": 1, "segments": ["07:00-11:30"]}]},
                  {"valid_from": "2015-10-16", "week": []}],
        "days": [{"date": "2015-09-02", "type": "HOLIDAY", "name": "Quốc khánh"},
                 {"date": "2015-04-25", "type": "MAKEUP_WORK", "segments": ["07:30-11:30"]}]})");
    Reader reader{json};
    const auto hours = read_hours(reader, "hours");
    const auto days = read_special_days(reader, "days");
    reader.finish();
    CHECK(faults(reader).empty());
    REQUIRE(hours.size() == 2);
    CHECK(hours[0].validity == Validity{parse_date("2015-04-16").value(), parse_date("2015-10-15")});
    CHECK(hours[0].week[0] == std::vector<Segment>{{420, 690}});
    CHECK_FALSE(hours[1].validity.to.has_value());
    REQUIRE(days.size() == 2);
    CHECK(days[0] == SpecialDay{parse_date("2015-09-02").value(), DayType::holiday, "Quốc khánh", {}});
    CHECK(days[1].segments == std::vector<Segment>{{450, 690}});
}

TEST_CASE("every fault of seasons and special days is told where it was written")
{
    const Json json = Json::parse(R"({
        "hours": [{"valid_from": "2015-02-29", "valid_to": 5, "week": [{"weekday": 8}]}, {"week": {}}],
        "days": [{"date": "2015-9-2", "type": "holiday", "name": ["x"]}, {"type": "HOLIDAY", "reason": "x"},
                 {"date": "2015-09-02", "segments": ["25:00-26:00"]}]})");
    Reader reader{json};
    read_hours(reader, "hours");
    read_special_days(reader, "days");
    CHECK(faults(reader) ==
          "/hours/0/valid_from impossible-date 2026-11-23\n/hours/0/valid_to wrong-type text\n"
          "/hours/0/week/0/weekday out-of-range 1 7\n/hours/1/valid_from missing-field\n"
          "/hours/1/week wrong-type array\n"
          "/days/0/date impossible-date 2026-11-23\n/days/0/type invalid-value holiday\n/days/0/name wrong-type text\n"
          "/days/1/date missing-field\n/days/1/reason unknown-field\n"
          "/days/2/type missing-field\n/days/2/segments/0 invalid-value 25:00-26:00\n");
}
