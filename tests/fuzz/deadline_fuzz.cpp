#include "api/body.hpp"
#include "api/deadline_answer.hpp"
#include "tests/domain/naive_clock.hpp"
#include "tests/support/explanation_checker.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>

// One case of the calculator, whatever bytes it is. Beside not crashing, what comes out keeps these laws: the full form
// explains the very date it is given with, the compact form gives the same date, and for small cases the date is that
// of the oracle that walks minute by minute.

namespace {

using namespace motcua;

[[noreturn]] void broken(const std::string& law, const std::string& input, const std::string& found)
{
    std::fprintf(stderr, "%s\n%s\n%s\n", law.c_str(), found.c_str(), input.c_str());
    std::abort();
}

void check_explanation(const std::string& input, const nlohmann::json& full)
{
    const tests::ExplanationChecker checker{full};
    if (const auto faults = checker.faults(); !faults.empty()) broken("dates", input, faults);
    const auto due = checker.due();
    if (!due) return;
    // The checker writes the end of a day as 24:00.
    std::string written = full["due_at"].is_null() ? "" : full["due_at"].get<std::string>().substr(0, 19);
    if (due->ends_with("T24:00:00")) {
        if (const auto instant = parse_instant(full["due_at"].get<std::string>()))
            written = format_date(office_date(*instant - std::chrono::milliseconds{1})) + "T24:00:00";
    }
    if (*due != written) broken("explanation", input, *due + " explained, not " + full.dump());
}

// Few lengths of day and short spans: the oracle counts in 64 bits and walks every minute.
bool small(const DeadlineTerms& terms, const CalendarData& calendar, Instant due)
{
    std::set<int> lengths;
    const auto add = [&](const std::vector<Segment>& segments) {
        int minutes = 0;
        for (const Segment& segment : segments) minutes += segment.to - segment.from;
        if (minutes > 0) lengths.insert(minutes);
    };
    for (const WeeklyHours& hours : calendar.hours)
        for (const auto& segments : hours.week) add(segments);
    for (const SpecialDay& day : calendar.days) add(day.segments);
    Instant last = due;
    for (const Wait& wait : terms.waits) last = std::max(last, wait.to.value_or(wait.from));
    const auto whole = [](Instant t) { return to_milliseconds(t) % 1000 == 0; };
    bool seconds = whole(terms.received_at);
    for (const Wait& wait : terms.waits) seconds = seconds && whole(wait.from) && whole(wait.to.value_or(wait.from));
    return seconds && lengths.size() <= 4 && terms.limit.halves <= 60 && terms.waits.size() <= 6 &&
           last - terms.received_at < std::chrono::days{40};
}

void check_oracle(const std::string& input, const api::DeadlineCase& asked, Instant due)
{
    if (!small(asked.terms, asked.calendar, due)) return;
    const auto expected = test::NaiveClock{asked.calendar}.due(asked.terms);
    if (!expected) return;
    const Instant instant = from_milliseconds(*expected * 1000) - kOfficeOffset;
    if (instant != due) broken("oracle", input, format_instant(due) + ", not " + format_instant(instant));
}

void check_case(const std::string& input, const api::DeadlineCase& asked)
{
    const auto calendar = api::make_calendar(asked.calendar);
    if (!calendar) return;
    const auto full = api::deadline_answer(*calendar, asked, api::Form::full, api::Language::vi);
    const auto compact = api::deadline_answer(*calendar, asked, api::Form::compact, api::Language::en);
    if (full.has_value() != compact.has_value()) broken("forms", input, "one of the forms is refused");
    if (!full) return;
    if ((*full)["due_at"] != (*compact)["due_at"]) broken("forms", input, "two dates");
    if ((*full)["explanation"].size() < 2000) check_explanation(input, nlohmann::json::parse(api::dump(*full)));
    if ((*full)["due_at"].is_string())
        check_oracle(input, asked, parse_instant((*full)["due_at"].get<std::string>()).value());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string input(reinterpret_cast<const char*>(data), size);
    const auto json = motcua::api::parse_object(input);
    if (!json) return 0;
    const auto asked = motcua::api::read_deadline_case(*json, {});
    if (asked) {
        check_case(input, *asked);
    } else {
        motcua::api::dump(motcua::api::problem_json(asked.error(), motcua::api::Language::vi));
    }
    return 0;
}
