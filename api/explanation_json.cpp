#include "api/explanation_json.hpp"

#include "api/explanation_words.hpp"
#include "domain/regime.hpp"

#include <cmath>
#include <map>

namespace motcua::api {
namespace {

std::int64_t whole_minutes(std::chrono::milliseconds time)
{
    return std::chrono::floor<std::chrono::minutes>(time).count();
}

std::chrono::milliseconds working_time(const ExplainedDay& day)
{
    std::chrono::minutes time{0};
    for (const Segment& segment : day.segments) time += std::chrono::minutes{segment.to - segment.from};
    return time;
}

// Halves as they are, with an integer when it is one. Anything else to two decimals, with the exact fraction beside it
// as `name`_fraction unless it takes too many digits.
void add_number(Json& json, const std::string& name, const Count& exact, double nearly)
{
    const auto fraction = exact.fraction();
    if (fraction && fraction->denominator == 1) {
        json[name] = fraction->numerator;
    } else if (fraction && fraction->denominator == 2) {
        json[name] = static_cast<double>(fraction->numerator) / 2;
    } else {
        json[name] = std::round(nearly * 100) / 100;
        if (fraction)
            json[name + "_fraction"] =
                std::to_string(fraction->numerator) + "/" + std::to_string(fraction->denominator);
    }
}

// What a date that was not counted was skipped for.
std::string_view reason_of(const ExplainedDay& day)
{
    return day.use == DayUse::not_worked ? to_string(day.kind) : to_string(day.use);
}

// What a date and a run of dates have in common; the dates themselves are in `json` already.
Json with_reasons(Json json, const DayRange& range)
{
    json["kind"] = to_string(range.kind);
    json["use"] = to_string(range.use);
    if (!range.name.empty()) json["name"] = range.name;
    if (range.wait) json["wait"] = *range.wait;
    return json;
}

Json range_json(const Explanation& explanation, const DayRange& range, Language language)
{
    Json json = object_with_room(8);
    json["from"] = json_of(range.from);
    json["to"] = json_of(range.to);
    json = with_reasons(std::move(json), range);
    json["counted_minutes"] = whole_minutes(range.counted);
    json["sentence"] = days_sentence(explanation, range, language);
    return json;
}

Json day_json(const Explanation& explanation, const ExplainedDay& day, Language language)
{
    const DayRange alone{day.date, day.date, day.kind, day.use, day.name, day.wait, day.counted};
    Json json = object_with_room(8);
    json["date"] = json_of(day.date);
    json = with_reasons(std::move(json), alone);
    json["segments"] = json_of(std::span{day.segments});
    json["counted_minutes"] = whole_minutes(day.counted);
    json["sentence"] = days_sentence(explanation, alone, language);
    return json;
}

// null for an empty text.
Json text_or_null(std::string_view text)
{
    return text.empty() ? Json(nullptr) : Json(text);
}

// What the clock ran until the deadline, and how many dates it skipped for which reason.
Json counted_json(const Explanation& explanation)
{
    const bool civil = explanation.limit.unit == LimitUnit::calendar_day;
    Count days;
    double nearly = 0;
    std::chrono::milliseconds time{0};
    std::map<std::string_view, std::int64_t> skipped;
    for (const ExplainedDay& day : explanation.days) {
        const std::chrono::milliseconds whole = civil ? std::chrono::hours{24} : working_time(day);
        if (day.counted.count() > 0) {
            days = days + Count::with_part(0, day.counted.count(), whole.count());
            nearly += static_cast<double>(day.counted.count()) / static_cast<double>(whole.count());
        }
        if (day.use != DayUse::counted && day.use != DayUse::counted_in_part) ++skipped[reason_of(day)];
        time += day.counted;
    }
    Json json = object_with_room(5);
    json["working_days"] = nullptr;
    if (!civil) add_number(json, "working_days", days, nearly);
    json["working_minutes"] = civil ? Json(nullptr) : Json(whole_minutes(time));
    json["calendar_days"] = nullptr;
    if (civil) add_number(json, "calendar_days", days, nearly);
    json["skipped"] = Json::object();
    for (const auto& [reason, dates] : skipped) json["skipped"][std::string{reason}] = dates;
    return json;
}

Json law_json(Date received, Language language)
{
    return {{"one_stop", text_or_null(one_stop_rules(received))},
            {"counting", text_or_null(counting_rules(received))},
            {"sentence", text_or_null(law_sentence(received, language))}};
}

Json waits_json(const Explanation& explanation, Language language)
{
    Json waits = Json::array();
    for (std::size_t n = 0; n < explanation.waits.size(); ++n)
        waits.push_back(wait_json(explanation.waits[n], n, language));
    return waits;
}

}  // namespace

std::optional<Form> form_from(std::string_view text)
{
    if (text == "compact") return Form::compact;
    if (text == "full") return Form::full;
    return std::nullopt;
}

Json days_json(const Explanation& explanation, Form form, Language language)
{
    Json days = Json::array();
    if (form == Form::full) {
        for (const ExplainedDay& day : explanation.days) days.push_back(day_json(explanation, day, language));
    } else {
        for (const DayRange& range : ranges(explanation)) days.push_back(range_json(explanation, range, language));
    }
    return days;
}

Json derivation_json(const Explanation& explanation, Language language)
{
    return {{"due_at", json_of(explanation.due)},
            {"original_due_at", json_of(explanation.original_due)},
            {"provisional", explanation.provisional},
            {"counted", counted_json(explanation)},
            {"calendar_version", explanation.calendar_version},
            {"limit", json_of(explanation.limit)},
            {"hour_rule", to_string(explanation.hour_rule)},
            {"received_at", json_of(explanation.received_at)},
            {"start_rule", to_string(explanation.start_rule)},
            {"start_sentence", start_sentence(explanation, language)},
            {"counted_from", json_of(explanation.counted_from)},
            {"law", law_json(office_date(explanation.received_at), language)},
            {"waits", waits_json(explanation, language)},
            {"sentences", general_sentences(explanation, language)}};
}

Json wait_json(const ExplainedWait& explained, std::size_t n, Language language)
{
    return {{"from", json_of(explained.wait.from)},
            {"to", json_of(explained.wait.to)},
            {"policy", to_string(explained.wait.policy)},
            {"reason", explained.wait.reason},
            {"working_minutes", whole_minutes(explained.working_time)},
            {"due_before", json_of(explained.due_before)},
            {"due_after", json_of(explained.due_after)},
            {"sentence", wait_sentence(explained, n, language)}};
}

Json explanation_json(const Explanation& explanation, Form form, Language language)
{
    Json json = derivation_json(explanation, language);
    json["days"] = days_json(explanation, form, language);
    return json;
}

}  // namespace motcua::api
