#include "api/deadline_case.hpp"

#include "api/body.hpp"
#include "api/deadline_answer.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace motcua;
using namespace motcua::api;

namespace {

constexpr const char* kWeek = R"({"week": [{"weekday": 1, "segments": ["07:30-11:30"]}]})";

// The parts of a case that is right but for what is given.
struct Parts {
    std::string calendar = kWeek;
    std::string limit = R"({"amount": 5, "unit": "working_day"})";
    std::string received_at = R"("2025-03-10T09:00:00+07:00")";
    std::string more = {};

    std::string json() const
    {
        return R"({"calendar": )" + calendar + R"(, "limit": )" + limit + R"(, "received_at": )" + received_at + more +
               "}";
    }
};

std::string lines(const Problem& problem)
{
    std::string text;
    for (const Rejection& rejection : problem.rejections) {
        text += rejection.pointer + " " + std::string{to_string(rejection.reason)};
        for (const std::string& argument : rejection.arguments) text += " " + argument;
        text += "\n";
    }
    return text;
}

// What is wrong with a case, one line a fault, wherever on the way to the answer it is found.
std::string faults(const std::string& text)
{
    const auto json = parse_object(text);
    if (!json) return lines(json.error());
    const auto asked = read_deadline_case(*json, {});
    if (!asked) return lines(asked.error());
    const auto calendar = make_calendar(asked->calendar);
    if (!calendar) return lines(calendar.error());
    const auto answer = deadline_answer(*calendar, *asked, Form::full, Language::vi);
    return answer ? "" : lines(answer.error());
}

std::string faults_of_limit(const std::string& limit)
{
    return faults(Parts{.limit = limit}.json());
}

std::string faults_of_waits(const std::string& waits)
{
    return faults(Parts{.more = R"(, "waits": )" + waits}.json());
}

std::string faults_of_calendar(const std::string& calendar)
{
    return faults(Parts{.calendar = calendar}.json());
}

}  // namespace

TEST_CASE("a case is read as it was written")
{
    const auto json = parse_object(
        Parts{.calendar =
                  R"({"version": "7", "announced_years": [2025], "hours": [{"valid_from": "2025-01-01", "week": []}]})",
              .limit = R"({"amount": 1.5, "unit": "working_day"})",
              .received_at = R"("2025-03-10T02:00:00.250Z")",
              .more = R"(, "hour_rule": "same_position", "at": "2025-03-11T00:00:00-08:00",
            "waits": [{"from": "2025-03-10T10:00:00+07:00", "to": "2025-03-10T11:00:00+07:00", "policy": "restart"},
                      {"from": "2025-03-10T12:00:00+07:00", "to": null, "policy": "pause", "reason": " phí "}])"}
            .json());
    const auto asked = read_deadline_case(json.value(), {});
    REQUIRE(asked.has_value());
    CHECK(asked->calendar.version == "7");
    CHECK(asked->calendar.announced_years == std::vector{2025});
    CHECK(asked->terms.limit == TimeLimit{LimitUnit::working_day, 3});
    CHECK(asked->terms.hour_rule == HourRule::same_position);
    CHECK(asked->terms.received_at == parse_instant("2025-03-10T09:00:00.25+07:00"));
    CHECK(asked->at == parse_instant("2025-03-11T15:00:00+07:00"));
    REQUIRE(asked->terms.waits.size() == 2);
    CHECK(asked->terms.waits[0].policy == SupplementPolicy::restart);
    CHECK_FALSE(asked->terms.waits[1].to.has_value());
    CHECK(asked->terms.waits[1].reason == "phí");
}

TEST_CASE("what is no JSON object is told apart")
{
    CHECK(faults("{") == " malformed-json syntax \n");
    CHECK(faults("[]") == " malformed-json not-an-object \n");
    CHECK(faults("5 5") == " malformed-json syntax \n");
    CHECK(faults(R"({"at": 1, "at": 2})") == " malformed-json duplicate-name : at\n");
    CHECK(faults(std::string(100'000, '[')) == " malformed-json too-deep \n");
    CHECK(faults("{\"at\": \"\xFF\"}") == " malformed-json syntax \n");
    CHECK(faults(R"({"limit": {"amount": 1e999}})") == " malformed-json syntax \n");
}

TEST_CASE("every field of a case that is missing, unknown or of another type is named")
{
    CHECK(faults("{}") == "/calendar missing-field\n/limit missing-field\n/received_at missing-field\n");
    CHECK(faults(
              R"({"calendar": [], "limit": 5, "received_at": 1, "waits": {}, "at": 2, "unit": "X", "hour_rule": 3})") ==
          "/calendar wrong-type object\n/limit wrong-type object\n/hour_rule wrong-type text\n"
          "/received_at wrong-type text\n/waits wrong-type array\n/at wrong-type text\n/unit unknown-field\n");
    CHECK(faults(Parts{.more = R"(, "hour_rule": "noon", "due": 1)"}.json()) ==
          "/hour_rule invalid-value noon\n/due unknown-field\n");
    CHECK(faults(Parts{.received_at = R"("2025-02-29T09:00:00+07:00")"}.json()) ==
          "/received_at impossible-date 2026-11-23T08:00:00+07:00\n");
    CHECK(faults(Parts{.received_at = R"("2025-03-10 09:00")", .more = R"(, "at": "soon")"}.json()) ==
          "/received_at impossible-date 2026-11-23T08:00:00+07:00\n/at impossible-date 2026-11-23T08:00:00+07:00\n");
}

TEST_CASE("an amount is a positive number in halves that the unit allows")
{
    CHECK(faults_of_limit(R"({"amount": 0.5, "unit": "working_hour"})").empty());
    CHECK(faults_of_limit(R"({"unit": "working_day"})") == "/limit/amount missing-field\n");
    CHECK(faults_of_limit(R"({"amount": 5})") == "/limit/unit missing-field\n");
    CHECK(faults_of_limit(R"({"amount": 5, "unit": "day", "per": 1})") ==
          "/limit/unit invalid-value day\n/limit/per unknown-field\n");
    CHECK(faults_of_limit(R"({"amount": "5", "unit": "working_day"})") == "/limit/amount wrong-type number\n");
    CHECK(faults_of_limit(R"({"amount": 0.25, "unit": "working_day"})") == "/limit/amount wrong-type half\n");
    CHECK(faults_of_limit(R"({"amount": 0, "unit": "working_day"})") == "/limit/amount out-of-range 0.5 999999\n");
    CHECK(faults_of_limit(R"({"amount": -3, "unit": "working_hour"})") == "/limit/amount out-of-range 0.5 999999\n");
    CHECK(faults_of_limit(R"({"amount": 1e300, "unit": "working_day"})") == "/limit/amount out-of-range 0.5 999999\n");
    CHECK(faults_of_limit(R"({"amount": 1.5, "unit": "calendar_day"})") == "/limit/amount invalid-value 1.5\n");
    CHECK(faults_of_limit(R"({"unit": "none"})").empty());
    CHECK(faults_of_limit(R"({"amount": null, "unit": "same_day"})").empty());
    CHECK(faults_of_limit(R"({"amount": 3, "unit": "same_day"})").empty());
}

TEST_CASE("a calendar's faults are told where they were written")
{
    CHECK(faults_of_calendar("{}") == "/calendar/week exactly-one week, hours\n");
    CHECK(faults_of_calendar(R"({"week": [], "hours": []})") == "/calendar/hours exactly-one week, hours\n");
    CHECK(faults_of_calendar(R"({"week": [{"weekday": 9}], "holidays": []})") ==
          "/calendar/week/0/weekday out-of-range 1 7\n/calendar/holidays unknown-field\n");
    CHECK(faults_of_calendar(R"({"week": [{"weekday": 5, "segments": ["13:00-17:00", "07:30-11:30"]}]})") ==
          "/calendar/week/0/segments/1 out-of-order 07:30-11:30\n");
    CHECK(faults_of_calendar(R"({"week": [], "announced_years": [20250]})") ==
          "/calendar/announced_years/0 out-of-range 1900 2199\n");
    CHECK(
        faults_of_calendar(
            R"({"week": [], "days": [{"date": "2025-05-01", "type": "HOLIDAY"}, {"date": "2025-05-01", "type": "SWAP_OFF"}]})") ==
        "/calendar/days/1/date duplicate 2025-05-01\n");
    CHECK(faults_of_calendar(R"({"week": [], "days": [{"date": "1999-05-01", "type": "HOLIDAY"}]})") ==
          "/calendar/days/0/date out-of-range 2000-01-01 2060-12-31\n");
    CHECK(faults_of_calendar(R"({"hours": [{"valid_from": "2025-02-01", "valid_to": "2025-01-01", "week": []}]})") ==
          "/calendar/hours/0/valid_to reversed 2025-01-01\n");
    CHECK(faults_of_calendar(
              R"({"hours": [{"valid_from": "2025-02-01", "week": []}, {"valid_from": "2025-01-01", "week": []}]})") ==
          "/calendar/hours/0/valid_from out-of-order 2025-02-01\n");
}

TEST_CASE("waits come in order and end after they begin")
{
    const std::string first =
        R"({"from": "2025-03-10T10:00:00+07:00", "to": "2025-03-10T11:00:00+07:00", "policy": "pause"})";
    CHECK(faults_of_waits("[" + first + "]").empty());
    CHECK(faults_of_waits("[" + first + R"(, {"to": "2025-03-11T11:00:00+07:00", "policy": "stop", "why": 1}])") ==
          "/waits/1/from missing-field\n/waits/1/policy invalid-value stop\n/waits/1/why unknown-field\n");
    CHECK(faults_of_waits(R"([5])") == "/waits/0 wrong-type object\n");
    CHECK(faults_of_waits(R"([{"from": "2025-03-10T08:59:59+07:00", "policy": "pause"}])") ==
          "/waits/0/from out-of-order 2025-03-10T08:59:59+07:00\n");
    CHECK(faults_of_waits("[" + first + R"(, {"from": "2025-03-10T10:30:00+07:00", "policy": "pause"}])") ==
          "/waits/1/from out-of-order 2025-03-10T10:30:00+07:00\n");
    CHECK(faults_of_waits(R"([{"from": "2025-03-10T10:00:00+07:00", "policy": "pause"}, )" + first + "]") ==
          "/waits/1/from out-of-order 2025-03-10T10:00:00+07:00\n");
    CHECK(faults_of_waits(
              R"([{"from": "2025-03-10T10:00:00+07:00", "to": "2025-03-10T09:59:00+07:00", "policy": "pause"}])") ==
          "/waits/0/to reversed 2025-03-10T09:59:00+07:00\n");
    std::string many = first;
    for (int i = 0; i < 200; ++i) many += ", " + first;
    CHECK(faults_of_waits("[" + many + "]") == "/waits too-many 200\n");
}

TEST_CASE("what the calendar does not reach is said")
{
    CHECK(faults(Parts{.received_at = R"("1999-12-31T09:00:00+07:00")"}.json()) == "/received_at calendar-missing\n");
    CHECK(faults_of_limit(R"({"amount": 99999, "unit": "working_day"})") == "/calendar calendar-missing\n");
    CHECK(faults_of_calendar(R"({"week": []})") == "/calendar calendar-missing\n");
    CHECK(faults_of_waits(
              R"([{"from": "2025-03-10T10:00:00+07:00", "to": "2061-03-10T09:59:00+07:00", "policy": "pause"}])") ==
          "/waits/0/to calendar-missing\n");
}

TEST_CASE("a unit may stand for the calendar where there are units, and brings its hour rule")
{
    const CaseDefaults defaults{.units = true, .unit_hour_rule = HourRule::same_position};
    const auto read = [&](const std::string& who) {
        return read_deadline_case(
            parse_object("{" + who + R"("limit": {"unit": "none"}, "received_at": "2025-03-10T09:00:00+07:00"})")
                .value(),
            defaults);
    };
    const auto unit = read(R"("unit": "X24.217", )");
    REQUIRE(unit.has_value());
    CHECK(unit->unit == "X24.217");
    CHECK(unit->terms.hour_rule == HourRule::same_position);
    const auto own = read(std::string{R"("calendar": )"} + kWeek + ", ");
    REQUIRE(own.has_value());
    CHECK(own->terms.hour_rule == HourRule::end_of_day);
    CHECK(read(R"("unit": "X24.217", "hour_rule": "end_of_day", )")->terms.hour_rule == HourRule::end_of_day);
    CHECK(lines(read("").error()) == "/calendar exactly-one calendar, unit\n");
    CHECK(lines(read(std::string{R"("unit": "X24.217", "calendar": )"} + kWeek + ", ").error()) ==
          "/unit exactly-one calendar, unit\n");
}

TEST_CASE("a calendar without a list of announced years has all announced, with an empty list none")
{
    const auto provisional = [](const std::string& calendar) {
        const auto asked = read_deadline_case(parse_object(Parts{.calendar = calendar}.json()).value(), {});
        REQUIRE(asked.has_value());
        const auto own = make_calendar(asked->calendar);
        REQUIRE(own.has_value());
        return deadline_answer(*own, *asked, Form::compact, Language::vi).value()["provisional"].get<bool>();
    };
    const std::string week = R"({"week": [{"weekday": 1, "segments": ["07:30-11:30"]}])";
    CHECK_FALSE(provisional(week + "}"));
    CHECK(provisional(week + R"(, "announced_years": []})"));
    CHECK_FALSE(provisional(week + R"(, "announced_years": [2025]})"));
    CHECK(provisional(week + R"(, "announced_years": [2024]})"));
}
