#include "api/calendar_document.hpp"

#include "api/calendar_reader.hpp"

#include <charconv>

namespace motcua::api {
namespace {

constexpr std::size_t kLongestReason = 2000;

Json week_json(const WeeklyHours& hours)
{
    Json week = Json::array();
    for (std::size_t weekday = 0; weekday < hours.week.size(); ++weekday) {
        if (hours.week[weekday].empty()) continue;
        week.push_back({{"weekday", weekday + 1}, {"segments", json_of(std::span{hours.week[weekday]})}});
    }
    return week;
}

Json day_json(const SpecialDay& day)
{
    return {{"date", json_of(day.date)},
            {"type", to_string(day.type)},
            {"name", day.name},
            {"segments", json_of(std::span{day.segments})}};
}

Json hours_json(const WeeklyHours& hours)
{
    return {{"valid_from", json_of(hours.validity.from)},
            {"valid_to", json_of(hours.validity.to)},
            {"week", week_json(hours)}};
}

Json unit_json(const std::string& unit)
{
    return unit == kCountry ? Json(nullptr) : Json(unit);
}

// An edition says of the days of a unit what the edition's unit is; imports change several units at once.
template <class Row>
Json with_unit(Json json, const Row& row, const Edition& edition)
{
    if (edition.unit.value_or(kCountry) != row.unit) json["unit"] = unit_json(row.unit);
    return json;
}

Json counts_json(const storage::MovementCounts& counts)
{
    return {{"moved", counts.moved()},
            {"earlier", counts.earlier},
            {"later", counts.later},
            {"only_step", counts.only_step},
            {"become_overdue", counts.become_overdue},
            {"no_longer_overdue", counts.no_longer_overdue}};
}

const char* change_of(const storage::DayChange& change)
{
    if (change.after.type == DayType::regular) return "taken_back";
    return change.before ? "changed" : "added";
}

const char* change_of(const storage::HoursChange& change)
{
    if (!has_segments(change.after)) return "taken_back";
    return change.before ? "changed" : "added";
}

template <class Change, class ToJson>
Json change_json(const Change& change, ToJson to_json)
{
    return {{"change", change_of(change)},
            {"unit", unit_json(change.unit)},
            {"before", change.before ? to_json(*change.before) : Json(nullptr)},
            {"after", to_json(change.after)}};
}

// The weekdays whose hours open the door but make no working day.
Json reception_only(const WeeklyHours& hours)
{
    Json weekdays = Json::array();
    for (const std::size_t weekday : {6U, 7U})
        if (!hours.week[weekday - 1].empty()) weekdays.push_back(weekday);
    return weekdays;
}

Json changes_json(const storage::Preview& preview)
{
    Json days = Json::array();
    for (const auto& change : preview.days) days.push_back(change_json(change, &day_json));
    Json hours = Json::array();
    for (const auto& change : preview.hours) {
        hours.push_back(change_json(change, &hours_json));
        hours.back()["reception_only"] = reception_only(change.after);
    }
    return {{"days", std::move(days)}, {"hours", std::move(hours)}, {"announced_years", preview.announced_years}};
}

// The weekday that "/hours/{set}/week/{n}/…" of a fault names, as its position in the document.
std::string in_document(const Json& document, const std::string& pointer)
{
    const std::string_view text{pointer};
    const auto week = text.find("/week/");
    if (!text.starts_with("/hours/") || week == std::string_view::npos) return pointer;
    std::size_t set = 0;
    std::size_t weekday = 0;
    const auto end = std::min(text.find('/', week + 6), text.size());
    std::from_chars(text.data() + 7, text.data() + week, set);
    std::from_chars(text.data() + week + 6, text.data() + end, weekday);
    const Json& days = document["hours"][set]["week"];
    for (std::size_t i = 0; i < days.size(); ++i) {
        if (days[i]["weekday"] != weekday + 1) continue;
        return pointer.substr(0, week + 6) + std::to_string(i) + pointer.substr(end);
    }
    return pointer;
}

}  // namespace

Edition read_edition(Reader& reader)
{
    Edition edition{.unit = reader.optional_text("unit", 64), .reason = reader.text("reason", kLongestReason)};
    for (const std::int64_t year : reader.integers("announced_years", 100, 0, 9999))
        edition.announced_years.push_back(static_cast<int>(year));
    const std::string unit = edition.unit.value_or(kCountry);
    for (SpecialDay& day : read_special_days(reader, "days")) edition.days.push_back({unit, std::move(day)});
    for (WeeklyHours& hours : read_hours(reader, "hours")) edition.hours.push_back({unit, std::move(hours)});
    reader.finish();
    return edition;
}

std::vector<Rejection> with_pointers_of(const Json& document, std::vector<Rejection> faults)
{
    for (Rejection& fault : faults) fault.pointer = in_document(document, fault.pointer);
    return faults;
}

Json edition_json(const storage::EditionRecord& record)
{
    return {{"id", record.id},
            {"state", to_string(record.state())},
            {"unit", json_of(record.unit)},
            {"reason", record.reason},
            {"created_at", json_of(record.created_at)},
            {"created_by", record.created_by},
            {"version", json_of(record.version)},
            {"published_at", json_of(record.published_at)},
            {"published_by", json_of(record.published_by)},
            {"moved", json_of(record.moved)},
            {"discarded_at", json_of(record.discarded_at)},
            {"discarded_by", json_of(record.discarded_by)}};
}

Json edition_json(const storage::EditionRecord& record, const Edition& edition)
{
    Json json = edition_json(record);
    json["announced_years"] = edition.announced_years;
    json["days"] = Json::array();
    for (const auto& row : edition.days) json["days"].push_back(with_unit(day_json(row.day), row, edition));
    json["hours"] = Json::array();
    for (const auto& row : edition.hours) json["hours"].push_back(with_unit(hours_json(row.hours), row, edition));
    return json;
}

Json preview_json(const storage::EditionRecord& record, const storage::Preview& preview)
{
    Json desks = Json::array();
    for (const auto& [desk, counts] : preview.by_desk) {
        Json json{{"desk", desk}};
        json.update(counts_json(counts));
        desks.push_back(std::move(json));
    }
    Json items = Json::array();
    for (const storage::Movement& movement : preview.movements) {
        items.push_back({{"code", movement.code},
                         {"desk", movement.desk},
                         {"due_before", json_of(movement.due_before)},
                         {"due_after", json_of(movement.due_after)},
                         {"step_due_before", json_of(movement.step_due_before)},
                         {"step_due_after", json_of(movement.step_due_after)},
                         {"working_days", movement.working_days},
                         {"calendar_days", movement.calendar_days}});
    }
    return {{"edition", edition_json(record)},
            {"changes", changes_json(preview)},
            {"dossiers", counts_json(preview.all)},
            {"by_desk", std::move(desks)},
            {"items", std::move(items)},
            {"next", preview.left > 0 ? Json(preview.movements.back().code) : Json(nullptr)}};
}

}  // namespace motcua::api
