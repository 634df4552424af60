#include "tests/support/deadline_vectors.hpp"

#include "api/deadline_answer.hpp"
#include "api/reader.hpp"
#include "tests/support/explanation_checker.hpp"

#include <doctest/doctest.h>

using namespace motcua;
using namespace motcua::api;
using namespace motcua::tests;

namespace {

Json answer_to(const Json& json, Form form)
{
    const auto asked = read_deadline_case(json, {});
    REQUIRE(asked.has_value());
    const auto calendar = make_calendar(asked->calendar);
    REQUIRE(calendar.has_value());
    const auto answer = deadline_answer(*calendar, *asked, form, Language::vi);
    REQUIRE(answer.has_value());
    return *answer;
}

WorkingCalendar calendar_of(const Json& table, const Json& vector)
{
    // A calendar is read with a case around it.
    const Json json{{"case", {{"limit", {{"unit", "none"}}}, {"received_at", "2025-01-01T00:00:00Z"}}},
                    {"calendar", vector["calendar"]}};
    const auto asked = read_deadline_case(case_of(table, json), {});
    REQUIRE(asked.has_value());
    auto calendar = make_calendar(asked->calendar);
    REQUIRE(calendar.has_value());
    return *std::move(calendar);
}

Instant moment(const Json& text)
{
    return parse_instant(text.get<std::string>()).value();
}

}  // namespace

TEST_CASE("every worked example of a limit comes out as it was worked out by hand")
{
    const Json table = deadline_table();
    const auto vectors = deadline_vectors(table, "case");
    CHECK(vectors.size() >= 60);
    for (const Json& vector : vectors) {
        CAPTURE(vector.dump());
        const Json answer = answer_to(case_of(table, vector), Form::compact);
        for (const auto& [name, value] : vector["expect"].items()) CHECK(answer[name] == value);
    }
}

TEST_CASE("every worked example can be computed again from its explanation")
{
    const Json table = deadline_table();
    for (const Json& vector : deadline_vectors(table, "case")) {
        CAPTURE(vector.dump());
        const auto full = nlohmann::json::parse(answer_to(case_of(table, vector), Form::full).dump());
        const ExplanationChecker checker{full};
        CHECK(checker.faults().empty());
        const Json& due = vector["expect"]["due_at"];
        CHECK(checker.due() == (due.is_null() ? "" : due.get<std::string>().substr(0, 19)));
    }
}

TEST_CASE("every worked example of the desk's handover")
{
    const Json table = deadline_table();
    const auto vectors = deadline_vectors(table, "handover");
    CHECK(vectors.size() == 4);
    for (const Json& vector : vectors) {
        CAPTURE(vector.dump());
        const auto due = handover_due(calendar_of(table, vector), moment(vector["handover"]["received_at"]));
        CHECK(due == moment(vector["expect"]["due_at"]));
    }
}

TEST_CASE("every worked example of a step's budget")
{
    const Json table = deadline_table();
    const auto vectors = deadline_vectors(table, "step");
    CHECK(vectors.size() == 3);
    for (const Json& vector : vectors) {
        CAPTURE(vector.dump());
        const Json& step = vector["step"];
        const auto halves = static_cast<std::int64_t>(step["budget"]["amount"].get<double>() * 2);
        const auto due =
            step_due(calendar_of(table, vector), {LimitUnit::working_day, halves}, moment(step["entered_at"]));
        REQUIRE(due.has_value());
        CHECK(*due == moment(vector["expect"]["due_at"]));
    }
}

TEST_CASE("a moment the calendar does not reach is not judged")
{
    const Json week = Json::array({{{"weekday", 1}, {"segments", {"07:30-11:30"}}}});
    const auto fault_at = [&](const char* at) -> std::string {
        const Json json{{"calendar", {{"week", week}}},
                        {"limit", {{"amount", 1}, {"unit", "working_day"}}},
                        {"received_at", "2025-03-03T09:00:00+07:00"},
                        {"at", at}};
        const auto asked = read_deadline_case(json, {});
        REQUIRE(asked.has_value());
        const auto calendar = make_calendar(asked->calendar);
        const auto answer = deadline_answer(*calendar, *asked, Form::compact, Language::vi);
        if (answer) return (*answer)["verdict"];
        const Rejection& rejection = answer.error().rejections.front();
        return std::string{to_string(rejection.reason)} + rejection.pointer;
    };
    CHECK(fault_at("2060-12-31T23:00:00+07:00") == "late");
    CHECK(fault_at("2061-01-01T00:00:00+07:00") == "out-of-range/at");
    CHECK(fault_at("1999-12-31T23:59:00+07:00") == "out-of-range/at");
}
